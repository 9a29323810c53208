"""The Governing Vessel from the nape to the forehead, and the four points about the vertex."""

import numpy as np

from atlas.landmarks import head_ways as ways
from atlas.placing import Find, Placing, Row
from atlas.skin import LEFT

VERTEX = 5.0  # cun behind the anterior hairline: GV20


def behind(cun: float) -> Find:
    """So many cun behind the anterior hairline."""
    return lambda p: ways.on_midline(p, ways.ANTERIOR + cun)


def above(cun: float) -> Find:
    """So many cun above the posterior hairline."""
    return lambda p: ways.on_midline(p, ways.POSTERIOR - cun)


def on_ear_line(p: Placing) -> np.ndarray:
    """The middle of the way over the head from ear tip to ear tip."""
    return p.top(0, float(p("ear-apex")[1]))


def about_vertex(p: Placing) -> list[np.ndarray]:
    vertex = ways.ANTERIOR + VERTEX
    beside = p.skin.section(ways.on_midline(p, vertex), LEFT, ways.head_cun(p), ways.onward(p, vertex))[-1]
    return [ways.on_midline(p, vertex - 1), ways.on_midline(p, vertex + 1), beside]


def row(code: str, rule: str, find: Find, uncertainty: float) -> Row:
    return Row(code, rule, find, "head", uncertainty)


POINTS: list[Row] = [
    row("GV15", "on the middle line, 0.5 cun above the posterior hairline, above the spine of C2", above(0.5), 0.5),
    row(
        "GV16",
        "on the middle line, 1 cun above the posterior hairline, in the hollow below the occipital bump",
        above(1),
        0.5,
    ),
    row(
        "GV17",
        "on the middle line, 2.5 cun above the posterior hairline, at the upper border of the occipital bump",
        above(2.5),
        0.5,
    ),
    row("GV18", "on the middle line, 4 cun above the posterior hairline, 1.5 above GV17", above(4), 0.6),
    row("GV19", "on the middle line, 5.5 cun above the posterior hairline, 1.5 behind GV20", above(5.5), 0.8),
    row(
        "GV20",
        "on the middle line, 5 cun behind the anterior hairline (by measure; the ear tips lie farther ahead)",
        behind(VERTEX),
        1.0,
    ),
    Row(
        "GV20",
        "on the middle line, straight above the ear tips: what the other words of the standard give on this head",
        on_ear_line,
        "head",
        0.5,
        place="alternative",
    ),
    row("GV21", "on the middle line, 3.5 cun behind the anterior hairline, midway from GV20 to GV22", behind(3.5), 0.8),
    row("GV22", "on the middle line, 2 cun behind the anterior hairline", behind(2), 0.6),
    row("GV23", "on the middle line, 1 cun behind the anterior hairline", behind(1), 0.5),
    row("GV24", "on the middle line, 0.5 cun behind the anterior hairline", behind(0.5), 0.5),
    row("EX-HN1", "four places 1 cun before, behind and on either side of GV20", about_vertex, 1.0),
]
