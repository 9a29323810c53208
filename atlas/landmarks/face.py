"""Landmarks: face, and front and side of the neck."""

from collections.abc import Callable

import numpy as np

from atlas.landmarks import face_shape as shape
from atlas.paint import BROW_LINE
from atlas.placing import Landmark, Placing
from atlas.skin import BACK, DOWN, FRONT, LEFT

# Between the tongue bone (0) and the notch of the breastbone (1), heights of a neck held upright.
LARYNX_UPPER, CRICOID = 0.18, 0.50
# Metres by which the muscle's attachment reaches before and behind the tip of the mastoid.
MASTOID_FRONT, MASTOID_BACK = 0.004, 0.022
# Shares of the way from the notch to the middle of the collar bone: the muscle's inner and outer edge.
SCM_INNER, SCM_OUTER = 0.14, 0.62


def eye_outer(p: Placing) -> np.ndarray:
    outer = shape.eye_seen()[1]
    return p.front(outer[0] + 0.001, outer[2])


def eye_inner(p: Placing) -> np.ndarray:
    inner = shape.eye_seen()[0]
    return p.front(inner[0] - shape.CARUNCLE, inner[2] - 0.0005)


def brow(end: int, inward: float) -> Callable[[Placing], np.ndarray]:
    x, z, _ = BROW_LINE[end]
    return lambda p: p.front(float(x) - inward, float(z))


def ala_middle(p: Placing) -> np.ndarray:
    return shape.alar_groove(p, float(p("ala-lower")[2] + p("ala-upper")[2]) / 2)


def mouth_corner(p: Placing) -> np.ndarray:
    red = shape.lips()
    end = red[red[:, 0] > red[:, 0].max() - 0.0008].mean(0)
    return p.front(float(end[0]) + 0.0005, float(end[2]))


def philtrum(share: float) -> Callable[[Placing], np.ndarray]:
    """So large a share of the way from nose to lip; on the midline, since the groove's walls pull a path aside."""
    return lambda p: p.front(0, float(p.middle("nose-base", "lip-border", share)[2]))


def below_groove(metres: float) -> Callable[[Placing], np.ndarray]:
    """So far down the middle of the chin from the groove under the lip, round its edge if need be."""
    return lambda p: p.skin.section(p("chin-groove"), DOWN, metres, LEFT)[-1] * [0, 1, 1]


def of_neck(share: float) -> Callable[[Placing], np.ndarray]:
    def find(p: Placing) -> np.ndarray:
        high, low = p("hyoid")[2], p("suprasternal-notch")[2]
        return p.front(0, float(high + share * (low - high)))

    return find


def hyoid(p: Placing) -> np.ndarray:
    return p.front(0, float(shape.throat(p)[2]) - 0.003)


def scm_front_line(p: Placing) -> np.ndarray:
    """The front edge of the big muscle of the neck, from the mastoid down to the inner end of the collar bone."""
    top = p.skin.walk(p("mastoid-tip"), FRONT, MASTOID_FRONT)
    return p.path(top, p.middle("suprasternal-notch", "clavicle-mid", SCM_INNER))


def scm_back_line(p: Placing) -> np.ndarray:
    """Its hind edge, from above downward."""
    top = p.skin.walk(p("mastoid-tip"), BACK, MASTOID_BACK)
    return p.path(top, p.middle("suprasternal-notch", "clavicle-mid", SCM_OUTER))


def scm(line: Callable[[Placing], np.ndarray]) -> Callable[[Placing], np.ndarray]:
    return lambda p: p.at_level(line(p), float(p("larynx-upper")[2]))


SHAPE = "from the shape of the skin: "
BONE = "from the fitted skull: "

