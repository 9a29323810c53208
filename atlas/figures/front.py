"""Figures of the whole body from the front, of the chest, the belly, the groin, the side and the armpit."""

from atlas import scene
from atlas.camera import View
from atlas.figure import FigureDef, Ruler
from atlas.placing import Placing

RIBS = (
    "Ribs are read from bones fitted into this body, good to one or two centimetres. On your own chest begin at the "
    "ridge of "
    "the breastbone: the rib beside it is the second."
)
BELLY = (
    "The belly of a lying person is flatter and longer than a standing one's; "
    "measure between navel, breastbone and pubic bone."
)


def body_front(_: Placing) -> View:
    return View((0, -1, 0), (0, 0, 0.862), 1.06, 1200, 2060)


def chest(p: Placing) -> View:
    middle = (p("suprasternal-notch")[2] + p("xiphisternal-junction")[2]) / 2
    return View((0, -1, 0), (0, 0, float(middle) - 0.005), 0.46, 1200, 960)


def under_collarbone(p: Placing) -> View:
    x, y, z = p("LU1")
    return View((0.3, -1, 0.25), (float(x) - 0.03, float(y), float(z) + 0.005), 0.30, 1200, 960)


def upper_belly(p: Placing) -> View:
    middle = (p("xiphisternal-junction")[2] + p("umbilicus")[2]) / 2
    return View((0, -1, 0), (0, 0, float(middle)), 0.44, 1200, 960)


def lower_belly(p: Placing) -> View:
    middle = (p("umbilicus")[2] + p("pubic-symphysis-upper")[2]) / 2
    return View((0, -1, 0), (0, 0, float(middle) - 0.005), 0.40, 1200, 960)


def side(p: Placing) -> View:
    top, low = p("HT1"), p("iliac-crest-side")
    middle = (top + low) / 2
    return View((1, -0.25, 0), tuple(middle), 0.62, 1000, 1250)


def armpit(p: Placing) -> View:
    middle = (p("HT1") + p("SP21")) / 2
    return View((1, -0.45, 0), tuple(middle), 0.40, 1200, 960)


def waist_side(p: Placing) -> View:
    middle = (p("LR13") + p("iliac-crest-side")) / 2
    return View((1, 0.15, 0), tuple(middle), 0.42, 1200, 960)


