"""Ribs, spaces between them and the collarbone, read from the fitted bones of the standing body (left side, metres)."""

from functools import lru_cache

import numpy as np

from atlas import bones

BESIDE = 0.05  # metres from the middle line: beside the breastbone
# How much of the ribs' rise farther out is followed, by space. The fitted ribs rise into the collarbone (they are good
# to 15 mm): followed half, the second space would lie at 6 cun where LU1 stands, which is in the first.
RISE = {2: 0.1, 3: 0.3}
OTHER_RISE = 0.5
FRONT_OF = -0.02  # y: what lies farther forward is the front of the chest


@lru_cache(16)
def rib(number: int) -> np.ndarray:
    """(k, 3): the front part of a rib."""
    vertices = bones.fitted().bones[f"rib{number}.L"].vertices
    return vertices[vertices[:, 1] < FRONT_OF]


def heights(number: int, x: float) -> tuple[float, float]:
    """Lowest and highest of a rib at a distance from the middle line; nearer than its end, those of its end."""
    front = rib(number)
    near = front[np.abs(front[:, 0] - float(np.clip(x, front[:, 0].min() + 0.006, front[:, 0].max() - 0.006))) < 0.007]
    forward = near[near[:, 1] < near[:, 1].min() + 0.03]
    return float(forward[:, 2].min()), float(forward[:, 2].max())


def space(number: int, x: float) -> float:
    """Height (z) of the middle of a space between ribs at a distance from the middle line.

    Beside the breastbone it is read as it is; farther out only a share of the ribs' rise is followed (see `RISE`); the
    first space is read beside the breastbone only.
    """
    x = BESIDE if number == 1 else BESIDE + RISE.get(number, OTHER_RISE) * max(0.0, x - BESIDE)
    return (heights(number, x)[0] + heights(number + 1, x)[1]) / 2


def under_collarbone(x: float) -> float:
    """Height (z) just below the collarbone at a distance from the middle line."""
    vertices = bones.fitted().bones["clavicle.L"].vertices
    near = vertices[np.abs(vertices[:, 0] - float(np.clip(x, vertices[:, 0].min(), vertices[:, 0].max()))) < 0.006]
    return float(near[:, 2].min()) - 0.002
