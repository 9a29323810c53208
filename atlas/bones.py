"""The fitted skeleton in each pose."""

from functools import lru_cache

import numpy as np
from scipy.spatial import cKDTree

from . import assets, body, skeleton, stages
from .skeleton.fit import Skeleton
from .skeleton.fit import fit as fit_bones


@lru_cache(1)
def fitted() -> Skeleton:
    key = stages.fingerprint(skeleton, body.key(), assets.BONES.sha256)
    return stages.kept("skeleton", key, fit)


def fit() -> Skeleton:
    """Into the bare body: what was sculpted for the eye must not lead the bones."""
    vertices, _, _, joints, _ = body.bare("stand")
    return fit_bones(vertices, body.body().triangles, joints, assets.BONES.folder().parent)


def moved(pose: str) -> dict[str, np.ndarray]:
    """rig bone → 4×4 from the standing body to a pose, the ground of each taken into account."""
    stand, other = body.shape("stand"), body.shape(pose)
    return {
        name: lower(other.ground) @ after @ np.linalg.inv(lower(stand.ground) @ before)
        for (name, before), after in zip(stand.transforms.items(), other.transforms.values(), strict=True)
    }


def lower(ground: float) -> np.ndarray:
    matrix = np.eye(4)
    matrix[2, 3] = -ground
    return matrix


@lru_cache(1)
def carriers() -> dict[str, str]:
    """Named place → the rig bone that it moves with: that of the fitted bone which lies nearest."""
    the = fitted()
    trees = {bone.name: (cKDTree(bone.vertices), bone.rig_bone) for bone in the.bones.values()}
    return {
        name: min(trees.values(), key=lambda tree: float(tree[0].query(place)[0]))[1]
        for name, place in the.places.items()
    }


@lru_cache(8)
def places(pose: str) -> dict[str, np.ndarray]:
    """Named bony places of the left side and the middle line in a pose, metres, inside the body."""
    turns, carried = moved(pose), carriers()
    return {
        name: turns[carried[name]][:3, :3] @ place + turns[carried[name]][:3, 3]
        for name, place in fitted().places.items()
    }


@lru_cache(8)
def mesh(pose: str, without_right: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """The bones in a pose as one mesh: vertices (n, 3), triangles (m, 3)."""
    the, turns = fitted(), moved(pose)
    vertices, triangles, count = [], [], 0
    for bone in the.bones.values():
        if without_right and bone.name.endswith(".R"):
            continue
        turn = turns[bone.rig_bone]
        vertices.append(bone.vertices @ turn[:3, :3].T + turn[:3, 3])
        triangles.append(bone.triangles + count)
        count += len(bone.vertices)
    return np.concatenate(vertices), np.concatenate(triangles)
