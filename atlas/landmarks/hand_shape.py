"""The shape of the left hand. Metres, in the pose of the placing; fingers are numbered from the thumb (1).

Knuckles and metacarpals are read from the fitted skeleton: the rig holds its knuckles too far out, nearly level with
the webs. The joints within the fingers are the rig's; nails are read from the painted mask.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from atlas import body, paint, painting
from atlas.bake import unit
from atlas.placing import Placing

NAIL_REACH = 0.022  # metres from the end of a finger's rig to its nail, at most
NAIL_MASK = 0.5


def joint(p: Placing, finger: int, number: int) -> np.ndarray:
    """Of the rig: 1 base, 2 middle (of the thumb: base), 3 end, 4 tip."""
    return p.joint(f"l-finger-{finger}-{number}")


def base_joint(p: Placing, finger: int) -> np.ndarray:
    """The metacarpophalangeal joint: between the two bones that meet there."""
    return np.asarray((p.bone(f"metacarpal{finger}-head") + p.bone(f"finger-proximal{finger}-base")) / 2)


def metacarpal_base(p: Placing, finger: int) -> np.ndarray:
    return p.bone(f"metacarpal{finger}-base")


def metacarpal(p: Placing, finger: int, share: float) -> np.ndarray:
    """Inside the metacarpal: 0 at its base, 1 at the base joint of the finger; beyond 1, on the same line."""
    base, head = metacarpal_base(p, finger), base_joint(p, finger)
    return np.asarray(base + share * (head - base))


def before(p: Placing, finger: int, cun: float) -> np.ndarray:
    """So many cun before the base joint (towards the wrist), inside the metacarpal."""
    head = base_joint(p, finger)
    return np.asarray(head + p.cun("hand", cun) * unit(metacarpal_base(p, finger) - head))


def beyond(p: Placing, finger: int, cun: float) -> np.ndarray:
    """So many cun beyond the base joint (towards the tip), inside the first phalanx."""
    head = base_joint(p, finger)
    return np.asarray(head + p.cun("hand", cun) * unit(joint(p, finger, 2) - head))


# directions of the hand
def distal(p: Placing) -> np.ndarray:
    """From the wrist to the base of the middle finger."""
    return unit(base_joint(p, 3) - p.joint("l-hand"))


def palmar(p: Placing) -> np.ndarray:
    """Out of the palm."""
    wrist = p.joint("l-hand")
    return unit(np.cross(base_joint(p, 5) - wrist, base_joint(p, 2) - wrist))


def dorsal(p: Placing) -> np.ndarray:
    return -palmar(p)


def radial(p: Placing) -> np.ndarray:
    """To the thumb's side."""
    return unit(np.cross(distal(p), dorsal(p)))


def ulnar(p: Placing) -> np.ndarray:
    return -radial(p)


# nails
@lru_cache(1)
def nail_triangles() -> dict[int, np.ndarray]:
    """Finger → indices of the triangles that are painted as its nail."""
    the, stand = body.body(), body.posed("stand")
    mask = painting.paint().masks["fingernails"]
    painted = np.flatnonzero(paint.sample(mask, the.uv.mean(1)) > NAIL_MASK)
    centres = stand.vertices[stand.triangles[painted]].mean(1)
    tips = np.array([stand.joints[f"l-finger-{finger}-4"] for finger in range(1, 6)])
    away = np.linalg.norm(centres[:, None] - tips, axis=2)
    return {finger: painted[(away.argmin(1) == finger - 1) & (away.min(1) < NAIL_REACH)] for finger in range(1, 6)}


def nail_corners(p: Placing, finger: int) -> np.ndarray:
    """(k, 3): the corners of the nail's triangles."""
    return p.skin.corners[nail_triangles()[finger]].reshape(-1, 3)


