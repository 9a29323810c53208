"""Ankle and foot."""

from atlas.relief.marks import Joints, Mark, Pick, bump, hollow, ridge


def marks(pick: Pick, joints: Joints) -> list[Mark]:
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
    ]
