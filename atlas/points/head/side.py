"""The Bladder's and Gall Bladder's lines over the scalp, forehead and nape.

Beside the middle line distances are in ninths of the way from one corner of the hair to the other, on the back of
the head in ninths of the way from one mastoid tip to the other (WHO 2008 gives both breadths as 9 cun).
"""

import numpy as np

from atlas.landmarks import head_ways as ways
from atlas.placing import Find, Placing, Row
from atlas.skin import BACK, LEFT, UP

BLADDER = 1.5  # cun beside the middle line
NAPE = 1.3
BREADTH = "head-breadth-back"  # 4.5 cun from the nape to the mastoid tip


def scalp(behind: float, beside: float) -> Find:
    """Cun behind the anterior hairline along the middle line, and beside it."""
    return lambda p: ways.across(p, ways.ANTERIOR + behind, beside)


def above_brow(p: Placing) -> np.ndarray:
    return p.skin.section(p("brow-over-pupil"), UP, p.cun("forehead"), LEFT)[-1]


def beside_nape(p: Placing, level: str) -> np.ndarray:
    return ways.beside_back(p, p(level), NAPE)


def between_muscles(p: Placing) -> np.ndarray:
    """Level with GV16, midway along the skin from the middle line to the rear border of the mastoid."""
    level = p("GV16")
    line = p.skin.section(level, LEFT, 0.10, UP)
    rear = p("mastoid-tip")[1] + 0.5 * ways.head_cun(p)
    reached = int(np.argmax(line[:, 1] < rear))
    return p.on(line[: reached + 1], share=0.5)


def at_bump(p: Placing) -> np.ndarray:
    return ways.level(p, ways.POSTERIOR - 2.5, float(p("GB20")[0]))


def beside_neck(p: Placing) -> np.ndarray:
    line = ways.middle_line(p)[::-1]
    start = p("GV14")
    height = start[2] + 2 * ways.head_cun(p)
    return p.aside(p.at_level(line, float(height)), LEFT, 1, "back-breadth", plane=UP)


def temple_curve(p: Placing) -> np.ndarray:
    """From ST8 down to GB7, bowing forward as the hair of the temple does, by a tenth of its length."""
    a, b = p("ST8"), p("GB7")
    return ways.bowed(p, a, b, -0.10 * float(np.linalg.norm(b - a)))


def on_temple(share: float) -> Find:
    return lambda p: p.on(temple_curve(p), share=share)


def above_ear(p: Placing) -> np.ndarray:
    return p.skin.section(p("TE20"), UP, 1.5 * ways.head_cun(p), BACK)[-1]


def above_root(p: Placing) -> np.ndarray:
    return p.skin.section(p("ear-root-rear"), UP, 2 * ways.head_cun(p), BACK)[-1]


def crossing(p: Placing) -> np.ndarray:
    """The level of the ear tip and the upright through the front border of the ear's root."""
    front = float(p("ear-root-front")[1])
    return p.outer(front - 0.25 * ways.head_cun(p), float(p("ear-apex")[2]))


def behind_curve(p: Placing) -> np.ndarray:
    """From GB9 round behind the ear to GB12, bowing back by four fifths of a cun."""
    return ways.bowed(p, p("GB9"), p("GB12"), 0.8 * ways.head_cun(p))


def on_behind(share: float) -> Find:
    return lambda p: p.on(behind_curve(p), share=share)


def under_mastoid(p: Placing) -> np.ndarray:
    tip = p("mastoid-tip")
    cun = ways.head_cun(p)
    return p.outer(float(tip[1]) + 0.4 * cun, float(tip[2]) + 0.05 * cun)


def row(code: str, rule: str, find: Find, uncertainty: float, measure: str = "head") -> Row:
    return Row(code, rule, find, measure, uncertainty)


CORNER = [
    row(
        "ST8",
        "0.5 cun behind the hairline at the corner of the forehead, 4.5 cun beside the middle line",
        scalp(0.5, 4.5),
        0.5,
    ),
    row(
        "BL3",
        "0.5 cun behind the hairline, midway between GV24 and BL4, above the frontal notch",
        scalp(0.5, 0.75),
        0.4,
    ),
    row("BL4", "0.5 cun behind the hairline, a third of the curve from GV24 to ST8", scalp(0.5, BLADDER), 0.4),
    row("GB13", "0.5 cun behind the hairline, two thirds of the curve from GV24 to ST8", scalp(0.5, 3), 0.5),
    row(
        "GB15", "0.5 cun behind the hairline, over the pupil, midway from GV24 to ST8", scalp(0.5, ways.OVER_PUPIL), 0.5
    ),
    row("EX-HN2", "1 cun behind the hairline, over the pupil", scalp(1, ways.OVER_PUPIL), 0.6),
    row("GB14", "1 cun above the eyebrow, over the pupil", above_brow, 0.3, "forehead"),
]
SCALP = [
    row("BL5", "1 cun behind the hairline, 1.5 beside the middle line, level with GV23", scalp(1, BLADDER), 0.5),
    row("BL6", "2.5 cun behind the hairline, 1.5 beside the middle line", scalp(2.5, BLADDER), 0.6),
    row("BL7", "4 cun behind the hairline, 1.5 beside the middle line", scalp(4, BLADDER), 0.8),
    row("BL8", "5.5 cun behind the hairline, 1.5 beside the middle line", scalp(5.5, BLADDER), 1.0),
    row("BL9", "level with GV17, 1.3 cun beside the middle line", lambda p: beside_nape(p, "GV17"), 0.5, BREADTH),
    row(
        "BL10",
        "level with GV15 and the upper border of the C2 spine, 1.3 cun beside the middle line, beside the trapezius",
        lambda p: beside_nape(p, "GV15"),
        0.5,
        BREADTH,
    ),
    row("GB16", "1.5 cun behind the hairline, over the pupil", scalp(1.5, ways.OVER_PUPIL), 0.6),
    row("GB17", "2.5 cun behind the hairline, over the pupil", scalp(2.5, ways.OVER_PUPIL), 0.6),
    row("GB18", "4 cun behind the hairline, over the pupil, level with BL7", scalp(4, ways.OVER_PUPIL), 0.8),
    row("GB19", "straight above GB20, level with GV17", at_bump, 0.5),
    row(
        "GB20",
        "level with GV16, midway along the skin from the middle line to the mastoid's rear border",
        between_muscles,
        0.4,
    ),
    row("EX-HN15", "2 cun above GV14, 1 cun beside the middle line", beside_neck, 0.5),
]
ABOUT_EAR = [
    row("GB4", "a quarter of the curve from ST8 to GB7 in the hair of the temple", on_temple(1 / 4), 0.4),
    row("GB5", "halfway along the curve from ST8 to GB7", on_temple(1 / 2), 0.4),
    row("GB6", "three quarters of the curve from ST8 to GB7", on_temple(3 / 4), 0.4),
    row("GB7", "level with the ear tip, just before the upright through the front of the ear's root", crossing, 0.3),
    row("GB8", "straight above the ear tip, 1.5 cun above TE20", above_ear, 0.4),
    row("GB9", "straight above the rear border of the ear's root, 2 cun above it", above_root, 0.4),
    row("GB10", "a third of the curve from GB9 to GB12 behind the ear", on_behind(1 / 3), 0.4),
    row("GB11", "two thirds of the curve from GB9 to GB12 behind the ear", on_behind(2 / 3), 0.4),
    row("GB12", "in the hollow behind and below the tip of the mastoid", under_mastoid, 0.3),
]
POINTS: list[Row] = [*CORNER, *SCALP, *ABOUT_EAR]