def finger_axes(p: Placing, finger: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of the end phalanx: towards the tip, out of the nail, to the radial side."""
    along = unit(joint(p, finger, 4) - joint(p, finger, 3))
    facing = p.skin.normals[p.skin.triangles[nail_triangles()[finger]]].mean((0, 1))
    out = unit(facing - along * (facing @ along))
    return along, out, np.cross(along, out)


def nail_corner(p: Placing, finger: int, side: int) -> np.ndarray:
    """The rim of the nail, from its middle halfway round from the base to the side. side: 1 radial, -1 ulnar."""
    along, _, to_radial = finger_axes(p, finger)
    places = nail_corners(p, finger)
    back, out = centred(-places @ along), centred(side * places @ to_radial)
    diagonal = np.abs(np.arctan2(back, out) - np.pi / 4) < np.radians(8)
    return places[diagonal][np.argmax((back + out)[diagonal])]


def centred(values: np.ndarray) -> np.ndarray:
    """The same scaled so that it runs from -1 to 1."""
    low, high = values.min(), values.max()
    return np.asarray((2 * values - low - high) / (high - low))


def nail_edge(p: Placing, finger: int) -> np.ndarray:
    """The middle of the free edge of the nail."""
    along, _, to_radial = finger_axes(p, finger)
    places = nail_corners(p, finger)
    width = places @ to_radial
    middle = places[np.abs(width - (width.max() + width.min()) / 2) < 0.15 * np.ptp(width)]
    return middle[np.argmax(middle @ along)]


def by_nail(p: Placing, finger: int, side: int, sideways: float = 1) -> np.ndarray:
    """0.1 cun from a corner of the nail, towards the wrist and (as `sideways` says) away from the nail's middle."""
    along, _, to_radial = finger_axes(p, finger)
    corner = nail_corner(p, finger, side)
    return p.aside(corner, unit(sideways * side * to_radial - along), 0.1, "hand")


def tip(p: Placing, finger: int) -> np.ndarray:
    """The middle of the end of the finger: the skin that stands out farthest onward and a little to the palm side."""
    along, out, _ = finger_axes(p, finger)
    return p.apex(joint(p, finger, 4), unit(along - 0.3 * out), 0.012)


def beyond_nail(p: Placing, finger: int) -> np.ndarray:
    """0.1 cun from the middle of the nail's free edge, over the end of the finger."""
    along, out, _ = finger_axes(p, finger)
    return p.aside(nail_edge(p, finger), unit(along - out), 0.1, "hand")


# places over joints and between bones
def over_joint(
    p: Placing, finger: int, number: int, turn: Callable[[np.ndarray, np.ndarray], np.ndarray], back_m: float = 0
) -> np.ndarray:
    """The skin over joint 2 or 3 of the rig, or `back_m` metres before it (towards the wrist).

    `turn` makes a direction of (dorsal, radial) of the finger there.
    """
    centre, before_it = joint(p, finger, number), joint(p, finger, number - 1)
    along = unit(unit(joint(p, finger, number + 1) - centre) + unit(centre - before_it))
    _, out, _ = finger_axes(p, finger)
    back = unit(out - along * (out @ along))
    return p.out(centre + back_m * unit(before_it - centre), turn(back, np.cross(along, back)))


def between(p: Placing, finger: int, cun: float) -> np.ndarray:
    """Between `finger` and the next, so many cun before their base joints, inside the hand."""
    return np.asarray((before(p, finger, cun) + before(p, finger + 1, cun)) / 2)


def web(p: Placing, finger: int) -> np.ndarray:
    """The edge of the web between a finger and the next: met on the way from the gap between them to their root."""
    if finger == 1:
        gap = (joint(p, 1, 3) + base_joint(p, 2)) / 2
        root = (metacarpal(p, 1, 0.5) + metacarpal(p, 2, 0.5)) / 2
    else:
        gap = (joint(p, finger, 2) + joint(p, finger + 1, 2)) / 2
        root = (base_joint(p, finger) + base_joint(p, finger + 1)) / 2
    return p.skin.ray(gap, root - gap)


def at_hand_level(p: Placing, a: np.ndarray, b: np.ndarray, level: np.ndarray) -> np.ndarray:
    """On the straight line through a and b, level with a third place along the hand."""
    axis = distal(p)
    share = ((level - a) @ axis) / ((b - a) @ axis)
    return np.asarray(a + share * (b - a))


def thumb_axes(p: Placing) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of the thumb at its base joint: towards the tip, to its back, to its radial side."""
    along = unit(joint(p, 1, 3) - metacarpal_base(p, 1))
    _, out, _ = finger_axes(p, 1)
    back = unit(out - along * (out @ along))
    return along, back, np.cross(along, back)


def thumb_border(p: Placing) -> np.ndarray:
    """From the first metacarpal to where the skin of the palm meets that of the back."""
    _, back, to_radial = thumb_axes(p)
    return unit(0.5 * back + 0.87 * to_radial)


def web_back(p: Placing, finger: int) -> np.ndarray:
    """From the edge of the web over to the back of the hand; that of the first is turned outward."""
    return unit(dorsal(p) + 0.6 * radial(p)) if finger == 1 else dorsal(p)
