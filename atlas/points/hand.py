"""Points: hand. Stated as it hangs in the standing pose, the palm forward."""

from collections.abc import Callable

import numpy as np

from atlas.bake import unit
from atlas.landmarks import hand_shape as shape
from atlas.placing import Find, Placing, Row

HAND = "hand"
FINGERS = (1, 2, 3, 4, 5)
BEHIND = 0.4  # cun: from a base joint to the hollow before or beyond its thick ends
WEB_BACK = 0.1  # cun: from the edge of a web to where the skin of the back begins


def row(code: str, rule: str, find: Find, uncertainty: float, place: str = "standard") -> Row:
    return Row(code, rule, find, HAND, uncertainty, place=place)


# sides of the hand
def lu10(p: Placing) -> np.ndarray:
    return p.out(shape.metacarpal(p, 1, 0.5), shape.thumb_border(p))


def li2(p: Placing) -> np.ndarray:
    return p.out(shape.beyond(p, 2, BEHIND), shape.radial(p))


def li3(p: Placing) -> np.ndarray:
    return p.out(shape.before(p, 2, BEHIND), unit(shape.radial(p) + 0.35 * shape.dorsal(p)))


def li4(p: Placing) -> np.ndarray:
    """Beside the bone, in the flesh between it and the first metacarpal."""
    beside = shape.metacarpal(p, 2, 0.5) + shape.radial(p) * p.cun(HAND, 0.4)
    return p.out(beside, unit(shape.dorsal(p) + 0.3 * shape.radial(p)))


def outer_border(p: Placing) -> np.ndarray:
    """From the bones of the little finger's side to where palm and back meet: a little to the palm."""
    return unit(shape.ulnar(p) + 0.12 * shape.palmar(p))


def si2(p: Placing) -> np.ndarray:
    return p.out(shape.beyond(p, 5, BEHIND * 0.8), outer_border(p))


def si3(p: Placing) -> np.ndarray:
    return p.out(shape.before(p, 5, BEHIND), outer_border(p))


def si4(p: Placing) -> np.ndarray:
    """The gap lies just behind the base of the bone."""
    base, head = shape.metacarpal_base(p, 5), shape.base_joint(p, 5)
    return p.out(base + unit(base - head) * p.cun(HAND, 0.3), shape.ulnar(p))


# palm: HT8 and PC8 are level
def palm_level(p: Placing) -> np.ndarray:
    """Just before the base joint of the little finger."""
    return shape.before(p, 5, 0.2)


def palm_between(finger: int) -> Find:
    def find(p: Placing) -> np.ndarray:
        near = (shape.metacarpal_base(p, finger) + shape.metacarpal_base(p, finger + 1)) / 2
        far = (shape.base_joint(p, finger) + shape.base_joint(p, finger + 1)) / 2
        return p.out(shape.at_hand_level(p, near, far, palm_level(p)), shape.palmar(p))

    return find


# back of the hand
def te3(p: Placing) -> np.ndarray:
    """Level with the hollow behind the ring finger's base joint, between the two bones."""
    near = (shape.metacarpal_base(p, 4) + shape.metacarpal_base(p, 5)) / 2
    far = (shape.base_joint(p, 4) + shape.base_joint(p, 5)) / 2
    return p.out(shape.at_hand_level(p, near, far, shape.before(p, 4, BEHIND)), shape.dorsal(p))


def back_between(finger: int, cun: float) -> Find:
    return lambda p: p.out(shape.between(p, finger, cun), shape.dorsal(p))


def half_way(finger: int) -> Callable[[Placing], np.ndarray]:
    """Between two metacarpals, midway from the crease of the wrist to the base joints."""

    def find(p: Placing) -> np.ndarray:
        far = (shape.base_joint(p, finger) + shape.base_joint(p, finger + 1)) / 2
        near = (shape.metacarpal_base(p, finger) + shape.metacarpal_base(p, finger + 1)) / 2
        crease = shape.at_hand_level(p, near, far, p("dorsal-wrist-crease"))
        return p.out((crease + far) / 2, shape.dorsal(p))

    return find


def behind_web(finger: int) -> Callable[[Placing], np.ndarray]:
    """Where the skin of the back begins behind the edge of a web."""
    return lambda p: p.aside(f"web-{finger}", shape.web_back(p, finger), WEB_BACK, HAND)


# fingers
def by_nail(finger: int, side: int, sideways: float = 1) -> Find:
    return lambda p: shape.by_nail(p, finger, side, sideways)


def back_of(finger: int, number: int) -> Find:
    return lambda p: shape.over_joint(p, finger, number, lambda back, _: back)


def palm_side_of(finger: int, number: int) -> Find:
    return lambda p: shape.over_joint(p, finger, number, lambda back, _: -back)


