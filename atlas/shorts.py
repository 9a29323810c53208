"""The shorts: where the cloth lies, told from rest-pose coordinates, and how it lifts off the skin."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

ARM_LIMIT = 0.255  # metres from the midline (rest pose): farther out are the arms, never cloth
THICKNESS = 0.0020  # metres of cloth
FEATHER = 0.004  # metres over which the cloth's edge rises from the skin


def smoothstep(x: Array, start: float, end: float) -> Array:
    t = np.clip((x - start) / (end - start), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def edges(rest: Array) -> tuple[Array, Array]:
    """Heights (m) of hem and waist above each rest-pose place (n, 3). Behind, the waist dips to bare the sacrum."""
    x, y, _ = rest.T
    width = np.abs(x)
    hem = 0.815 + 0.16 * np.clip(width - 0.07, 0, 0.2)
    front = 0.990 + 0.10 * np.clip(y, -0.1, 0.0)
    back = 0.912 + 0.078 * smoothstep(width, 0.072, 0.190)
    behind = smoothstep(y, -0.07, 0.05)
    return hem, front * (1 - behind) + back * behind


def signed_distance(rest: Array) -> tuple[Array, Array]:
    """Metres inside the hem and below the waist (n,), (n,), positive on the cloth; rest-pose places (n, 3).

    The waist's distance is corrected for the slope of its curve, so that a band drawn from it keeps its width. Arms are
    not told apart here: see `on_cloth`.
    """
    step = 0.002
    hem, waist = edges(rest)
    slope_x = (edges(rest + np.array([step, 0, 0]))[1] - waist) / step
    slope_y = (edges(rest + np.array([0, step, 0]))[1] - waist) / step
    return rest[:, 2] - hem, (waist - rest[:, 2]) / np.sqrt(1 + slope_x**2 + 0.5 * slope_y**2)


def on_cloth(rest: Array) -> Array:
    """Metres inside the nearest edge of the cloth (n,); -1 on the arms."""
    inside = np.minimum(*signed_distance(rest))
    return np.where(np.abs(rest[:, 0]) < ARM_LIMIT, inside, -1.0)


def stiffness(rest: Array) -> Array:
    """How much the cloth bridges hollows (n,) in 0..1: not at its edges, but across the cleft above the waist."""
    x, y, z = rest.T
    core = np.clip(on_cloth(rest) / 0.03, 0, 1)
    across = 1 - smoothstep(np.abs(x), 0.015, 0.04)
    between = smoothstep(z, 0.84, 0.88) * (1 - smoothstep(z, 0.93, 0.985))
    return np.maximum(core, 0.85 * smoothstep(y, -0.02, 0.02) * across * between)


def drape(vertices: Array, rest: Array, average: Any, normals: Callable[[Array], Array]) -> Array:
    """The vertices (n, 3) with cloth on: it bridges hollows outward and never shrinks the body.

    `average` is the sparse (n, n) operator that replaces a vertex by the mean of its neighbours, `normals` gives the
    vertex normals of such an array. `rest` are the same vertices in the rest pose.
    """
    core = stiffness(rest)
    cloth = np.flatnonzero(core > 0)
    rows, weight = average[cloth], core[cloth, None]
    normal = normals(vertices)
    bridged = vertices.copy()
    for _ in range(400):
        bridged[cloth] += 0.9 * weight * (rows @ bridged - bridged[cloth])
    lift = np.clip(np.einsum("ij,ij->i", bridged - vertices, normal), 0, None)
    for _ in range(12):
        lift = 0.5 * lift + 0.5 * (average @ lift)
    thickness = THICKNESS * np.clip(on_cloth(rest) / FEATHER + 0.5, 0, 1)
    draped = vertices + normal * (lift * core + thickness)[:, None]
    for _ in range(12):
        draped[cloth] += 0.7 * weight * (rows @ draped - draped[cloth])
    return draped
