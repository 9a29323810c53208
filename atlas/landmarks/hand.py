"""Landmarks: hand."""

from collections.abc import Callable

import numpy as np

from atlas.landmarks import hand_shape as shape
from atlas.placing import Landmark, Placing
from atlas.relief import creases

FINGERS = {1: "thumb", 2: "index finger", 3: "middle finger", 4: "ring finger", 5: "little finger"}
CREASE_END = np.radians(25)  # the radial end of a finger's crease lies so far towards the palm


def crease_end(number: int) -> Callable[[Placing], np.ndarray]:
    """The radial end of a crease of the middle finger."""

    def turn(back: np.ndarray, radial: np.ndarray) -> np.ndarray:
        return np.asarray(radial * np.cos(CREASE_END) - back * np.sin(CREASE_END))

    return lambda p: shape.over_joint(p, 3, number, turn)


def knuckle(finger: int) -> Landmark:
    def find(p: Placing) -> np.ndarray:
        if finger == 1:
            return p.out(shape.base_joint(p, 1), shape.thumb_axes(p)[1])
        return p.out(shape.base_joint(p, finger), shape.dorsal(p))

    how = "over the base joint of the rig, set back so that the first phalanx has its due length"
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
    Landmark("middle-finger-pip-radial", "finger crease", "thumb's side of the rig's middle joint", 3, crease_end(2)),
    Landmark("middle-finger-dip-radial", "finger crease", "thumb's side of the rig's end joint", 3, crease_end(3)),
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
        "radial and palmar side of the first metacarpal, halfway between its rig joints",
        5,
        lambda p: p.out(shape.metacarpal(p, 1, 0.5), shape.thumb_border(p)),
    ),
    Landmark(
        "metacarpal2-middle",
        "middle of bone",
        "back of the second metacarpal, halfway",
        5,
        lambda p: p.out(shape.metacarpal(p, 2, 0.5), shape.dorsal(p)),
    ),
    Landmark(
        "metacarpal5-base-hand",
        "base of the bone",
        "outer side of the fifth metacarpal's base: its length follows from the finger's",
        6,
        lambda p: p.out(shape.metacarpal_base(p, 5), shape.ulnar(p)),
    ),
    Landmark(
        "palm-crease-end", "end of the crease", "where the far crease of the palm is drawn to end", 5, palm_crease_end
    ),
]
