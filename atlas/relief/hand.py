"""Wrist and hand."""

from atlas.relief.knuckles import set_back
from atlas.relief.marks import (
    Array,
    Joints,
    Mark,
    Pick,
    bump,
    finger_frame,
    forearm_frame,
    hand_frame,
    hollow,
    ridge,
)

FINGERS = (2, 3, 4, 5)


def marks(pick: Pick, joints: Joints) -> list[Mark]:
    return [*wrist(pick, joints), *palm(pick, joints), *back_of_hand(pick, joints), *snuffbox(pick, joints)]


def wrist(pick: Pick, joints: Joints) -> list[Mark]:
    arm = forearm_frame(joints)

    def cord(*places: tuple[float, float]) -> list[Array]:
        return [pick.ray(arm.inside(along, side), arm.front) for along, side in places]

    def around(along: float, degrees: float, side: float = 0.0) -> Array:
        return pick.ray(arm.inside(along, side), arm.direction(degrees))

    return [
        ridge("palmaris longus", cord((-85, 0), (-50, -0.5), (-20, -1), (-2, -1)), 2.6, 1.7, "PC6 lies beside it"),
        ridge("flexor carpi radialis", cord((-85, 8), (-50, 9), (-20, 10), (-4, 11)), 2.8, 1.6, "PC6 lies beside it"),
        hollow("between the two cords", cord((-70, 4), (-40, 4.3), (-10, 4.8)), 2.6, 0.9, "the groove of PC4 to PC7"),
        ridge("flexor carpi ulnaris", cord((-75, -15), (-40, -16), (4, -16)), 3.0, 1.5, "HT7 lies on its inner side"),
        hollow("beside flexor carpi ulnaris", cord((-30, -10.5), (-4, -10.5)), 3.2, 0.9, "sets the cord off"),
        bump("pisiform", pick.ray(arm.inside(18, -18.5), arm.front), 5.5, 2.2, "the pea bone under the little finger"),
        hollow("radial pulse", cord((-30, 16), (0, 16)), 3.6, 1.1, "between cord and styloid"),
        bump("radial styloid", around(0, 85), 6.5, 2.4, "the outer end of the radius"),
        bump("head of the ulna", around(-18, 212), 8, 3.4, "the round knob of the back of the wrist"),
        hollow("beside the head of the ulna", around(-10, 196), 6, 1.4, "sets the knob off"),
    ]


def palm(pick: Pick, joints: Joints) -> list[Mark]:
    hand = hand_frame(joints)
    thumb = [joints["l-finger-1-1"], joints["l-finger-1-2"]]
    heel = [pick.ray(hand.inside(along, side), hand.front) for along, side in ((24, -19), (42, -22), (58, -23))]
    return [
        ridge("ball of the thumb", [pick.ray(place, hand.front) for place in thumb], 9, 2.2, "the thenar"),
        ridge("heel of the hand", heel, 9, 2.0, "the hypothenar"),
        *(
            bump("pad before the finger", pick.ray(joint_place(joints, finger, 1), hand.front), 6.5, 1.2, "the pads")
            for finger in FINGERS
        ),
    ]


def back_of_hand(pick: Pick, joints: Joints) -> list[Mark]:
    joints = set_back(joints)
    hand = hand_frame(joints)
    found: list[Mark] = []
    for finger in FINGERS:
        knuckle, middle = (finger_frame(joints, finger, joint) for joint in (1, 2))
        fist = pick.ray(knuckle.origin, knuckle.direction(180))
        start = pick.ray(hand.inside(22, (3.5 - finger) * 4), hand.direction(180))
        half = pick.ray((knuckle.origin + hand.inside(22, (3.5 - finger) * 4)) / 2, hand.direction(180))
        found += [
            bump("knuckle", fist, 5.2, 2.2, "the head of the metacarpal"),
            ridge("extensor tendon", [start, half, fist], 2.6, 0.8, "runs to the knuckle"),
            bump("middle knuckle", pick.ray(middle.origin, middle.direction(180)), 4.2, 0.8, "the middle joint"),
        ]
    found += [valley(pick, joints, finger) for finger in FINGERS[:-1]]
    return found


def valley(pick: Pick, joints: Joints, finger: int) -> Mark:
    """Between two metacarpals, behind the knuckles."""
    hand = hand_frame(joints)
    between = (joint_place(joints, finger, 1) + joint_place(joints, finger + 1, 1)) / 2
    places = [pick.ray(between - hand.along * back / 1000, hand.direction(180)) for back in (4, 24)]
    return hollow("between the knuckles", places, 4.2, 1.2, "where the metacarpals part")


def snuffbox(pick: Pick, joints: Joints) -> list[Mark]:
    hand = hand_frame(joints)
    base, thumb = joints["l-finger-1-1"], joints["l-finger-1-2"]

    def skin(place: Array, degrees: float) -> Array:
        return pick.ray(place, hand.direction(degrees))

    back_cord = [skin(hand.inside(5, 8), 156), skin((base + hand.inside(14, 12)) / 2, 138), skin(thumb, 155)]
    front_cord = [skin(hand.inside(5, 8), 74), skin(base, 84), skin(thumb, 100)]
    pit = [skin(hand.inside(11, 10), 108), skin((base + hand.inside(14, 12)) / 2, 110)]
    return [
        ridge("extensor pollicis longus", back_cord, 2.8, 1.3, "the back cord of the snuffbox"),
        ridge("extensor pollicis brevis", front_cord, 2.8, 1.1, "the front cord of the snuffbox"),
        hollow("snuffbox", pit, 4.5, 2.0, "the hollow at the root of the thumb"),
    ]


def joint_place(joints: Joints, finger: int, joint: int) -> Array:
    return joints[f"l-finger-{finger}-{joint}"]
