"""The parts of the body map: where each region of the site lies on the three pictures of the whole body.

Every pixel is told its region from where it lies on the standing body, between the joints of the rig; each connected
patch becomes a polygon. Regions follow `regions.csv`; the side from which the body is seen decides between front and
back.
"""

import json
from collections.abc import Callable

import numpy as np
from scipy import ndimage

from .camera import View
from .overlay import simplified
from .scene import Scene

PIXELS = 400  # across
SMALLEST = 60  # pixels of a patch worth a link
GAP = 1  # pixels kept between neighbours
TOLERANCE = 1.2  # pixels by which an outline may be simplified
Polygon = list[list[float]]


def areas(scene: Scene, view: View, side: str) -> dict[str, list[Polygon]]:
    """Region → polygons in fractions of the picture, from head to foot. `side`: front, back or side."""
    small = view.at_width(PIXELS)
    buffer = scene.gbuffer(small, 1)
    seen = buffer["t"] >= 0
    corners = scene.triangles[buffer["t"][seen]]
    count = len(scene.shape.vertices)
    stand = np.concatenate([scene.body.stand, scene.shape.eye_vertices])
    arm = np.concatenate([scene.body.arm_weight, np.zeros(len(stand) - count)])
    places = np.einsum("nk,nkj->nj", buffer["b"][seen], stand[corners])
    names = regions(places, (arm[corners] * buffer["b"][seen]).sum(1), scene.shape.joints, side)
    labelled = np.full(seen.shape, "", object)
    labelled[seen] = names
    found: dict[str, list[Polygon]] = {}
    for name in ORDER:
        outlines = [outline(patch) for half in halves(labelled == name, name, side) for patch in patches(half)]
        if outlines:
            found[name] = outlines
    return found


ORDER = (
    *("head", "ear", "face", "front_of_neck", "side_of_neck", "back_of_neck", "shoulder", "chest", "upper_back"),
    *("upper_arm", "elbow", "forearm", "wrist", "hand", "abdomen", "lower_abdomen", "lower_back", "hip", "groin"),
    *("buttock", "sacrum", "thigh", "knee", "back_of_knee", "lower_leg", "calf", "ankle", "foot"),
)


def regions(places: np.ndarray, arm: np.ndarray, joints: dict[str, np.ndarray], side: str) -> np.ndarray:
    """The region of each place (n, 3) of the standing body; `arm` (n,) is 1 on the arms."""
    mirrored = places * np.where(places[:, :1] < 0, [-1.0, 1, 1], 1.0)
    found = trunk(mirrored, joints, side)
    below = mirrored[:, 2] < joints["l-upper-leg"][2] - 0.03
    found = np.where(below & (arm < 0.5), leg(mirrored, joints, side), found)
    return np.where(arm >= 0.5, limb(mirrored, joints, ARM), found)


ARM = (
    ("l-shoulder", "l-elbow", "l-hand"),
    ((-9.0, "shoulder"), (0.14, "upper_arm"), (0.86, "elbow"), (1.15, "forearm"), (1.9, "wrist"), (2.08, "hand")),
)


def limb(
    places: np.ndarray, joints: dict[str, np.ndarray], table: tuple[tuple[str, ...], tuple[tuple[float, str], ...]]
) -> np.ndarray:
    """By how far along: 0 at the first joint, 1 at the second, 2 at the third."""
    a, b, c = (joints[name] for name in table[0])
    first = (places - a) @ (b - a) / ((b - a) @ (b - a))
    second = (places - b) @ (c - b) / ((c - b) @ (c - b))
    run = np.where(first < 1, np.minimum(first, 1), 1 + np.maximum(second, 0))
    found = np.full(len(places), table[1][0][1], object)
    for start, name in table[1]:
        found[run >= start] = name
    return found


def leg(places: np.ndarray, joints: dict[str, np.ndarray], side: str) -> np.ndarray:
    z = places[:, 2]
    knee, ankle = joints["l-knee"][2], joints["l-ankle"][2]
    behind = side == "back"
    bounds = [
        (knee + 0.065, "thigh"),
        (knee - 0.055, "back_of_knee" if behind else "knee"),
        (ankle + 0.045, "calf" if behind else "lower_leg"),
        (ankle - 0.03, "ankle"),
        (-1.0, "foot"),
    ]
    return np.select([z >= low for low, _ in bounds], [name for _, name in bounds], "foot")


