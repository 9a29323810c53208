"""Finish of the bone meshes for the picture: the coarse ones are subdivided and rounded.

Several bones of the source are open or have edges with three faces, where Loop's scheme throws spikes (the torn shards of
the first pictures). Halved edges and Taubin's smoothing on the plain graph of edges are safe on any mesh.
"""

from __future__ import annotations

import numpy as np
import trimesh
from scipy.sparse import coo_matrix, diags

from atlas.skeleton.source import Floats, Ints

COARSE, VERY_COARSE = 1000, 330  # vertices
ROUNDS = 7
SHRINK, GROW = 0.5, -0.52  # Taubin: a step inward, a slightly larger one outward


def rounded(vertices: Floats, triangles: Ints, rounds: int = ROUNDS) -> Floats:
    """Taubin smoothing with equal weights of all neighbours."""
    starts = triangles[:, [0, 1, 2, 1, 2, 0]].ravel()
    ends = triangles[:, [1, 2, 0, 0, 1, 2]].ravel()
    joined = coo_matrix((np.ones(len(starts)), (starts, ends)), shape=(len(vertices),) * 2).tocsr()
    joined.data[:] = 1.0
    mean = diags(1 / np.maximum(np.asarray(joined.sum(axis=1)).ravel(), 1)) @ joined
    points = vertices.copy()
    for _ in range(rounds):
        for step in (SHRINK, GROW):
            points = points + step * (mean @ points - points)
    return points


def sized(points: Floats, model: Floats) -> Floats:
    """Give smoothed points the extent and place of their model along its three principal axes again."""
    _, _, own = np.linalg.svd(model - model.mean(axis=0), full_matrices=False)
    here, there = points @ own.T, model @ own.T
    low, high = there.min(axis=0), there.max(axis=0)
    span = np.maximum(np.ptp(here, axis=0), 1e-9)
    return ((here - here.min(axis=0)) / span * (high - low) + low) @ own


def finish(vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    """Two halvings for very coarse meshes, one for coarse ones; the fine bones of the hand stay as they are."""
    steps = 2 if len(vertices) < VERY_COARSE else 1 if len(vertices) < COARSE else 0
    points, faces = vertices, triangles
    for _ in range(steps):
        points, faces = trimesh.remesh.subdivide(points, faces)
        points = rounded(np.asarray(points), np.asarray(faces))
    points = sized(np.asarray(points), vertices)
    return np.asarray(points), np.asarray(faces)
