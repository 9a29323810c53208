"""What the standard fixes: back. From the table of facts, not from how the points are placed."""

from atlas.expect import Between, Distance, Level

BREADTH = "back-breadth"
# On the middle line below a spinous process, with what lies 1.5 and 3 cun beside it.
INNER = {
    **{"GV13": "BL11", "GV12": "BL13", "GV11": "BL15", "GV10": "BL16", "GV9": "BL17", "GV8": "BL18", "GV7": "BL19"},
    **{"GV6": "BL20", "GV5": "BL22", "GV4": "BL23", "EX-B5": "BL24", "GV3": "BL25", "EX-B8": "BL26"},
    **{"s2-midline": "BL28", "sacral-hiatus": "BL30"},
}
OUTER = {
    **{"GV13": "SI14", "GV12": "BL42", "GV11": "BL44", "GV10": "BL45", "GV9": "BL46", "GV8": "BL47", "GV7": "BL48"},
    **{"GV6": "BL49", "GV5": "BL51", "GV4": "BL52", "GV3": "EX-B6", "s2-midline": "BL53", "GV2": "BL54"},
}
WITHOUT_MIDDLE = {"BL41": "BL12", "BL43": "BL14", "BL50": "BL21"}  # levels at which no point lies on the middle line

DISTANCES = [
    *(Distance(code, middle, 1.5, BREADTH) for middle, code in INNER.items()),
    *(Distance(code, middle, 3, BREADTH) for middle, code in OUTER.items()),
    *(Distance(outer, inner, 1.5, BREADTH) for outer, inner in WITHOUT_MIDDLE.items()),
    Distance("SI15", "GV14", 2, BREADTH),
    Distance("EX-B1", "GV14", 0.5, BREADTH),
    Distance("EX-B2", "GV13", 0.5, BREADTH),  # the first of its sites
    Distance("EX-B4", "GV5", 3.5, BREADTH),
    Distance("EX-B7", "GV3", 3.5, BREADTH),
    Distance("EX-B9", "coccyx-tip", 2, BREADTH, "height"),
    Distance("BL35", "coccyx-tip", 0.5, BREADTH, "straight"),
    Distance("SI9", "posterior-axillary-fold", 1, "upper-arm"),
    Distance("GV2", "sacral-hiatus", 0, BREADTH),
]
LEVELS = [
    Level(("GV14", "EX-B1", "SI15"), BREADTH),
    Level(("GV13", "BL11", "SI14", "EX-B2"), BREADTH),
    Level(("BL12", "BL41"), BREADTH),
    Level(("GV12", "BL13", "BL42"), BREADTH),
    Level(("BL14", "BL43"), BREADTH),
    Level(("GV11", "BL15", "BL44"), BREADTH),
    Level(("GV10", "BL16", "BL45"), BREADTH),
    Level(("GV9", "BL17", "BL46"), BREADTH),
    Level(("GV8", "BL18", "BL47"), BREADTH),
    Level(("GV7", "BL19", "BL48"), BREADTH),
    Level(("GV6", "BL20", "BL49"), BREADTH),
    Level(("BL21", "BL50"), BREADTH),
    Level(("GV5", "BL22", "BL51", "EX-B4"), BREADTH),
    Level(("GV4", "BL23", "BL52"), BREADTH),
    Level(("EX-B5", "BL24"), BREADTH),
    Level(("GV3", "BL25", "EX-B6", "EX-B7"), BREADTH),
    Level(("EX-B8", "BL26"), BREADTH),
    Level(("BL27", "BL31"), BREADTH),
    Level(("BL28", "BL32", "BL53"), BREADTH),
    Level(("BL29", "BL33"), BREADTH),
    Level(("BL30", "BL34", "BL54", "GV2", "sacral-hiatus"), BREADTH),
    Level(("BL35", "coccyx-tip"), BREADTH),
    # with bony landmarks; these are fitted, not cut to the standard
    Level(("GV3", "iliac-crest"), BREADTH, 0.5),
    Level(("GV9", "scapula-inferior-angle"), BREADTH, 0.5),
    Level(("GV12", "scapula-spine-inner"), BREADTH, 0.5),
    # one straight above the other, seen from behind
    Level(("SI9", "SI10", "posterior-axillary-fold"), BREADTH, 0.2, ("hair-corner-right", "hair-corner-left")),
    Level(("SI12", "scapula-spine-mid"), BREADTH, 0.2, ("hair-corner-right", "hair-corner-left")),
]
BETWEEN = [
    Between("GB21", "c7-spinous", "acromion", 0.5),
    Between("SI11", "scapula-spine-mid", "scapula-inferior-angle", 1 / 3),
    Between("SI13", "SI10", "t2-spinous", 0.5),
    Between("TE15", "GB21", "SI13", 0.5),
    Between("GB29", "asis", "greater-trochanter", 0.5),
    Between("BL32", "psis", "s2-midline", 0.5),
    Between("LI16", "clavicle-outer-end", "scapula-spine-mid"),
]
EXPECTED: list[Distance | Level | Between] = [*DISTANCES, *LEVELS, *BETWEEN]
