"""Where the base joints of the fingers lie: the rig puts them too far out, nearly level with the webs.

Each is set back along its metacarpal until the first phalanx has the length that belongs to the bones beyond it (mean bone
lengths after Buryanov and Kotiuk, 2010). The mesh has its own faint knuckles within a few millimetres of the places found.
"""

from collections.abc import Mapping

import numpy as np

from atlas.bake import unit

# Length of the first phalanx: the thumb's by its end phalanx with the tip, the others' by the middle phalanx.
FIRST_PHALANX = {1: 1.2, 2: 1.6, 3: 1.6, 4: 1.6, 5: 1.8}
# Where metacarpals begin, from the rig's root of the little finger's side (0) to that of the thumb's side (1).
ROOTS = {2: 1.25, 3: 0.75, 4: 0.25, 5: -0.25}

Joints = Mapping[str, np.ndarray]


def set_back(joints: Joints) -> dict[str, np.ndarray]:
    """The same joints with those of the knuckles set back, on both sides. Doing it twice changes nothing more."""
    moved = dict(joints)
    for side in "lr":
        moved[f"{side}-finger-1-2"] = thumb_base(joints, side)
        for finger in ROOTS:
            moved[f"{side}-finger-{finger}-1"] = base(joints, finger, side)
    return moved


def thumb_base(joints: Joints, side: str = "l") -> np.ndarray:
    """The base joint of the thumb, metres."""
    rig, end, tip = (joints[f"{side}-finger-1-{number}"] for number in (2, 3, 4))
    return np.asarray(end + unit(rig - end) * FIRST_PHALANX[1] * np.linalg.norm(tip - end))


def base(joints: Joints, finger: int, side: str = "l") -> np.ndarray:
    """The base joint of finger 2 to 5: on the way to its root, as far from the middle joint as the phalanx is long."""
    rig, middle = joints[f"{side}-finger-{finger}-1"], joints[f"{side}-finger-{finger}-2"]
    way = unit(root(joints, finger, side) - rig)
    across = float((rig - middle) @ way)
    rest = phalanx(joints, finger, side) ** 2 - float((rig - middle) @ (rig - middle)) + across**2
    return np.asarray(rig + (np.sqrt(rest) - across) * way)


def phalanx(joints: Joints, finger: int, side: str = "l") -> float:
    """Length of the first phalanx of finger 2 to 5, metres."""
    middle, end = joints[f"{side}-finger-{finger}-2"], joints[f"{side}-finger-{finger}-3"]
    return FIRST_PHALANX[finger] * float(np.linalg.norm(end - middle))


def root(joints: Joints, finger: int, side: str = "l") -> np.ndarray:
    """Towards which the metacarpal of finger 2 to 5 runs: the rig roots two in one joint, so they are moved apart."""
    inner, outer = joints[f"{side}-hand-2"], joints[f"{side}-hand-3"]
    return np.asarray(inner + ROOTS[finger] * (outer - inner))
