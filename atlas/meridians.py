"""The course of each meridian on the skin: from point to point, with stops where the way is not the shortest."""

from itertools import pairwise

import numpy as np
from scipy.ndimage import gaussian_filter1d

from .placing import Atlas, Placing
from .skin import Spot

ROUND = 3  # places: how softly a line turns
RAISED = {("PC1", "PC2"), ("HT1", "HT2"), ("SP20", "SP21")}
STEP = 0.004  # metres between the places of a line

Stop = str  # a point, or a landmark
Courses = dict[str, list[list[Stop]]]


def run(prefix: str, first: int, last: int) -> list[Stop]:
    return [f"{prefix}{number}" for number in range(first, last + 1)]


# Each list is one stroke. The Bladder has two branches on the back: the inner one by BL11–BL30, BL31–BL35 and
# BL36–BL40, the outer one by BL41–BL54 and down the thigh to BL40. Strokes inside the body (Stomach to abdomen …) are
# not drawn.
COURSES: Courses = {
    "LU": [run("LU", 1, 11)],
    "LI": [run("LI", 1, 18) + ["ST4", "LI19", "LI20"]],
    "ST": [run("ST", 1, 7) + ["ST8"], ["ST5", *run("ST", 9, 45)]],
    "SP": [run("SP", 1, 21)],
    "HT": [run("HT", 1, 9)],
    "SI": [run("SI", 1, 19)],
    "BL": [
        run("BL", 1, 30),
        [*run("BL", 31, 35), *run("BL", 36, 40)],
        ["BL10", *run("BL", 41, 54), "thigh-back-outer", "BL40"],
        run("BL", 40, 40) + run("BL", 55, 67),
    ],
    "KI": [run("KI", 1, 27)],
    "PC": [run("PC", 1, 9)],
    "TE": [run("TE", 1, 20) + ["ear-root-front"] + run("TE", 21, 23)],
    "GB": [
        run("GB", 1, 12)
        + ["scalp-behind-ear", "scalp-behind-crown", "scalp-over-ear"]
        + run("GB", 13, 18)
        + ["scalp-behind-vertex"]
        + run("GB", 19, 21)
        + ["anterior-axillary-fold"]
        + run("GB", 22, 44)
    ],
    "LR": [run("LR", 1, 14)],
    "GV": [run("GV", 1, 27)],
    "CV": [run("CV", 1, 23) + ["chin-under", "chin", "CV24"]],
}


def lines(atlas: Atlas, courses: Courses = COURSES) -> dict[str, list[list[Spot]]]:
    """meridian → strokes, each a list of spots on the left side or the middle line."""
    stand = Placing(atlas, "stand")
    return {meridian: [stroke(stand, stops) for stops in strokes] for meridian, strokes in courses.items()}


def way(stand: Placing, a: Stop, b: Stop) -> np.ndarray:
    """From stop to stop, (k, 3) on the standing skin. Through the armpit it is found with the arm raised."""
    if (a, b) not in RAISED:
        return stand.skin.path(stand(a), stand(b), rounds=25)
    raised = Placing(stand.atlas, "raised")
    spots = raised.skin.bind_many(raised.skin.path(raised(a), raised(b), rounds=25))
    return np.array([stand.skin.at(spot) for spot in spots])


def stroke(stand: Placing, stops: list[Stop]) -> list[Spot]:
    """Along the skin through all stops, a little rounded at them."""
    pieces = [way(stand, a, b) for a, b in pairwise(stops)]
    line = np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
    soft = gaussian_filter1d(line, ROUND, axis=0, mode="nearest")
    for end in np.cumsum([0, *(len(piece) - 1 for piece in pieces)]):  # a turn is rounded beside its stop, never off it
        near = np.clip(1 - np.abs(np.arange(len(line)) - end) / (2 * ROUND), 0, 1)[:, None]
        soft = soft + near * (line[end] - soft[end])
    every = max(1, round(STEP / 0.0015))
    chosen = soft[::every] if (len(soft) - 1) % every == 0 else np.vstack([soft[::every], soft[-1]])
    return stand.skin.bind_many(chosen)
