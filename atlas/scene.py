"""What stands before the camera: a pose, or a part of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from . import body as bodies
from .camera import View
from .rays import Hits, Tracer

Keep = Callable[["Parts"], np.ndarray]


@dataclass(frozen=True)
class Parts:
    """By triangle, (m,): what a figure may leave away. Coordinates of the standing body, in metres."""

    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    arm: np.ndarray  # 0..1
    is_eye: np.ndarray


def everything(parts: Parts) -> np.ndarray:
    return np.full(len(parts.x), True)


def left_limb(parts: Parts) -> np.ndarray:
    return parts.x > 0


def left_foot(parts: Parts) -> np.ndarray:
    return (parts.x > 0) & (parts.z < 0.30) & (parts.arm < 0.5)


def without_arms(parts: Parts) -> np.ndarray:
    return parts.arm <= 0.5


def left_arm(parts: Parts) -> np.ndarray:
    return (parts.x > 0) & (parts.arm > 0.5)


class Scene:
    """Body and eyes as one mesh: vertices (n, 3), triangles (m, 3); the eyes' come last."""

    def __init__(self, pose: str, keep: Keep = everything) -> None:
        self.body, self.shape, self.keep = bodies.body(), bodies.shape(pose), keep
        self.body_triangles = len(self.shape.triangles)
        self.vertices = np.concatenate([self.shape.vertices, self.shape.eye_vertices])
        self.triangles = np.concatenate([self.shape.triangles, self.shape.eye_triangles + len(self.shape.vertices)])

    @cached_property
    def posed(self) -> bodies.Posed:
        """With what shading needs; asked for by pictures only."""
        return bodies.posed(self.shape.name)

    @cached_property
    def kept(self) -> np.ndarray:
        return np.asarray(self.keep(self.parts))

    @cached_property
    def kept_right(self) -> bool:
        """Whether anything of the right half is kept."""
        return bool(self.kept[self.parts.x < -0.02].any())

    @cached_property
    def parts(self) -> Parts:
        stand = bodies.shape("stand")
        canonical = np.concatenate([stand.vertices, stand.eye_vertices])[self.triangles].mean(1)
        arm = np.concatenate([self.body.arm_weight, np.zeros(len(stand.eye_vertices))])[self.triangles].min(1)
        return Parts(*canonical.T, arm, np.arange(len(self.triangles)) >= self.body_triangles)

    @cached_property
    def tracer(self) -> Tracer:
        return Tracer(self.vertices, self.triangles, ~self.kept)

    def hit(self, origins: np.ndarray, directions: np.ndarray) -> Hits:
        return self.tracer.first(origins, directions)

    def gbuffer(self, view: View, supersample: int = 2) -> dict[str, np.ndarray]:
        """t (h, w) triangle or -1, b (h, w, 3) weights of its corners, z (h, w) distance from the near plane."""
        hits = self.hit(*view.rays(supersample))
        shape = (view.height * supersample, view.width * supersample)
        return {
            "t": hits.triangle.reshape(shape),
            "b": hits.barycentric.reshape(*shape, 3),
            "z": hits.distance.reshape(shape),
        }

    def sees(self, view: View, place: np.ndarray, normal: np.ndarray, triangle: int, facing: float = 0.12) -> bool:
        """Whether a place on the skin faces the camera, is kept, and has nothing before it."""
        if not self.kept[triangle] or normal @ view.f < facing:
            return False
        lifted = place + normal * 0.002
        return bool(self.hit(lifted, view.f).distance[0] > view.near - float(view.depth(lifted)))


@lru_cache(12)
def scene(pose: str, keep: Keep = everything) -> Scene:
    return Scene(pose, keep)
