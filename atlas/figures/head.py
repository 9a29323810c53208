"""The head from above, from the side, from behind and from the front left; and the ear."""

import numpy as np

from atlas.camera import View
from atlas.figure import FigureDef, Ruler
from atlas.placing import Placing
from atlas.scene import Parts, without_arms

CHIN = 1.48  # metres: what lies lower would only frame the head from above


def head_alone(parts: Parts) -> np.ndarray:
    return parts.z > CHIN


def middle(p: Placing) -> np.ndarray:
    """Of the skull: in the middle line, over the ears, halfway from the brows to the vertex."""
    tip = p("ear-apex")
    return np.array([0.0, float(tip[1]), float(tip[2])])


def from_above(p: Placing) -> View:
    return seen((0.0, -0.06, 1.0), middle(p) + [0, -0.012, 0.05], 0.245, (0.0, -1.0, 0.0))


def from_side(p: Placing) -> View:
    return seen((1.0, 0.0, 0.0), middle(p) + [0, -0.008, -0.010], 0.272)


def from_behind(p: Placing) -> View:
    return seen((0.0, 1.0, 0.22), middle(p) + [0, 0.06, -0.032], 0.315)


def from_front_left(p: Placing) -> View:
    return seen((0.64, -0.74, 0.30), middle(p) + [0.012, -0.03, 0.020], 0.238)


def close_to_ear(p: Placing) -> View:
    return seen((1.0, 0.22, 0.02), p("tragus") + [0, 0.012, -0.004], 0.155)


def seen(
    direction: tuple[float, float, float],
    centre: np.ndarray,
    width: float,
    up: tuple[float, float, float] = (0.0, 0.0, 1.0),
) -> View:
    x, y, z = (float(v) for v in centre)
    return View(direction, (x, y, z), width, up=up)


HAIRLINES = (
    "The front hairline is set at a common height of a forehead. The way from there over the head to the bone that "
    "stands out at the root of the neck is fifteen parts, three of them below the back hairline. Where hair begins "
    "differs from head to head."
)
VERTEX = (
    "Counted from the front hairline, the middle of the top comes to lie behind the line over it from ear tip "
    "to ear tip; on your own head that line is the surer guide. Both places are marked."
)

