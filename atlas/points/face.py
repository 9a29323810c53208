"""Points: face, and front and side of the neck.

Small distances on the face are counted in the cun of the finger. The two measures of the forehead (3 cun up to the
hairline, 9 cun from corner to corner of the hair) differ by half on this head; the finger's lies between them.
"""

from collections.abc import Callable

import numpy as np

from atlas.landmarks import face as lines
from atlas.landmarks import face_shape as shape
from atlas.paint import BROW_LINE
from atlas.placing import Placing, Row
from atlas.skin import BACK, FRONT, LEFT, UP

FACE, NECK, CHEST = "hand", "hand", "chest-breadth"
Find = Callable[[Placing], np.ndarray]


def below_pupil(level: Callable[[Placing], float]) -> Find:
    return lambda p: p.front(float(shape.pupil(p)[0]), level(p))


def height(name: str, more: float = 0) -> Callable[[Placing], float]:
    return lambda p: float(p(name)[2]) + more


def st1(p: Placing) -> float:
    """Half way between the lowest of the eyeball, which the lower lid covers, and the rim."""
    return float((shape.eyeball_lowest(p) + p("infraorbital-margin")[2]) / 2)


def st4(p: Placing) -> np.ndarray:
    return p.aside("mouth-corner", LEFT, 0.4, FACE, plane=UP)


def st5(p: Placing) -> np.ndarray:
    return p.out(shape.jaw_border(p, 0.34), np.array([1.0, 0, -0.45]))


def st6(p: Placing) -> np.ndarray:
    return p.aside("mandible-angle", FRONT + UP, 0.8, "hand")


def si17(p: Placing) -> np.ndarray:
    edge = p.at_level(lines.scm_front_line(p), float(p("mandible-angle")[2]) + 0.006)
    return p.middle("mandible-angle", edge, 0.65)


def si18(p: Placing) -> np.ndarray:
    x = float(p("eye-outer")[0])
    return p.front(x, shape.zygoma_lower(x, float(p("infraorbital-margin")[2])) - 0.002)


def bl1(p: Placing) -> np.ndarray:
    away = p.cun(FACE, 0.1) / np.sqrt(2)
    inner = p("eye-inner")
    return p.front(float(inner[0]) - away, float(inner[2]) + away)


def gb1(p: Placing) -> np.ndarray:
    return p.aside("eye-outer", LEFT, 0.5, FACE, plane=UP)


def hn4(p: Placing) -> np.ndarray:
    x = float(shape.pupil(p)[0])
    return p.front(x, float(np.interp(x, BROW_LINE[:, 0], BROW_LINE[:, 1])))


def li19(share: float) -> Find:
    def find(p: Placing) -> np.ndarray:
        level = p.middle("nose-base", "lip-border", share)
        return p.front(float(p("nostril-rim")[0]), float(level[2]))

    return find


def gv27(p: Placing) -> np.ndarray:
    return p.front(0, (float(p("lip-border")[2]) + shape.mouth_slit(p)) / 2)


def gv28(p: Placing) -> np.ndarray:
    """The gum begins behind the upper lip somewhat above its red edge."""
    return lines.philtrum(0.85)(p)


def lip(side: float) -> Find:
    """On the lower lip, before the tongue; `side`: share of the way from the midline to the corner."""

    def find(p: Placing) -> np.ndarray:
        corner = p("mouth-corner")
        return p.front(side * float(corner[0]), float(shape.mouth_slit(p)) - 0.004)

    return find


def beside(line: Callable[[Placing], np.ndarray], level: str, direction: np.ndarray, cun: float) -> Find:
    """Beside an edge of the big neck muscle, at the height of a landmark."""

    def find(p: Placing) -> np.ndarray:
        edge = p.at_level(line(p), float(p(level)[2]))
        return p.aside(edge, direction, cun, NECK, plane=UP)

    return find


def li18(p: Placing) -> np.ndarray:
    return p.middle("scm-front", "scm-back")


def st11(p: Placing) -> np.ndarray:
    """A finger's breadth over the bone, since the hollow between the heads is not in its rim."""
    x = float(p.middle("suprasternal-notch", "clavicle-mid", 0.33)[0])
    return p.front(x, float(shape.collar_bone_top(x)[2]) + p.cun(CHEST, 0.3))


def st12(p: Placing) -> np.ndarray:
    """Over the upper border of the bone, by the thickness of the skin there and half the breadth of the hollow."""
    x = p.cun(CHEST, 4)
    return p.front(x, float(shape.collar_bone_top(x)[2]) + p.cun(CHEST, 0.6))


def cv23(p: Placing) -> np.ndarray:
    return p.front(0, float(shape.throat(p)[2]) + 0.002)


