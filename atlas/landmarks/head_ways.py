"""Ways over the head that its rules share: the middle line, cuts across it, curves about the ear, and the skull.

Metres, pose `stand`, the left side. The anterior hairline is where this body's hair begins, FOREHEAD above the
glabella, a common height of a man's forehead; from there to the spinous process of C7 are 15 cun along the middle
line, 12 of them to the posterior hairline. (With 3 of 18 equal cun for the forehead it would be 8 cm high, and GV20
would miss the line of the ear tips by 2 cun instead of 1.4.)
"""

from functools import lru_cache

import numpy as np

from atlas import bones
from atlas.bake import unit
from atlas.placing import Placing
from atlas.skin import LEFT, UP, along, length

WHOLE = 18.0  # cun from the glabella to C7
ANTERIOR, POSTERIOR = 3.0, 15.0  # the hairlines, in cun from the glabella
FOREHEAD = 0.062  # metres from the glabella to the anterior hairline: 3 cun of their own size
LONGEST = 0.60  # metres: more than any head's middle line
CORNER = 4.5  # cun from the middle line to the corner of the hair
OVER_PUPIL = CORNER / 2  # the line over the pupil lies midway
RAYS = 0.0005  # metres between the rays that feel the ear


def midline(p: Placing) -> np.ndarray:
    """(k, 3) along the middle line from the glabella over the vertex to C7."""
    last = p("c7-spinous") * [0, 1, 1]
    whole = p.skin.section(p("glabella") * [0, 1, 1], UP, LONGEST, LEFT)
    end = int(np.argmin(np.linalg.norm(whole - last, axis=1)))
    return whole[: end + 1] * [0, 1, 1]


@lru_cache(4)
def known_midline(last: tuple[float, float, float], line: "Line") -> np.ndarray:
    return midline(line.placing)


class Line:
    """A placing by which a cache can tell bodies apart: by its skin."""

    def __init__(self, placing: Placing) -> None:
        self.placing = placing

    def __hash__(self) -> int:
        return id(self.placing.skin)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Line) and other.placing.skin is self.placing.skin


def middle_line(p: Placing) -> np.ndarray:
    """`midline`, found once for each place of C7."""
    x, y, z = (float(v) for v in p("c7-spinous"))
    return known_midline((x, y, z), Line(p))


def head_cun(p: Placing) -> float:
    """Metres of one cun along the head's middle line behind the anterior hairline."""
    return (length(middle_line(p)) - FOREHEAD) / (WHOLE - ANTERIOR)


def from_glabella(p: Placing, cun: float) -> float:
    """Metres along the middle line."""
    return FOREHEAD * min(cun, ANTERIOR) / ANTERIOR + max(0.0, cun - ANTERIOR) * head_cun(p)


def on_midline(p: Placing, cun: float) -> np.ndarray:
    """So many cun behind the glabella."""
    return p.near(along(middle_line(p), from_glabella(p, cun))) * [0, 1, 1]


def onward(p: Placing, cun: float) -> np.ndarray:
    """The way that the middle line runs there."""
    line, here = middle_line(p), from_glabella(p, cun)
    return unit(along(line, here + 0.004) - along(line, here - 0.004))


def cut(p: Placing, cun: float, metres: float) -> np.ndarray:
    """From the middle line leftward, square to it: (k, 3)."""
    return p.skin.section(on_midline(p, cun), LEFT, metres, onward(p, cun))


def across(p: Placing, cun: float, beside: float) -> np.ndarray:
    """So many cun from the glabella along the middle line, and so many (of the head's breadth) beside it."""
    return p.near(cut(p, cun, p.cun("head-breadth", beside))[-1])


def beside_back(p: Placing, start: np.ndarray, cun: float) -> np.ndarray:
    """So many cun beside the middle line on the back of the head: 4.5 of them reach round to the mastoid tip."""
    tip = p("mastoid-tip")
    line = p.skin.section(p("nape-at-mastoid"), LEFT, 0.14, UP)
    reached = int(np.argmin(np.linalg.norm(line - tip, axis=1)))
    metres = length(line[: reached + 1]) / CORNER * cun
    return p.near(p.skin.section(start, LEFT, metres, UP)[-1])


def corner(p: Placing) -> np.ndarray:
    """Of the hair: on the anterior hairline, twice as far from the middle as the line over the pupil."""
    line = cut(p, ANTERIOR, 0.12)
    over_pupil = int(np.argmax(line[:, 0] > p.joint("l-eye")[0]))
    return p.near(along(line, 2 * length(line[: over_pupil + 1])))


