"""What the standard fixes: leg."""

from atlas.expect import Between, Distance, Level

OUTER_ANKLE, INNER_ANKLE, KNEECAP = "lateral-malleolus", "medial-malleolus", "patella-base-level"

ABOVE_OUTER_ANKLE = {"GB35": 7, "GB36": 7, "GB37": 5, "GB38": 4, "GB39": 3, "ST40": 8}
ABOVE_INNER_ANKLE = {"SP6": 3, "SP7": 6, "KI8": 2, "KI9": 5, "LR5": 5, "LR6": 7, "SP9": 13}
ABOVE_KNEECAP = {"ST32": 6, "ST33": 3, "ST34": 2, "SP10": 2, "EX-LE3": 3, "LR9": 4}
SHIN = {"ST36": 3, "ST37": 6, "ST38": 8, "ST39": 9, "EX-LE7": 5}  # of 16 from ST35 to ST41

EXPECTED: list[Distance | Level | Between] = [
    *(Distance(code, OUTER_ANKLE, cun, "leg-outer", "height") for code, cun in ABOVE_OUTER_ANKLE.items()),
    *(Distance(code, INNER_ANKLE, cun, "leg-inner", "height") for code, cun in ABOVE_INNER_ANKLE.items()),
    *(Distance(code, KNEECAP, cun, "thigh-front", "height") for code, cun in ABOVE_KNEECAP.items()),
    *(Between(code, "ST35", "ST41", share=cun / 16) for code, cun in SHIN.items()),
    Distance("BL37", "BL36", 6, "thigh-back"),
    Distance("BL38", "BL39", 1, "leg-outer"),
    Distance("BL55", "BL40", 2, "leg-outer"),
    Distance("BL56", "BL40", 5, "leg-outer"),
    Distance("BL58", "BL60", 7, "leg-outer", "height"),
    Distance("BL59", "BL60", 3, "leg-outer", "height"),
    Distance("GB32", "popliteal-crease-side", 7, "thigh-side", "height"),
    Distance("GB31", "popliteal-crease-side", 9, "thigh-side", "height"),
    Distance("GB31", "GB32", 2, "thigh-side"),
    Distance("SP8", "SP9", 3, "leg-inner"),
    Distance("SP6", "KI8", 1, "leg-inner", "height"),
    Distance("KI7", "KI8", 0.5, "leg-inner"),
    Distance("LR7", "SP9", 1, "leg-inner"),
    Distance("LR10", "ST30", 3, "thigh-front"),
    Distance("LR11", "ST30", 2, "thigh-front"),
    Distance("EX-LE3", "SP10", 1, "thigh-front"),
    Distance("EX-LE6", "GB34", 2, "leg-outer"),
    Level(("ST38", "ST40"), "leg-outer"),
    Level(("ST39", "GB35", "GB36"), "leg-outer"),
    Level(("KI9", "LR5"), "leg-inner"),
    Level(("KI7", "KI8"), "leg-inner"),
    Level(("SP9", "LR7"), "leg-inner"),
    Level(("BL39", "BL40", "KI10"), "leg-outer", 0.3),
    Between("SP11", "SP12", "patella-base-inner", share=1 / 3),
    *(Between(code, "asis", "patella-base-outer") for code in ("ST31", "ST32", "ST33", "ST34")),
    Between("BL37", "BL36", "BL40", share=6 / 14),
    Between("BL56", "BL55", "BL57", share=0.5),
    Between("KI9", "KI3", "KI10"),
    Between("BL40", "KI10", "BL39", share=0.5),
]
