"""What the standard fixes: foot. Written from the table of facts, not from the rows."""

from atlas.expect import Between, Distance, Level

EXPECTED: list[Distance | Level | Between] = [
    # cun
    Distance("medial-malleolus", "sole-under-medial-malleolus", 3, "ankle", "straight"),
    Distance("KI6", "medial-malleolus", 1, "ankle", "height"),
    Distance("KI5", "KI3", 1, "ankle", "height"),
    Distance("KI7", "medial-malleolus", 2, "leg-inner", "height"),
    Distance("KI7", "KI3", 2, "leg-inner", "height"),
    Distance("SP1", "toenail-1", 0.4, "hand"),
    Distance("EX-LE8", "medial-malleolus", 0, "ankle"),
    Distance("EX-LE9", "lateral-malleolus", 0, "ankle"),
    # levels
    Level(("KI3", "medial-malleolus", "EX-LE8"), "ankle", 0.1),
    Level(("BL60", "lateral-malleolus", "EX-LE9"), "ankle", 0.1),
    # between
    Between("KI3", "medial-malleolus", "achilles-tendon", 0.5),
    Between("BL60", "lateral-malleolus", "achilles-tendon-outer", 0.5),
    Between("SP5", "navicular", "medial-malleolus", 0.5),
    Between("LR4", "SP5", "ST41", 0.5),
    Between("SP5", "LR4", "KI6"),
    Between("KI4", "KI3", "heel-back"),
    Between("BL64", "metatarsal5-base", "ball-outer"),
    Between("BL65", "BL64", "ball-outer"),
    Between("BL63", "BL62", "BL64"),
    Between("SP3", "SP4", "SP2"),
    Between("SP4", "metatarsal1-base", "SP3"),
    Between("LR3", "LR2", "ST41"),
    Between("ST42", "ST41", "ST43"),
    Between("ST43", "ST42", "ST44"),
    Between("GB42", "GB41", "GB43"),
    Between("KI1", "heel-sole", "toe-web-2", 2 / 3),
]
