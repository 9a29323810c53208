"""Figures of the thigh, the knee and the lower leg."""

from collections.abc import Callable

import numpy as np

from atlas.camera import View
from atlas.figure import FigureDef, Ruler
from atlas.placing import Placing
from atlas.scene import Parts, left_limb, without_arms

Triple = tuple[float, float, float]
SIXTEENTHS = "The line from the hollow beside the kneecap to the bend of the ankle is cut into sixteen parts."


def left_leg(parts: Parts) -> np.ndarray:
    return (parts.x > 0) & (parts.arm <= 0.5)


def between(
    direction: Triple, ends: tuple[str, str], width_m: float, height: int = 1200, shift: tuple[float, float] = (0, 0)
) -> Callable[[Placing], View]:
    """Looks at the middle between two landmarks, moved by `shift` metres to the right and up in the picture."""

    def build(p: Placing) -> View:
        rough = View(direction, tuple((p(ends[0]) + p(ends[1])) / 2), width_m)
        centre = rough.c + shift[0] * rough.r + shift[1] * rough.u
        return View(direction, tuple(centre), width_m, 1200, height)

    return build


FIGURES: list[FigureDef] = [
    FigureDef(
        slug="thigh-front",
        title="Front of the left thigh",
        alt="The left thigh from the hip bone to below the kneecap, standing, seen from the front.",
        view="seen from the front",
        region="thigh",
        side="left",
        camera=between((0.12, -1, 0), ("asis", "patella-apex-level"), 0.42, 1600, (-0.015, -0.01)),
        keep=without_arms,
        context="body-front",
        labels=(
            "asis",
            ("pubic-symphysis-upper", "Pubic bone top"),
            ("patella-base-outer", "Outer kneecap"),
            ("patella-base-inner", "Inner kneecap"),
        ),
        rulers=(
            Ruler("ST32", "6 cun", 6, "patella-base-outer", "ST32"),
            Ruler("ST33", "3 cun", 3, "patella-base-outer", "ST33"),
            Ruler("ST34", "2 cun", 2, "patella-base-outer", "ST34"),
            Ruler("SP10", "2 cun", 2, "patella-base-inner", "SP10"),
            Ruler("EX-LE3", "3 cun", 3, "patella-base-inner", "EX-LE3"),
            Ruler("SP11", "1/3", 1, "SP12", "SP11"),
            Ruler("LR10", "3 cun", 3, "ST30", "LR10"),
            Ruler("LR11", "2 cun", 2, "ST30", "LR11"),
        ),
        notes="The kneecap and the hip bone are read from bones fitted into this body. The large artery of the "
        "thigh runs under the inner part of the groin: do not press there.",
    ),
    FigureDef(
        slug="thigh-inner",
        title="Inner side of the left thigh",
        alt="The left thigh from below the groin to below the knee, standing, seen from the inside and in front.",
        view="seen from the inside and in front",
        region="thigh",
        side="left",
        camera=between((-1, -0.6, 0), ("SP11", "medial-tibial-condyle"), 0.34, 1380, (0.01, 0.0115)),
        keep=left_leg,
        options={"fade_above": (0.80, 0.83)},
        context="body-front",
        labels=(
            ("patella-base-inner", "Inner kneecap"),
            ("medial-epicondyle-femur", "Inner knee knob"),
            ("medial-tibial-condyle", "Inner shin head"),
        ),
        rulers=(
            Ruler("SP10", "2 cun", 2, "patella-base-inner", "SP10"),
            Ruler("EX-LE3", "3 cun", 3, "patella-base-inner", "EX-LE3"),
        ),
        notes="The right leg is left away. Which muscle lies under a finger here is best felt while pressing the knees "
        "together; the places high on the thigh may be out by a finger's breadth.",
    ),
    FigureDef(
        slug="thigh-outer",
        title="Outer side of the left thigh",
        alt="The left thigh from the outer knob of the hip to the knee, standing, seen from the outside.",
        view="seen from the outside and a little from behind",
        region="thigh",
        side="left",
        camera=between((1, 0.25, 0), ("greater-trochanter", "popliteal-crease-side"), 0.38, 1500),
        keep=left_leg,
        context="body-side",
        labels=(
            "greater-trochanter",
            ("popliteal-crease-side", "Knee crease level"),
            ("lateral-epicondyle-femur", "Outer knee knob"),
        ),
        rulers=(
            Ruler("GB31", "9 of 19 cun", 9, "popliteal-crease-side", "GB31"),
            Ruler("GB32", "7 cun", 7, "popliteal-crease-side", "GB32"),
        ),
        notes="The tight band on the outside of the thigh does not show on this body; its hind edge is taken to lie "
        "three quarters of a cun behind the middle of the outer side.",
    ),
    FigureDef(
        slug="thigh-back",
        title="Back of the left thigh",
        alt="The left thigh from the crease under the buttock to the crease of the knee, seen from behind.",
        view="seen from behind",
        region="thigh",
        side="left",
        camera=between((0, 1, 0), ("gluteal-fold", "popliteal-crease"), 0.36, 1400, (0.01, 0)),
        keep=without_arms,
        context="body-back",
        labels=(
            "gluteal-fold",
            ("popliteal-crease", "Knee crease"),
            "biceps-femoris-tendon",
            "semitendinosus-tendon",
        ),
        rulers=(
            Ruler("BL37", "6 of 14 cun", 6, "gluteal-fold", "BL37"),
            Ruler("BL38", "1 cun", 1, "BL39", "BL38"),
        ),
        notes="The crease under the buttock is partly under the shorts. The furrow between the muscles at the back "
        "of the thigh is felt when the heel is pulled towards the buttock.",
    ),
    FigureDef(
        slug="knee-front",
        title="Front of the left knee, bent",
        alt="The left knee bent at a right angle, sitting, seen from the front and a little from above.",
        view="seen from the front",
        region="knee",
        side="left",
        camera=between((0.12, -1, 0.55), ("patella-base-level", "tibial-tuberosity"), 0.26, 1300, (0, 0.015)),
        pose="seated",
        pose_words="sitting, the knee bent",
        keep=left_limb,
        context="body-front",
        labels=(
            ("patella-base-level", "Kneecap top"),
            ("patella-apex-level", "Kneecap tip"),
            "tibial-tuberosity",
            ("fibula-head", "Calf bone head"),
        ),
        rulers=(
            Ruler("SP10", "2 cun", 2, "patella-base-inner", "SP10"),
            Ruler("ST34", "2 cun", 2, "patella-base-outer", "ST34"),
        ),
        notes="The knee was bent by turning the leg of a standing body: the kneecap of a living knee slides a "
        "little lower. Feel for the hollows on both sides of the ligament below it.",
    ),
    FigureDef(
        slug="knee-back",
        title="Back of the left knee",
        alt="The back of the left knee, straight, with the crease across it and a tendon on each side.",
        view="seen from behind",
        region="back_of_knee",
        side="left",
        camera=between((0, 1, 0), ("popliteal-crease", "popliteal-crease"), 0.24, 1200, (0.005, 0.0)),
        context="body-back",
        labels=(
            ("popliteal-crease", "Knee crease"),
            "biceps-femoris-tendon",
            "semitendinosus-tendon",
        ),
        rulers=(Ruler("BL38", "1 cun", 1, "BL39", "BL38"), Ruler("BL55", "2 cun", 2, "BL40", "BL55")),
        notes="The crease and the two tendons were painted and sculpted on to a body model. With the knee bent a "
        "little the tendons stand out more than here.",
    ),
    FigureDef(
        slug="knee-inner",
        title="Inner side of the left knee, bent",
        alt="The left knee bent at a right angle, sitting, seen from the inside; the thigh points left.",
        view="seen from the inside",
        region="knee",
        side="left",
        camera=between((-1, -0.15, 0.12), ("patella-base-inner", "SP9"), 0.32, 1200, (-0.03, -0.01)),
        pose="seated",
        pose_words="sitting, the knee bent",
        keep=left_limb,
        context="body-front",
        labels=(
            ("patella-base-inner", "Inner kneecap"),
            ("medial-epicondyle-femur", "Inner knee knob"),
            ("medial-tibial-condyle", "Inner shin head"),
        ),
        rulers=(
            Ruler("SP10", "2 cun", 2, "patella-base-inner", "SP10"),
            Ruler("EX-LE3", "3 cun", 3, "patella-base-inner", "EX-LE3"),
            Ruler("LR7", "1 cun", 1, "SP9", "LR7"),
        ),
        notes="The right leg is left away. The knee was bent by turning the leg of a standing body; the skin behind "
        "the knee folds more sharply than on a living one.",
    ),
    FigureDef(
        slug="leg-front-outer",
        title="Front and outer side of the left lower leg",
        alt="The left lower leg from above the knee to the foot, seen from the front and the outside.",
        view="seen from the front and the outside",
        region="lower_leg",
        side="left",
        camera=between((0.78, -1, 0), ("popliteal-crease-side", "lateral-malleolus"), 0.36, 1720, (0.005, -0.002)),
        keep=left_limb,
        context="body-side",
        labels=(
            "fibula-head",
            "tibial-tuberosity",
            ("shin-crest", "Shin edge"),
            ("lateral-malleolus", "Outer ankle bone"),
            ("ankle-front", "Ankle bend"),
        ),
        rulers=(
            Ruler("ST36", "3 cun", 3, "ST35", "ST36"),
            Ruler("ST37", "6 cun", 6, "ST35", "ST37"),
            Ruler("ST38", "8 cun", 8, "ST35", "ST38"),
            Ruler("ST39", "9 cun", 9, "ST35", "ST39"),
            Ruler("EX-LE7", "5 cun", 5, "ST35", "EX-LE7"),
            Ruler("ST40", "8 of 16 cun", 8, "lateral-malleolus", "ST40"),
            *(Ruler(f"GB{n}", f"{c} cun", c, "lateral-malleolus", f"GB{n}") for n, c in ((36, 7), (35, 7), (37, 5))),
            *(Ruler(f"GB{n}", f"{c} cun", c, "lateral-malleolus", f"GB{n}") for n, c in ((38, 4), (39, 3))),
            Ruler("EX-LE6", "2 cun", 2, "GB34", "EX-LE6"),
        ),
        notes=f"{SIXTEENTHS} So is the height from the crease of the knee to the outer ankle bone: half of either "
        "comes to nearly the same level.",
    ),
    FigureDef(
        slug="leg-inner",
        title="Inner side of the left lower leg",
        alt="The left lower leg from the knee to the foot, standing, seen from the inside.",
        view="seen from the inside",
        region="lower_leg",
        side="left",
        camera=between((-1, 0.05, 0), ("patella-apex-level", "medial-malleolus"), 0.36, 1720, (-0.02, 0.0)),
        keep=left_limb,
        context="body-front",
        labels=(
            ("medial-tibial-condyle", "Inner shin head"),
            ("shin-inner-edge", "Inner shin edge"),
            ("medial-malleolus", "Inner ankle bone"),
            ("achilles-tendon", "Heel tendon"),
        ),
        rulers=(
            *(Ruler(f"SP{n}", f"{c} cun", c, "medial-malleolus", f"SP{n}") for n, c in ((6, 3), (7, 6))),
            Ruler("SP8", "3 cun", 3, "SP9", "SP8"),
            *(Ruler(f"LR{n}", f"{c} cun", c, "medial-malleolus", f"LR{n}") for n, c in ((5, 5), (6, 7))),
            Ruler("KI9", "5 cun", 5, "KI3", "KI9"),
            Ruler("KI8", "2 cun", 2, "medial-malleolus", "KI8"),
            Ruler("LR7", "1 cun", 1, "SP9", "LR7"),
        ),
        notes="The right leg is left away. The inner edge of the shin bone is read from bones fitted into this body; "
        "follow your own up from the ankle.",
    ),
    FigureDef(
        slug="calf",
        title="Back of the left lower leg",
        alt="The left lower leg from behind, from the knee crease down to the ankle.",
        view="seen from behind",
        region="calf",
        side="left",
        camera=between((0.15, 1, 0), ("popliteal-crease", "achilles-tendon"), 0.36, 1640),
        keep=left_limb,
        context="body-back",
        labels=(
            ("popliteal-crease", "Knee crease"),
            ("calf-muscle-end", "Calf ends"),
            ("achilles-tendon", "Heel tendon"),
            ("lateral-malleolus", "Outer ankle bone"),
        ),
        rulers=(
            Ruler("BL55", "2 cun", 2, "BL40", "BL55"),
            Ruler("BL56", "5 cun", 5, "BL40", "BL56"),
            Ruler("BL58", "7 cun", 7, "BL60", "BL58"),
            Ruler("BL59", "3 cun", 3, "BL60", "BL59"),
        ),
        notes="Where the calf muscle ends differs from person to person by several centimetres; feel for the end of "
        "the muscle rather than trust the measure.",
    ),
]
