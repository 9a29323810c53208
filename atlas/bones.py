"""The fitted skeleton in each pose."""

from functools import lru_cache

import numpy as np

from . import assets, body, skeleton, stages


@lru_cache(1)
def fitted() -> "skeleton.Skeleton":
    key = stages.fingerprint(skeleton, body.key(), assets.BONES.sha256)
    return stages.kept("skeleton", key, fit)


def fit() -> "skeleton.Skeleton":
    stand = body.shape("stand")
    return skeleton.fit(stand.vertices, stand.triangles, stand.joints, assets.BONES.folder())


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


@lru_cache(8)
def places(pose: str) -> dict[str, np.ndarray]:
    """Named bony places of the left side in a pose, metres, inside the body."""
    the, turns = fitted(), moved(pose)
    return {
        name: turns[the.rig_bone_of(name)][:3, :3] @ place + turns[the.rig_bone_of(name)][:3, 3]
        for name, place in the.places.items()
    }


@lru_cache(8)
def mesh(pose: str) -> tuple[np.ndarray, np.ndarray]:
    """All bones in a pose as one mesh: vertices (n, 3), triangles (m, 3)."""
    the, turns = fitted(), moved(pose)
    vertices, triangles, count = [], [], 0
    for bone in the.bones.values():
        turn = turns[bone.rig_bone]
        vertices.append(bone.vertices @ turn[:3, :3].T + turn[:3, 3])
        triangles.append(bone.triangles + count)
        count += len(bone.vertices)
    return np.concatenate(vertices), np.concatenate(triangles)
