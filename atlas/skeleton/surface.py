"""The skin as the fit sees it: depth below it and rays through it. Metres, z up, -Y ahead, +X left."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import trimesh
from scipy.spatial import cKDTree
from trimesh.ray.ray_pyembree import RayMeshIntersector

from atlas.skeleton.source import Floats, Ints

FAR = 3.0  # m, well outside the body
HEAD_HEIGHT = 0.24
FACE_BACK = -0.02  # m: the cavities of the head lie before this plane
LEAST_FREE = 0.14  # share of directions in which a place of the open skin sees the sky (half is flat)
DIRECTIONS = np.array(
    [
        (np.cos(turn) * np.sqrt(1 - z * z), np.sin(turn) * np.sqrt(1 - z * z), z)
        for turn, z in ((2.399963 * k, 1 - (2 * k + 1) / 28) for k in range(28))
    ]
)


class Skin:
    """Depth and rays of one surface."""

    def __init__(self, vertices: Floats, triangles: Ints) -> None:
        self.vertices = vertices
        mesh = trimesh.Trimesh(vertices, triangles, process=False)
        self._rays = RayMeshIntersector(mesh)
        normals = np.array(mesh.vertex_normals)
        outer = self._outer(normals)
        self._outside, self._normals = vertices[outer], normals[outer]
        self._tree = cKDTree(self._outside)

    def _outer(self, normals: Floats) -> Ints:
        """The vertices of the skin proper: in the head without the insides of mouth, nose and eye sockets."""
        top = self.vertices[:, 2].max()
        face = np.flatnonzero((self.vertices[:, 2] > top - HEAD_HEIGHT) & (self.vertices[:, 1] < FACE_BACK))
        free = np.zeros(len(face))
        for direction in DIRECTIONS:
            ahead = normals[face] @ direction > 0.05
            starts = self.vertices[face[ahead]] + normals[face[ahead]] * 3e-4
            along = np.repeat(direction[None], len(starts), axis=0)
            free[ahead] += ~self._rays.intersects_any(starts, along)
        return np.setdiff1d(np.arange(len(self.vertices)), face[free < LEAST_FREE * len(DIRECTIONS)])

    def depth(self, points: Floats) -> Floats:
        """Depth below the skin (m), outside negative: along the normal of the nearest skin vertex."""
        _, nearest = self._tree.query(points)
        return np.einsum("ij,ij->i", self._outside[nearest] - points, self._normals[nearest])

    def nearest(self, points: Floats) -> Floats:
        _, nearest = self._tree.query(points)
        return self._outside[nearest]

    def crossings(self, origin: Sequence[float], direction: Sequence[float]) -> Floats:
        """All places where a ray meets the skin, the nearest first."""
        start, along = np.array([origin], float), np.array([direction], float)
        found, _, _ = self._rays.intersects_location(start, along, multiple_hits=True)
        return found[np.argsort((found - start) @ along[0])]

    def back(self, x: float, z: float) -> Floats:
        """The place of the back above (x, z)."""
        return self.crossings((x, FAR, z), (0, -1, 0))[0]

    def front(self, x: float, z: float) -> Floats:
        return self.crossings((x, -FAR, z), (0, 1, 0))[0]
