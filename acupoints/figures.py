"""What a page draws on a figure: rows to positions, in units in which the picture is 1000 wide. No queries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from django.templatetags.static import static

from .models import CunRuler, Figure, FigureLandmark, Marker, MeridianPath, Point

UNITS = 1000
LETTER = 23  # about the width of a letter of a label
SWAPPED = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
ASIDE = 62  # how far from its line a ruler's label stands
TICK = 9  # half the length of a ruler's tick
Anchor = Literal["start", "end"]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A marker or landmark with the place of its label."""

    x: float
    y: float
    label: str
    label_x: float | None
    label_y: float | None
    anchor: Anchor
    side: str = ""
    href: str = ""
    name: str = ""
    is_this: bool = False
    is_alternative: bool = False
    is_never: bool = False
    uncertainty_cun: float | None = None

    @property
    def lead_x(self) -> float | None:
        """Where the leader meets the label: at its edge nearer to the spot, about half a letter away."""
        if self.label_x is None:
            return None
        length = len(self.label) * LETTER
        inner = self.label_x + length if self.anchor == "start" else self.label_x - length
        near = inner if (inner - self.x) * (self.label_x - self.x) > 0 else self.x
        return round(clamp(near, UNITS), 1)


@dataclass(frozen=True, slots=True)
class RulerView:
    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    ticks: tuple[Box, ...]
    label_x: float
    label_y: float


@dataclass(frozen=True)
class FigureView:
    """One figure as one page shows it: for which point, and whether mirrored to show the other side.

    Needs the figure with `markers__point`, `landmarks`, `rulers` and `paths__meridian` prefetched.
    """

    figure: Figure
    codes: frozenset[str]
    mirrored: bool = False
    point: Point | None = None

    @property
    def slug(self) -> str:
        return self.figure.slug

    @property
    def image_height(self) -> int:
        return round(UNITS * self.figure.height / self.figure.width)

    @property
    def image_url(self) -> str:
        return self.image(1200)

    @property
    def image_url_small(self) -> str:
        return self.image(800)

    def image(self, width: int, ending: str = "webp") -> str:
        return static(f"figures/{self.figure.asset}-{width}.{ending}")

    @property
    def full_viewbox(self) -> str:
        return f"0 0 {UNITS} {self.image_height}"

    def x(self, fraction: float) -> float:
        return round(UNITS * (1 - fraction if self.mirrored else fraction), 1)

    def y(self, fraction: float) -> float:
        return round(self.image_height * fraction, 1)

    @cached_property
    def markers(self) -> list[Spot]:
        return [self.spot(marker) for marker in self.figure.markers.all()]

    def spot(self, marker: Marker) -> Spot:
        x, y, anchor = self.label(marker)
        this = marker.point.code in self.codes
        return Spot(
            *(self.x(marker.x), self.y(marker.y), self.name_of(marker)),
            *(x, y, anchor),
            side=self.side_of(marker.side),
            href="" if this else marker.point.get_absolute_url(),
            name=f"{marker.point.spaced_code} {marker.point.pinyin}",
            is_this=this,
            is_alternative=marker.place == Marker.Place.ALTERNATIVE,
            is_never=marker.point.is_never_pressed,
            uncertainty_cun=marker.uncertainty_cun,
        )

    def name_of(self, marker: Marker) -> str:
        """With its side where a figure of one side shows the other side's point as well."""
        other = self.figure.side != "both" and marker.side not in (self.figure.side, "midline")
        return f"{marker.point.spaced_code} {self.side_of(marker.side)}" if other else marker.point.spaced_code

    def side_of(self, side: str) -> str:
        return SWAPPED.get(side, side) if self.mirrored else side

    def label(self, one: Marker | FigureLandmark) -> tuple[float | None, float | None, Anchor]:
        if one.label_x is None or one.label_y is None:
            return None, None, "start"
        x = self.x(one.label_x)
        return x, self.y(one.label_y), "end" if x > UNITS / 2 else "start"

    @cached_property
    def landmarks(self) -> list[Spot]:
        return [Spot(self.x(one.x), self.y(one.y), one.label, *self.label(one)) for one in self.figure.landmarks.all()]

    @cached_property
    def rulers(self) -> list[RulerView]:
        return [self.ruler(one) for one in self.figure.rulers.all() if one.point.code in self.codes]

    def ruler(self, one: CunRuler) -> RulerView:
        ends = (self.x(one.x1), self.y(one.y1), self.x(one.x2), self.y(one.y2))
        taken = [(spot.x, spot.y) for spot in (*self.markers, *self.landmarks)]
        taken += [(s.label_x, s.label_y) for s in (*self.markers, *self.landmarks) if s.label_x and s.label_y]
        return RulerView(*ends, one.label, tuple(ticks(ends, one.parts)), *beside(ends, taken))

    @cached_property
    def paths(self) -> list[MeridianPath]:
        return list(self.figure.paths.all())

    @property
    def transform(self) -> str:
        """For the image and the meridian's line; labels are placed, never flipped."""
        return f"translate({UNITS} 0) scale(-1 1)" if self.mirrored else ""

    @cached_property
    def context(self) -> "ContextView | None":
        figure, box = self.figure.context, self.figure.context_box
        if figure is None or not box:
            return None
        view = FigureView(figure, frozenset(), self.mirrored)
        x, y, width, height = box
        left = 1 - x - width if self.mirrored else x
        scaled = (UNITS * left, view.image_height * y, UNITS * width, view.image_height * height)
        return ContextView(view, tuple(round(value, 1) for value in scaled))

    @property
    def uncertainty_cun(self) -> float | None:
        return max((s.uncertainty_cun for s in self.markers if s.is_this and s.uncertainty_cun), default=None)

    @property
    def title(self) -> str:
        return mirrored_words(self.figure.title) if self.mirrored else self.figure.title

    @property
    def alt_text(self) -> str:
        """What is shown and where the point lies on it."""
        shown = f"{self.title}, {self.figure.view}."
        return f"{shown} {self.point.spaced_code} is marked: {self.point.summary}" if self.point else shown


