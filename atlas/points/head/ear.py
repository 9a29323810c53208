"""Before, above and behind the ear, the temple, and the neck below it."""

import numpy as np

from atlas.landmarks import head_ways as ways
from atlas.placing import Find, Placing, Row
from atlas.skin import BACK, UP

CONDYLE = 0.007  # metres from the rim of the ear's bowl forward to the hollow behind the head of the jaw
LOBE = 0.004  # metres from the lowest place of the lobe back to the hollow behind its root
CLEAR = 0.004  # metres that the curve behind the ear keeps from its rim


def before(notch: str) -> Find:
    """In the hollow between a place of the ear's front rim and the head of the jaw, level with it."""

    def find(p: Placing) -> np.ndarray:
        _, y, z = p(notch)
        return p.outer(float(y) - CONDYLE, float(z))

    return find


def before_root(p: Placing) -> np.ndarray:
    """Before the upper root of the ear, a little above and before TE21."""
    _, y, z = p("ear-root-front")
    return p.outer(float(y) - 0.15 * ways.head_cun(p), float(z) - 0.1 * ways.head_cun(p))


def above_tip(p: Placing) -> np.ndarray:
    _, y, z = p("ear-apex")
    return p.outer(float(y), float(z) + 0.005)


def behind_lobe(p: Placing) -> np.ndarray:
    """At the lower rear end of the lobe's root, before the tip of the mastoid."""
    _, y, z = p("ear-lobe")
    return p.outer(float(y) + LOBE, float(z) - 0.002)


def behind_ear(p: Placing) -> np.ndarray:
    """From TE20 round behind the ear to TE17, clear of its rim."""
    a, b = p("TE20"), p("TE17")
    bow = ways.rear_rim(p) + CLEAR - 0.5 * float(a[1] + b[1])
    return ways.bowed(p, a, b, bow)


def on_curve(share: float) -> Find:
    return lambda p: p.on(behind_ear(p), share=share)


def under_arch(p: Placing) -> np.ndarray:
    _, y, z = p("zygomatic-lower")
    return p.outer(float(y) + 0.003, float(z) - 0.005)


def over_arch(p: Placing) -> np.ndarray:
    _, y, z = p("zygomatic-upper")
    return p.outer(float(y), float(z) + 0.004)


def temple(p: Placing) -> np.ndarray:
    """1 cun behind the middle between the ends of eyebrow and eye, level."""
    middle = p.middle("eyebrow-outer", "eye-outer")
    return p.aside(middle, BACK, 1, "hand", plane=UP)


def behind_muscle(p: Placing) -> np.ndarray:
    """On the rear border of the sternocleidomastoid, level with the angle of the jaw."""
    border = p.path("GB12", "scm-back")
    return p.at_level(border, float(p("mandible-angle")[2]))


def behind_te17(p: Placing) -> np.ndarray:
    """A cun from TE17 by the shortest way over the mastoid: a level walk dips into the hollow and comes less far."""
    level = p.aside("TE17", BACK, 2, "head", plane=UP)
    return p.on(p.path("TE17", level), cun=1, measure="head")


def row(code: str, rule: str, find: Find, uncertainty: float, measure: str = "head") -> Row:
    return Row(code, rule, find, measure, uncertainty)


POINTS: list[Row] = [
    row(
        "SI19",
        "level with the middle of the tragus, between its front border and the head of the jaw",
        before("tragus"),
        0.2,
    ),
    row(
        "TE21",
        "level with the notch above the tragus, between it and the head of the jaw",
        before("supratragic-notch"),
        0.2,
    ),
    row(
        "GB2",
        "level with the notch below the tragus, between it and the head of the jaw",
        before("intertragic-notch"),
        0.2,
    ),
    row("TE22", "before the upper root of the ear, behind the hair of the temple", before_root, 0.3),
    row("TE20", "just above the ear's tip", above_tip, 0.2),
    row("EX-HN6", "at the ear's highest place", lambda p: p("ear-apex"), 0.1),
    row("TE19", "a third of the curve behind the ear from TE20 to TE17", on_curve(1 / 3), 0.3),
    row("TE18", "two thirds of the curve behind the ear from TE20 to TE17, on the mastoid", on_curve(2 / 3), 0.3),
    row("TE17", "behind the lobe, in the hollow before the tip of the mastoid", behind_lobe, 0.2),
    row("ST7", "in the hollow under the middle of the zygomatic arch, over the notch of the jaw", under_arch, 0.3),
    row("GB3", "in the hollow above the middle of the zygomatic arch, above ST7", over_arch, 0.3),
    row("EX-HN5", "1 cun behind the middle between the ends of eyebrow and eye", temple, 0.4, "hand"),
    row("TE16", "level with the angle of the jaw, on the rear border of the sternocleidomastoid", behind_muscle, 0.4),
    row("EX-HN14", "1 cun behind TE17, level with it", behind_te17, 0.4),
    row("EX-X-ANMIAN", "midway from TE17 to GB20 along the skin", lambda p: p.middle("TE17", "GB20"), 0.5),
]
