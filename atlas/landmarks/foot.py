"""Landmarks: foot. Bony ones are found from the fitted bones, the balls of the foot from the bare shape."""

import numpy as np
from scipy.ndimage import gaussian_filter1d

from atlas.bake import unit
from atlas.landmarks import foot_parts as parts
from atlas.placing import Find, Landmark, Placing
from atlas.skin import BACK, DOWN, FRONT, LEFT, RIGHT

PROMINENCE = 0.016  # metres about the place over the bone in which the skin's own prominence is looked for
TOUCH = 0.003  # metres above the ground
CROWN = 0.0004  # the prominence is the middle of the skin that stands out within this of its farthest place


def prominence(p: Placing, bone: str, side: np.ndarray) -> np.ndarray:
    over = p.out(parts.end(bone, side, parts.ANKLE_TOP), side)
    some = p.skin.vertices[np.linalg.norm(p.skin.vertices - over, axis=1) < PROMINENCE]
    outness = some @ side
    return p.near(some[outness > outness.max() - CROWN].mean(0))


def outer_ankle(p: Placing) -> np.ndarray:
    return prominence(p, "fibula", LEFT)


def inner_ankle(p: Placing) -> np.ndarray:
    return prominence(p, "tibia", RIGHT)


def tendon_behind(p: Placing, malleolus: str) -> np.ndarray:
    """The back of the heel tendon, level with an ankle bone."""
    return p.back(parts.end("calcaneus", BACK)[0], p(malleolus)[2])


def under_inner_ankle(p: Placing) -> np.ndarray:
    """Where the sole first touches the ground below the inner ankle bone, which overhangs the sole's rim."""
    x, y, _ = p("medial-malleolus")
    below = [parts.sole(p, x + inward, y) for inward in np.arange(0.008, 0.04, 0.002)]
    return next(place for place in below if place[2] < TOUCH)


def navicular(p: Placing) -> np.ndarray:
    """Over the inner, lower end of the navicular, where its knob is."""
    inside = parts.end("navicular", RIGHT + 0.6 * DOWN + 0.6 * FRONT)
    return p.out(inside, RIGHT)


def fifth_base(p: Placing) -> np.ndarray:
    """Half way between the fitted bone's hind end and the middle of the outer border, where the knob is usually felt.

    The fitted bone lies 86 mm before the heel, the middle of the border 107 mm: feet's knobs lie between.
    """
    inside = parts.end("metatarsal5", LEFT + 1.5 * BACK)
    middle = (p("heel-back")[1] + p("toenail-5")[1]) / 2
    y = (inside[1] + middle) / 2
    return p.outer(y, (inside[2] + parts.border(p, y, LEFT)[2]) / 2)


def first_base(p: Placing) -> np.ndarray:
    return p.out(parts.meeting("metatarsal1", "cuneiform1"), RIGHT)


def ankle_bend(p: Placing) -> np.ndarray:
    """Where shin and instep meet: half way round the bend of the profile, cut along the foot midway between the ankles.

    The cut follows the foot from the middle of the ankle bones' prominences, as heel and second toe lie.
    """
    talus = parts.bone("talus")
    above = (talus[:, 2].min() + talus[:, 2].max()) / 2 + 0.075
    middle = (p("lateral-malleolus") + p("medial-malleolus")) / 2
    ahead = unit((p("toe-root-2") - p("heel-back")) * [1, 1, 0])
    start = p.out(np.array([*middle[:2], above]), ahead)
    profile = p.skin.section(start, DOWN, 0.14, np.cross(ahead, DOWN))
    step = np.diff(profile, axis=0)
    slope = gaussian_filter1d(np.arctan2(-step[:, 2], -step[:, 1]), 4)  # 90° where it goes straight down
    half = (slope[:8].mean() + slope[-8:].mean()) / 2
    return profile[np.flatnonzero(slope < half)[0]]


def toe_root(ray: int) -> Find:
    """On the back of the foot over the joint at the root of a toe."""

    def find(p: Placing) -> np.ndarray:
        y = parts.root(ray)
        return parts.dorsum(p, parts.shaft(ray, y + 0.012)[0], y)

    return find


def toe_web(first: int) -> Find:
    return lambda p: parts.web(p, first)


def toenail(toe: int) -> Find:
    return lambda p: p.near(parts.nail_place(p, toe, 0, 0))


