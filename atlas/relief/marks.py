"""What the sculptor has: marks on the skin, and rays that find where to put them.

Everything is said for the left side (x > 0) in pose `stand`: metres, z up, the figure facing -Y.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import trimesh
from trimesh.ray.ray_pyembree import RayMeshIntersector

Array = npt.NDArray[np.float64]
Joints = Mapping[str, Array]


@dataclass(frozen=True)
class Mark:
    """A swelling of the skin along its normal: a Gaussian about a path on the skin.

    path: (k, 3) metres; width: the Gaussian's sigma in mm; height: mm, negative inward.
    """

    name: str
    path: Array
    width: float
    height: float
    why: str


def bump(name: str, place: Array, width: float, height: float, why: str) -> Mark:
    return Mark(name, np.atleast_2d(place), width, height, why)


def ridge(name: str, path: Sequence[Array], width: float, height: float, why: str) -> Mark:
    return Mark(name, np.asarray(path), width, height, why)


def hollow(name: str, place: Array | Sequence[Array], width: float, depth: float, why: str) -> Mark:
    return Mark(name, np.atleast_2d(place), width, -depth, why)


class Pick:
    """Finds places on the skin by rays. All methods return (3,) metres and raise ValueError if nothing is hit."""

    def __init__(self, vertices: Array, triangles: npt.NDArray[np.int64]) -> None:
        self._rays = RayMeshIntersector(trimesh.Trimesh(vertices, triangles, process=False))

    def ray(self, origin: Sequence[float] | Array, direction: Sequence[float] | Array) -> Array:
        """The first skin from `origin` along `direction`; from inside the body this is the way out."""
        hits, _, _ = self._rays.intersects_location(
            np.array([origin], float), np.array([direction], float), multiple_hits=False
        )
        if not len(hits):
            raise ValueError(f"no skin from {origin} along {direction}")
        return np.asarray(hits[0], float)

    def front(self, x: float, z: float) -> Array:
        return self.ray((x, -2, z), (0, 1, 0))

    def back(self, x: float, z: float) -> Array:
        return self.ray((x, 2, z), (0, -1, 0))

    def outer(self, y: float, z: float) -> Array:
        """From the figure's left."""
        return self.ray((2, y, z), (-1, 0, 0))

    def inner(self, y: float, z: float) -> Array:
        """From between the legs outward, to the inner side of the left leg."""
        return self.ray((0.005, y, z), (1, 0, 0))

    def top(self, x: float, y: float) -> Array:
        return self.ray((x, y, 3), (0, 0, -1))

    def bottom(self, x: float, y: float) -> Array:
        return self.ray((x, y, -1), (0, 0, 1))


@dataclass(frozen=True)
class Frame:
    """A limb's own axes at a joint: `along` toward the tip, `side` toward the thumb, `front` out of the palm."""

    origin: Array
    along: Array
    side: Array
    front: Array

    def inside(self, along_mm: float, side_mm: float = 0.0) -> Array:
        """A place (m) in the plane of `along` and `side`, in the middle of the limb's thickness."""
        return self.origin + self.along * along_mm / 1000 + self.side * side_mm / 1000

    def direction(self, degrees: float) -> Array:
        """Across the limb: 0 out of the palm, 90 toward the thumb, 180 out of the back."""
        angle = np.radians(degrees)
        return np.cos(angle) * self.front + np.sin(angle) * self.side


def frame(origin: Array, tip: Array, thumbward: Array) -> Frame:
    """The frame of a limb from `origin` to `tip`; `thumbward` is any direction roughly toward the thumb's side."""
    along = normalised(tip - origin)
    side = normalised(thumbward - along * (thumbward @ along))
    return Frame(origin, along, side, np.cross(along, side))


def thumbward(joints: Joints) -> Array:
    """From the little finger's knuckle to the forefinger's."""
    return joints["l-finger-2-1"] - joints["l-finger-5-1"]


def hand_frame(joints: Joints) -> Frame:
    """At the wrist, toward the middle finger's knuckle."""
    return frame(joints["l-hand"], joints["l-finger-3-1"], thumbward(joints))


def forearm_frame(joints: Joints) -> Frame:
    """At the wrist, along the forearm (negative `along` is toward the elbow)."""
    wrist = joints["l-hand"]
    return frame(wrist, wrist + (wrist - joints["l-elbow"]), thumbward(joints))


def finger_frame(joints: Joints, finger: int, joint: int) -> Frame:
    """At a finger's joint (1 knuckle, 2 middle, 3 end), toward the next one."""
    start, end = (joints[f"l-finger-{finger}-{k}"] for k in (joint, joint + 1))
    return frame(start, end, thumbward(joints))


def normalised(vector: Array) -> Array:
    return vector / np.linalg.norm(vector)
