"""What the picture needs to know of each vertex: normals, shadow, curvature."""

import numpy as np
import scipy.sparse as sp

from .rays import Tracer

RAYS = 64
REACH = 0.35  # metres: what is farther away casts no shadow
FINE, MIDDLE, COARSE = 12, 80, 300  # rounds of smoothing


def normals(vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """(n, 3) unit, weighted by area."""
    faces = np.cross(
        vertices[triangles[:, 1]] - vertices[triangles[:, 0]], vertices[triangles[:, 2]] - vertices[triangles[:, 0]]
    )
    found = np.zeros_like(vertices)
    for corner in range(3):
        for axis in range(3):
            found[:, axis] += np.bincount(triangles[:, corner], faces[:, axis], len(vertices))
    return unit(found)


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)


def averaging(triangles: np.ndarray, count: int) -> sp.csr_matrix:
    """(n × n): each vertex becomes the mean of its neighbours."""
    sides = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    touching = sp.csr_matrix((np.ones(len(sides)), (sides[:, 0], sides[:, 1])), (count, count))
    touching = ((touching + touching.T) > 0).astype(float)
    return sp.diags(1 / np.maximum(np.asarray(touching.sum(1)).ravel(), 1)) @ touching


def smooth(average: sp.csr_matrix, values: np.ndarray, rounds: int) -> np.ndarray:
    for _ in range(rounds):
        values = 0.5 * values + 0.5 * (average @ values)
    return values


def occlusion(vertices: np.ndarray, normal: np.ndarray, tracer: Tracer) -> np.ndarray:
    """(n,) 1 in the open, towards 0 in a hollow: cosine-weighted rays, the same for every vertex."""
    spread = np.random.default_rng(0).random((RAYS, 2))
    radius, turn, up = np.sqrt(spread[:, 0]), 2 * np.pi * spread[:, 1], np.sqrt(1 - spread[:, 0])
    other = np.where(np.abs(normal[:, [0]]) > 0.9, [[0, 1, 0]], [[1, 0, 0]])
    across = unit(np.cross(normal, other))
    along = np.cross(normal, across)
    hidden = np.zeros(len(vertices))
    for r, t, z in zip(radius, turn, up, strict=True):
        direction = across * r * np.cos(t) + along * r * np.sin(t) + normal * z
        distance = tracer.first(vertices + normal * 6e-4, direction).distance
        hidden += np.clip(1 - np.where(np.isfinite(distance), distance, REACH) / REACH, 0, 1)
    return 1 - hidden / RAYS


def curvature(vertices: np.ndarray, normal: np.ndarray, average: sp.csr_matrix, rounds: int) -> np.ndarray:
    """(n,) metres that the surface stands out (+) of its own smoothed copy."""
    flat = smooth(average, vertices.copy(), rounds)
    return np.einsum("ij,ij->i", vertices - flat, normal)


def fine_part(average: sp.csr_matrix, values: np.ndarray, rounds: int) -> np.ndarray:
    return values - smooth(average, values.copy(), rounds)
