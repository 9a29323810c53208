"""What the standard fixes: face, and front and side of the neck. From the rows of the table of facts."""

from atlas.expect import Between, Distance, Level

# Heights across the body, from the right corner of the hair to the left: for what lies straight above something else.
ACROSS = ("hair-corner-right", "hair-corner-left")
CUN = "hand"

EXPECTED: list[Distance | Level | Between] = [
    # distances
    Distance("ST4", "mouth-corner", 0.4, CUN),
    Distance("GB1", "eye-outer", 0.5, CUN),
    Distance("BL1", "eye-inner", 0.1, CUN),
    Distance("LI19", "GV26", 0.5, CUN),
    Distance("GV25", "nose-tip", 0, CUN),
    Distance("CV24", "chin-groove", 0, CUN),
    Distance("CV22", "suprasternal-notch", 0, "chest-breadth"),
    Distance("BL2", "eyebrow-inner", 0, CUN),
    Distance("TE23", "eyebrow-outer", 0, CUN),
    Distance("LI20", "ala-nasi", 0, CUN),
    # straight below or above
    Level(("ST1", "ST2", "ST3", "EX-HN4", "pupil"), CUN, axis=ACROSS),
    Level(("SI18", "eye-outer"), CUN, axis=ACROSS),
    Level(("ST12", "nipple"), "chest-breadth", axis=ACROSS),  # both 4 cun beside the midline
    Level(("TE23", "GB1"), CUN, axis=ACROSS),
    Level(("BL2", "BL1"), CUN, axis=ACROSS),
    Level(("LI19", "nostril-rim"), CUN, axis=ACROSS),
    Level(("GV25", "GV26", "GV27", "CV24", "CV23", "CV22", "EX-HN3"), CUN, 0.05, ACROSS),
    # at one height
    Level(("ST3", "ala-lower"), CUN),
    Level(("ST4", "mouth-corner"), CUN),
    Level(("LI19", "GV26", "philtrum-middle"), CUN),
    Level(("EX-HN3", "BL2"), CUN),
    Level(("ST9", "LI18", "SI16", "larynx-upper"), CUN),
    Level(("ST10", "LI17", "cricoid"), CUN),
    # between
    Between("GV26", "nose-base", "lip-border", 0.5),
    Between("LI18", "scm-front", "scm-back"),
    Between("ST1", "pupil", "ST2"),
    Between("BL1", "eye-inner", "BL2"),
    Between("SI17", "mandible-angle", "mastoid-tip"),
    Between("CV23", "chin-groove", "larynx-upper"),
]
