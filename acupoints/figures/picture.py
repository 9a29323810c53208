"""The picture of a figure: its files, the part of it that is seen, and where its fractions come to lie. No queries."""

import re
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property

from django.contrib.staticfiles.storage import staticfiles_storage

from acupoints.models import Figure

from .crop import Crop
from .geometry import EM, UNITS, Box
from .look import Look

WIDTHS = (400, 800, 1200)
SMALL = 160  # in lists
SWAPPED = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}


@dataclass(frozen=True)
class Picture:
    """One figure, mirrored to show the other side or not, whole or a part of it."""

    figure: Figure
    _: KW_ONLY
    mirrored: bool = False
    look: Look = field(default_factory=Look)
    crop: Crop | None = None

    @property
    def slug(self) -> str:
        return self.figure.slug

    @property
    def image_height(self) -> int:
        return round(UNITS * self.figure.height / self.figure.width)

    def image(self, width: int, ending: str = "webp") -> str:
        twin = "-bones" if self.bones and width != SMALL else ""
        return staticfiles_storage.url(f"figures/{self.figure.asset}{twin}-{width}.{ending}")

    @property
    def bones(self) -> bool:
        return self.look.bones and self.figure.bones

    @property
    def image_url(self) -> str:
        return self.image(800)

    @property
    def small_url(self) -> str:
        return self.image(SMALL)

    @property
    def avif_set(self) -> str:
        return self.image_set("avif")

    @property
    def webp_set(self) -> str:
        return self.image_set("webp")

    def image_set(self, ending: str) -> str:
        return ", ".join(f"{self.image(width, ending)} {width}w" for width in WIDTHS)

    @property
    def sizes(self) -> str:
        """How wide the whole picture is drawn: what is enlarged needs more of its pixels."""
        return "(min-width: 60rem) 64rem, 188vw" if self.crop else "(min-width: 60rem) 32rem, 94vw"

    @property
    def small_avif(self) -> str:
        return self.image(SMALL, "avif")

    @cached_property
    def window(self) -> Box:
        return self.crop.box if self.crop else (0, 0, UNITS, self.image_height)

    @property
    def scale(self) -> float:
        """The part of the picture's width that is seen."""
        return (self.window[2] - self.window[0]) / UNITS

    @property
    def em(self) -> float:
        """The size of a letter: the same to the eye, however much the picture is enlarged."""
        return round(EM * self.scale, 1)

    @property
    def full_viewbox(self) -> str:
        return f"0 0 {UNITS} {self.image_height}"

    @property
    def viewbox(self) -> str:
        left, top, right, bottom = self.window
        return f"{left:g} {top:g} {right - left:g} {bottom - top:g}"

    def x(self, fraction: float) -> float:
        return round(UNITS * (1 - fraction if self.mirrored else fraction), 1)

    def y(self, fraction: float) -> float:
        return round(self.image_height * fraction, 1)

    def side_of(self, side: str) -> str:
        return SWAPPED.get(side, side) if self.mirrored else side

    def room(self, margin: float) -> Box:
        """Where a mark is wholly seen."""
        left, top, right, bottom = self.window
        return left + margin, top + margin, right - margin, bottom - margin

    @property
    def transform(self) -> str:
        """For the meridian's line; labels are placed, never flipped."""
        return f"translate({UNITS} 0) scale(-1 1)" if self.mirrored else ""

    @property
    def title(self) -> str:
        return mirrored_words(self.figure.title) if self.mirrored else self.figure.title


def mirrored_words(text: str) -> str:
    """ "Left hip, lying on the right side" → "Right hip, lying on the left side"."""
    return re.sub(r"\b(left|right)\b", lambda word: SWAPPED[word[0]], text, flags=re.IGNORECASE)
