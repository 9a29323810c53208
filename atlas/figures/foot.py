"""Figures: foot."""

from collections.abc import Callable

import numpy as np

from atlas.camera import View
from atlas.figure import FigureDef, Ruler
from atlas.placing import Placing
from atlas.scene import Parts, left_limb


def low_foot(parts: Parts) -> np.ndarray:
    """The left foot below the ankle bones: nothing of the leg stands out behind the sole."""
    return (parts.x > 0) & (parts.z < 0.045) & (parts.arm < 0.5)


def camera(
    direction: tuple[float, float, float],
    at: tuple[str, str],
    width_m: float,
    shift: tuple[float, float] = (0, 0),
    up: tuple[float, float, float] = (0, 0, 1),
    height: int = 1200,
) -> Callable[[Placing], View]:
    """Looks at the middle between two landmarks, moved by `shift` metres to the right and up in the picture."""

    def build(p: Placing) -> View:
        middle = (p(at[0]) + p(at[1])) / 2
        rough = View(direction, tuple(middle), width_m, up=up)
        centre = middle + shift[0] * rough.r + shift[1] * rough.u
        return View(direction, tuple(float(v) for v in centre), width_m, 1200, height, up)

    return build


LOW = {"light": (-0.08, 0.02, 1.0), "cavity": 2.0}  # light from the eye: the ankle bones read where they are
TOP = {"light": (-0.40, -0.20, 0.9), "cavity": 1.6}  # from the toes' side, so that the ankle's front is not dark
BELOW = {"light": (-0.40, 0.30, 0.86), "cavity": 1.6}
SOFT = (
    "Ankle bones, tendons and the hollows between them were sculpted on to a body model and set beside fitted bones; "
    "on a real ankle a hollow can lie a few millimetres higher or lower."
)
BONES_BELOW = (
    "The joints of the foot were read from bones fitted into a body model. Feet differ: find the hollow "
    "near the mark with a fingertip."
)

