"""Landmarks of the back, the shoulder blade, the sacrum and the hip: read from the fitted bones."""

import numpy as np

from atlas.landmarks.armpit import fold
from atlas.placing import Landmark, Placing
from atlas.skin import BACK, DOWN, LEFT, UP

LEVELS = ("c7", *(f"t{n}" for n in range(1, 13)), *(f"l{n}" for n in range(1, 6)))
BESIDE = np.array([0.5, 0.8660254, 0])  # outwards and backwards


def midline(bone: str) -> Landmark:
    """The skin of the back's middle line behind a bony place."""
    level = bone.split("-")[0].upper()
    return Landmark(
        f"{level.lower()}-spinous",
        f"{level} spine",
        f"the skin straight behind the tip of the fitted {level} spinous process",
        10 if level in {"C7", "L4"} else 12,
        lambda p, bone=bone: p.out(p.bone(bone) * [0, 1, 1], BACK),
    )


def behind(name: str, label: str, bone: str, uncertainty_mm: float, on_midline: bool = False) -> Landmark:
    along = [0, 1, 1] if on_midline else [1, 1, 1]
    return Landmark(
        name,
        label,
        f"the skin straight behind the fitted {bone.replace('-', ' ')}",
        uncertainty_mm,
        lambda p: p.out(p.bone(bone) * along, BACK),
    )


def hiatus_height(p: Placing) -> float:
    """Metres (z, standing): the fitted hiatus lies 9 mm below the fourth openings; the standard levels them."""
    return float(p.bone("sacral-hiatus")[2] + p.bone("s4-foramen")[2]) / 2


def second_height(p: Placing) -> float:
    """Metres (z, standing): the fitted second openings lie 12 mm below the dimple bones; both are 10 mm doubtful."""
    return float(0.75 * p.bone("s2-foramen")[2] + 0.25 * p.bone("psis")[2])


def gluteal_fold(p: Placing) -> np.ndarray:
    """Under the middle of the buttock, where the skin turns most sharply inwards from buttock to thigh."""
    x = 0.5 * float(p.out(p.bone("greater-trochanter-lateral"), LEFT)[0])  # half way from the cleft to the outer side
    heights = np.arange(p.bone("ischial-tuberosity")[2] + 0.01, p.bone("ischial-tuberosity")[2] - 0.07, -0.002)
    depth = np.array([p.back(x, float(z))[1] for z in heights])
    bend = depth[:-10] - 2 * depth[5:-5] + depth[10:]
    return p.back(x, float(heights[5 + int(np.argmax(bend))]))


LANDMARKS: list[Landmark] = [
    *(midline(f"{level}-spinous-tip") for level in LEVELS),
    behind("scapula-inferior-angle", "Blade tip", "scapula-inferior-angle", 15),
    behind("scapula-medial-border", "Blade edge", "scapula-medial-border", 10),
    behind("scapula-spine-inner", "Blade spine", "scapula-spine-root", 12),
    behind("scapula-spine-mid", "Blade spine", "scapula-spine-middle", 10),
    Landmark(
        "midline-at-scapula",
        "Spine",
        "the skin of the middle line level with the inner border of the fitted shoulder blade",
        5,
        lambda p: p.out(np.array([0.0, 0.0, p.bone("scapula-medial-border")[2]]), BACK),
    ),
    Landmark(
        "scapula-superior-angle",
        "Blade top",
        "the skin over the upper inner corner of the fitted shoulder blade",
        12,
        lambda p: p.out(p.bone("scapula-superior-angle"), BACK + UP),
    ),
    Landmark(
        "acromion",
        "Shoulder tip",
        "the skin over the outer end of the fitted acromion",
        8,
        lambda p: p.out(p.bone("acromion-lateral"), UP),
    ),
    Landmark(
        "clavicle-outer-end",
        "Collarbone end",
        "the skin over the acromial end of the fitted clavicle",
        8,
        lambda p: p.out(p.bone("clavicle-acromial-end"), UP),
    ),
    behind("iliac-crest", "Hip bone top", "iliac-crest-top", 12),
    behind("psis", "Dimple bone", "psis", 10),
    Landmark(
        "sacral-hiatus",
        "Cleft top",
        "the skin of the middle line midway in height between the fitted fourth sacral openings and the fitted hiatus, "
        "which the standard puts at one level",
        12,
        lambda p: p.out(np.array([0.0, p.bone("sacral-hiatus")[1], hiatus_height(p)]), BACK),
    ),
    Landmark(
        "s2-midline",
        "Sacrum",
        "the skin of the middle line at the height of the fitted second sacral openings, taken a quarter of the way up "
        "to the dimple bones, with which the standard levels them",
        12,
        lambda p: p.out(np.array([0.0, p.bone("s2-foramen")[1], second_height(p)]), BACK),
    ),
    Landmark(
        "coccyx-tip",
        "Tailbone tip",
        "the skin straight behind the tip of the fitted tailbone, in the cleft",
        12,
        lambda p: p.out(p.bone("coccyx-tip") * [0, 1, 1], BACK),
    ),
    Landmark(
        "iliac-crest-side",
        "Hip bone rim",
        "the skin to the side of the fitted tubercle of the iliac crest",
        12,
        lambda p: p.out(p.bone("iliac-tubercle"), LEFT),
    ),
    Landmark(
        "greater-trochanter",
        "Outer hip knob",
        "the skin to the side of the most lateral place of the fitted trochanter",
        10,
        lambda p: p.out(p.bone("greater-trochanter-lateral"), LEFT),
    ),
    Landmark(
        "greater-trochanter-lying",
        "Outer hip knob",
        "the same of the fitted bones in the side-lying pose, in which the skin has moved over it",
        12,
        lambda p: p.out(p.bone("greater-trochanter-lateral"), LEFT),
        pose="sidelying",
    ),
    Landmark(
        "sacral-hiatus-lying",
        "Cleft top",
        "the skin straight behind the fitted sacral hiatus in the side-lying pose",
        12,
        lambda p: p.out(p.bone("sacral-hiatus"), BACK),
        pose="sidelying",
    ),
    Landmark(
        "asis-lying",
        "Front hip bone",
        "the skin before the fitted anterior superior iliac spine in the side-lying pose",
        12,
        lambda p: p.out(p.bone("asis"), LEFT + 0.5 * (-BACK)),
        pose="sidelying",
    ),
    Landmark(
        "posterior-axillary-fold",
        "Armpit crease",
        "the upper end of the groove between shoulder blade and hanging arm, on the skin",
        8,
        lambda p: fold(p, p.back, -1),
    ),
    Landmark("gluteal-fold", "Buttock crease", "the sharpest turn of the skin under the buttock", 8, gluteal_fold),
    Landmark(
        "anus-plane",
        "",
        "the skin between the buttocks below the tailbone tip, three centimetres further down; for the schematic only",
        20,
        lambda p: p.near(p.bone("coccyx-tip") * [0, 1, 1] + 0.03 * DOWN - 0.02 * BACK),
    ),
]
