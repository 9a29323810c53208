"""What is painted on the skin: hair, brows, creases, lips, nails. Places are canonical: pose `stand`, metres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
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

# The hairline of the left half, seen from the side: y, z in metres, a closed outline about the hair. The front and the
# nape on the midline are where the head's cun begin; temple and sideburn are free.
HAIRLINE = np.array(
    [
        *((-0.1335, 1.677), (-0.1260, 1.673), (-0.1160, 1.665), (-0.1060, 1.654), (-0.0985, 1.641), (-0.0950, 1.628)),
        *((-0.0905, 1.616), (-0.0840, 1.606), (-0.0785, 1.596), (-0.0755, 1.585), (-0.0700, 1.576), (-0.0640, 1.578)),
        *((-0.0600, 1.592), (-0.0520, 1.612), (-0.0430, 1.617), (-0.0350, 1.611), (-0.0270, 1.594), (-0.0190, 1.575)),
        *((-0.0080, 1.557), (0.0030, 1.549), (0.0160, 1.542), (0.06, 1.541), (0.2, 1.54), (0.2, 1.95), (-0.1335, 1.95)),
    ]
)
HAIR = (0.50, 0.435, 0.40)
BROW = (0.60, 0.50, 0.45)
CREASE = (0.62, 0.47, 0.42)
LIPS = (0.93, 0.76, 0.72)
NAILS = (1.03, 0.95, 0.94)

# Distance from the midline, height, half thickness (m) along the left brow.
BROW_LINE = np.array(
    [
        (0.0125, 1.6203, 0.0020),
        (0.0180, 1.6216, 0.0028),
        (0.0260, 1.6236, 0.0030),
        (0.0340, 1.6248, 0.0027),
        (0.0420, 1.6243, 0.0020),
        (0.0480, 1.6222, 0.0013),
        (0.0530, 1.6190, 0.0006),
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
    """Distance (n,) to a path (k, 3), or to its only place."""
    ends = pairwise(line) if len(line) > 1 else [(line[0], line[0])]
    return np.min([segment_distance(places, a, b) for a, b in ends], axis=0)


def smooth(t: Array) -> Array:
    t = np.clip(t, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def noise(places: Array, size: float) -> Array:
    """Smooth noise (n,) in -1..1 at places (n, d): value noise on a lattice of `size` metres, the same every time."""
    cell = np.floor(places / size)
    offset = smooth(places / size - cell)
    total = np.zeros(len(places))
    for corner in np.ndindex(*(2,) * places.shape[1]):
        weight = np.prod(np.where(corner, offset, 1 - offset), axis=1)
        lattice = (cell + corner) @ np.array([127.1, 311.7, 74.7])[: places.shape[1]]
        total += weight * (2 * np.modf(np.abs(np.sin(lattice)) * 43758.5453)[0] - 1)
    return total


def hair(places: Array, ears: Array) -> Coat:
    """Cropped hair: a soft, uneven hairline, and a grain as of short hairs."""
    mask = np.zeros(len(places))
    head = places[:, 2] > 1.50
    if head.any():
        on_head = places[head]
        uneven = 0.0022 * noise(on_head, 0.007) + 0.0012 * noise(on_head, 0.0025)
        inside = smooth((outline_distance(on_head[:, 1:], HAIRLINE) + uneven) / 0.013 + 0.35)
        grain = 1 + 0.10 * noise(on_head, 0.0014) + 0.06 * noise(on_head, 0.004)
        mask[head] = np.clip(inside * grain, 0, 1.15)
    return Coat(mask * (1 - ears), HAIR, 0.66)


def brows(places: Array) -> Coat:
    """Soft brows, densest in the middle, thinning toward the nose."""
    x, y, z = places.T
    front = (z > 1.60) & (z < 1.64) & (y < -0.10)
    mask = np.zeros(len(places))
    x, z = x[front], z[front]
    centre = np.interp(x, BROW_LINE[:, 0], BROW_LINE[:, 1])
    half = np.interp(x, BROW_LINE[:, 0], BROW_LINE[:, 2])
    across = smooth((half - np.abs(z - centre)) / 0.0032 + 0.42)
    ends = smooth((x - 0.0105) / 0.009) * smooth((0.0545 - x) / 0.009)
    hairs = 1 + 0.18 * noise(np.stack([x - 0.7 * z, z * 0.6 + x], 1), 0.0011)
    mask[front] = across * ends * hairs
    return Coat(mask, BROW, 0.66)


def crease(places: Array, line: Crease, pixel: float) -> Coat:
    """A line; narrower than a pixel of the picture (m) it is drawn a pixel wide and fainter instead."""
    width = max(line.width, 0.45 * pixel)
    mask = np.zeros(len(places))
    low, high = line.path.min(0) - 4 * width, line.path.max(0) + 4 * width
    near = ((places > low) & (places < high)).all(1)
    if near.any():
        mask[near] = np.exp(-0.5 * (line_distance(places[near], line.path) / width) ** 2)
    return Coat(mask, line.colour, line.strength * line.width / width)


@dataclass(frozen=True)
class Paint:
    """Everything that is painted on the skin, made once per body: UV masks by name, and creases."""

    masks: Mapping[str, Array] = field(default_factory=dict)
    creases: Sequence[Crease] = ()

    def coats(self, canonical: Array, uv: Array, pixel: float) -> list[Coat]:
        """The layers, from below upward: skin places (n, 3) m in pose `stand`, their uv (n, 2); `pixel` in metres."""
        places = canonical * np.where(canonical[:, :1] < 0, [-1.0, 1.0, 1.0], 1.0)
        nothing = np.zeros(len(places))
        found = {name: sample(mask, uv) for name, mask in self.masks.items()}
        nails = np.maximum(found.get("fingernails", nothing), found.get("toenails", nothing))
        return [
            Coat(found.get("lips", nothing), LIPS, 0.8),
            Coat(nails, NAILS, 0.9),
            hair(places, found.get("ears", nothing)),
            brows(places),
            *(crease(places, line, pixel) for line in self.creases),
        ]
