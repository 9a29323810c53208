"""What the standard fixes: front. From the table of facts, not from how the points are placed."""

from atlas.expect import Between, Distance, Level

BREADTH, UPPER, LOWER = "chest-breadth", "upper-abdomen", "lower-abdomen"
ACROSS = (
    "hair-corner-right",
    "hair-corner-left",
)  # heights across the body: for what lies straight below something else

MIDLINE = [
    *(Distance(f"CV{n}", "umbilicus", cun, UPPER) for n, cun in ((9, 1), (10, 2), (11, 3), (12, 4), (13, 5), (14, 6))),
    *(Distance(f"CV{n}", "umbilicus", cun, LOWER) for n, cun in ((2, 5), (3, 4), (4, 3), (5, 2), (6, 1.5), (7, 1))),
    Distance("CV8", "umbilicus", 0, LOWER),
    Distance("CV12", "xiphisternal-junction", 4, UPPER),
    Distance("CV14", "xiphisternal-junction", 2, UPPER),
    Distance("CV15", "xiphisternal-junction", 1, UPPER),
    Distance("CV16", "xiphisternal-junction", 0, UPPER),
    Distance("CV21", "CV22", 1, "breastbone"),
]
ASIDE = [
    *(
        Distance(f"KI{n}", f"CV{m}", 0.5, BREADTH)
        for n, m in zip(
            (11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21), (2, 3, 4, 5, 7, 8, 10, 11, 12, 13, 14), strict=True
        )
    ),
    *(
        Distance(f"ST{n}", f"CV{m}", 2, BREADTH)
        for n, m in zip(range(19, 31), (14, 13, 12, 11, 10, 9, 8, 7, 5, 4, 3, 2), strict=True)
    ),
    Distance("SP15", "CV8", 4, BREADTH),
    Distance("SP16", "CV11", 4, BREADTH),
    Distance("EX-CA1", "CV3", 3, BREADTH),
    Distance("LR12", "CV2", 2.5, BREADTH),
    *(Distance(f"KI{n}", f"CV{m}", 2, BREADTH) for n, m in ((23, 17), (24, 18), (25, 19), (26, 20))),
    *(Distance(f"ST{n}", f"CV{m}", 4, BREADTH) for n, m in ((14, 20), (15, 19), (16, 18), (17, 17))),
    *(Distance(f"SP{n}", f"CV{m}", 6, BREADTH) for n, m in ((18, 17), (19, 18), (20, 19))),
    Distance("LU1", "CV20", 6, BREADTH),
    Distance("PC1", "CV17", 5, BREADTH),
    Distance("ST18", "KI22", 2, BREADTH),
    Distance("ST13", "KI27", 2, BREADTH),
    Distance("LR14", "ST19", 2, BREADTH),
]
OTHER = [
    Distance("LU1", "LU2", 1, BREADTH),
    Distance("GB23", "GB22", 1, BREADTH),
    Distance("SP14", "SP15", 1.3, LOWER),
    Distance("SP13", "SP15", 4.3, LOWER, "height"),
    Distance("SP16", "SP15", 3, UPPER),
    Distance("ST30", "ST25", 5, LOWER),
    Distance("ST17", "nipple", 0, BREADTH),
    Distance("HT1", "axilla", 0, BREADTH),
    Between("CV12", "xiphisternal-junction", "umbilicus", 0.5),
    Between("LR12", "ST30", "SP12"),
]
LEVELS = [
    Level(("CV14", "KI21", "ST19"), BREADTH),
    Level(("CV13", "KI20", "ST20"), BREADTH),
    Level(("CV12", "KI19", "ST21"), BREADTH),
    Level(("CV11", "KI18", "ST22", "SP16"), BREADTH),
    Level(("CV10", "KI17", "ST23"), BREADTH),
    Level(("CV9", "ST24"), BREADTH),
    Level(("umbilicus", "KI16", "ST25", "SP15", "GB26"), BREADTH),
    Level(("CV7", "KI15", "ST26"), BREADTH),
    Level(("CV5", "KI14", "ST27"), BREADTH),
    Level(("CV4", "KI13", "ST28", "GB27"), BREADTH),
    Level(("CV3", "KI12", "ST29", "EX-CA1"), BREADTH),
    Level(("CV2", "KI11", "ST30", "LR12", "SP12", "pubic-symphysis-upper"), BREADTH),
    # spaces between the ribs, which slope a little on their way outwards
    Level(("CV20", "KI26", "ST14", "LU1"), BREADTH, 0.5),
    Level(("CV19", "KI25", "ST15", "SP20"), BREADTH, 0.6),
    Level(("CV18", "KI24", "ST16", "SP19"), BREADTH, 0.6),
    Level(("CV17", "KI23", "ST17", "PC1", "SP18"), BREADTH, 0.5),
    Level(("KI22", "ST18", "SP17"), BREADTH, 0.5),
    # straight below one another
    Level(("nipple", "ST13", "ST14", "ST15", "ST16", "ST18"), BREADTH, 0.3, ACROSS),
    Level(("nipple", "LR14", "GB24"), BREADTH, 0.3, ACROSS),
    Level(("LR13", "rib11-free-end"), BREADTH, 0.3, ACROSS),
    Level(("CV2", "CV8", "CV12", "CV17", "CV21"), BREADTH, 0.05, ACROSS),
]
EXPECTED: list[Distance | Level | Between] = [*MIDLINE, *ASIDE, *OTHER, *LEVELS]
