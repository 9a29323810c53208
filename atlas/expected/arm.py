"""What the standard fixes: arm."""

from atlas.expect import Between, Distance, Level

FOREARM, UPPER = "forearm", "upper-arm"
AXIS = ("elbow-crease-mid", "wrist-crease-mid")


def chain(measure: str, origin: str, **cun: float) -> list[Distance]:
    """So many cun of each point from one place, along the skin."""
    return [Distance(name, origin, number, measure) for name, number in cun.items()]


EXPECTED: list[Distance | Level | Between] = [
    Distance("elbow-crease-mid", "wrist-crease-mid", 12, FOREARM),
    Distance("anterior-axillary-fold", "elbow-crease-mid", 9, UPPER),
    # palm side
    *chain(FOREARM, "PC7", PC6=2, PC5=3, PC4=5),
    *chain(FOREARM, "HT7", HT6=0.5, HT5=1, HT4=1.5),
    Distance("LU6", "LU9", 7, FOREARM),
    Distance("LU6", "LU5", 5, FOREARM),
    Distance("PC4", "PC3", 7, FOREARM),
    Level(("LU7", "HT4"), FOREARM, axis=AXIS),
    Level(("LU8", "HT5"), FOREARM, 0.3, AXIS),  # the crease slants
    Level(("LU9", "PC7", "HT7"), FOREARM, 0.25, AXIS),
    Level(("LU5", "PC3", "HT3"), FOREARM, 0.35, AXIS),
    Between("PC7", "LU9", "HT7"),
    Between("LU5", "PC3", "LI11"),
    Between("elbow-crease-mid", "LU5", "PC3"),
    Between("LU6", "LU5", "LU9"),
    Between("PC4", "PC3", "PC7"),
    Between("PC5", "PC3", "PC7"),
    Between("PC6", "PC3", "PC7"),
    # thumb's side
    *chain(FOREARM, "LI5", LI6=3, LI7=5),
    *chain(FOREARM, "LI11", LI10=2, LI9=3, LI8=4),
    Distance("LI8", "LI9", 1, FOREARM),
    *(Between(f"LI{n}", "LI5", "LI11") for n in (6, 7, 8, 9, 10)),
    Between("LI11", "LU5", "lateral-epicondyle", 0.5),
    Between("EX-UE3", "LI5", "TE4"),
    # back
    *chain(FOREARM, "dorsal-wrist-crease", TE5=2, TE6=3, TE8=4),
    Distance("TE5", "TE6", 1, FOREARM),
    Distance("TE6", "TE8", 1, FOREARM),
    Level(("TE6", "TE7"), FOREARM, axis=AXIS),
    Level(("TE5", "PC6"), FOREARM, 0.3, AXIS),
    Level(("TE4", "LI5", "EX-UE3", "SI5"), FOREARM, 0.5, AXIS),
    Distance("TE9", "olecranon-straight", 5, FOREARM),
    Distance("SI7", "SI5", 5, FOREARM),
    Between("SI7", "SI5", "SI8"),
    # upper arm
    Distance("LU3", "LU4", 1, UPPER),
    Distance("HT2", "HT3", 3, UPPER),
    Distance("LI13", "LI11", 3, UPPER),
    Distance("LI14", "LI11", 7, UPPER),
    Between("LI13", "LI11", "LI15"),
    Between("LI14", "LI11", "LI15"),
    Distance("TE13", "acromial-angle", 3, UPPER),
    *(Between(f"TE{n}", "olecranon", "acromial-angle") for n in (11, 12, 13)),
    Between("SI8", "olecranon", "medial-epicondyle"),
]