def beyond_nail(finger: int) -> Find:
    return lambda p: shape.beyond_nail(p, finger)


def each(finders: list[Find]) -> Find:
    return lambda p: [np.asarray(find(p)) for find in finders]


POINTS: list[Row] = [
    row(
        "LU10",
        "on the edge of the ball of the thumb, where palm and back meet, level with the middle of the first metacarpal",
        lu10,
        0.25,
    ),
    row(
        "LU11",
        "0.1 cun from the corner of the thumbnail away from the index finger, towards the wrist and outward",
        by_nail(1, 1),
        0.1,
    ),
    row(
        "LI1",
        "0.1 cun from the corner of the index finger's nail on the thumb's side, towards the wrist and outward",
        by_nail(2, 1),
        0.1,
    ),
    row(
        "LI2",
        "in the hollow just beyond the index finger's base joint, on the thumb's side, where palm and back meet",
        li2,
        0.25,
    ),
    row(
        "LI3",
        "in the hollow just behind the index finger's base joint, on the thumb's side of the back of the hand",
        li3,
        0.25,
    ),
    row(
        "LI4",
        "on the back of the hand between the first two metacarpals, on the thumb's side of the middle of the second",
        li4,
        0.25,
    ),
    row(
        "HT8",
        "in the palm between the fourth and fifth metacarpals, behind the little finger's base joint, level with PC8",
        palm_between(4),
        0.3,
    ),
    row(
        "HT9",
        "0.1 cun from the corner of the little finger's nail on the thumb's side, towards the wrist and outward",
        by_nail(5, 1),
        0.1,
    ),
    row(
        "SI1",
        "0.1 cun from the outer corner of the little finger's nail, towards the wrist and outward",
        by_nail(5, -1),
        0.1,
    ),
    row(
        "SI2",
        "in the hollow just beyond the little finger's base joint, on the outer side, where palm and back meet",
        si2,
        0.25,
    ),
    row(
        "SI3",
        "in the hollow behind the little finger's base joint, on the outer side, at the end of the far palm crease",
        si3,
        0.25,
    ),
    row(
        "SI4",
        "in the hollow behind the base of the fifth metacarpal, on the outer side, where palm and back meet",
        si4,
        0.3,
    ),
    row(
        "PC8",
        "in the palm between the second and third metacarpals, behind the base joints, level with HT8",
        palm_between(2),
        0.3,
    ),
    row(
        "PC8",
        "in the palm between the third and fourth metacarpals, behind the base joints, level with HT8",
        palm_between(3),
        0.3,
        place="alternative",
    ),
    row("PC9", "in the middle of the tip of the middle finger", lambda p: p("fingertip-3"), 0.1),
    row(
        "PC9",
        "0.1 cun from the corner of the middle finger's nail on the thumb's side, towards the wrist and outward",
        by_nail(3, 1),
        0.1,
        place="alternative",
    ),
    row(
        "TE1",
        "0.1 cun behind the corner of the ring finger's nail on the little finger's side",
        by_nail(4, -1, sideways=0.3),
        0.1,
    ),
    row(
        "TE2",
        "behind the edge of the web between ring and little finger, where the skin of the back begins",
        behind_web(4),
        0.15,
    ),
    row(
        "TE3",
        "on the back of the hand between the fourth and fifth metacarpals, behind the ring finger's base joint",
        te3,
        0.25,
    ),
    row("EX-UE4", "on the back of the middle finger, the middle of its middle joint", back_of(3, 2), 0.15),
    row("EX-UE5", "on the back of the thumb, the middle of its end joint", back_of(1, 3), 0.2),
    row("EX-UE6", "on the back of the little finger, the middle of its middle joint", back_of(5, 2), 0.15),
    row(
        "EX-UE7",
        "on the back of the hand between the second and third and between the fourth and fifth metacarpals, "
        "midway from the crease of the wrist to the base joints",
        each([half_way(2), half_way(4)]),
        0.3,
    ),
    row(
        "EX-UE8",
        "on the back of the hand between the second and third metacarpals, 0.5 cun behind the base joints",
        back_between(2, 0.5),
        0.25,
    ),
    row(
        "EX-UE9",
        "behind the edges of the four webs between the fingers, where the skin of the back begins",
        each([behind_web(finger) for finger in FINGERS[:-1]]),
        0.15,
    ),
    row(
        "EX-UE10",
        "on the palm side of the index to little fingers, the middle of the crease of the middle joint",
        each([palm_side_of(finger, 2) for finger in FINGERS[1:]]),
        0.15,
    ),
    row(
        "EX-UE11",
        "in the middle of the tips of all fingers, 0.1 cun from the free edge of the nail",
        each([beyond_nail(finger) for finger in FINGERS]),
        0.1,
    ),
]