def trunk(places: np.ndarray, joints: dict[str, np.ndarray], side: str) -> np.ndarray:
    x, y, z = places.T
    hip = joints["l-upper-leg"][2]
    neck, head = joints["neck"][2], joints["head"][2]
    choose: Callable[..., np.ndarray] = TRUNKS[side]
    return choose(x, y, z, hip, neck, head)


def front(x: np.ndarray, y: np.ndarray, z: np.ndarray, hip: float, neck: float, head: float) -> np.ndarray:
    return np.select(
        [z > head + 0.115, (z > head + 0.03) & (x > 0.072), z > head - 0.062, (z > neck + 0.005) & (x < 0.075)],
        ["head", "ear", "face", "front_of_neck"],
        np.select(
            [
                (x > 0.125) & (z > neck - 0.115),
                z > hip + 0.28,
                z > hip + 0.115,
                (x > 0.105) & (z > hip - 0.03),
                z > hip + 0.015,
            ],
            ["shoulder", "chest", "abdomen", "hip", "lower_abdomen"],
            "groin",
        ),
    )


def back(x: np.ndarray, y: np.ndarray, z: np.ndarray, hip: float, neck: float, head: float) -> np.ndarray:
    return np.select(
        [z > head + 0.005, (z > neck + 0.02) & (x < 0.075)],
        ["head", "back_of_neck"],
        np.select(
            [(x > 0.115) & (z > neck - 0.10), z > hip + 0.255, z > hip + 0.12, (x < 0.05) & (z > hip + 0.03)],
            ["shoulder", "upper_back", "lower_back", "sacrum"],
            "buttock",
        ),
    )


def profile(x: np.ndarray, y: np.ndarray, z: np.ndarray, hip: float, neck: float, head: float) -> np.ndarray:
    return np.select(
        [
            (z > head - 0.02) & (z < head + 0.085) & (y > -0.075) & (y < -0.005) & (x > 0.066),
            (z > head - 0.062) & (y < -0.085) & (z < head + 0.115),
            z > head + 0.005,
            z > neck,
        ],
        ["ear", "face", "head", "side_of_neck"],
        np.select(
            [
                z > neck - 0.10,
                (z > hip + 0.28) & (y < 0),
                (z > hip + 0.255) & (y >= 0),
                (z > hip + 0.12) & (y < 0),
                z > hip + 0.12,
            ],
            ["shoulder", "chest", "upper_back", "abdomen", "lower_back"],
            "hip",
        ),
    )


TRUNKS: dict[str, Callable[..., np.ndarray]] = {"front": front, "back": back, "side": profile}


def halves(mask: np.ndarray, name: str, side: str) -> list[np.ndarray]:
    """Two legs that touch are two patches."""
    if side == "side" or name not in {"thigh", "knee", "back_of_knee", "lower_leg", "calf", "ankle", "foot"}:
        return [mask]
    left = np.arange(mask.shape[1]) < mask.shape[1] / 2
    return [mask & left, mask & ~left]


def patches(mask: np.ndarray) -> list[np.ndarray]:
    """Its connected parts, a little apart from their neighbours, the largest first."""
    parts, number = ndimage.label(ndimage.binary_opening(mask, iterations=2))
    sizes = ndimage.sum_labels(mask, parts, range(1, number + 1))
    order = [i + 1 for i in np.argsort(-np.asarray(sizes)) if sizes[i] >= SMALLEST]
    return [ndimage.binary_erosion(parts == i, iterations=GAP) for i in order]


def outline(patch: np.ndarray) -> Polygon:
    """Down its left side and up its right side, simplified: patches of the body are nowhere deeply hollow."""
    rows = np.flatnonzero(patch.any(1))
    left = np.array([(patch[row].argmax(), row) for row in rows], float)
    right = np.array([(patch.shape[1] - patch[row][::-1].argmax(), row) for row in rows], float)
    right[-1, 1] += 1
    left[-1, 1] += 1
    ring = np.concatenate([simplified(left, TOLERANCE), simplified(right[::-1], TOLERANCE)])
    height, width = patch.shape
    return [[round(float(x) / width, 4), round(float(y) / height, 4)] for x, y in ring]


def written(found: dict[str, dict[str, list[Polygon]]]) -> str:
    """As JSON, a region a line."""
    figures = []
    for figure, some in found.items():
        lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(polygons)}" for name, polygons in some.items())
        figures.append(f"  {json.dumps(figure)}: {{\n{lines}\n  }}")
    return "{\n" + ",\n".join(figures) + "\n}\n"
