"""Figures: face, and front and side of the neck."""

from collections.abc import Callable

import numpy as np

from atlas.camera import View
from atlas.figure import FigureDef, Ruler
from atlas.placing import Placing

# What lies inside mouth and nose, and is marked on the skin before it.
INSIDE = frozenset({"GV28", "EX-HN9", "EX-HN10", "EX-HN11", "EX-HN12", "EX-HN13"})


def at(
    x: float,
    y: float,
    above: tuple[str, float],
    direction: tuple[float, float, float],
    width: float,
    height: int = 1200,
) -> Callable[[Placing], View]:
    """A camera whose middle is at x, y and so many metres above a landmark."""

    def camera(p: Placing) -> View:
        name, more = above
        return View(direction, (x, y, float(p(name)[2]) + more), width, 1200, height)

    return camera


def around(
    *names: str, direction: tuple[float, float, float], width: float, shift: tuple[float, float, float]
) -> Callable[[Placing], View]:
    """A camera on the middle of landmarks, moved by `shift` metres."""

    def camera(p: Placing) -> View:
        x, y, z = np.mean([p(name) for name in names], axis=0) + np.array(shift)
        return View(direction, (float(x), float(y), float(z)), width)

    return camera


FIGURES: list[FigureDef] = [
    FigureDef(
        slug="face",
        title="Face",
        alt="A face seen from straight ahead, from the hairline to the chin.",
        view="from the front",
        region="face",
        side="both",
        camera=at(0, -0.12, ("nose-tip", 0.012), (0, -1, 0), 0.195, 1320),
        pose_words="standing, looking straight ahead, mouth closed",
        context="body-front",
        labels=(
            ("eyebrow-inner", "Inner brow end"),
            "eye-outer",
            "infraorbital-margin",
            "ala-nasi",
            "philtrum-middle",
            "mouth-corner",
            "chin-groove",
        ),
        rulers=(
            Ruler("ST4", "0.4 cun", 1, "mouth-corner", "ST4"),
            Ruler("GB1", "0.5 cun", 1, "eye-outer", "GB1"),
            Ruler("LI19", "0.5 cun", 1, "GV26", "LI19"),
        ),
        hidden=INSIDE,
        notes=(
            "The rim of the eye socket and the lower border of the cheek bone were read from bones fitted into the "
            "head; on your own face feel for them. What lies inside mouth or nose is marked on the skin before it."
        ),
    ),
    FigureDef(
        slug="face-quarter",
        title="Face, three-quarter view",
        alt="A face seen from the front left, with cheek, jaw and ear.",
        view="from the front left",
        region="face",
        side="left",
        camera=around("nose-tip", "mandible-angle", direction=(0.85, -1, 0.05), width=0.195, shift=(0, 0, 0.018)),
        pose_words="standing, looking straight ahead, mouth closed",
        context="body-front",
        labels=("eye-outer", "ala-nasi", "mouth-corner", "mandible-angle", "zygomatic-arch", "ear-lobe"),
        rulers=(Ruler("ST4", "0.4 cun", 1, "mouth-corner", "ST4"), Ruler("GB1", "0.5 cun", 1, "eye-outer", "GB1")),
        never=INSIDE,
        options={"light": (-0.35, 0.6, 0.72)},
        notes=(
            "The angle of the jaw was read from a jaw bone fitted into the head and may be half a centimetre out. "
            "Clench the teeth: the chewing muscle swells before and above the angle."
        ),
    ),
    FigureDef(
        slug="neck-front",
        title="Neck, front",
        alt="The front of a neck from the lips to the collar bones.",
        view="from the front, a little from below",
        region="front_of_neck",
        side="both",
        camera=at(0, -0.06, ("cricoid", 0.016), (0, -1, -0.12), 0.235, 1000),
        pose_words="standing, looking straight ahead",
        context="body-front",
        labels=("hyoid", "larynx-upper", "cricoid", "suprasternal-notch", "clavicle-mid", "scm-front"),
        rulers=(Ruler("ST12", "4 cun", 4, "suprasternal-notch", "ST12"),),
        never=INSIDE,
        options={"light": (-0.55, 0.5, 0.65), "exaggeration": 1.4},
        notes=(
            "The tongue bone was taken from the angle under the chin; the heights of the larynx follow from it by "
            "common proportions and may be most of a centimetre out. The great vessels of the neck run here: never "
            "press."
        ),
    ),
    FigureDef(
        slug="neck-side",
        title="Neck, side",
        alt="The left side of a neck, from the ear to the collar bone.",
        view="from the left, a little from the front",
        region="side_of_neck",
        side="left",
        camera=around("larynx-upper", "scm-back", direction=(1, -0.55, 0), width=0.25, shift=(0, 0, 0.022)),
        pose_words="standing, looking straight ahead",
        context="body-side",
        labels=("mastoid-tip", "mandible-angle", "larynx-upper", "cricoid", "scm-front", "scm-back", "clavicle-mid"),
        rulers=(),
        never=INSIDE,
        options={"light": (-0.6, 0.45, 0.66), "exaggeration": 1.4},
        notes=(
            "The edges of the big neck muscle were drawn between its ends on the skull and the collar bone; turn the "
            "head to the other side to see your own. The great vessels of the neck run here: do not press."
        ),
    ),
]
