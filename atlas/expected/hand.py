"""What the standard fixes: hand."""

from atlas.expect import Between, Distance, Level

HAND = "hand"
ALONG = ("dorsal-wrist-crease", "knuckle-3")  # heights along the hand

EXPECTED: list[Distance | Level | Between] = [
    # 0.1 cun from the corners of nails, or from the free edge
    Distance("LU11", "nail-1-radial-corner", 0.1, HAND),
    Distance("LI1", "nail-2-radial-corner", 0.1, HAND),
    Distance("HT9", "nail-5-radial-corner", 0.1, HAND),
    Distance("SI1", "nail-5-ulnar-corner", 0.1, HAND),
    Distance("TE1", "nail-4-ulnar-corner", 0.1, HAND),
    Distance("EX-UE11", "nail-1-free-edge", 0.1, HAND),
    # behind the knuckles
    Distance("EX-UE8", "between-knuckles-2-3", 0.5, HAND),
    Between("EX-UE7", "dorsal-wrist-crease", "between-knuckles-2-3", 0.5),
    # on edges and in creases themselves
    Distance("PC9", "fingertip-3", 0, HAND),
    # levels
    Level(("HT8", "PC8"), HAND, axis=ALONG),
    Level(("LI4", "metacarpal2-middle"), HAND, axis=ALONG),
    Level(("LU10", "metacarpal1-middle"), HAND, axis=("metacarpal1-base", "knuckle-1-side")),
    Level(("SI3", "palm-crease-end"), HAND, 0.4, axis=ALONG),
]
