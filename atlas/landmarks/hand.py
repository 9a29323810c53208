"""Landmarks: hand."""

from collections.abc import Callable

import numpy as np

from atlas.landmarks import hand_shape as shape
from atlas.placing import Landmark, Placing
from atlas.relief import creases

FINGERS = {1: "thumb", 2: "index finger", 3: "middle finger", 4: "ring finger", 5: "little finger"}
CREASE_END = np.radians(25)  # the radial end of a finger's crease lies so far towards the palm


# Metres from a joint back to its crease (Bugbee and Botte, 1993): 2 to 3 mm at the middle joint, 7 to 8 at the end.
CREASE_BACK = {2: 0.0025, 3: 0.0075}


def crease_end(number: int) -> Callable[[Placing], np.ndarray]:
    """The radial end of a crease of the middle finger."""

    def turn(back: np.ndarray, radial: np.ndarray) -> np.ndarray:
        return np.asarray(radial * np.cos(CREASE_END) - back * np.sin(CREASE_END))

    return lambda p: shape.over_joint(p, 3, number, turn, CREASE_BACK[number])


def knuckle(finger: int) -> Landmark:
    def find(p: Placing) -> np.ndarray:
        if finger == 1:
            return p.out(shape.base_joint(p, 1), shape.thumb_axes(p)[1])
        return p.out(shape.base_joint(p, finger), shape.dorsal(p))

    how = "over the joint between metacarpal and first phalanx of the fitted skeleton"
    return Landmark(f"knuckle-{finger}", f"{FINGERS[finger].split()[0]} knuckle", how, 5, find)


def web(finger: int) -> Landmark:
    how = "the skin met first on the way from the gap between two fingers to their root"
    return Landmark(f"web-{finger}", "web", how, 2, lambda p: shape.web(p, finger))


def corner(finger: int, side: int) -> Landmark:
    where = "radial" if side > 0 else "ulnar"
    name = f"nail-{finger}-{where}-corner"
    how = "the rim of the painted nail, halfway between the middle of its base and that of its side"
    return Landmark(name, "nail corner", how, 1.5, lambda p: shape.nail_corner(p, finger, side))


def edge(finger: int) -> Landmark:
    how = "the farthest painted place in the middle of the nail"
    return Landmark(f"nail-{finger}-free-edge", "nail edge", how, 1.5, lambda p: shape.nail_edge(p, finger))


def tip(finger: int) -> Landmark:
    how = "the skin that stands out farthest onward and a little to the palm side"
    return Landmark(f"fingertip-{finger}", "fingertip", how, 2, lambda p: shape.tip(p, finger))


def palm_crease_end(p: Placing) -> np.ndarray:
    return p.front(*creases.PALM_DISTAL[0])


LANDMARKS: list[Landmark] = [
    Landmark(
        "middle-finger-pip-radial", "finger crease", "thumb's side of the crease of the middle joint", 3, crease_end(2)
    ),
    Landmark(
        "middle-finger-dip-radial", "finger crease", "thumb's side of the crease of the end joint", 3, crease_end(3)
    ),
    *(knuckle(finger) for finger in FINGERS),
    *(web(finger) for finger in (1, 2, 3, 4)),
    *(corner(finger, side) for finger in FINGERS for side in (1, -1)),
    *(edge(finger) for finger in FINGERS),
    *(tip(finger) for finger in FINGERS),
    Landmark(
        "index-base-joint-radial",
        "base joint",
        "thumb's side of the index finger's base joint",
        5,
        lambda p: p.out(shape.base_joint(p, 2), shape.radial(p)),
    ),
    Landmark(
        "little-base-joint-ulnar",
        "base joint",
        "outer side of the little finger's base joint",
        5,
        lambda p: p.out(shape.base_joint(p, 5), shape.ulnar(p)),
    ),
    Landmark(
        "metacarpal1-middle",
        "middle of bone",
        "side of the first metacarpal of the fitted skeleton, halfway",
        5,
        lambda p: p.out(shape.metacarpal(p, 1, 0.5), shape.thumb_border(p)),
    ),
    Landmark(
        "metacarpal1-base",
        "base of the bone",
        "side of the base of the first metacarpal of the fitted skeleton",
        6,
        lambda p: p.out(shape.metacarpal_base(p, 1), shape.thumb_border(p)),
    ),
    Landmark(
        "knuckle-1-side",
        "thumb knuckle",
        "side of the joint between metacarpal and first phalanx of the thumb of the fitted skeleton",
        5,
        lambda p: p.out(shape.base_joint(p, 1), shape.thumb_border(p)),
    ),
    Landmark(
        "metacarpal2-base",
        "base of the bone",
        "back of the base of the second metacarpal of the fitted skeleton",
        5,
        lambda p: p.out(shape.metacarpal_base(p, 2), shape.dorsal(p)),
    ),
    Landmark(
        "between-knuckles-2-3",
        "between knuckles",
        "back of the hand, halfway between the joints under the knuckles of index and middle finger",
        5,
        lambda p: p.out(shape.between(p, 2, 0), shape.dorsal(p)),
    ),
    Landmark(
        "metacarpal2-middle",
        "middle of bone",
        "back of the second metacarpal of the fitted skeleton, halfway",
        5,
        lambda p: p.out(shape.metacarpal(p, 2, 0.5), shape.dorsal(p)),
    ),
    Landmark(
        "metacarpal5-base-hand",
        "base of the bone",
        "outer side of the base of the fifth metacarpal of the fitted skeleton",
        6,
        lambda p: p.out(shape.metacarpal_base(p, 5), shape.ulnar(p)),
    ),
    Landmark(
        "palm-crease-end", "end of the crease", "where the far crease of the palm is drawn to end", 5, palm_crease_end
    ),
]
