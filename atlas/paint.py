"""What is painted on the skin: hair, brows, creases, lips, nails. Places are canonical: pose `stand`, metres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

Array = npt.NDArray[np.float64]
Colour = tuple[float, float, float]

# The CC0 textures of the mesh that serve as masks over its UV chart.
MASK_FILES = {
    "lips": "mpfb_lips.jpg",
    "ears": "mpfb_ears.jpg",
    "fingernails": "mpfb_fingernails.jpg",
    "toenails": "mpfb_toenails.jpg",
}

# The hairline of the left half, seen from the side: y, z in metres, a closed outline about the hair.
HAIRLINE = np.array(
    [(-0.1335, 1.677), (-0.124, 1.668), (-0.110, 1.652), (-0.098, 1.638), (-0.088, 1.620), (-0.081, 1.603)]
    + [(-0.076, 1.585), (-0.066, 1.577), (-0.060, 1.592), (-0.050, 1.615), (-0.036, 1.612), (-0.026, 1.592)]
    + [(-0.018, 1.572), (-0.004, 1.562), (0.016, 1.557), (0.06, 1.555), (0.2, 1.55), (0.2, 1.95), (-0.1335, 1.95)]
)
HAIR = (0.66, 0.61, 0.59)
BROW = (0.55, 0.47, 0.43)
CREASE = (0.62, 0.47, 0.42)
LIPS = (0.93, 0.76, 0.72)
NAILS = (1.03, 0.95, 0.94)

# Distance from the midline, height, half thickness (m) along the left brow.
BROW_LINE = np.array(
    [
        (0.0135, 1.6165, 0.0036),
        (0.0220, 1.6205, 0.0040),
        (0.0320, 1.6235, 0.0037),
        (0.0420, 1.6225, 0.0028),
        (0.0505, 1.6165, 0.0010),
    ]
)


@dataclass(frozen=True)
class Coat:
    """One layer of paint: where (n,) in 0..1, the colour that multiplies what lies below, and how strongly."""

    mask: Array
    colour: Colour
    strength: float


@dataclass(frozen=True)
class Crease:
    """A line in the skin: path (k, 3) m on the left side in pose `stand`; width, the line's sigma in m."""

    path: Array
    width: float
    strength: float
    colour: Colour = CREASE


@cache
def load_masks(folder: Path) -> dict[str, Array]:
    """The UV masks (h, w) in 0..1 by name, read from the folder of the mesh's textures."""
    return {name: np.asarray(Image.open(folder / file).convert("L"), float) / 255 for name, file in MASK_FILES.items()}


def sample(mask: Array, uv: Array) -> Array:
    """Values (n,) of a UV mask at uv (n, 2), origin below left."""
    height, width = mask.shape
    column = np.clip(uv[:, 0], 0, 1) * (width - 1)
    row = np.clip(1 - uv[:, 1], 0, 1) * (height - 1)
    return np.asarray(ndimage.map_coordinates(mask, [row, column], order=1))


def outline_distance(places: Array, outline: Array) -> Array:
    """Signed distance (n,) of places (n, 2) to a closed outline, positive inside."""
    x, y = places.T
    inside = np.zeros(len(places), bool)
    distance = np.full(len(places), np.inf)
    for a, b in zip(outline, np.roll(outline, -1, 0), strict=True):
        distance = np.minimum(distance, segment_distance(places, a, b))
        if a[1] != b[1]:
            crosses = (a[1] > y) != (b[1] > y)
            inside ^= crosses & (x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
    return np.where(inside, distance, -distance)


def segment_distance(places: Array, a: Array, b: Array) -> Array:
    along = b - a
    t = np.clip((places - a) @ along / max(along @ along, 1e-12), 0, 1)
    return np.linalg.norm(places - a - t[:, None] * along, axis=1)


def line_distance(places: Array, line: Array) -> Array:
    return np.min([segment_distance(places, a, b) for a, b in zip(line[:-1], line[1:], strict=True)], axis=0)


def smooth(t: Array) -> Array:
    t = np.clip(t, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def hair(places: Array, ears: Array) -> Coat:
    mask = np.zeros(len(places))
    head = places[:, 2] > 1.50
    mask[head] = smooth(outline_distance(places[head][:, 1:], HAIRLINE) / 0.007 + 0.3)
    return Coat(mask * (1 - ears), HAIR, 0.62)


def brows(places: Array) -> Coat:
    x, y, z = places.T
    centre = np.interp(x, BROW_LINE[:, 0], BROW_LINE[:, 1])
    half = np.interp(x, BROW_LINE[:, 0], BROW_LINE[:, 2])
    across = np.clip((half - np.abs(z - centre)) / 0.0022 + 0.35, 0, 1)
    ends = np.clip((x - 0.012) / 0.004, 0, 1) * np.clip((0.0525 - x) / 0.004, 0, 1)
    return Coat(across * ends * (y < -0.10), BROW, 0.75)


def crease(places: Array, line: Crease) -> Coat:
    mask = np.zeros(len(places))
    low, high = line.path.min(0) - 0.01, line.path.max(0) + 0.01
    near = ((places > low) & (places < high)).all(1)
    if near.any():
        mask[near] = np.exp(-0.5 * (line_distance(places[near], line.path) / line.width) ** 2)
    return Coat(mask, line.colour, line.strength)


@dataclass(frozen=True)
class Paint:
    """Everything that is painted on the skin, made once per body: UV masks by name, and creases."""

    masks: Mapping[str, Array] = field(default_factory=dict)
    creases: Sequence[Crease] = ()

    def coats(self, canonical: Array, uv: Array) -> list[Coat]:
        """The layers for skin places, from below upward: canonical places (n, 3) m and their uv (n, 2)."""
        places = canonical * np.where(canonical[:, :1] < 0, [-1.0, 1.0, 1.0], 1.0)
        nothing = np.zeros(len(places))
        found = {name: sample(mask, uv) for name, mask in self.masks.items()}
        nails = np.maximum(found.get("fingernails", nothing), found.get("toenails", nothing))
        return [
            Coat(found.get("lips", nothing), LIPS, 0.8),
            Coat(nails, NAILS, 0.9),
            hair(places, found.get("ears", nothing)),
            brows(places),
            *(crease(places, line) for line in self.creases),
        ]