POINTS: list[Row] = [
    # Stomach
    Row("ST1", "below the pupil, between the eyeball and the lower rim of its socket", below_pupil(st1), FACE, 0.2),
    Row(
        "ST2",
        "below the pupil, a third of a cun under the rim of the socket, where its small opening lies",
        below_pupil(lambda p: float(p("infraorbital-margin")[2]) - p.cun(FACE, 0.35)),
        FACE,
        0.3,
    ),
    Row(
        "ST3",
        "below the pupil, level with the lower edge of the wing of the nose",
        below_pupil(height("ala-lower")),
        FACE,
        0.2,
    ),
    Row("ST4", "0.4 cun outward from the corner of the mouth", st4, FACE, 0.2),
    Row(
        "ST5",
        "on the lower border of the jaw before the chewing muscle, a third of the way from angle to chin",
        st5,
        FACE,
        0.4,
    ),
    Row("ST6", "a finger's breadth forward and upward from the angle of the jaw", st6, FACE, 0.4),
    Row(
        "ST9",
        "level with the top of the Adam's apple, just before the big neck muscle",
        beside(lines.scm_front_line, "larynx-upper", FRONT, 0.2),
        NECK,
        0.4,
    ),
    Row(
        "ST10",
        "level with the ring below the Adam's apple, just before the big neck muscle",
        beside(lines.scm_front_line, "cricoid", FRONT, 0.15),
        NECK,
        0.4,
    ),
    Row(
        "ST11", "above the inner end of the collar bone, between the two heads of the big neck muscle", st11, CHEST, 0.4
    ),
    Row("ST12", "4 cun beside the midline, in the hollow above the collar bone", st12, CHEST, 0.4),
    # Large Intestine
    Row(
        "LI17",
        "level with the ring below the Adam's apple, just behind the big neck muscle",
        beside(lines.scm_back_line, "cricoid", BACK, 0.15),
        NECK,
        0.4,
    ),
    Row(
        "LI18",
        "level with the top of the Adam's apple, midway between the edges of the big neck muscle",
        li18,
        NECK,
        0.4,
    ),
    Row("LI19", "below the outer edge of the nostril, level with the middle of the philtrum", li19(1 / 2), FACE, 0.2),
    Row(
        "LI19",
        "below the outer edge of the nostril, level with a third of the philtrum from above",
        li19(1 / 3),
        FACE,
        0.2,
        place="alternative",
    ),
    Row(
        "LI20",
        "in the groove beside the wing of the nose, level with the middle of its outer border",
        lambda p: p("ala-nasi"),
        FACE,
        0.2,
    ),
    Row(
        "LI20",
        "in the groove beside the wing of the nose, level with its lower border",
        lambda p: shape.alar_groove(p, float(p("ala-lower")[2]) + 0.001),
        FACE,
        0.2,
        place="alternative",
    ),
    # Small Intestine
    Row(
        "SI16",
        "level with the top of the Adam's apple, just behind the big neck muscle",
        beside(lines.scm_back_line, "larynx-upper", BACK, 0.2),
        NECK,
        0.4,
    ),
    Row("SI17", "in the hollow between the angle of the jaw and the big neck muscle", si17, NECK, 0.4),
    Row("SI18", "below the outer corner of the eye, under the lower border of the cheek bone", si18, FACE, 0.3),
    # eye
    Row("BL1", "0.1 cun inward and upward from the inner corner of the eye", bl1, FACE, 0.1),
    Row("BL2", "at the inner end of the eyebrow", lambda p: p("eyebrow-inner"), FACE, 0.2),
    Row("GB1", "half a cun outward from the outer corner of the eye", gb1, FACE, 0.2),
    Row("TE23", "at the outer end of the eyebrow", lambda p: p("eyebrow-outer"), FACE, 0.2),
    # midline
    Row("GV25", "the tip of the nose", lambda p: p("nose-tip"), FACE, 0.2),
    Row("GV26", "the middle of the philtrum", lambda p: p("philtrum-middle"), FACE, 0.15),
    Row("GV26", "a third of the philtrum from above", lines.philtrum(1 / 3), FACE, 0.15, place="alternative"),
    Row("GV27", "the middle of the knob of the upper lip", gv27, FACE, 0.1),
    Row(
        "GV28",
        "inside: where the band of the upper lip meets the gum; marked on the lip before it",
        gv28,
        FACE,
        0.3,
        hidden=True,
    ),
    Row("CV22", "in the middle of the notch above the breastbone", lambda p: p("suprasternal-notch"), CHEST, 0.2),
    Row("CV23", "on the midline, in the hollow above the tongue bone", cv23, NECK, 0.3),
    Row("CV24", "in the middle of the groove between lower lip and chin", lambda p: p("chin-groove"), FACE, 0.15),
    # extra
    Row(
        "EX-HN3",
        "midway between the inner ends of the eyebrows",
        lambda p: p.front(0, float(p("eyebrow-inner")[2])),
        FACE,
        0.2,
    ),
    Row("EX-HN4", "in the eyebrow, above the pupil", hn4, FACE, 0.2),
    Row(
        "EX-HN7",
        "on the lower rim of the eye socket, a quarter of the way from its outer end",
        lambda p: shape.rim_at(p, 1 / 4),
        FACE,
        0.2,
    ),
    Row("EX-HN8", "at the upper end of the groove beside the wing of the nose", lambda p: p("ala-upper"), FACE, 0.2),
    Row(
        "EX-HN9",
        "inside the nostril, on its outer wall; marked at the opening",
        lambda p: shape.nostril(p)[0],
        FACE,
        0.4,
        hidden=True,
    ),
    Row(
        "EX-HN10",
        "the middle of the back of the tongue; marked on the closed mouth",
        lambda p: p.front(0, shape.mouth_slit(p) - 0.003),
        FACE,
        0.5,
        hidden=True,
    ),
    Row(
        "EX-HN11",
        "the middle of the band under the tongue; marked on the lower lip",
        lambda p: p.front(0, shape.mouth_slit(p) - 0.008),
        FACE,
        0.5,
        hidden=True,
    ),
    Row(
        "EX-HN12",
        "the vein under the tongue, left of the band; marked on the lower lip",
        lip(0.3),
        FACE,
        0.5,
        hidden=True,
    ),
    Row(
        "EX-HN13",
        "the vein under the tongue, right of the band; marked on the lower lip",
        lip(0.3),
        FACE,
        0.5,
        hidden=True,
    ),
]