FIGURES = [
    FigureDef(
        slug="ankle-inner",
        title="Inner side of the left ankle",
        alt="The left ankle and heel seen from the inside and a little from behind, with the foot pointing right.",
        view="seen from the inside",
        region="ankle",
        side="left",
        camera=camera((-1, 0.42, 0.07), ("medial-malleolus", "heel-bone-inner"), 0.26, (0.012, 0.045)),
        keep=left_limb,
        context="body-back",
        labels=(
            ("medial-malleolus", "Ankle bone"),
            "achilles-tendon",
            "navicular",
            ("heel-bone-inner", "Heel bone"),
        ),
        rulers=(
            Ruler("KI6", "1 cun", 1, "medial-malleolus", "KI6"),
            Ruler("KI5", "1 cun", 1, "KI3", "KI5"),
            Ruler("KI7", "2 cun", 2, "KI3", "KI7"),
        ),
        notes=SOFT,
        options=LOW,
    ),
    FigureDef(
        slug="ankle-outer",
        title="Outer side of the left ankle",
        alt="The left ankle and heel seen from the outside and a little from behind, with the foot pointing left.",
        view="seen from the outside",
        region="ankle",
        side="left",
        camera=camera((1, 0.42, 0.07), ("lateral-malleolus", "heel-bone-outer"), 0.26, (-0.012, 0.047)),
        keep=left_limb,
        context="body-back",
        labels=(
            ("lateral-malleolus", "Ankle bone"),
            "achilles-tendon-outer",
            ("heel-bone-outer", "Heel bone"),
            "metatarsal5-base",
        ),
        notes=SOFT,
        options=LOW,
    ),
    FigureDef(
        slug="foot-top",
        title="Top of the left foot",
        alt="The left foot seen from above and in front, with the toes pointing down.",
        view="seen from above and in front",
        region="foot",
        side="left",
        camera=camera((0.10, -0.62, 1), ("ankle-front", "toenail-3"), 0.26, (0.0, 0.026)),
        keep=left_limb,
        context="body-front",
        labels=(
            "ankle-front",
            ("lateral-malleolus", "Outer ankle bone"),
            ("medial-malleolus", "Inner ankle bone"),
            ("toe-web-1", "Toe web"),
            ("toe-root-2", "Second toe joint"),
            ("metatarsal5-base", "Outer edge knob"),
        ),
        notes=BONES_BELOW,
        options=TOP,
    ),
    FigureDef(
        slug="foot-outer",
        title="Outer side of the left foot",
        alt="The left foot seen from the outside, with the toes pointing left.",
        view="seen from the outside",
        region="foot",
        side="left",
        camera=camera((1, -0.12, 0.16), ("heel-back", "toenail-3"), 0.29, (0.0, 0.05), height=900),
        keep=left_limb,
        context="body-side",
        labels=(
            ("lateral-malleolus", "Outer ankle bone"),
            "achilles-tendon-outer",
            "metatarsal5-base",
            "ball-outer",
            ("toenail-5", "Little toenail"),
        ),
        notes=BONES_BELOW,
        options=LOW,
    ),
    FigureDef(
        slug="foot-inner",
        title="Inner side of the left foot",
        alt="The left foot seen from the inside, with the toes pointing right.",
        view="seen from the inside",
        region="foot",
        side="left",
        camera=camera((-1, -0.12, 0.16), ("heel-back", "toenail-1"), 0.29, (0.0, 0.05), height=900),
        keep=left_limb,
        context="body-front",
        labels=(
            ("medial-malleolus", "Inner ankle bone"),
            "achilles-tendon",
            "navicular",
            "metatarsal1-base",
            "ball-inner",
            ("toenail-1", "Big toenail"),
        ),
        rulers=(Ruler("KI6", "1 cun", 1, "medial-malleolus", "KI6"),),
        notes=BONES_BELOW,
        options=LOW,
    ),
    FigureDef(
        slug="sole",
        title="Sole of the left foot",
        alt="The sole of the left foot, with the toes pointing up and the big toe on the left.",
        view="seen from below",
        region="foot",
        side="left",
        camera=camera((0, 0, -1), ("heel-sole", "toenail-2"), 0.28, (0.004, 0.0), up=(0, -1, 0)),
        keep=low_foot,
        context="body-back",
        labels=(
            "heel-sole",
            ("toe-web-2", "Second toe web"),
            "ball-inner",
            "ball-outer",
        ),
        rulers=(Ruler("KI1", "2 of 3 parts", 3, "heel-sole", "toe-web-2"),),
        notes="The hollow of the sole shows best when the toes curl; the mark lies where the front third begins.",
        options=BELOW,
    ),
    FigureDef(
        slug="sole-inner",
        title="Sole and inner edge of the left foot",
        alt="The left foot seen at a slant from below and from the inside, with the toes pointing right.",
        view="seen from below and from the inside",
        region="foot",
        side="left",
        camera=camera((-0.85, -0.1, -1), ("heel-back", "toenail-1"), 0.29, (0.0, 0.012), height=900),
        keep=left_limb,
        context="body-front",
        labels=(
            "heel-sole",
            ("toe-web-2", "Toe web"),
            "navicular",
            "ball-inner",
        ),
        rulers=(Ruler("KI1", "2 of 3 parts", 3, "heel-sole", "toe-web-2"),),
        notes="The foot as you see it when it rests on the other knee. The hollow shows best when the toes curl.",
        options=LOW,
    ),
    FigureDef(
        slug="toes",
        title="Toes of the left foot",
        alt="The toes of the left foot seen from above and in front, pointing down, with their nails.",
        view="seen from above and in front",
        region="foot",
        side="left",
        camera=camera((0.06, -0.8, 1), ("toe-web-2", "toenail-3"), 0.14, (0.0, 0.014), height=1000),
        keep=left_limb,
        context="body-front",
        labels=(
            ("toenail-1", "Nail"),
            ("toenail-5", "Little toenail"),
            ("toe-web-4", "Toe web"),
            ("toe-root-2", "Second toe joint"),
            ("ball-inner", "Ball of big toe"),
        ),
        notes="Corner points lie a tenth of a finger cun (about two millimetres) from the corner of the nail's root.",
        options=TOP,
    ),
]