LANDMARKS: list[Landmark] = [
    # eye and brow
    Landmark(
        "pupil",
        "Pupil",
        "the foremost place of the eyeball, on the lid beside it",
        2,
        lambda p: p.near(shape.pupil(p)),
        on_skin=False,
    ),
    Landmark("eye-outer", "Outer corner", "where the white of the eye ends on the outer side", 1.5, eye_outer),
    Landmark("eye-inner", "Inner corner", "3 mm inward of the last of the white, where the lids meet", 1.5, eye_inner),
    Landmark("eyebrow-inner", "Inner brow end", "the inner end of the painted brow", 2, brow(0, -0.0015)),
    Landmark("eyebrow-outer", "Outer brow end", "the outer end of the painted brow", 2, brow(-1, 0.001)),
    Landmark(
        "infraorbital-margin",
        "Eye socket’s rim",
        BONE + "the lower rim of the socket below the pupil",
        3,
        shape.orbit_rim,
    ),
    # nose
    Landmark("nose-tip", "Tip of the nose", SHAPE + "the foremost place of the profile", 1, shape.nose_tip),
    Landmark("nose-base", "Base of the nose", SHAPE + "the inner angle between nose and upper lip", 1, shape.nose_base),
    Landmark(
        "ala-nasi",
        "Wing of the nose",
        SHAPE + "the groove beside the wing, half way up its outer border",
        1.5,
        ala_middle,
    ),
    Landmark(
        "ala-upper", "Top of the wing", SHAPE + "where the groove about the wing runs out above", 2.5, shape.ala_upper
    ),
    Landmark(
        "ala-lower", "Wing’s lower edge", SHAPE + "the lower edge of the wing at its outer part", 1, shape.ala_lower
    ),
    Landmark(
        "nostril-rim", "Nostril’s edge", SHAPE + "the lowest place of its outer rim", 1.5, lambda p: shape.nostril(p)[1]
    ),
    # mouth
    Landmark(
        "lip-border", "Edge of the lip", "the upper edge of the red of the lip on the midline", 1, shape.lip_border
    ),
    Landmark(
        "philtrum-middle", "Philtrum", "half way from the base of the nose to the edge of the lip", 1.5, philtrum(0.5)
    ),
    Landmark("mouth-corner", "Corner of mouth", "the outer end of the red of the lips", 1, mouth_corner),
    Landmark(
        "chin-groove",
        "Groove above chin",
        SHAPE + "the deepest place between lower lip and chin",
        1.5,
        shape.chin_groove,
    ),
    Landmark("chin", "Chin", "17 mm below its groove: a stop of the middle line", 5, below_groove(0.017)),
    Landmark("chin-under", "Under the chin", "48 mm below its groove, round the edge", 5, below_groove(0.048)),
    # jaw and cheek
    Landmark(
        "mandible-angle",
        "Angle of the jaw",
        BONE + "its hindmost lowest place, the skin straight out",
        5,
        lambda p: p.over("mandible-angle", np.array([1.0, 0.25, -0.15])),
    ),
    Landmark(
        "zygomatic-arch",
        "Cheek arch",
        BONE + "its outermost place before the ear",
        4,
        lambda p: p.out(shape.cheek_arch(p), LEFT),
    ),
    # neck
    Landmark("hyoid", "Tongue bone", SHAPE + "just below the angle of floor of the mouth and neck", 5, hyoid),
    Landmark(
        "larynx-upper", "Adam’s apple, top", "a share of the way from tongue bone to notch", 7, of_neck(LARYNX_UPPER)
    ),
    Landmark("cricoid", "Cricoid ring", "a share of the way from tongue bone to notch", 7, of_neck(CRICOID)),
    Landmark(
        "clavicle-inner",
        "Collar bone’s end",
        "just outside the notch, on the way to the middle of the collar bone",
        5,
        lambda p: p.middle("suprasternal-notch", "clavicle-mid", 0.24),
    ),
    Landmark(
        "scm-front",
        "Neck muscle, front",
        "level with the larynx, from the mastoid to the inner end of the collar bone",
        7,
        scm(scm_front_line),
    ),
    Landmark(
        "scm-back",
        "Neck muscle, back",
        "level with the larynx, from behind the mastoid to a third of the collar bone",
        8,
        scm(scm_back_line),
    ),
]
