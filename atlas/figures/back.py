"""Figures of the whole body from behind and from the side, of the back, the sacrum and the hip."""

import numpy as np

from atlas import scene
from atlas.bake import unit
from atlas.camera import View
from atlas.figure import FigureDef, Ruler
from atlas.placing import Placing

HIP_EYE = (0.72, 0.68, 0.12)  # from above and behind, on someone who lies on the right side
HIP_UP = tuple(unit(np.cross(HIP_EYE, (0, 0.12, 1))))
WHOLE = {"fade": 0.0}
LEVELS = (
    "Levels of the spine are read from bones fitted into this body. On a living back, count them twice: "
    "a level may be out by half a vertebra."
)


def body_back(_: Placing) -> View:
    return View((0, 1, 0), (0, 0, 0.862), 1.06, 1200, 2060)


def body_side(_: Placing) -> View:
    return View((1, 0, 0), (0, -0.045, 0.862), 1.06, 1200, 2060)


def back(p: Placing) -> View:
    middle = (p("c7-spinous")[2] + p("sacral-hiatus")[2]) / 2
    return View((0, 1, 0), (0, 0, float(middle)), 0.72, 1200, 1100)


def upper_back(p: Placing) -> View:
    return View((0, 1, 0.12), (0, 0, float(p("t3-spinous")[2])), 0.50, 1200, 960)


def shoulder_top(p: Placing) -> View:
    x, y, z = p("GB21")
    return View((0.25, 0.75, 1), (float(x) + 0.01, float(y), float(z) - 0.01), 0.34, 1200, 960)


def lower_back(p: Placing) -> View:
    return View((0, 1, 0), (0, 0, float(p("l3-spinous")[2]) - 0.02), 0.44, 1200, 960)


def buttock_back(p: Placing) -> View:
    return View((0, 1, 0), (0, 0, float(p("sacral-hiatus")[2]) - 0.015), 0.44, 1200, 960)


def hip_side(p: Placing) -> View:
    x, y, z = p("GB30")
    return View(HIP_EYE, (float(x), float(y) - 0.05, float(z) - 0.02), 0.62, 1200, 960, HIP_UP)


def body_side_lying(p: Placing) -> View:
    wide = View(HIP_EYE, tuple(p("GB30")), 2.0, 1200, 800, HIP_UP)
    flat = wide.project(p.skin.vertices)
    low, high = flat.min(0), flat.max(0)
    shift = (low + high) / 2 - 0.5
    centre = wide.c + shift[0] * 2.0 * wide.r - shift[1] * 2.0 * 800 / 1200 * wide.u
    return View(HIP_EYE, tuple(centre), 2.0 * float((high - low)[0]) * 1.05, 1200, 800, HIP_UP)


def hip_front_side(p: Placing) -> View:
    x, y, z = p("GB29")
    return View((1, -0.55, 0.1), (float(x) - 0.03, float(y), float(z) + 0.02), 0.42, 1200, 960)


