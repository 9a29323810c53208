"""Named bony places, read from the fitted bones (left side or midline; m; z up, -Y ahead, +X left).

Names are kebab-case. For ribs and spaces the mid-clavicular line runs straight down from the middle of the clavicle and
the mid-axillary line in the frontal plane halfway between the front and the back of the chest. The foramina of the sacrum
are not modelled in the source: their places follow from the length of the sacrum (stated at `SACRAL_LEVELS`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from atlas.skeleton.align import unit
from atlas.skeleton.source import VERTEBRAE, Floats
from atlas.skeleton.surface import Skin
from atlas.skeleton.trunk import tip_of

AHEAD, UP, LEFT = np.array([0.0, -1.0, 0.0]), np.array([0.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.0])
BACK, DOWN, RIGHT = -AHEAD, -UP, -LEFT
# Share of the way from the upper edge of the sacrum to the tip of the coccyx, and distance from the midline (m).
SACRAL_LEVELS = {1: (0.20, 0.024), 2: (0.36, 0.021), 3: (0.50, 0.019), 4: (0.62, 0.017)}
HIATUS, COCCYX_BASE = 0.70, 0.78  # shares of the same length
STERNAL_ANGLE = 0.24  # share of the way from the notch to the lower end of the xiphoid: manubrium of 50 in 210 mm
XIPHISTERNAL = 0.78

Laid = Mapping[str, Floats]


def end(vertices: Floats, direction: Sequence[float] | Floats, width: float = 0.002) -> Floats:
    """The middle of the outermost `width` m of a bone in a direction."""
    height = vertices @ unit(np.asarray(direction, float))
    return vertices[height > height.max() - width].mean(axis=0)


def part(vertices: Floats, low: float, high: float, axis: int = 2) -> Floats:
    """The vertices of a bone between two shares of its extent along an axis."""
    value = vertices[:, axis]
    share = (value - value.min()) / np.ptp(value)
    return vertices[(share >= low) & (share <= high)]


def places(laid: Laid, skin: Skin) -> dict[str, Floats]:
    """Every named place."""
    found = _spine(laid, skin) | _pelvis(laid, skin) | _chest(laid, skin) | _shoulder(laid) | _arm(laid) | _hand(laid)
    return found | _leg(laid) | _foot(laid) | _head(laid)


def _spine(laid: Laid, skin: Skin) -> dict[str, Floats]:
    found = {}
    for name in VERTEBRAE[1:]:
        key = name.lower()
        vertices = laid[name]
        tip = tip_of(vertices)
        process = vertices[vertices[:, 1] > vertices[:, 1].max() - 0.006]
        lower = np.array([0.0, tip[1], process[:, 2].min()])
        found[f"{key}-spinous-tip"] = tip * [0, 1, 1]
        found[f"{key}-spinous-lower"] = lower
        found[f"{key}-skin"] = skin.back(0.0005, tip[2])
        found[f"{key}-lower-skin"] = skin.back(0.0005, lower[2])  # the depression below the process
        found[f"{key}-transverse-tip"] = end(vertices, LEFT)
    return found


def _pelvis(laid: Laid, skin: Skin) -> dict[str, Floats]:
    hip, sacrum = laid["hip"], laid["sacrum"]
    upper = part(hip, 0.5, 1.0)
    inner = hip[hip[:, 0] < 0.012]
    high, low = sacrum[:, 2].max(), sacrum[:, 2].min()
    length = high - low
    found = {
        "iliac-crest-top": end(hip, UP),
        "iliac-tubercle": end(upper, LEFT),
        "asis": end(upper, AHEAD + 0.3 * DOWN),
        "psis": end(upper, BACK + 0.15 * RIGHT),
        "ischial-tuberosity": end(hip, DOWN + 0.6 * BACK),
        "pubic-symphysis-upper": end(inner, UP) * [0, 1, 1],
        "pubic-symphysis-lower": end(inner, DOWN) * [0, 1, 1],
        "pubic-tubercle": end(hip[hip[:, 0] < 0.03], AHEAD + 0.5 * UP),
        "sacrum-base": end(sacrum, UP) * [0, 1, 1],
        "coccyx-tip": end(sacrum, DOWN) * [0, 1, 1],
    }
    for level, (share, aside) in SACRAL_LEVELS.items():
        z = high - share * length
        found[f"s{level}-foramen"] = np.array([aside, _hind(sacrum, aside, z), z])
        found[f"s{level}-spinous"] = np.array([0.0, _hind(sacrum, 0.0, z), z])
        found[f"s{level}-skin"] = skin.back(0.0005, z)
    for name, share in (("sacral-hiatus", HIATUS), ("coccyx-base", COCCYX_BASE)):
        z = high - share * length
        found[name] = np.array([0.0, _hind(sacrum, 0.0, z), z])
    return found


def _hind(vertices: Floats, x: float, z: float) -> float:
    """The hindmost y of a bone near (x, z)."""
    near = vertices[np.argsort(np.hypot(vertices[:, 0] - x, vertices[:, 2] - z))[:6]]
    return float(near[:, 1].max())


def _chest(laid: Laid, skin: Skin) -> dict[str, Floats]:
    sternum, clavicle = laid["sternum"], laid["clavicle"]
    middle = sternum[np.abs(sternum[:, 0]) < 0.012]
    notch = end(middle, UP) * [0, 1, 1]
    xiphoid = end(middle, DOWN) * [0, 1, 1]

    def at(share: float) -> Floats:
        z = notch[2] + share * (xiphoid[2] - notch[2])
        near = middle[np.argsort(np.abs(middle[:, 2] - z))[:8]]
        return np.array([0.0, near[:, 1].min(), z])

    found = {
        "suprasternal-notch": notch,
        "sternal-angle": at(STERNAL_ANGLE),
        "xiphisternal-junction": at(XIPHISTERNAL),
        "xiphoid-tip": xiphoid,
        "clavicle-sternal-end": end(clavicle, RIGHT, 0.004),
        "clavicle-acromial-end": end(clavicle, LEFT, 0.004),
        "costal-margin-lowest": end(sternum[sternum[:, 0] > 0], DOWN),
    }
    centre = (found["clavicle-sternal-end"] + found["clavicle-acromial-end"]) / 2
    found["clavicle-middle"] = centre
    ribs = {number: laid[f"rib{number}"] for number in range(1, 13)}
    cage = np.concatenate([ribs[number] for number in range(4, 9)])
    axilla = (cage[:, 1].min() + cage[:, 1].max()) / 2
    front = np.concatenate([sternum, *ribs.values()])
    lines = {"midclavicular": (0, float(centre[0])), "midaxillary": (1, float(axilla))}
    for line, (axis, value) in lines.items():
        before = None
        for number, rib in ribs.items():
            place = _crossing(rib, front if line == "midclavicular" else rib, axis, value)
            if place is None:
                before = None
                continue
            found[f"rib{number}-{line}"] = place
            if before is not None:
                found[f"space{number - 1}-{line}"] = (before + place) / 2
            before = place
    found["rib11-end"] = end(ribs[11], AHEAD + 0.3 * LEFT)
    found["rib12-end"] = end(ribs[12], LEFT + 0.3 * DOWN)
    for name in [name for name in found if name.startswith(("rib", "space"))]:
        found[f"{name}-skin"] = skin.nearest(found[name][None])[0]
    return found


def _crossing(rib: Floats, whole: Floats, axis: int, value: float) -> Floats | None:
    """Where a rib crosses the plane `axis` = value, on its outer side; None where it does not reach.

    In front a rib may have become cartilage, which belongs to the mesh of the sternum: then the place on `whole` nearest
    to the way the rib's end points.
    """
    outward = AHEAD if axis == 0 else LEFT
    near = rib[np.abs(rib[:, axis] - value) < 0.006]
    if axis == 0:
        near = near[near[:, 1] < np.median(rib[:, 1])]
    if len(near):
        top = near[near @ outward > (near @ outward).max() - 0.006]
        place = (top.min(axis=0) + top.max(axis=0)) / 2
        place[axis] = value
        return place
    if axis != 0 or rib[:, 1].min() > np.median(whole[:, 1]):
        return None
    tip = end(rib, AHEAD, 0.006)
    cartilage = whole[(np.abs(whole[:, 0] - value) < 0.010) & (np.abs(whole[:, 2] - tip[2]) < 0.014)]
    if not len(cartilage):
        return None
    place = cartilage[np.argmin(np.linalg.norm(cartilage - tip, axis=1))].copy()
    place[0] = value
    return place


def _shoulder(laid: Laid) -> dict[str, Floats]:
    blade = laid["scapula"]
    lower, outer = end(blade, DOWN), part(blade, 0.6, 1.0, axis=0)
    acromion = end(outer, LEFT + 0.6 * UP)
    border = blade[blade[:, 0] < blade[:, 0].min() + 0.012]
    root = end(border, BACK + 0.2 * UP)
    return {
        "scapula-inferior-angle": lower,
        "scapula-superior-angle": end(blade, UP + 0.3 * RIGHT),
        "scapula-medial-border": end(blade, RIGHT),
        "scapula-spine-root": root,
        "scapula-spine-middle": end(part(blade, 0.4, 0.6, axis=0), UP + 0.7 * BACK),
        "acromion-lateral": acromion,
        "acromion-back": end(outer, BACK + 0.4 * LEFT + 0.4 * UP),
        "coracoid-tip": end(blade, AHEAD + 0.2 * RIGHT),
        "greater-tubercle": end(part(laid["humerus"], 0.85, 1.0), LEFT),
    }


def _arm(laid: Laid) -> dict[str, Floats]:
    humerus, ulna, radius = laid["humerus"], laid["ulna"], laid["radius"]
    along = unit(end(radius, DOWN, 0.02) - end(radius, UP, 0.02))
    side = unit(LEFT - (LEFT @ along) * along)
    elbow, wrist_ulna, wrist_radius = part(humerus, 0.0, 0.2), part(ulna, 0.0, 0.12), part(radius, 0.0, 0.15)
    return {
        "lateral-epicondyle": end(elbow, side),
        "medial-epicondyle": end(elbow, -side),
        "olecranon-tip": end(part(ulna, 0.85, 1.0), UP + 0.8 * BACK),
        "radius-head": end(part(radius, 0.93, 1.0), side),
        "ulna-head": end(wrist_ulna, BACK),
        "ulnar-styloid": end(ulna, along),
        "radial-styloid": end(wrist_radius, along + 0.8 * side),
    }


def _hand(laid: Laid) -> dict[str, Floats]:
    found = {"pisiform": laid["pisiform"].mean(axis=0), "scaphoid": laid["scaphoid"].mean(axis=0)}
    names = [name for name in laid if name.startswith(("metacarpal", "finger-"))]
    for name in names:
        bone = laid[name]
        middle = bone.mean(axis=0)
        _, _, axes = np.linalg.svd(bone - middle, full_matrices=False)
        along = axes[0] if axes[0] @ (laid["finger-distal3"].mean(axis=0) - laid["lunate"].mean(axis=0)) > 0 else -axes[0]
        found[f"{name}-head"] = end(bone, along, 0.003)
        found[f"{name}-base"] = end(bone, -along, 0.003)
        found[f"{name}-middle"] = middle
    return found


def _leg(laid: Laid) -> dict[str, Floats]:
    femur, tibia, fibula, patella = (laid[name] for name in ("femur", "tibia", "fibula", "patella"))
    condyles, plateau, ankle = part(femur, 0.0, 0.12), part(tibia, 0.93, 1.0), part(tibia, 0.0, 0.10)
    top = tibia[:, 2].max()
    ridge = tibia[(tibia[:, 2] < top - 0.035) & (tibia[:, 2] > top - 0.065)]
    return {
        "femur-head": end(femur, UP + RIGHT, 0.02),
        "greater-trochanter-lateral": end(part(femur, 0.8, 1.0), LEFT),
        "greater-trochanter-top": end(femur[femur[:, 0] > np.median(femur[:, 0]) + 0.02], UP),
        "lateral-epicondyle-femur": end(condyles, LEFT),
        "medial-epicondyle-femur": end(condyles, RIGHT),
        "knee-joint-line-lateral": end(plateau, LEFT),
        "knee-joint-line-medial": end(plateau, RIGHT),
        "tibial-tuberosity": end(ridge, AHEAD),
        "patella-top": end(patella, UP),
        "patella-apex": end(patella, DOWN),
        "patella-front": end(patella, AHEAD),
        "fibula-head": end(part(fibula, 0.92, 1.0), LEFT + 0.5 * UP),
        "medial-malleolus-prominence": end(ankle, RIGHT),
        "medial-malleolus-tip": end(part(ankle, 0.0, 1.0)[ankle[:, 0] < np.median(ankle[:, 0])], DOWN),
        "lateral-malleolus-prominence": end(part(fibula, 0.0, 0.12), LEFT),
        "lateral-malleolus-tip": end(fibula, DOWN),
    }


def _foot(laid: Laid) -> dict[str, Floats]:
    found = {
        "navicular-tuberosity": end(laid["navicular"], RIGHT + 0.4 * DOWN),
        "metatarsal5-tuberosity": end(laid["metatarsal5"], BACK + 0.6 * LEFT),
        "cuboid-lateral": end(laid["cuboid"], LEFT),
        "calcaneus-back": end(laid["calcaneus"], BACK),
        "calcaneus-top": end(part(laid["calcaneus"], 0.6, 1.0, axis=1), UP),
        "calcaneus-lateral": end(laid["calcaneus"], LEFT),
        "talus-head": end(laid["talus"], AHEAD),
    }
    for ray in range(1, 6):
        bones = ("metatarsal", "toe-proximal", "toe-distal") + (("toe-middle",) if ray > 1 else ())
        for bone in bones:
            name = f"{bone}{ray}"
            found[f"{name}-head"] = end(laid[name], AHEAD, 0.003)
            found[f"{name}-base"] = end(laid[name], BACK, 0.003)
    found["metatarsal1-head-medial"] = end(part(laid["metatarsal1"], 0.0, 0.3, axis=1), RIGHT)
    found["metatarsal5-head-lateral"] = end(part(laid["metatarsal5"], 0.0, 0.3, axis=1), LEFT)
    return found


def _head(laid: Laid) -> dict[str, Floats]:
    skull, mandible = laid["skull"], laid["mandible"]
    left = mandible[mandible[:, 0] > 0.02]
    midline = skull[np.abs(skull[:, 0]) < 0.012]
    hind = midline[(midline[:, 1] > 0) & (midline[:, 2] < skull[:, 2].min() + 0.45 * np.ptp(skull[:, 2]))]
    temple = skull[(skull[:, 0] > 0.03) & (skull[:, 2] < np.median(skull[:, 2]))]
    return {
        "vertex": end(skull, UP) * [0, 1, 1],
        "external-occipital-protuberance": end(hind, BACK) * [0, 1, 1],
        "mastoid-tip": end(temple[temple[:, 1] > -0.06], DOWN),
        "zygomatic-arch": end(skull[(skull[:, 1] < -0.06) & (skull[:, 2] < np.median(skull[:, 2]))], LEFT),
        "mandible-angle": end(left, DOWN + BACK),
        "mandible-condyle": end(left, UP + 0.5 * BACK),
        "chin": end(mandible, AHEAD + DOWN) * [0, 1, 1],
    }
