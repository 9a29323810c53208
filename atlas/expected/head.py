"""What the standard fixes: head. From the table of facts, not from how the points are placed."""

from atlas.expect import Between, Distance, Level

FRONT, BACK = "anterior-hairline", "posterior-hairline"

ALONG = [
    Distance("GV24", FRONT, 0.5, "head"),
    Distance("GV23", FRONT, 1, "head"),
    Distance("GV22", FRONT, 2, "head"),
    Distance("GV21", FRONT, 3.5, "head"),
    Distance("GV20", FRONT, 5, "head"),
    Distance("GV19", "GV20", 1.5, "head"),
    Distance("GV19", BACK, 5.5, "head"),
    Distance("GV18", BACK, 4, "head"),
    Distance("GV18", "GV17", 1.5, "head"),
    Distance("GV15", "GV16", 0.5, "head"),
    Distance("BL5", "BL4", 0.5, "head"),
    Distance("BL6", "BL5", 1.5, "head"),
    Distance("BL7", "BL6", 1.5, "head"),
    Distance("BL8", "BL7", 1.5, "head"),
    Distance("GB16", "GB15", 1, "head"),
    Distance("GB17", "GB15", 2, "head"),
    Distance("GB18", "GB17", 1.5, "head"),
    Distance("EX-HN1", "GV20", 1, "head"),
    Distance("EX-HN2", "GB15", 0.5, "head"),
    Distance("GB8", "TE20", 1.5, "head"),
    Distance("GB9", "GB8", 0.5, "head"),
    Distance("GB9", "ear-root-rear", 2, "head"),
    Distance("GB14", "brow-over-pupil", 1, "forehead"),
    Distance("EX-HN14", "TE17", 1, "head"),
    Distance("EX-HN15", "GV14", 2, "nape", "height"),
]
ASIDE = [
    Distance("BL4", "GV24", 1.5, "head-breadth"),
    Distance("GB15", "GV24", 2.25, "head-breadth"),
    Distance("GB13", "GV24", 3, "head-breadth"),
    Distance("ST8", "GV24", 4.5, "head-breadth"),
    Distance("BL5", "GV23", 1.5, "head-breadth"),
    Distance("BL9", "GV17", 1.3, "head-breadth-back"),
    Distance("BL10", "GV15", 1.3, "head-breadth-back"),
]
LEVELS = [
    Level(("GV17", "BL9", "GB19"), "head"),
    # the landmark is the corner of the bump, the standard names its upper border, about a centimetre higher
    Level(("GV17", "external-occipital-protuberance"), "head", 0.9),
    Level(("GV16", "GB20"), "head"),
    Level(("GV15", "BL10"), "head"),
    Level(("GB7", "ear-apex"), "head"),
    Level(("SI19", "tragus"), "head"),
    Level(("TE21", "supratragic-notch"), "head"),
    Level(("GB2", "intertragic-notch"), "head"),
    Level(("TE16", "mandible-angle"), "head"),
]
BETWEEN = [
    Between("BL3", "GV24", "BL4", 1 / 2),
    Between("BL4", "GV24", "ST8", 1 / 3),
    Between("GB15", "GV24", "ST8", 1 / 2),
    Between("GB13", "GV24", "ST8", 2 / 3),
    Between("BL7", "BL6", "BL8", 1 / 2),
    Between("GV21", "GV20", "GV22", 1 / 2),
    Between("GB5", "ST8", "GB7", 1 / 2),
    Between("GB20", "GV16", "mastoid-tip"),
    Between("EX-X-ANMIAN", "TE17", "GB20", 1 / 2),
]
EXPECTED: list[Distance | Level | Between] = [*ALONG, *ASIDE, *LEVELS, *BETWEEN]