@dataclass(frozen=True, slots=True)
class ContextView:
    """The wider picture in which a close-up lies, and the box (x, y, width, height) that it covers."""

    view: FigureView
    box: tuple[float, ...]

    @property
    def x(self) -> float:
        return self.box[0]

    @property
    def y(self) -> float:
        return self.box[1]

    @property
    def width(self) -> float:
        return self.box[2]

    @property
    def height(self) -> float:
        return self.box[3]


def mirrored_words(text: str) -> str:
    """ "Left hip, lying on the right side" → "Right hip, lying on the left side"."""
    return re.sub(r"\b(left|right)\b", lambda word: SWAPPED[word[0]], text, flags=re.IGNORECASE)


def clamp(value: float, highest: float) -> float:
    return max(0.0, min(value, highest))


def ticks(ends: Box, parts: int) -> Iterable[Box]:
    """Short lines across a ruler, at its ends and between its parts."""
    x1, y1, x2, y2 = ends
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1
    across_x, across_y = -(y2 - y1) / length * TICK, (x2 - x1) / length * TICK
    for step in range(parts + 1):
        x, y = x1 + (x2 - x1) * step / parts, y1 + (y2 - y1) * step / parts
        yield tuple(round(v, 1) for v in (x - across_x, y - across_y, x + across_x, y + across_y))  # type: ignore[misc]


def beside(ends: Box, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Beside the middle of a line, on the side that is farther from what stands there already."""
    x1, y1, x2, y2 = ends
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1
    across = (-(y2 - y1) / length * ASIDE, (x2 - x1) / length * ASIDE)
    places = [((x1 + x2) / 2 + sign * across[0], (y1 + y2) / 2 + sign * across[1]) for sign in (1, -1)]
    x, y = max(places, key=lambda place: min((distance(place, one) for one in taken), default=0))
    return round(x, 1), round(y, 1)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def figures_of(point: Point, figures: Iterable[Figure], side: str = "left") -> list[FigureView]:
    """The views of a point on its figures, the most telling first, mirrored where the other side was asked for."""
    codes = frozenset([point.code])
    views = [FigureView(one, codes, mirrored(one, side), point) for one in figures]
    return sorted(views, key=telling)


def telling(view: FigureView) -> tuple[bool, bool, float, str]:
    """Close-ups before wider pictures, those that measure to the point first, then those that come nearest."""
    width, height = (view.figure.context_box or [0, 0, 1, 1])[2:]
    return not view.figure.close_up, not view.rulers, width * height, view.slug


def mirrored(figure: Figure, side: str) -> bool:
    return figure.side != "both" and side in ("left", "right") and figure.side != side
