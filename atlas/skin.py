"""The skin of one pose: rays, nearest places, paths and walks along it. Metres; see the package for the axes."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.spatial import cKDTree
from trimesh.triangles import closest_point, points_to_barycentric

from .bake import unit
from .rays import Tracer

STEP = 0.0015  # metres between the places of a path
CANDIDATES = 24  # triangles looked at for the nearest place
UP, DOWN = np.array([0.0, 0, 1]), np.array([0.0, 0, -1])
LEFT, RIGHT = np.array([1.0, 0, 0]), np.array([-1.0, 0, 0])
FRONT, BACK = np.array([0.0, -1, 0]), np.array([0.0, 1, 0])


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the skin that follows every pose: a triangle and weights of its corners, which sum to 1."""

    triangle: int
    weights: tuple[float, float, float]


class Skin:
    """vertices (n, 3) m, triangles (m, 3), normals (n, 3) unit."""

    def __init__(self, vertices: np.ndarray, triangles: np.ndarray, normals: np.ndarray) -> None:
        self.vertices, self.triangles, self.normals = vertices, triangles, normals

    @cached_property
    def corners(self) -> np.ndarray:
        return self.vertices[self.triangles]

    @cached_property
    def tracer(self) -> Tracer:
        return Tracer(self.vertices, self.triangles)

    @cached_property
    def tree(self) -> cKDTree:
        return cKDTree(self.corners.mean(1))

    def nearest_many(self, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The nearest places on the skin (k, 3) and their triangles (k,)."""
        places = np.atleast_2d(places)
        near = self.tree.query(places, CANDIDATES)[1]
        flat = near.ravel()
        found = closest_point(self.corners[flat], np.repeat(places, CANDIDATES, 0)).reshape(-1, CANDIDATES, 3)
        best = np.linalg.norm(found - places[:, None], axis=2).argmin(1)
        rows = np.arange(len(places))
        return found[rows, best], near[rows, best]

    def nearest(self, place: np.ndarray) -> np.ndarray:
        return self.nearest_many(place)[0][0]

    def bind(self, place: np.ndarray) -> Spot:
        return self.bind_many(np.atleast_2d(place))[0]

    def bind_many(self, places: np.ndarray) -> list[Spot]:
        on, which = self.nearest_many(places)
        weights = points_to_barycentric(self.corners[which], on)
        return [Spot(int(t), (float(w[0]), float(w[1]), float(w[2]))) for t, w in zip(which, weights, strict=True)]

    def at(self, spot: Spot) -> np.ndarray:
        return np.asarray(spot.weights) @ self.corners[spot.triangle]

    def normal_at(self, spot: Spot) -> np.ndarray:
        return unit(np.asarray(spot.weights) @ self.normals[self.triangles[spot.triangle]])

    def normal(self, place: np.ndarray) -> np.ndarray:
        return self.normal_at(self.bind(place))

    def ray(self, origin: np.ndarray, direction: np.ndarray) -> np.ndarray:
        """The first skin met. ValueError where there is none."""
        direction = unit(np.asarray(direction, float))
        hit = self.tracer.first(np.asarray(origin, float), direction)
        if hit.triangle[0] < 0:
            raise ValueError(f"no skin from {np.round(origin, 3)} towards {np.round(direction, 3)}")
        return np.asarray(hit.barycentric[0] @ self.corners[hit.triangle[0]])

    def path(self, start: np.ndarray, end: np.ndarray, rounds: int = 40) -> np.ndarray:
        """The shortest way along the skin, nearly: a chord pulled on to the skin and tightened. (k, 3), STEP apart."""
        count = max(8, int(np.linalg.norm(np.subtract(end, start)) / STEP))
        line = start + (np.subtract(end, start)) * np.linspace(0, 1, count)[:, None]
        line = self.nearest_many(line)[0]
        line[0], line[-1] = start, end
        for _ in range(rounds):
            line[1:-1] = 0.25 * line[:-2] + 0.5 * line[1:-1] + 0.25 * line[2:]
            line = self.nearest_many(line)[0]
            line[0], line[-1] = start, end
            line = spaced(line, count)
        return np.vstack([start, self.nearest_many(line[1:-1])[0], end])

    def section(self, start: np.ndarray, direction: np.ndarray, distance: float, plane: np.ndarray) -> np.ndarray:
        """Along the cut of the skin with the plane through `start` of the normal `plane`: (k, 3) places, STEP apart."""
        plane = unit(np.asarray(plane, float))
        place, heading, places = self.nearest(start), np.asarray(direction, float), [self.nearest(start)]
        walked = 0.0
        while walked < distance - 1e-9:
            step = min(STEP, distance - walked)
            normal = self.normal(place)
            tangent = unit(np.cross(plane, normal))
            heading = tangent if tangent @ heading > 0 else -tangent
            target = place + heading * step
            after = self.nearest(target - plane * (plane @ (target - start)))
            walked += max(float(np.linalg.norm(after - place)), step * 0.2)
            place = after
            places.append(place)
        return np.array(places)

    def walk(self, start: np.ndarray, direction: np.ndarray, distance: float) -> np.ndarray:
        """So many metres straight on along the skin from `start`, in the plane of `direction` and the skin's normal."""
        begin = self.nearest(start)
        plane = np.cross(np.asarray(direction, float), self.normal(begin))
        return self.section(begin, direction, distance, plane)[-1]


def length(line: np.ndarray) -> float:
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())


def along(line: np.ndarray, distance: float) -> np.ndarray:
    """The place so many metres from the start of a polyline (k, 3)."""
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    return np.array([np.interp(distance, run, line[:, axis]) for axis in range(3)])


def spaced(line: np.ndarray, count: int) -> np.ndarray:
    """The same polyline with `count` places, evenly spaced."""
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    at = np.linspace(0, run[-1], count)
    return np.stack([np.interp(at, run, line[:, axis]) for axis in range(3)], 1)
