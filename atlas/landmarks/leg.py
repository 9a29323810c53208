"""Landmarks of thigh, knee and lower leg: from the fitted bones, the painted crease and the skin's shape."""

import numpy as np

from atlas.landmarks import leg_parts as parts
from atlas.placing import Landmark, Placing
from atlas.skin import FRONT, LEFT, RIGHT, UP

BEND = 8  # steps of 2 mm over which the turn of the calf's profile is measured
BONE = "the skin over the fitted bones: "
TENDON = 0.006  # metres beyond the end of the crease
THUMB = 0.025  # metres above the crease, where a tendon shows most


def crease_middle(p: Placing) -> np.ndarray:
    line = parts.crease(p)
    return p.near(line[len(line) // 2])


def crease_side(p: Placing) -> np.ndarray:
    """The outer side of the knee at the height of the crease's middle, over the middle of the femur's outer knob."""
    return p.outer(float(p.bone("lateral-epicondyle-femur")[1]), float(p("popliteal-crease")[2]))


def tendon(p: Placing, end: int, side: np.ndarray) -> np.ndarray:
    x, _, z = parts.crease(p)[end] + TENDON * side + THUMB * UP
    return p.back(float(x), float(z))


def calf_end(p: Placing) -> np.ndarray:
    """On the middle line of the calf, where its profile turns most sharply from muscle to tendon."""
    top, bottom = p("popliteal-crease"), p("achilles-tendon")
    span = float(top[2] - bottom[2])
    heights = np.arange(bottom[2] + 0.35 * span, bottom[2] + 0.65 * span, 0.002)
    places = np.array([p.back(float(np.interp(z, [bottom[2], top[2]], [bottom[0], top[0]])), z) for z in heights])
    depth = places[:, 1]
    bend = depth[: -2 * BEND] - 2 * depth[BEND:-BEND] + depth[2 * BEND :]
    return places[BEND + int(np.argmax(bend))]


def shin_crest(p: Placing) -> np.ndarray:
    """Half way down, where the skin before the tibia turns most sharply from its inner face to the muscle outside."""
    z = float(p("tibial-tuberosity")[2] + p("ankle-front")[2]) / 2
    across = float(parts.cut("tibia", z)[:, 0].mean()) + np.arange(-0.020, 0.010, 0.001)
    row = np.array([p.front(float(x), z) for x in across])
    turn = row[:-8, 1] - 2 * row[4:-4, 1] + row[8:, 1]
    return row[4 + int(np.argmax(turn))]


def shin_inner(p: Placing) -> np.ndarray:
    """Half way down, the skin over the tibia's inner border."""
    z = float(p("medial-tibial-condyle")[2] + p("medial-malleolus")[2]) / 2
    return p.inner(parts.inner_hind_edge(z), z)


def inner_condyle(p: Placing) -> np.ndarray:
    vertices = parts.bone("tibia")
    return p.out(vertices[np.argmin(vertices[:, 0])], RIGHT)


def thigh_back_outer(p: Placing) -> np.ndarray:
    """A third of the thigh's breadth outside its back line, half way down."""
    middle = p.middle("gluteal-fold", "popliteal-crease")
    return p.aside(middle, LEFT, 1.5, "thigh-back", plane=UP)


LANDMARKS: list[Landmark] = [
    Landmark(
        "patella-base-level",
        "Kneecap top",
        BONE + "straight before the top of the kneecap",
        6,
        lambda p: p.over("patella-top", FRONT),
    ),
    Landmark(
        "patella-base-outer",
        "Outer kneecap top",
        BONE + "straight before the upper outer corner of the kneecap",
        6,
        lambda p: p.out(parts.kneecap_corner(LEFT), FRONT),
    ),
    Landmark(
        "patella-base-inner",
        "Inner kneecap top",
        BONE + "straight before the upper inner corner of the kneecap",
        6,
        lambda p: p.out(parts.kneecap_corner(RIGHT), FRONT),
    ),
    Landmark(
        "patella-apex-level",
        "Kneecap tip",
        BONE + "straight before the lower tip of the kneecap",
        6,
        lambda p: p.over("patella-apex", FRONT),
    ),
    Landmark(
        "patella-outer-hollow",
        "Outer knee hollow",
        "outside the ligament, halfway between the fitted kneecap's tip and the joint line",
        6,
        lambda p: parts.beside_ligament(p, LEFT),
    ),
    Landmark(
        "tibial-tuberosity",
        "Shin bone knob",
        BONE + "straight before the knob of the tibia on which the ligament ends",
        6,
        lambda p: p.over("tibial-tuberosity", FRONT),
    ),
    Landmark(
        "medial-tibial-condyle",
        "Inner shin head",
        BONE + "inwards of the innermost place of the tibia's head",
        7,
        inner_condyle,
    ),
    Landmark(
        "fibula-head",
        "Calf bone head",
        BONE + "outwards of the fibula's head",
        6,
        lambda p: p.over("fibula-head", LEFT),
    ),
    Landmark(
        "lateral-epicondyle-femur",
        "Outer knee knob",
        BONE + "outwards of the outermost place of the femur's lower end",
        6,
        lambda p: p.over("lateral-epicondyle-femur", LEFT),
    ),
    Landmark(
        "medial-epicondyle-femur",
        "Inner knee knob",
        BONE + "inwards of the innermost place of the femur's lower end",
        6,
        lambda p: p.over("medial-epicondyle-femur", RIGHT),
    ),
    Landmark("popliteal-crease", "Knee crease", "the middle of the line painted behind the knee", 6, crease_middle),
    Landmark(
        "popliteal-crease-side",
        "Knee crease level",
        "the outer side of the knee level with the crease's middle, over the middle of the femur's end",
        7,
        crease_side,
    ),
    Landmark(
        "biceps-femoris-tendon",
        "Outer tendon",
        "the skin just outside and above the outer end of the crease",
        6,
        lambda p: tendon(p, -1, LEFT),
    ),
    Landmark(
        "semitendinosus-tendon",
        "Inner tendon",
        "the skin just inside and above the inner end of the crease",
        6,
        lambda p: tendon(p, 0, RIGHT),
    ),
    Landmark(
        "calf-muscle-end",
        "Calf muscle end",
        "where the middle profile of the calf turns most sharply from muscle to tendon",
        12,
        calf_end,
    ),
    Landmark(
        "shin-crest", "Shin edge", "where the skin before the tibia turns most sharply, half way down", 6, shin_crest
    ),
    Landmark("shin-inner-edge", "Inner shin edge", BONE + "inwards of the tibia's inner border", 8, shin_inner),
    Landmark(
        "thigh-back-outer",
        "Outer back thigh",
        "1.5 cun outside the middle of the back line of the thigh; a stop of the meridian's line only",
        15,
        thigh_back_outer,
    ),
]
