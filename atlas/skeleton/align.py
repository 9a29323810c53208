"""Maps that carry a bone of the source into the body: frames along a bone, least squares, and a careful seating."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares
from scipy.spatial.transform import Rotation

from atlas.skeleton.source import Floats
from atlas.skeleton.surface import Skin


@dataclass(frozen=True)
class Affine:
    """x -> matrix @ x + offset (m)."""

    matrix: Floats
    offset: Floats

    def __call__(self, points: Floats) -> Floats:
        return np.asarray(points) @ self.matrix.T + self.offset


def unit(vector: Floats) -> Floats:
    return np.asarray(vector, float) / np.linalg.norm(vector)


def frame(along: Floats, hint: Floats) -> Floats:
    """Right-handed columns: along, the part of `hint` across it, and their cross product."""
    first = unit(along)
    second = unit(hint - (hint @ first) * first)
    return np.stack([first, second, np.cross(first, second)], axis=1)


def between(
    source: tuple[Floats, Floats],
    target: tuple[Floats, Floats],
    hints: tuple[Floats, Floats],
    across: float | None = None,
) -> Affine:
    """Lay the axis source[0]->source[1] on target[0]->target[1], turned so that hints agree.

    Stretched along the axis to its length, by `across` across it (the same stretch when None).
    """
    stretch = np.linalg.norm(target[1] - target[0]) / np.linalg.norm(source[1] - source[0])
    side = stretch if across is None else across
    here, there = frame(source[1] - source[0], hints[0]), frame(target[1] - target[0], hints[1])
    matrix = there @ np.diag([stretch, side, side]) @ here.T
    return Affine(matrix, target[0] - matrix @ source[0])


def least(source: Floats, target: Floats, weights: Sequence[float] | None = None, keep: float = 0.0) -> Affine:
    """The affine map of least squares; `keep` (m) pulls it towards a similarity-free copy (identity matrix)."""
    weight = np.ones(len(source)) if weights is None else np.asarray(weights, float)
    middle_source, middle_target = (
        np.average(source, axis=0, weights=weight),
        np.average(target, axis=0, weights=weight),
    )
    here, there = (source - middle_source) * weight[:, None] ** 0.5, (target - middle_target) * weight[:, None] ** 0.5
    matrix = np.linalg.solve(here.T @ here + keep**2 * np.eye(3), here.T @ there + keep**2 * np.eye(3)).T
    return Affine(matrix, middle_target - matrix @ middle_source)


@dataclass(frozen=True)
class Touch:
    """A place of the bone (as fitted so far) that should lie `depth` m below the skin, within `sigma` m."""

    pick: Callable[[Floats], Floats]  # vertices -> (k, 3) places
    depth: float
    sigma: float = 0.003


def seat(
    vertices: Floats,
    skin: Skin,
    pivot: Floats,
    touches: Sequence[Touch] = (),
    least_depth: float = 0.004,
    move: Floats | float = 0.004,
    turn: float = 0.1,
    stretch: float = 0.04,
) -> Affine:
    """Move a laid bone a little so that it lies in the skin and its places at their depth.

    A similarity about `pivot`; `move` (m, per axis), `turn` (rad) and `stretch` are the deviations thought likely, by
    which each is held back.
    """
    sample = vertices[:: max(1, len(vertices) // 300)]
    picks = [touch.pick(vertices) for touch in touches]

    def affine(state: Floats) -> Affine:
        matrix = Rotation.from_rotvec(state[3:6] * turn).as_matrix() * np.exp(state[6] * stretch)
        return Affine(matrix, pivot + state[:3] * move - matrix @ pivot)

    def misfit(state: Floats) -> Floats:
        now = affine(state)
        parts = [state, np.minimum(skin.depth(now(sample)) - least_depth, 0) / 0.002]
        parts += [
            (skin.depth(now(pick)) - touch.depth) / touch.sigma for pick, touch in zip(picks, touches, strict=True)
        ]
        return np.concatenate(parts)

    return affine(least_squares(misfit, np.zeros(7), diff_step=1e-2, max_nfev=25).x)
