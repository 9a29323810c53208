"""A square part of a picture, enlarged, such that style sheet and drawing agree about it without inline styles.

In a square frame `object-fit: cover` shows the picture's shorter side whole. It is enlarged `zoom` tenths about its
focus, a place in steps of five percent: static/css/figure.css has one class for each. The same numbers give the viewBox
of the drawing above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .geometry import UNITS, Box, Place, clamp

STEPS = 20
STAGE, CLOSE_UP, WHOLE_BODY = 16, 20, 35  # tenths


@dataclass(frozen=True, slots=True)
class Crop:
    """`height`: of the picture, in units. `across`, `down`: the focus in steps, before the picture is mirrored."""

    height: float
    zoom: int
    across: int
    down: int
    mirrored: bool = False

    @property
    def size(self) -> float:
        return min(UNITS, self.height) * 10 / self.zoom

    @property
    def box(self) -> Box:
        """The window on the picture as it is seen, mirrored or not."""
        steps = STEPS - self.across if self.mirrored else self.across
        x, y = (UNITS - self.size) * steps / STEPS, (self.height - self.size) * self.down / STEPS
        return x, y, x + self.size, y + self.size

    @property
    def classes(self) -> str:
        return f"zoom-{self.zoom} at-x-{self.across} at-y-{self.down}"


def crop_round(places: Sequence[Place], height: float, zoom: int, mirrored: bool = False) -> Crop:
    """The crop that has the middle of the places as near to its own middle as picture and steps allow."""
    size = min(UNITS, height) * 10 / zoom
    x = sum(place[0] for place in places) / len(places)
    y = sum(place[1] for place in places) / len(places)
    across = step(UNITS - x if mirrored else x, size, UNITS)
    return Crop(height, zoom, across, step(y, size, height), mirrored)


def step(middle: float, size: float, length: float) -> int:
    return round(STEPS * clamp((middle - size / 2) / (length - size), 1)) if length > size else 0
