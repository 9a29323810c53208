"""Landmarks of the chest, the belly, the groin and the armpit."""

import numpy as np

from atlas.bake import unit
from atlas.landmarks.armpit import fold
from atlas.placing import Landmark, Placing
from atlas.relief.creases import NIPPLE
from atlas.skin import DOWN, FRONT, LEFT, UP


def before(name: str, label: str, bone: str, uncertainty_mm: float, on_midline: bool = False) -> Landmark:
    along = [0, 1, 1] if on_midline else [1, 1, 1]
    return Landmark(
        name,
        label,
        f"the skin straight before the fitted {bone.replace('-', ' ')}",
        uncertainty_mm,
        lambda p: p.out(p.bone(bone) * along, FRONT),
    )


def umbilicus(p: Placing) -> np.ndarray:
    """The deepest place of the belly's middle line, compared with the skin 3 cm above and below it."""
    low, high = p.bone("pubic-symphysis-upper")[2] + 0.06, p.bone("xiphisternal-junction")[2] - 0.08
    heights = np.arange(low, high, 0.001)
    depth = np.array([p.front(0.0, float(z))[1] for z in heights])
    hollow = depth[30:-30] - (depth[:-60] + depth[60:]) / 2
    return p.front(0.0, float(heights[30 + int(np.argmax(hollow))]))


def nipple(p: Placing) -> np.ndarray:
    """The middle of the nipple as it is painted: this body's chest has hardly any relief there."""
    return p.front(*NIPPLE)


def axilla(p: Placing) -> np.ndarray:
    """With the arm raised: the first skin met on the way from the side and a little below to the shoulder joint."""
    joint = p.joint("l-shoulder")
    outside = joint + 0.3 * unit(LEFT + 1.1 * DOWN + 0.2 * FRONT)
    return p.skin.ray(outside, joint - outside)


def groin_crease(p: Placing) -> np.ndarray:
    """Midway between the front hip bone and the top of the pubic bone: where the crease of the groin runs."""
    return p.middle("asis", "pubic-symphysis-upper")


LANDMARKS: list[Landmark] = [
    before("suprasternal-notch", "Throat notch", "suprasternal-notch", 6, on_midline=True),
    before("sternal-angle", "Breastbone ridge", "sternal-angle", 8, on_midline=True),
    before("xiphisternal-junction", "Breastbone end", "xiphisternal-junction", 10, on_midline=True),
    before("pubic-symphysis-upper", "Pubic bone top", "pubic-symphysis-upper", 10, on_midline=True),
    before("pubic-symphysis-lower", "Pubic bone", "pubic-symphysis-lower", 10, on_midline=True),
    before("clavicle-mid", "Collarbone", "clavicle-middle", 8),
    before("coracoid", "Coracoid", "coracoid-tip", 10),
    Landmark("umbilicus", "Navel", "the deepest place of the middle line of the belly's skin", 3, umbilicus),
    Landmark("nipple", "Nipple", "the middle of the painted nipple", 3, nipple),
    Landmark(
        "midline-between-nipples",
        "Breastbone",
        "the skin of the middle line level with the nipples",
        5,
        lambda p: p.front(0.0, float(p("nipple")[2])),
    ),
    Landmark(
        "asis",
        "Front hip bone",
        "the skin before and beside the fitted anterior superior iliac spine",
        10,
        lambda p: p.out(p.bone("asis"), FRONT + 0.6 * LEFT),
    ),
    Landmark(
        "rib11-free-end",
        "Rib 11 tip",
        "the skin outwards of the free end of the fitted eleventh rib",
        20,
        lambda p: p.out(p.bone("rib11-end"), LEFT),
    ),
    Landmark(
        "rib12-free-end",
        "Rib 12 tip",
        "the skin outwards and a little backwards of the end of the fitted twelfth rib, which is shorter than most",
        25,
        lambda p: p.out(p.bone("rib12-end"), LEFT - 0.25 * FRONT),
    ),
    Landmark(
        "axilla",
        "Armpit",
        "the first skin on the way to the shoulder joint between raised arm and trunk",
        8,
        axilla,
        pose="raised",
    ),
    Landmark(
        "anterior-axillary-fold",
        "Armpit fold",
        "the upper end of the groove between chest and hanging arm, on the skin",
        8,
        lambda p: fold(p, p.front, 1),
    ),
    Landmark("groin-crease", "Groin crease", "midway between front hip bone and pubic bone", 10, groin_crease),
    Landmark(
        "costal-margin",
        "Lowest rib edge",
        "the skin before the lowest place of the fitted rib arch",
        15,
        lambda p: p.out(p.bone("costal-margin-lowest"), FRONT + 0.5 * LEFT),
    ),
    Landmark(
        "midaxillary-space6",
        "Space 6",
        "with the arm raised: the skin outwards of the sixth space between the ribs on the side's middle line",
        12,
        lambda p: p.out(p.bone("space6-midaxillary"), LEFT + 0.2 * UP),
        pose="raised",
    ),
]
