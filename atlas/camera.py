"""Orthographic cameras. Pictures: x to the right, y down, both 0..1."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .bake import unit


@dataclass(frozen=True)
class View:
    """Seen from `direction` (from the body towards the eye), the middle at `centre`, `width_m` metres across.

    `near`: what lies farther towards the eye than this many metres from the centre is cut away.
    """

    direction: tuple[float, float, float]
    centre: tuple[float, float, float]
    width_m: float
    width: int = 1200
    height: int = 1200
    up: tuple[float, float, float] = (0.0, 0.0, 1.0)
    near: float = 3.0

    @cached_property
    def f(self) -> np.ndarray:
        """Towards the eye."""
        return unit(np.array(self.direction, float))

    @cached_property
    def r(self) -> np.ndarray:
        """To the right of the picture."""
        return unit(np.cross(self.up, self.f))

    @cached_property
    def u(self) -> np.ndarray:
        """Up in the picture."""
        return np.cross(self.f, self.r)

    @cached_property
    def c(self) -> np.ndarray:
        return np.array(self.centre, float)

    # the names that shading uses
    @property
    def w(self) -> float:
        return self.width_m

    @property
    def W(self) -> int:
        return self.width

    @property
    def H(self) -> int:
        return self.height

    def at_width(self, width: int) -> "View":
        """The same view with fewer pixels."""
        height = round(self.height * width / self.width)
        return View(self.direction, self.centre, self.width_m, width, height, self.up, self.near)

    def project(self, places: np.ndarray) -> np.ndarray:
        """(…, 3) metres → (…, 2) fractions of the picture."""
        away = np.asarray(places, float) - self.c
        height_m = self.width_m * self.height / self.width
        return np.stack([0.5 + away @ self.r / self.width_m, 0.5 - away @ self.u / height_m], -1)

    def depth(self, places: np.ndarray) -> np.ndarray:
        """Metres from the centre towards the eye."""
        return np.asarray((np.asarray(places) - self.c) @ self.f)

    def origin(self, x: float, y: float) -> np.ndarray:
        """Where the ray of a place in the picture begins; it runs along -f."""
        height_m = self.width_m * self.height / self.width
        return self.c + self.f * self.near + (x - 0.5) * self.width_m * self.r - (y - 0.5) * height_m * self.u

    def rays(self, supersample: int) -> tuple[np.ndarray, np.ndarray]:
        """Origins (k, 3) and the one direction (1, 3), row by row."""
        columns, rows = self.width * supersample, self.height * supersample
        pixel = self.width_m / columns
        x = (np.arange(columns) + 0.5 - columns / 2) * pixel
        y = -(np.arange(rows) + 0.5 - rows / 2) * pixel
        middle = self.c + self.f * self.near
        origins = middle + x[None, :, None] * self.r + y[:, None, None] * self.u
        return origins.reshape(-1, 3), -self.f[None]