FIGURES: list[FigureDef] = [
    FigureDef(
        "body-front",
        "Whole body from the front",
        "A standing person in short shorts seen from the front, arms a little away from the body, palms forward.",
        "seen from the front",
        "chest",
        "both",
        body_front,
        close_up=False,
        notes="An overview; use the close-up figures to find a point.",
        options={"fade": 0.0},
    ),
    FigureDef(
        "chest",
        "The chest",
        "A bare chest from the collarbones to the lower end of the breastbone.",
        "seen from the front",
        "chest",
        "both",
        chest,
        context="body-front",
        keep=scene.everything,
        labels=(
            "suprasternal-notch",
            "sternal-angle",
            "nipple",
            "xiphisternal-junction",
            ("clavicle-mid", "Collarbone"),
        ),
        rulers=(
            *(Ruler(f"KI{n}", "2 cun", 2, f"CV{m}", f"KI{n}") for n, m in ((23, 17), (24, 18), (25, 19), (26, 20))),
            *(Ruler(f"ST{n}", "4 cun", 4, f"CV{m}", f"ST{n}") for n, m in ((14, 20), (15, 19), (16, 18))),
            *(Ruler(f"SP{n}", "6 cun", 6, f"CV{m}", f"SP{n}") for n, m in ((18, 17), (19, 18), (20, 19))),
            Ruler("PC1", "5 cun", 5, "CV17", "PC1"),
            Ruler("CV21", "1 cun", 1, "suprasternal-notch", "CV21"),
            Ruler("CV17", "halves", 2, "nipple:right", "nipple"),
        ),
        notes=RIBS,
    ),
    FigureDef(
        "under-collarbone",
        "Below the left collarbone",
        "The hollow between the left collarbone, the chest and the shoulder.",
        "seen from the front and the side",
        "chest",
        "left",
        under_collarbone,
        context="body-front",
        keep=scene.everything,
        never=frozenset({"GB22", "GB23", "SP21"}),  # in the shadow between arm and chest: shown with the arm raised
        labels=(("clavicle-mid", "Collarbone"), ("coracoid", "Coracoid"), ("anterior-axillary-fold", "Armpit fold")),
        rulers=(Ruler("LU1", "1 cun", 1, "LU2", "LU1"),),
        notes=RIBS,
    ),
    FigureDef(
        "upper-belly",
        "Upper belly",
        "The belly from the lower end of the breastbone to the navel.",
        "seen from the front",
        "abdomen",
        "both",
        upper_belly,
        context="body-front",
        keep=scene.everything,
        labels=("xiphisternal-junction", "costal-margin", "umbilicus", "nipple"),
        rulers=(
            *(
                Ruler(f"CV{n}", f"{c} of 8 cun", c, "umbilicus", f"CV{n}")
                for n, c in ((9, 1), (10, 2), (11, 3), (12, 4), (13, 5), (14, 6))
            ),
            *(
                Ruler(f"ST{n}", "2 cun", 2, f"CV{m}", f"ST{n}")
                for n, m in ((19, 14), (20, 13), (21, 12), (22, 11), (23, 10), (24, 9))
            ),
            *(
                Ruler(f"KI{n}", "0.5 cun", 1, f"CV{m}", f"KI{n}")
                for n, m in ((17, 10), (18, 11), (19, 12), (20, 13), (21, 14))
            ),
            Ruler("ST25", "2 cun", 2, "umbilicus", "ST25"),
            Ruler("KI16", "0.5 cun", 1, "umbilicus", "KI16"),
            Ruler("SP15", "4 cun", 4, "umbilicus", "SP15"),
            Ruler("SP16", "4 cun", 4, "CV11", "SP16"),
        ),
        notes=BELLY,
    ),
    FigureDef(
        "lower-belly",
        "Lower belly and groin",
        "The belly from above the navel down to the groin, in low shorts.",
        "seen from the front",
        "abdomen",
        "both",
        lower_belly,
        context="body-front",
        keep=scene.without_arms,
        labels=("umbilicus", "asis", "pubic-symphysis-upper", "groin-crease"),
        rulers=(
            *(
                Ruler(f"CV{n}", f"{label} of 5 cun", k, "umbilicus", f"CV{n}")
                for n, label, k in ((7, 1, 1), (6, 1.5, 1), (5, 2, 2), (4, 3, 3), (3, 4, 4))
            ),
            Ruler("CV2", "5 cun", 5, "umbilicus", "CV2"),
            *(
                Ruler(f"ST{n}", "2 cun", 2, f"CV{m}", f"ST{n}")
                for n, m in ((26, 7), (27, 5), (28, 4), (29, 3), (30, 2))
            ),
            *(
                Ruler(f"KI{n}", "0.5 cun", 1, f"CV{m}", f"KI{n}")
                for n, m in ((11, 2), (12, 3), (13, 4), (14, 5), (15, 7))
            ),
            Ruler("EX-CA1", "3 cun", 3, "CV3", "EX-CA1"),
            Ruler("LR12", "2.5 cun", 1, "CV2", "LR12"),
            Ruler("SP12", "3.5 cun", 1, "CV2", "SP12"),
        ),
        notes=BELLY,
    ),
    FigureDef(
        "side",
        "Left side of the trunk, arm raised",
        "The left side of the trunk from the armpit to the hip bone, with the arm raised.",
        "seen from the left",
        "chest",
        "left",
        side,
        pose="raised",
        pose_words="standing, left arm raised",
        context="body-side",
        labels=("axilla", "nipple", "rib11-free-end", "iliac-crest-side"),
        rulers=(Ruler("GB23", "1 cun", 1, "GB22", "GB23"),),
        notes=RIBS,
    ),
    FigureDef(
        "armpit",
        "Left armpit",
        "The left side of the chest with the arm raised: the hollow of the armpit in the middle, "
        "chin and neck at the upper left.",
        "seen from the left and a little from the front",
        "armpit",
        "left",
        armpit,
        pose="raised",
        pose_words="standing, left arm raised",
        context="body-front",
        labels=("axilla", "nipple"),
        rulers=(Ruler("GB23", "1 cun", 1, "GB22", "GB23"),),
        notes="Nothing here is pressed: the vessels and nerves of the arm lie under the skin.",
    ),
    FigureDef(
        "waist-side",
        "Left waist",
        "The left waist of a standing person, from the lowest ribs to the hip bone; the belly is on the left.",
        "seen from the left",
        "abdomen",
        "left",
        waist_side,
        context="body-side",
        keep=scene.without_arms,
        labels=("rib11-free-end", "rib12-free-end", "iliac-crest-side"),
        notes="Where the lowest ribs end differs from person to person by several centimetres.",
    ),
]