def nail_spot(toe: int, ahead: float, aside: float) -> Find:
    return lambda p: parts.nail_place(p, toe, ahead, aside)


def tendon_outer(p: Placing) -> np.ndarray:
    return tendon_behind(p, "lateral-malleolus")


def tendon_inner(p: Placing) -> np.ndarray:
    return tendon_behind(p, "medial-malleolus")


def heel_back(p: Placing) -> np.ndarray:
    inside = parts.end("calcaneus", BACK)
    return p.out(inside, BACK)


def heel_sole(p: Placing) -> np.ndarray:
    """The hind end of the sole, seen from below."""
    inside = parts.end("calcaneus", BACK)
    return p.apex(p.out(inside + 0.01 * DOWN, BACK), BACK + DOWN, 0.012)


def heel_bone_outer(p: Placing) -> np.ndarray:
    return p.out(parts.bone("calcaneus").mean(0) + 0.012 * BACK, LEFT)


def heel_bone_inner(p: Placing) -> np.ndarray:
    return p.out(parts.bone("calcaneus").mean(0) + 0.012 * BACK, RIGHT)


def ball(ray: int) -> Find:
    return lambda p: p.near(parts.ball(ray))


NAIL = "of the painted nail: "
BONE = "skin over the fitted bone: "
LANDMARKS = [
    Landmark(
        "lateral-malleolus", "Outer ankle bone", BONE + "fibula's outermost end, then the skin's apex", 3, outer_ankle
    ),
    Landmark(
        "medial-malleolus", "Inner ankle bone", BONE + "tibia's innermost end, then the skin's apex", 4, inner_ankle
    ),
    Landmark("achilles-tendon", "Heel tendon", "back of the leg level with the inner ankle bone", 3, tendon_inner),
    Landmark(
        "achilles-tendon-outer", "Heel tendon", "back of the leg level with the outer ankle bone", 3, tendon_outer
    ),
    Landmark("sole-under-medial-malleolus", "Sole", "straight below the inner ankle bone", 3, under_inner_ankle),
    Landmark("navicular", "Navicular bone", BONE + "navicular, inner lower end", 6, navicular),
    Landmark(
        "metatarsal5-base",
        "Outer edge knob",
        "between the fitted fifth metatarsal's hind end and the middle of the border",
        10,
        fifth_base,
    ),
    Landmark("metatarsal1-base", "First foot bone", BONE + "first metatarsal's joint with the tarsus", 7, first_base),
    Landmark("ball-inner", "Ball of big toe", "the bare shape's widest place behind the big toe", 5, ball(1)),
    Landmark("ball-outer", "Ball, little toe", "the bare shape's widest place behind the little toe", 6, ball(5)),
    Landmark(
        "ankle-front",
        "Ankle bend",
        "half way round the bend of the profile along the foot, midway between the ankle bones",
        5,
        ankle_bend,
    ),
    Landmark("heel-back", "Heel", BONE + "heel bone's hind end", 3, heel_back),
    Landmark("heel-sole", "Heel", "hind end of the sole below the heel bone", 4, heel_sole),
    Landmark("heel-bone-outer", "Heel bone", BONE + "heel bone's outer face", 6, heel_bone_outer),
    Landmark("heel-bone-inner", "Heel bone", BONE + "heel bone's inner face", 6, heel_bone_inner),
    *(
        Landmark(f"toe-root-{k}", "Toe joint", "between the balls, by the usual proportion", 7, toe_root(k))
        for k in parts.TOES
    ),
    *(
        Landmark(f"toe-web-{k}", "Toe web", "skin between the toes that faces ahead", 3, toe_web(k))
        for k in range(1, 5)
    ),
    *(Landmark(f"toenail-{k}", "Toenail", "middle of the painted nail", 2, toenail(k)) for k in parts.TOES),
    Landmark("nail-corner-1-inner", "Nail corner", NAIL + "root corner", 2, nail_spot(1, -1, -1)),
    *(Landmark(f"nail-corner-{k}", "Nail corner", NAIL + "root corner", 2, nail_spot(k, -1, 1)) for k in parts.TOES),
    *(Landmark(f"nail-edge-{k}", "Nail edge", NAIL + "free edge", 2, nail_spot(k, 1, 0)) for k in parts.TOES),
]
