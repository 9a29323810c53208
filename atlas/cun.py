"""The local cun: bone-proportional measures after the WHO standard, each between two landmarks of this body.

Never one cun for the whole body: an arm of twelve cun and a leg of sixteen are measured each in their own.
"""

from .placing import Measure

WHO = "WHO 2008"

MEASURES = {
    one.name: one
    for one in [
        # head
        Measure("head", "anterior-hairline", "posterior-hairline", 12, WHO, via=("GV22", "GV20", "GV18")),
        Measure("forehead", "glabella", "anterior-hairline", 3, WHO),
        Measure("nape", "posterior-hairline", "c7-spinous", 3, "common use; not in every standard"),
        Measure("head-breadth", "hair-corner-left", "hair-corner-right", 9, WHO),
        Measure("head-breadth-back", "nape-at-mastoid", "mastoid-tip", 4.5, WHO),
        # trunk
        Measure("breastbone", "suprasternal-notch", "xiphisternal-junction", 9, WHO),
        Measure("upper-abdomen", "xiphisternal-junction", "umbilicus", 8, WHO),
        Measure("lower-abdomen", "umbilicus", "pubic-symphysis-upper", 5, WHO),
        Measure("chest-breadth", "midline-between-nipples", "nipple", 4, WHO),
        Measure("side", "axilla", "rib11-free-end", 12, WHO),
        Measure("flank", "rib11-free-end", "greater-trochanter", 9, WHO),
        Measure("back-breadth", "midline-at-scapula", "scapula-medial-border", 3, WHO),
        # arm: the standing elbow is nearly straight
        Measure("upper-arm", "anterior-axillary-fold", "elbow-crease-mid", 9, WHO),
        Measure("forearm", "elbow-crease-mid", "wrist-crease-mid", 12, WHO),
        Measure(
            "hand",
            "middle-finger-pip-radial",
            "middle-finger-dip-radial",
            1,
            "finger cun: middle phalanx of the middle finger",
        ),
        # leg
        Measure("thigh-front", "pubic-symphysis-upper", "patella-base-level", 18, WHO, straight=True),
        Measure("thigh-side", "greater-trochanter", "popliteal-crease-side", 19, WHO),
        Measure("thigh-back", "gluteal-fold", "popliteal-crease", 14, WHO),
        Measure("leg-outer", "popliteal-crease-side", "lateral-malleolus", 16, WHO, straight=True),
        Measure("leg-inner", "patella-apex-level", "medial-malleolus", 15, WHO, straight=True),
        Measure("ankle", "medial-malleolus", "sole-under-medial-malleolus", 3, WHO, straight=True),
    ]
}
