"""With what one presses. The names go into a sentence: "Thumb, light pressure"."""

HAND_TOOLS = {
    "thumb": "thumb",
    "thumbs": "thumbs",
    "fingers": "fingers",
    "index_finger": "index finger",
    "fingertips": "fingertips",
    "flat_fingers": "flat fingers",
    "palm": "palm",
    "palms": "palms or backs of the hands",
    "opposite_hand": "the other hand",
    "helper_thumbs": "a helper’s thumbs",
    "helper_fingers": "a helper’s fingers",
    "helper_palms": "a helper’s hands",
    "none": "nothing",
}
TOOLS = {
    **HAND_TOOLS,
    "ball": "soft ball",
    "knuckle": "knuckle",
    "pencil_rubber": "rubber end of a pencil",
    "loose_fists": "loose fists",
    "wristband": "wristband",
}
