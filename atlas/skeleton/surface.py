"""The skin as the fit sees it: depth below it and rays through it. Metres, z up, -Y ahead, +X left."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import trimesh
from scipy.spatial import cKDTree
from trimesh.ray.ray_pyembree import RayMeshIntersector

from atlas.skeleton.source import Floats, Ints

FAR = 3.0  # m, well outside the body


class Skin:
    """Depth and rays of one surface."""

    def __init__(self, vertices: Floats, triangles: Ints) -> None:
        self.vertices = vertices
        mesh = trimesh.Trimesh(vertices, triangles, process=False)
        self._normals = np.array(mesh.vertex_normals)
        self._tree = cKDTree(vertices)
        self._rays = RayMeshIntersector(mesh)

    def depth(self, points: Floats) -> Floats:
        """Depth below the skin (m), outside negative: along the normal of the nearest skin vertex."""
        _, nearest = self._tree.query(points)
        return np.einsum("ij,ij->i", self.vertices[nearest] - points, self._normals[nearest])

    def nearest(self, points: Floats) -> Floats:
        _, nearest = self._tree.query(points)
        return self.vertices[nearest]

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
