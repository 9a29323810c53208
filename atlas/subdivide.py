"""Catmull–Clark subdivision as one sparse matrix, so that every pose is refined by a single product."""

import numpy as np
import scipy.sparse as sp


def subdivision(quads: np.ndarray, count: int, levels: int) -> tuple[sp.csr_matrix, np.ndarray]:
    """(new × count) matrix that refines vertices, and the new quads. Unused vertices are kept; see `used`."""
    matrix = sp.eye(count).tocsr()
    for _ in range(levels):
        step, quads = once(quads, matrix.shape[0])
        matrix = step @ matrix
    return matrix.tocsr(), quads


def once(quads: np.ndarray, count: int) -> tuple[sp.csr_matrix, np.ndarray]:
    """One step. New vertices in the order old, edge, face; new quads in four blocks, one for each corner."""
    faces = len(quads)
    sides = np.sort(np.stack([quads, np.roll(quads, -1, 1)], -1).reshape(-1, 2), 1)
    edges, of_side, used_by = np.unique(sides, axis=0, return_inverse=True, return_counts=True)
    of_side = of_side.reshape(faces, 4)
    rim = used_by == 1
    per_face = np.repeat(np.arange(faces), 4)
    face_points = matrix(np.full(4 * faces, 0.25), per_face, quads.ravel(), (faces, count))
    middles = matrix(
        np.full(2 * len(edges), 0.5), np.repeat(np.arange(len(edges)), 2), edges.ravel(), (len(edges), count)
    )
    faces_of_edge = matrix(np.ones(4 * faces), of_side.ravel(), per_face, (len(edges), faces))
    inner = 0.5 * (middles + sp.diags(1 / used_by) @ faces_of_edge @ face_points)
    edge_points = sp.diags(np.where(rim, 0.0, 1.0)) @ inner + sp.diags(rim.astype(float)) @ middles
    old_points = moved(quads, edges, rim, face_points, middles, count)
    refined = sp.vstack([old_points, edge_points, face_points]).tocsr()
    face_index = count + len(edges) + np.arange(faces)
    corners = [
        np.stack([quads[:, k], count + of_side[:, k], face_index, count + of_side[:, (k - 1) % 4]], 1) for k in range(4)
    ]
    return refined, np.concatenate(corners)


def moved(
    quads: np.ndarray,
    edges: np.ndarray,
    rim: np.ndarray,
    face_points: sp.csr_matrix,
    middles: sp.csr_matrix,
    count: int,
) -> sp.csr_matrix:
    """Where the old vertices go; those on a rim follow the rim only."""
    faces_of = matrix(np.ones(quads.size), quads.ravel(), np.repeat(np.arange(len(quads)), 4), (count, len(quads)))
    edges_of = matrix(np.ones(edges.size), edges.ravel(), np.repeat(np.arange(len(edges)), 2), (count, len(edges)))
    valence = np.maximum(total(faces_of), 1)
    edge_valence = np.maximum(total(edges_of), 1)
    over = sp.diags(1 / valence)
    inside = over @ (over @ faces_of @ face_points + 2 * sp.diags(1 / edge_valence) @ edges_of @ middles)
    inside = inside + sp.diags((valence - 3) / valence)
    rims_of = matrix(np.ones(2 * rim.sum()), edges[rim].ravel(), np.repeat(np.flatnonzero(rim), 2), (count, len(edges)))
    on_rim = total(rims_of) > 0
    along = 0.5 * sp.diags(1 / np.maximum(total(rims_of), 1)) @ rims_of @ middles + 0.5 * sp.eye(count)
    return sp.diags((~on_rim).astype(float)) @ inside + sp.diags(on_rim.astype(float)) @ along


def corner_data(values: np.ndarray, levels: int) -> np.ndarray:
    """Texture coordinates of quad corners (f, 4, k), refined in the order of `subdivision`'s quads."""
    for _ in range(levels):
        sides, middle = 0.5 * (values + np.roll(values, -1, 1)), values.mean(1)
        values = np.concatenate(
            [np.stack([values[:, k], sides[:, k], middle, sides[:, (k - 1) % 4]], 1) for k in range(4)]
        )
    return values


def used(refine: sp.csr_matrix, quads: np.ndarray) -> tuple[sp.csr_matrix, np.ndarray]:
    """Without the vertices that no quad uses."""
    kept = np.unique(quads)
    renumber = np.full(refine.shape[0], -1)
    renumber[kept] = np.arange(len(kept))
    return refine[kept], renumber[quads]


def triangles(quads: np.ndarray) -> np.ndarray:
    """(2f, 3): first all first halves, then all second halves."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def matrix(values: np.ndarray, rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sp.csr_matrix:
    return sp.csr_matrix((values, (rows, columns)), shape)


def total(some: sp.csr_matrix) -> np.ndarray:
    return np.asarray(some.sum(1)).ravel()
