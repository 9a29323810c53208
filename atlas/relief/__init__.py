"""Landmarks sculpted on to the body, which the base mesh lacks: bumps, ridges and hollows of a few millimetres.

The marks are for the eye alone. They were set where their makers expected the landmarks, so no level of a landmark or
a point is read from them: those come from the skeleton (`atlas.skeleton`) and from the skin.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from atlas.relief import arm, foot, hand, head, leg, trunk_back, trunk_front
from atlas.relief.marks import Array, Joints, Mark, Pick

REGIONS = (trunk_back, trunk_front, head, arm, hand, leg, foot)
MIRROR = np.array([-1.0, 1.0, 1.0])
REACH = 4.0  # a mark ends at so many sigmas

__all__ = ["Mark", "Pick", "all_marks", "field"]


def all_marks(pick: Pick, joints: Joints) -> Iterator[Mark]:
    """Every mark of the left side and the midline."""
    for region in REGIONS:
        yield from region.marks(pick, joints)


def field(
    vertices: Array, normals: Array, triangles: npt.NDArray[np.int64], pick: Pick | None, joints: Joints
) -> Array:
    """Metres to move each vertex along its normal (n,), for vertices of pose `stand` with the cloth on.

    The right half is folded on to the left and each mark is laid down with its mirror image, so the field is exactly
    symmetric and has no kink on the midline. The same values serve all poses.
    """
    pick = pick or Pick(vertices, triangles)
    side = np.where(vertices[:, :1] < 0, -1.0, 1.0) * [1, 0, 0] + [0, 1, 1]
    folded, facing = vertices * side, normals * side
    near = cKDTree(folded)
    total = np.zeros(len(vertices))
    for mark in all_marks(pick, joints):
        _lay(total, mark, mark.path, folded, facing, near)
        touches = np.abs(mark.path[:, 0]).min() < REACH * mark.width / 1000
        if touches and np.abs(mark.path[:, 0]).max() > 1e-4:
            _lay(total, mark, mark.path * MIRROR, folded, facing, near)
    return total


def _lay(total: Array, mark: Mark, path: Array, vertices: Array, normals: Array, near: cKDTree) -> None:
    """Add one mark to `total`, only where the skin faces as it does under the mark (not through a finger or an ear)."""
    sigma = mark.width / 1000
    low, high = path.min(0) - REACH * sigma, path.max(0) + REACH * sigma
    inside = np.flatnonzero(((vertices > low) & (vertices < high)).all(1))
    if not len(inside):
        return
    flip = np.where(path[:, :1] < 0, MIRROR, 1.0)
    outward = normals[near.query(path * flip)[1]] * flip
    places = vertices[inside]
    distance = np.full(len(inside), np.inf)
    facing = np.zeros(len(inside))
    for i in range(max(len(path) - 1, 1)):
        j = min(i + 1, len(path) - 1)
        along = path[j] - path[i]
        t = np.clip((places - path[i]) @ along / max(along @ along, 1e-12), 0, 1)[:, None]
        d = np.linalg.norm(places - path[i] - t * along, axis=1)
        closer = d < distance
        distance[closer] = d[closer]
        alike = np.einsum("ij,ij->i", normals[inside], outward[i] * (1 - t) + outward[j] * t)
        facing[closer] = alike[closer]
    total[inside] += mark.height / 1000 * np.exp(-0.5 * (distance / sigma) ** 2) * np.clip((facing + 0.1) / 0.5, 0, 1)
