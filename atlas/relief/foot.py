"""Ankle and foot."""

from collections.abc import Callable

import numpy as np

from atlas.relief.marks import Array, Joints, Mark, Pick, bump, hollow, ridge

# Where the long extensor's cords part (x, y), before the ankle.
CORDS_START = (0.131, -0.062)

Skin = Callable[[float, float], Array]  # x, y of a place on the instep


def marks(pick: Pick, joints: Joints) -> list[Mark]:
    return [*ankle(pick), *instep(pick, joints), *borders(pick), *sole(pick)]


def ankle(pick: Pick) -> list[Mark]:
    inner, outer, back = pick.inner, pick.outer, pick.back
    tendon = [back(x, z) for x, z in ((0.131, 0.17), (0.129, 0.13), (0.128, 0.10), (0.128, 0.075), (0.128, 0.055))]
    return [
        bump("medial malleolus", inner(-0.018, 0.086), 10, 6.6, "the inner ankle bone"),
        ridge("medial malleolus shaft", [inner(-0.020, 0.105), inner(-0.022, 0.14)], 11, 1.0, "runs up into the shin"),
        bump("lateral malleolus", outer(-0.006, 0.072), 10, 6.4, "the outer ankle bone, lower than the inner"),
        ridge("fibula", [outer(-0.004, 0.11), outer(-0.004, 0.085)], 8, 2.2, "the outer ankle bone's shaft"),
        ridge("heel tendon", tendon, 6.5, 3.8, "stands free between two hollows"),
        hollow("behind medial malleolus", [inner(0.007, 0.096), inner(0.010, 0.072)], 8.5, 4.6, "before the tendon"),
        hollow("behind medial malleolus, deep", inner(0.008, 0.085), 9.5, 3.0, "deepest at the prominence"),
        hollow("behind lateral malleolus", [outer(0.013, 0.092), outer(0.017, 0.066)], 9, 3.6, "before the tendon"),
        hollow("before the lateral malleolus", outer(-0.032, 0.058), 7, 1.8, "GB40's hollow"),
    ]


def instep(pick: Pick, joints: Joints) -> list[Mark]:
    def skin(x: float, y: float) -> Array:
        return pick.ray((x, y, 0.015), (0, 0, 1))

    big_toe = [skin(0.117, -0.062), skin(0.110, -0.09), skin(0.102, -0.135), skin(0.101, -0.172)]
    cords = [extensor(skin, joints, toe) for toe in (2, 3, 4, 5)]
    return [
        ridge("extensor hallucis longus", big_toe, 3.4, 1.7, "the cord to the big toe; ST41 and LR4 beside it"),
        *(ridge("extensor digitorum longus", cord, 3.0, 0.9, "the cords to the toes") for cord in cords),
        hollow("between the cords", [skin(0.123, -0.055), skin(0.119, -0.072)], 4.0, 1.4, "ST41's hollow"),
        ridge("tibialis anterior", [skin(0.106, -0.058), skin(0.094, -0.080)], 5, 1.1, "LR4 on its outer side"),
        *(
            hollow("between the metatarsals", valley(skin, joints, toe), 4.0, 0.9, "where they part")
            for toe in range(1, 5)
        ),
    ]


def extensor(skin: Skin, joints: Joints, toe: int) -> list[Array]:
    """The cord to a toe, from where the four have parted (so that they do not add up to a knob)."""
    start = np.array([CORDS_START[0] + 0.0045 * (toe - 3.5), CORDS_START[1] - 0.012])
    knuckle, middle = (joints[f"l-toe-{toe}-{k}"][:2] for k in (1, 2))
    return [skin(*start), skin(*(start + knuckle) / 2), skin(*knuckle), skin(*middle)]


def valley(skin: Skin, joints: Joints, toe: int) -> list[Array]:
    (x1, y1, _), (x2, y2, _) = (joints[f"l-toe-{k}-1"] for k in (toe, toe + 1))
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    return [skin(x, y + 0.006), skin(x + (0.128 - x) * 0.3, y + 0.030)]


def borders(pick: Pick) -> list[Mark]:
    inner, outer = pick.inner, pick.outer
    return [
        bump("navicular", inner(-0.056, 0.044), 8, 1.8, "the knob of the inner arch"),
        hollow("below the navicular", inner(-0.054, 0.028), 8, 1.2, "KI2 lies below it"),
        bump("head of the first metatarsal", inner(-0.152, 0.022), 8, 1.6, "the ball of the big toe"),
        hollow("behind the first metatarsal's head", inner(-0.132, 0.022), 6, 1.0, "SP3's hollow"),
        bump("base of the fifth metatarsal", outer(-0.060, 0.020), 8, 3.2, "the knob of the outer border"),
        bump("head of the fifth metatarsal", outer(-0.118, 0.016), 7, 1.4, "the ball of the little toe"),
        hollow("behind the fifth metatarsal's head", outer(-0.103, 0.018), 6, 1.0, "BL65's hollow"),
    ]


def sole(pick: Pick) -> list[Mark]:
    bottom = pick.bottom
    ball = [bottom(0.101, -0.150), bottom(0.125, -0.150), bottom(0.148, -0.143), bottom(0.165, -0.118)]
    return [
        ridge("ball of the foot", ball, 10, 1.8, "the pad under the metatarsal heads"),
        hollow("behind the ball", bottom(0.128, -0.102), 9, 2.4, "KI1's hollow, when the toes curl"),
    ]