FIGURES: list[FigureDef] = [
    FigureDef(
        slug="head-top",
        title="Top of the head",
        alt="The head from above with the forehead at the top of the picture and an ear at either side.",
        view="from above",
        region="head",
        side="both",
        camera=from_above,
        keep=head_alone,
        context="body-front",
        labels=("anterior-hairline", "hair-corner-left", "ear-apex"),
        rulers=(
            Ruler("GV20", "5 cun", 5, "anterior-hairline", "GV20"),
            Ruler("GV19", "1.5 cun", 3, "GV20", "GV19"),
            Ruler("GV21", "3.5 cun", 7, "anterior-hairline", "GV21"),
            Ruler("GV22", "2 cun", 2, "anterior-hairline", "GV22"),
            Ruler("GV23", "1 cun", 1, "anterior-hairline", "GV23"),
            Ruler("GV24", "0.5 cun", 1, "anterior-hairline", "GV24"),
            Ruler("BL4", "1.5 cun", 3, "GV24", "BL4"),
            Ruler("BL5", "1.5 cun", 3, "GV23", "BL5"),
            Ruler("BL6", "1.5 cun", 3, "BL5", "BL6"),
            Ruler("BL7", "1.5 cun", 3, "BL6", "BL7"),
            Ruler("BL8", "1.5 cun", 3, "BL7", "BL8"),
            Ruler("GB16", "1 cun", 1, "GB15", "GB16"),
            Ruler("GB17", "1 cun", 1, "GB16", "GB17"),
            Ruler("GB18", "1.5 cun", 3, "GB17", "GB18"),
            Ruler("EX-HN1", "1 cun", 1, "GV20", "EX-HN1"),
        ),
        notes=f"{HAIRLINES} {VERTEX}",
    ),
    FigureDef(
        slug="head-side",
        title="Side of the head",
        alt="The left side of the head with face, ear, back of the head and upper neck.",
        view="from the left",
        region="head",
        side="left",
        camera=from_side,
        keep=without_arms,
        context="body-side",
        labels=(
            "glabella",
            "anterior-hairline",
            "ear-apex",
            "tragus",
            "mastoid-tip",
            "external-occipital-protuberance",
            "posterior-hairline",
        ),
        rulers=(
            Ruler("GB4", "1 of 4 parts", 1, "ST8", "GB4"),
            Ruler("GB5", "2 of 4 parts", 2, "ST8", "GB5"),
            Ruler("GB6", "3 of 4 parts", 3, "ST8", "GB6"),
            Ruler("GB8", "1.5 cun", 3, "TE20", "GB8"),
            Ruler("GB9", "2 cun", 2, "ear-root-rear", "GB9"),
            Ruler("EX-HN14", "1 cun", 1, "TE17", "EX-HN14"),
        ),
        notes=HAIRLINES,
    ),
    FigureDef(
        slug="head-back",
        title="Back of the head and nape",
        alt="The back of the head and the neck down to the bone that stands out most at its root.",
        view="from behind, a little above",
        region="head",
        side="both",
        camera=from_behind,
        keep=without_arms,
        context="body-back",
        labels=(
            "c7-spinous",
            "posterior-hairline",
            "external-occipital-protuberance",
            "mastoid-tip",
            "ear-apex",
        ),
        rulers=(
            Ruler("GV15", "0.5 cun", 1, "posterior-hairline", "GV15"),
            Ruler("GV16", "1 cun", 1, "posterior-hairline", "GV16"),
            Ruler("GV17", "2.5 cun", 5, "posterior-hairline", "GV17"),
            Ruler("GV18", "4 cun", 4, "posterior-hairline", "GV18"),
            Ruler("GV19", "5.5 cun", 11, "posterior-hairline", "GV19"),
            Ruler("BL9", "1.3 cun", 1, "GV17", "BL9"),
            Ruler("BL10", "1.3 cun", 1, "GV15", "BL10"),
        ),
        notes=(
            f"{HAIRLINES} The hollows beside the neck muscles are shallow on this figure; on a neck they are felt, "
            "not measured."
        ),
    ),
    FigureDef(
        slug="head-quarter",
        title="Forehead and temple",
        alt="The head from the front left with forehead, eyebrows, left temple and left ear.",
        view="from the front left, a little above",
        region="head",
        side="left",
        camera=from_front_left,
        keep=without_arms,
        context="body-front",
        labels=("glabella", "brow-over-pupil", "anterior-hairline", "hair-corner-left", "ear-apex", "zygomatic-upper"),
        rulers=(
            Ruler("GB14", "1 cun", 1, "brow-over-pupil", "GB14"),
            Ruler("GV24", "0.5 cun", 1, "anterior-hairline", "GV24"),
            Ruler("GV23", "1 cun", 1, "anterior-hairline", "GV23"),
            Ruler("GV22", "2 cun", 2, "anterior-hairline", "GV22"),
            Ruler("BL4", "1.5 cun", 3, "GV24", "BL4"),
            Ruler("GB13", "3 of 4.5 cun", 3, "GV24", "GB13"),
            Ruler("ST8", "4.5 cun", 9, "GV24", "ST8"),
        ),
        notes=HAIRLINES,
    ),
    FigureDef(
        slug="ear",
        title="Around the ear",
        alt="The left ear from the side and a little from behind, with the cheek before it and the neck below.",
        view="from the left, a little from behind",
        region="head",
        side="left",
        camera=close_to_ear,
        keep=without_arms,
        context="body-side",
        labels=("ear-apex", "tragus", "ear-lobe", "mastoid-tip", "zygomatic-lower"),
        rulers=(Ruler("EX-HN14", "1 cun", 1, "TE17", "EX-HN14"),),
        notes="The three hollows before the ear are felt best with the mouth a little open; here it is closed.",
    ),
]
