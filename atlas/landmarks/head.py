"""Landmarks: head. The hairlines by proportion, the ear by its mask and by touch, bone by the fitted skull."""

import numpy as np

from atlas import paint
from atlas.landmarks import head_ways as ways
from atlas.placing import Find, Landmark, Placing
from atlas.skin import LEFT

MIRROR = np.array([-1.0, 1, 1])
ARCH_HEIGHT = 0.010  # metres from the lower to the upper border of the zygomatic arch


def glabella(p: Placing) -> np.ndarray:
    return p.front(0, float(paint.BROW_LINE[0, 1]))


def ear_apex(p: Placing) -> np.ndarray:
    ear = ways.ear_vertices(p)
    return ear[np.argmax(ear[:, 2])]


def ear_lobe(p: Placing) -> np.ndarray:
    ear = ways.ear_vertices(p)
    return ear[np.argmin(ear[:, 2])]


def on_rim(share: float, ahead: float = -0.0015) -> Find:
    """A place of the bowl's front rim: so large a share of its height."""

    def find(p: Placing) -> np.ndarray:
        y, z = ways.bowl(p)
        i = round(share * (len(z) - 1))
        return p.outer(float(y[i]) - ahead, float(z[i]))

    return find


def over_tragus(p: Placing) -> np.ndarray:
    """Just above the upper end of the bowl's front rim, where the tragus meets the helix."""
    y, z = ways.bowl(p)
    return p.outer(float(y[-1]) + 0.001, float(z[-1]) + 0.003)


def brow(p: Placing) -> np.ndarray:
    x = float(p.joint("l-eye")[0])
    return p.front(x, float(np.interp(x, paint.BROW_LINE[:, 0], paint.BROW_LINE[:, 1])))


def root_front(p: Placing) -> np.ndarray:
    """Where the ear's front border leaves the head above: level with the upper fifth of the ear."""
    apex, lobe = p("ear-apex"), p("ear-lobe")
    z = apex[2] - 0.12 * (apex[2] - lobe[2])
    ear = ways.ear_vertices(p)
    some = ear[np.abs(ear[:, 2] - z) < 0.003]
    return p.outer(float(some[:, 1].min()) - 0.003, float(z))


def root_rear(p: Placing) -> np.ndarray:
    """Over the rear border of the ear's root, level with the ear's tip: halfway from the tip to the rearmost rim."""
    apex = p("ear-apex")
    return p.outer(0.5 * (float(apex[1]) + ways.rear_rim(p)), float(apex[2]) + 0.004)


def zygomatic_lower(p: Placing) -> np.ndarray:
    return p.outer(*ways.arch(p))


def zygomatic_upper(p: Placing) -> np.ndarray:
    y, z = ways.arch(p)
    return p.outer(y, z + ARCH_HEIGHT)


def round_ear(turn: float) -> Find:
    """On an oval about the ear's tip, so many degrees up from straight behind it.

    It keeps 1 cun from GB9 above; behind it reaches 1.85 times as far from the ear's tip as GB10 and GB11 do.
    """

    def find(p: Placing) -> np.ndarray:
        _, y, z = p("ear-apex")
        above = float(p("GB9")[2] - z) + ways.head_cun(p)
        behind = 1.85 * float((p("GB10")[1] + p("GB11")[1]) / 2 - y)
        angle = np.radians(turn)
        return p.outer(float(y + behind * np.cos(angle)), float(z + above * np.sin(angle)))

    return find


def nape(p: Placing) -> np.ndarray:
    return p.back(0, float(p("mastoid-tip")[2]))


LANDMARKS: list[Landmark] = [
    Landmark("glabella", "between brows", "the middle line level with the inner ends of the eyebrows", 3, glabella),
    Landmark("brow-over-pupil", "eyebrow", "the eyebrow straight over the middle of the eye", 2, brow),
    Landmark(
        "anterior-hairline",
        "front hairline",
        "where this body's hair begins: 62 mm above the glabella, a common height of a forehead",
        10,
        lambda p: ways.on_midline(p, ways.ANTERIOR),
    ),
    Landmark(
        "posterior-hairline",
        "back hairline",
        "12 of the 15 cun from the anterior hairline to C7 along the middle line",
        10,
        lambda p: ways.on_midline(p, ways.POSTERIOR),
    ),
    Landmark(
        "hair-corner-left",
        "hair corner",
        "on the front hairline, twice as far from the middle as the line over the pupil",
        8,
        ways.corner,
    ),
    Landmark("hair-corner-right", "hair corner", "the mirror of the left one", 8, lambda p: ways.corner(p) * MIRROR),
    Landmark(
        "external-occipital-protuberance",
        "occipital bump",
        "the skin behind the corner at which the fitted skull turns under",
        8,
        lambda p: p.back(0, float(p.bone("external-occipital-protuberance")[2])),
    ),
    Landmark(
        "mastoid-tip",
        "mastoid tip",
        "the skin over the lowest place of the fitted skull behind the ear canal",
        5,
        lambda p: p.over("mastoid-tip", LEFT),
    ),
    Landmark("ear-apex", "ear tip", "the highest place of the ear", 2, ear_apex),
    Landmark("ear-lobe", "ear lobe", "the lowest place of the ear", 2, ear_lobe),
    Landmark("tragus", "tragus", "halfway up the front rim of the ear's bowl", 2, on_rim(0.5)),
    Landmark("supratragic-notch", "notch over tragus", "just above the front rim of the ear's bowl", 2, over_tragus),
    Landmark(
        "intertragic-notch", "notch under tragus", "the lower end of the front rim of the ear's bowl", 2, on_rim(0.0)
    ),
    Landmark("ear-root-front", "front of ear root", "before the ear's front border, near its upper end", 3, root_front),
    Landmark("ear-root-rear", "back of ear root", "over the rear border of the ear's root", 4, root_rear),
    Landmark(
        "zygomatic-lower",
        "under cheek arch",
        "lower border of the skull's arch, midway from tragus to the orbit's outer rim",
        5,
        zygomatic_lower,
    ),
    Landmark("zygomatic-upper", "top of cheek arch", "10 mm above its lower border", 5, zygomatic_upper),
    Landmark("nape-at-mastoid", "nape", "the middle line level with the mastoid tip", 5, nape),
    *(
        Landmark(name, "scalp", "a stop of the Gall Bladder line from GB12 up to GB13", 15, round_ear(turn))
        for name, turn in (
            ("scalp-behind-ear", 12),
            ("scalp-behind-crown", 50),
            ("scalp-over-ear", 90),
        )
    ),
    Landmark(
        "scalp-behind-vertex",
        "scalp",
        "a stop of the Gall Bladder line midway from GB18 to GB19",
        15,
        lambda p: ways.across(p, 9.75, 3.25),
    ),
]
