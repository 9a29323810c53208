"""Lines in the skin, as paths in pose `stand`: of wrist, palm, fingers, elbow, knee, buttock and face."""

from collections.abc import Callable, Sequence

import numpy as np
from scipy.interpolate import PchipInterpolator

from atlas.paint import Crease
from atlas.relief.marks import Array, Joints, Pick, finger_frame

Places = Sequence[tuple[float, float]]

KNEE_BACK: Places = ((0.0895, 0.510), (0.1041, 0.505), (0.1200, 0.5035), (0.1348, 0.5056), (0.1465, 0.510))
KNEE_BACK_UPPER: Places = ((0.1000, 0.522), (0.1068, 0.5202), (0.1169, 0.519), (0.1267, 0.5197), (0.1330, 0.521))
WRIST: Places = ((0.3506, 0.8722), (0.3608, 0.877), (0.3723, 0.8829), (0.3808, 0.8882), (0.3887, 0.8942))
WRIST_UPPER: Places = ((0.3482, 0.8786), (0.3554, 0.8832), (0.3634, 0.8881), (0.3744, 0.8952), (0.3830, 0.9005))
THENAR: Places = ((0.4294, 0.8368), (0.4137, 0.8394), (0.3997, 0.8466), (0.3875, 0.8611), (0.3841, 0.8761))
PALM_PROXIMAL: Places = ((0.4294, 0.8368), (0.4154, 0.829), (0.4004, 0.8269), (0.3878, 0.8281), (0.3722, 0.831))
PALM_DISTAL: Places = ((0.3636, 0.8006), (0.3750, 0.8058), (0.3912, 0.8080), (0.4070, 0.8076), (0.4192, 0.8034))
ELBOW: Places = ((0.2337, 1.1190), (0.2453, 1.1244), (0.2605, 1.1308), (0.2719, 1.1352), (0.2808, 1.1398))

NASOLABIAL: Places = ((0.0195, 1.5700), (0.0240, 1.5630), (0.0285, 1.5540), (0.0310, 1.5470))
MENTOLABIAL: Places = ((0.0, 1.5190), (0.0060, 1.5188), (0.0120, 1.5180))
MOUTH_CORNER: Places = ((0.0232, 1.5370), (0.0255, 1.5377), (0.0272, 1.5392))  # turned up: a friendly mouth
NIPPLE = (0.0965, 1.2495)
AREOLA = (0.80, 0.62, 0.58)


def creases(pick: Pick, joints: Joints) -> list[Crease]:
    """All creases of the left side and the midline; the right side mirrors them when painted."""
    front, back = pick.front, pick.back
    return [
        Crease(drawn(back, KNEE_BACK), 0.0010, 0.85),
        Crease(drawn(back, KNEE_BACK_UPPER), 0.0008, 0.35),
        Crease(drawn(front, WRIST), 0.0007, 0.80),
        Crease(drawn(front, WRIST_UPPER), 0.0006, 0.45),
        Crease(drawn(front, THENAR), 0.0008, 0.46),
        Crease(drawn(front, PALM_PROXIMAL), 0.0007, 0.38),
        Crease(drawn(front, PALM_DISTAL), 0.0007, 0.38),
        Crease(drawn(front, ELBOW), 0.0008, 0.60),
        *fingers(pick, joints),
        *face(pick),
        *breast(pick),
        neck(pick),
    ]


def fingers(pick: Pick, joints: Joints) -> list[Crease]:
    """Across the palm side of each finger, at its root and its two joints; on the thumb at two."""
    found = []
    for finger in range(1, 6):
        for joint in (2, 3):
            at = finger_frame(joints, finger, joint)
            path = np.array([pick.ray(at.origin, at.direction(angle)) for angle in np.linspace(-68, 68, 9)])
            found.append(Crease(path, 0.0006, 0.48))
    return found


def face(pick: Pick) -> list[Crease]:
    """Faint: the fold from the nostril, the groove above the chin, the corner of the mouth."""
    front = pick.front
    return [
        Crease(drawn(front, NASOLABIAL), 0.0016, 0.09),
        Crease(drawn(front, MENTOLABIAL), 0.0022, 0.16),
        Crease(drawn(front, MOUTH_CORNER), 0.0008, 0.28),
    ]


def breast(pick: Pick) -> list[Crease]:
    """Areola and nipple, as soft spots."""
    spot = np.array([pick.front(*NIPPLE)])
    return [
        Crease(spot, 0.0070, 0.42, AREOLA),
        Crease(spot, 0.0026, 0.40, AREOLA),
    ]


def neck(pick: Pick) -> Crease:
    """One faint line round the front of the neck."""
    angles = np.radians(np.linspace(0, 44, 8))
    path = [pick.ray((0, -0.025, 1.474 + 0.012 * a), (np.sin(a), -np.cos(a), 0)) for a in angles]
    return Crease(np.array(path), 0.0012, 0.12)


def drawn(find: Callable[[float, float], Array], places: Places, steps: int = 16) -> Array:
    """A path (steps, 3) on the skin: `places` (k, 2), the arguments of `find`, joined by a smooth curve."""
    corners = np.asarray(places, float)
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(corners, axis=0), axis=1))])
    curve = PchipInterpolator(along, corners)(np.linspace(0, along[-1], steps))
    return np.array([find(a, b) for a, b in curve])