def level(p: Placing, cun: float, x: float) -> np.ndarray:
    """At the level of a place of the middle line, so far from the middle (m) on the back of the head."""
    return p.back(x, float(on_midline(p, cun)[2]))


def bowed(p: Placing, a: np.ndarray, b: np.ndarray, bow: float) -> np.ndarray:
    """From a to b along the side of the head, bowing backward by `bow` metres (forward if negative): (k, 3)."""
    t = np.linspace(0, 1, 60)[:, None]
    chord = a + (b - a) * t
    back = unit(np.cross(LEFT, b - a))
    back = back if back[1] > 0 else -back
    line = chord + 4 * bow * t * (1 - t) * back
    between = [p.outer(float(y), float(z)) for _, y, z in line[1:-1]]
    return np.vstack([a, *between, b])


# the ear
def ear(p: Placing, low: float, high: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The ear felt from the left: y (k,), z (j,) and x (j, k), metres, between two heights."""
    tragus = p.joint("l-eye")[1]
    y = np.arange(tragus + 0.05, tragus + 0.11, RAYS)
    z = np.arange(low, high, RAYS)
    start = np.stack(np.meshgrid(y, z), -1).reshape(-1, 2)
    hits = p.skin.tracer.first(np.column_stack([np.full(len(start), 0.5), start]), np.array([[-1.0, 0, 0]]))
    return y, z, (0.5 - hits.distance).reshape(len(z), len(y))


@lru_cache(4)
def bowl_of(line: Line) -> tuple[np.ndarray, np.ndarray]:
    """The front rim of the ear's bowl, from the intertragic notch up to the supratragic: y (j,), z (j,)."""
    p = line.placing
    lobe, apex = p("ear-lobe"), p("ear-apex")
    tall = apex[2] - lobe[2]
    y, z, x = ear(p, lobe[2] + 0.2 * tall, lobe[2] + 0.62 * tall)
    wide = round(0.003 / RAYS)
    drop = x[:, :-wide] - x[:, wide:]
    falls = drop > 0.0015
    falls &= y[None, :-wide] < apex[1]
    rows = falls.any(1)
    rim = y[np.argmax(falls, axis=1)]
    best, run = [0, 0], 0
    for i, fell in enumerate(rows):
        run = run + 1 if fell else 0
        if run > best[1] - best[0]:
            best = [i + 1 - run, i + 1]
    chosen = slice(*best)
    return rim[chosen], z[chosen]


def bowl(p: Placing) -> tuple[np.ndarray, np.ndarray]:
    return bowl_of(Line(p))


def rear_rim(p: Placing) -> float:
    """y of the ear's rearmost place."""
    mask = ear_vertices(p)
    return float(mask[:, 1].max())


@lru_cache(4)
def ear_of(line: Line) -> np.ndarray:
    from atlas import body, paint, painting

    the = body.body()
    mask = painting.paint().masks["ears"]
    shown = np.zeros(len(line.placing.skin.vertices))
    for k in range(3):
        np.maximum.at(shown, the.triangles[:, k], paint.sample(mask, the.uv[:, k]))
    vertices = line.placing.skin.vertices
    return vertices[(shown > 0.5) & (vertices[:, 0] > 0)]


def ear_vertices(p: Placing) -> np.ndarray:
    """(k, 3) the left ear, told by the mesh's own mask of the ears."""
    return ear_of(Line(p))


# the skull
def skull() -> np.ndarray:
    """(k, 3) the left half of the fitted skull, pose `stand`."""
    vertices = bones.fitted().bones["skull"].vertices
    return vertices[vertices[:, 0] > 0]


def arch(p: Placing) -> tuple[float, float]:
    """The zygomatic arch halfway between tragus and outer rim of the orbit: y, and z of its lower border."""
    half, eye = skull(), p.joint("l-eye")
    rim = half[(half[:, 0] > 1.5 * eye[0]) & (np.abs(half[:, 2] - eye[2]) < 0.01)][:, 1].min()
    y = (rim + p("tragus")[1]) / 2
    slab = half[(np.abs(half[:, 1] - y) < 0.006) & (half[:, 0] > 1.7 * eye[0])]
    return float(y), float(slab[:, 2].min())
