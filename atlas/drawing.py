"""A sheet for drawn schematics: soft shapes, clips and strokes, in units in which the picture is 1000 wide."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

UNITS = 1000
Places = Sequence[tuple[float, float]] | np.ndarray


def curve(places: Places, closed: bool = True, steps: int = 24) -> np.ndarray:
    """A smooth line (Catmull-Rom, centripetal enough for even spacing) through places (k, 2)."""
    p = np.asarray(places, float)
    around = (
        np.concatenate([p[-1:], p, p[:2]]) if closed else np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    )
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    line = np.concatenate(pieces)
    return line if closed else np.vstack([line, p[-1]])


def loop(outline: np.ndarray) -> np.ndarray:
    """An outline as a line that comes back to where it began."""
    return np.vstack([outline, outline[:1]])


def mirrored(half: Places) -> np.ndarray:
    """A closed outline from its left half, given from the top of the middle line to its bottom."""
    left = np.asarray(half, float)
    right = left[1:-1][::-1] * [-1, 1] + [UNITS, 0]
    return np.vstack([left, right])


class Sheet:
    """width pixels wide when finished, drawn `fine` times larger; `height` in units."""

    def __init__(self, height: float, width: int = 1200, fine: int = 4) -> None:
        self.height, self.width, self.fine = height, width, fine
        self.scale = width * fine / UNITS
        self.size = (width * fine, round(height * self.scale))
        self.picture = Image.new("RGBA", self.size, (0, 0, 0, 0))

    def mask(self, outline: Places, blur: float = 0) -> Image.Image:
        """White inside an outline, soft over `blur` units."""
        found = Image.new("L", self.size, 0)
        ImageDraw.Draw(found).polygon([(x * self.scale, y * self.scale) for x, y in np.asarray(outline)], fill=255)
        return self.softened(found, blur)

    def line_mask(self, line: Places, width: float | tuple[float, float], blur: float = 0) -> Image.Image:
        """White along a line; its width may grow from one end to the other."""
        found = Image.new("L", self.size, 0)
        draw, places = ImageDraw.Draw(found), np.asarray(line, float)
        first, last = width if isinstance(width, tuple) else (width, width)
        fine = dense(places)
        for (x, y), across in zip(fine, np.linspace(first, last, len(fine)), strict=True):
            r = across / 2 * self.scale
            draw.ellipse([x * self.scale - r, y * self.scale - r, x * self.scale + r, y * self.scale + r], fill=255)
        return self.softened(found, blur)

    def softened(self, mask: Image.Image, blur: float) -> Image.Image:
        """Blurred at a quarter of the size, which nobody sees."""
        if not blur:
            return mask
        small = mask.resize((mask.width // 4, mask.height // 4), Image.Resampling.BOX)
        return small.filter(ImageFilter.GaussianBlur(blur * self.scale / 4)).resize(
            mask.size, Image.Resampling.BILINEAR
        )

    def paint(self, mask: Image.Image, colour: str, strength: float = 1, clip: Image.Image | None = None) -> None:
        """Lays a colour on where the mask is white, and only inside `clip`."""
        if clip is not None:
            mask = ImageChops.multiply(mask, clip)
        box = mask.getbbox()
        if box is None:
            return
        part = mask.crop(box)
        if strength < 1:
            part = part.point(lambda value: round(value * strength))
        layer = Image.new("RGBA", part.size, colour)
        layer.putalpha(part)
        self.picture.alpha_composite(layer, (box[0], box[1]))

    def fade(self, mask: Image.Image) -> None:
        """Leaves only what lies under the mask."""
        self.picture.putalpha(ImageChops.multiply(self.picture.getchannel("A"), mask))

    def finished(self) -> Image.Image:
        """Premultiplied while it shrinks, so that no rim turns dark."""
        pixels = np.asarray(self.picture, np.float32) / 255
        pixels = pixels.copy()
        pixels[..., :3] *= pixels[..., 3:]
        height, width = (size // self.fine for size in pixels.shape[:2])
        small = pixels[: height * self.fine, : width * self.fine]
        small = small.reshape(height, self.fine, width, self.fine, 4).mean((1, 3))
        small[..., :3] /= np.maximum(small[..., 3:], 1e-4)
        return Image.fromarray((small.clip(0, 1) * 255).round().astype(np.uint8), "RGBA")


def dense(places: np.ndarray, step: float = 0.5) -> np.ndarray:
    """The same line with a place every half unit."""
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(places, axis=0), axis=1))])
    at = np.arange(0, run[-1] + step, step)
    return np.stack([np.interp(at, run, places[:, axis]) for axis in range(2)], 1)
