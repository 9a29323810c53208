"""A measured line in cun, with a tick at each."""

from collections.abc import Iterable
from dataclasses import dataclass

from .geometry import Box, Place, distance, inside

ASIDE = 62  # how far from its line a ruler's label stands
TICK = 9  # half the length of a tick
SAMPLES = 40
Line = tuple[float, float, float, float]  # x1, y1, x2, y2


@dataclass(frozen=True, slots=True)
class RulerView:
    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    ticks: tuple[Line, ...]
    label_x: float
    label_y: float


def draw_ruler(ends: Line, label: str, parts: int, window: Box, scale: float, taken: list[Place]) -> RulerView | None:
    """The ruler with its label beside the part of it that is seen; none when nothing of it is."""
    seen = [place for place in along(ends) if inside(place, window)]
    if not seen:
        return None
    middle = (seen[0][0] + seen[-1][0]) / 2, (seen[0][1] + seen[-1][1]) / 2
    return RulerView(*ends, label, tuple(ticks(ends, parts, TICK * scale)), *beside(ends, middle, ASIDE * scale, taken))


def along(ends: Line) -> Iterable[Place]:
    x1, y1, x2, y2 = ends
    for step in range(SAMPLES + 1):
        yield x1 + (x2 - x1) * step / SAMPLES, y1 + (y2 - y1) * step / SAMPLES


def across(ends: Line, length: float) -> Place:
    """A step of that length at a right angle to the line."""
    x1, y1, x2, y2 = ends
    whole = distance((x1, y1), (x2, y2)) or 1
    return -(y2 - y1) / whole * length, (x2 - x1) / whole * length


def ticks(ends: Line, parts: int, half: float) -> Iterable[Line]:
    """Short lines across a ruler, at its ends and between its parts."""
    x1, y1, x2, y2 = ends
    aside_x, aside_y = across(ends, half)
    for step in range(parts + 1):
        x, y = x1 + (x2 - x1) * step / parts, y1 + (y2 - y1) * step / parts
        yield tuple(round(v, 1) for v in (x - aside_x, y - aside_y, x + aside_x, y + aside_y))  # type: ignore[misc]


def beside(ends: Line, middle: Place, aside: float, taken: list[Place]) -> Place:
    """Beside the middle, on the side that is farther from what stands there already."""
    step = across(ends, aside)
    places = [(middle[0] + sign * step[0], middle[1] + sign * step[1]) for sign in (1, -1)]
    x, y = max(places, key=lambda place: min((distance(place, one) for one in taken), default=0))
    return round(x, 1), round(y, 1)