FIGURES: list[FigureDef] = [
    FigureDef(
        "body-back",
        "Whole body from behind",
        "A standing person in short shorts seen from behind, arms a little away from the body, palms forward.",
        "seen from behind",
        "upper_back",
        "both",
        body_back,
        close_up=False,
        notes="An overview; use the close-up figures to find a point.",
        options=WHOLE,
    ),
    FigureDef(
        "body-side",
        "Whole body from the left side",
        "A standing person in short shorts seen from the left side, the arm hanging.",
        "seen from the left",
        "hip",
        "left",
        body_side,
        close_up=False,
        notes="An overview; use the close-up figures to find a point.",
        hidden=frozenset({"GV1", "CV1"}),
        options=WHOLE,
    ),
    FigureDef(
        "back",
        "The back",
        "A bare back from the base of the neck to the top of the shorts, with the arms hanging at the sides.",
        "seen from behind",
        "upper_back",
        "both",
        back,
        context="body-back",
        labels=(
            ("c7-spinous", "Neck bone C7"),
            ("t3-spinous", "Back bone T3"),
            ("scapula-inferior-angle", "Blade tip"),
            ("l2-spinous", "Back bone L2"),
            ("iliac-crest", "Hip bone top"),
        ),
        rulers=(
            *(
                Ruler(f"BL{n}", "1.5 cun", 1, f"GV{m}", f"BL{n}:right")
                for n, m in ((18, 8), (23, 4), (13, 12), (17, 9))
            ),
            *(Ruler(f"BL{n}", "3 cun", 2, f"GV{m}", f"BL{n}") for n, m in ((47, 8), (52, 4), (42, 12), (46, 9))),
        ),
        notes=LEVELS,
    ),
    FigureDef(
        "upper-back",
        "Upper back and shoulder blades",
        "The upper back from the neck to the tips of the shoulder blades, seen from behind and a little from above.",
        "seen from behind",
        "upper_back",
        "both",
        upper_back,
        context="body-back",
        keep=scene.everything,
        labels=(
            ("c7-spinous", "Neck bone C7"),
            ("t3-spinous", "Back bone T3"),
            ("scapula-spine-mid", "Blade spine"),
            ("scapula-inferior-angle", "Blade tip"),
            ("acromion", "Shoulder tip"),
        ),
        rulers=(
            *(
                Ruler(f"BL{n}", "1.5 cun", 1, f"GV{m}", f"BL{n}:right")
                for n, m in ((11, 13), (13, 12), (15, 11), (16, 10))
            ),
            *(Ruler(f"BL{n}", "3 cun", 2, f"GV{m}", f"BL{n}") for n, m in ((42, 12), (44, 11), (45, 10))),
            Ruler("SI14", "3 cun", 2, "GV13", "SI14"),
            Ruler("SI15", "2 cun", 2, "GV14", "SI15"),
            Ruler("SI11", "1/3", 1, "scapula-spine-mid", "SI11"),
            Ruler("SI11", "2/3", 2, "SI11", "scapula-inferior-angle"),
        ),
        notes=LEVELS,
    ),
    FigureDef(
        "shoulder-top",
        "Top of the left shoulder",
        "The left shoulder from behind and above, from the base of the neck to the shoulder tip.",
        "seen from behind and above",
        "shoulder",
        "left",
        shoulder_top,
        context="body-back",
        labels=(
            ("c7-spinous", "Neck bone C7"),
            ("acromion", "Shoulder tip"),
            ("clavicle-outer-end", "Collarbone"),
            ("scapula-spine-mid", "Blade spine"),
        ),
        rulers=(Ruler("GB21", "halves", 2, "c7-spinous", "acromion"),),
        notes="Where the shoulder muscle is thick, the bones are felt more than seen.",
    ),
    FigureDef(
        "lower-back",
        "Lower back",
        "The lower back and the waist from behind, down to the top of the shorts.",
        "seen from behind",
        "lower_back",
        "both",
        lower_back,
        context="body-back",
        keep=scene.without_arms,
        labels=(
            ("t12-spinous", "Back bone T12"),
            ("l2-spinous", "Back bone L2"),
            ("l4-spinous", "Back bone L4"),
            ("iliac-crest", "Hip bone top"),
            ("psis", "Dimple bone"),
        ),
        rulers=(
            *(Ruler(f"BL{n}", "1.5 cun", 1, f"GV{m}", f"BL{n}:right") for n, m in ((22, 5), (23, 4), (25, 3))),
            Ruler("BL24", "1.5 cun", 1, "EX-B5", "BL24:right"),
            Ruler("BL26", "1.5 cun", 1, "EX-B8", "BL26:right"),
            *(Ruler(f"BL{n}", "3 cun", 2, f"GV{m}", f"BL{n}") for n, m in ((51, 5), (52, 4))),
            Ruler("EX-B7", "3.5 cun", 1, "GV3", "EX-B7"),
            Ruler("EX-B6", "3 cun", 2, "GV3", "EX-B6"),
            Ruler("EX-B4", "3.5 cun", 1, "GV5", "EX-B4"),
        ),
        notes=LEVELS,
    ),
    FigureDef(
        "buttock-back",
        "Sacrum and buttocks",
        "The buttocks from behind in low shorts, with the flat bone above the cleft bare.",
        "seen from behind",
        "buttock",
        "both",
        buttock_back,
        context="body-back",
        keep=scene.without_arms,
        labels=(
            ("psis", "Dimple bone"),
            ("sacral-hiatus", "Cleft top"),
            ("greater-trochanter", "Outer hip knob"),
            ("gluteal-fold", "Buttock crease"),
        ),
        rulers=(
            Ruler("BL54", "3 cun", 2, "GV2", "BL54"),
            Ruler("BL53", "3 cun", 2, "s2-midline", "BL53"),
            Ruler("BL28", "1.5 cun", 1, "s2-midline", "BL28:right"),
        ),
        notes="The openings of the sacrum cannot be felt through everyone's skin; they are read from bones fitted "
        "into this "
        "body and may be out by a finger's breadth. The place on the side of the buttock is found lying, "
        "with the thigh bent; on someone who stands, its skin has moved up by two or three centimetres.",
    ),
    FigureDef(
        "hip-side",
        "Left hip, lying on the right side",
        "The hip of someone lying on the right side with the upper thigh bent forward, seen from above and behind; "
        "the head "
        "is to the right.",
        "lying on the side, seen from above and behind",
        "hip",
        "left",
        hip_side,
        pose="sidelying",
        pose_words="lying on the side",
        context="body-side-lying",
        keep=scene.without_arms,
        labels=(
            ("greater-trochanter-lying", "Outer hip knob"),
            ("sacral-hiatus-lying", "Cleft top"),
            ("iliac-crest-side", "Hip bone top"),
        ),
        rulers=(
            Ruler("GB30", "1/3", 1, "greater-trochanter-lying", "GB30"),
            Ruler("GB30", "2/3", 2, "GB30", "sacral-hiatus-lying"),
        ),
        notes="The bones were moved with the thigh; the skin slides over them by a centimetre or two.",
    ),
    FigureDef(
        "hip-front",
        "Left hip from the front and side",
        "The left hip and the top of the thigh, standing, seen from the front and the side.",
        "seen from the front and the side",
        "hip",
        "left",
        hip_front_side,
        context="body-side",
        keep=scene.without_arms,
        labels=(
            ("asis", "Front hip bone"),
            ("greater-trochanter", "Outer hip knob"),
            ("iliac-crest-side", "Hip bone top"),
        ),
        rulers=(Ruler("GB29", "halves", 2, "asis", "greater-trochanter"),),
        notes="The bony knob of the hip is read from bones fitted into this body; turn the leg in and out "
        "to feel your own. The place on the buttock is found lying, with the thigh bent; standing, its skin has "
        "moved up by "
        "two or three centimetres.",
    ),
    FigureDef(
        "body-side-lying",
        "Lying on the side",
        "A person lying on the right side, seen from above and behind, the upper leg bent forward.",
        "lying on the side, seen from above and behind",
        "hip",
        "left",
        body_side_lying,
        pose="sidelying",
        pose_words="lying on the side",
        close_up=False,
        only=frozenset({"GB29", "GB30", "GB31", "BL54", "GB34", "GB39", "BL36", "BL40"}),
        options=WHOLE,
        notes="An overview of the side-lying position; use the close-up figure to find a point.",
    ),
]
