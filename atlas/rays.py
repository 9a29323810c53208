"""Rays on triangles, by Embree."""

from dataclasses import dataclass

import numpy as np
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh


@dataclass(frozen=True, slots=True)
class Hits:
    """For k rays: triangle (k,), -1 for none; barycentric (k, 3); distance (k,), infinite for none."""

    triangle: np.ndarray
    barycentric: np.ndarray
    distance: np.ndarray


class Tracer:
    """First hits on (m, 3) triangles of (n, 3) vertices; `without` (m,) marks triangles that let everything through."""

    def __init__(self, vertices: np.ndarray, triangles: np.ndarray, without: np.ndarray | None = None) -> None:
        corners = vertices[triangles].astype(np.float32)
        if without is not None:
            corners[without] = 0
        self.scene = rtcore_scene.EmbreeScene()
        self.mesh = TriangleMesh(self.scene, corners)

    def first(self, origins: np.ndarray, directions: np.ndarray) -> Hits:
        """`origins` and `directions` (k, 3) or broadcastable to it."""
        origins, directions = np.broadcast_arrays(np.atleast_2d(origins), np.atleast_2d(directions))
        raw = self.scene.run(
            np.ascontiguousarray(origins, np.float32), np.ascontiguousarray(directions, np.float32), output=True
        )
        triangle = np.where(raw["geomID"] < 0, -1, raw["primID"].astype(np.int64))
        barycentric = np.stack([1 - raw["u"] - raw["v"], raw["u"], raw["v"]], -1).astype(float)
        return Hits(triangle, barycentric, np.where(triangle >= 0, raw["tfar"], np.inf))
