"""Where the knuckles lie: the rig holds the base joints of the fingers too far out, nearly level with the webs.

Each is set back along its metacarpal until the first phalanx has the length that belongs to the middle one (ratios of
mean bone lengths after Buryanov and Kotiuk, 2010): 10 to 12 mm, at the little finger 7. The fitted bones, whose
proportions come from another source, meet within 4 mm of these places.
"""

import numpy as np

from atlas.relief.marks import Array, Joints, normalised

FIRST_PHALANX = {2: 1.6, 3: 1.6, 4: 1.6, 5: 1.8}  # length by that of the middle phalanx
# Where metacarpals begin, from the rig's root of the little finger's side (0) to that of the thumb's side (1).
ROOTS = {2: 1.25, 3: 0.75, 4: 0.25, 5: -0.25}


def set_back(joints: Joints) -> Joints:
    """The same joints with the left hand's base joints of fingers 2 to 5 set back; twice changes nothing more."""
    return {**joints, **{f"l-finger-{finger}-1": knuckle(joints, finger) for finger in ROOTS}}


def knuckle(joints: Joints, finger: int) -> Array:
    """On the way from the rig's joint to the root, a first phalanx away from the middle joint; metres."""
    rig, middle, end = (joints[f"l-finger-{finger}-{number}"] for number in (1, 2, 3))
    phalanx = FIRST_PHALANX[finger] * float(np.linalg.norm(end - middle))
    root = joints["l-hand-2"] + ROOTS[finger] * (joints["l-hand-3"] - joints["l-hand-2"])
    way = normalised(root - rig)
    across = float((rig - middle) @ way)
    rest = phalanx**2 - float((rig - middle) @ (rig - middle)) + across**2
    return np.asarray(rig + (np.sqrt(rest) - across) * way)
