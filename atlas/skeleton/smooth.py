"""Finish of the bone meshes for the picture: the coarse ones are rounded by subdivision."""

from __future__ import annotations

import numpy as np
import trimesh

from atlas.skeleton.source import Floats, Ints

COARSE, VERY_COARSE = 1000, 160  # vertices


def finish(name: str, vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    """One Loop step for coarse meshes, two for very coarse ones, none for the fine ones of the hand."""
    steps = 2 if len(vertices) < VERY_COARSE else 1 if len(vertices) < COARSE else 0
    if steps == 0:
        return vertices, triangles
    try:
        points, faces = trimesh.remesh.subdivide_loop(vertices, triangles, steps)
    except ValueError:  # an edge with three faces: halve the edges and round by hand
        points, faces = vertices, triangles
        for _ in range(steps):
            points, faces = trimesh.remesh.subdivide(points, faces)
        points = trimesh.smoothing.filter_taubin(trimesh.Trimesh(points, faces, process=False), iterations=6).vertices
    return np.asarray(points), np.asarray(faces)
