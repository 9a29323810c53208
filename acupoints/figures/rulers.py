"""A measured line in cun, with a tick at each."""

from collections.abc import Iterable
from dataclasses import dataclass

from .geometry import Box, Place, distance, inside
from .labels import Label

AWAY = 30  # between a ruler's line and its label
TICK = 9  # half the length of a tick
SAMPLES = 40
SHARES = (0.5, 0.3, 0.7, 0.1, 0.9)  # of a ruler: where its label may stand, the best first
CLEAR = 1.1  # times its distance from the ruler: free of a mark
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


def draw_ruler(
    ends: Line, label: str, parts: int, *, size: float, window: Box, scale: float, taken: list[Place]
) -> RulerView | None:
    """The ruler with its label in letters of that size, beside what is seen of it; none if nothing is."""
    seen = [place for place in along(ends) if inside(place, window)]
    if not seen:
        return None
    part = (*seen[0], *seen[-1])
    away_x, away_y = across(part, 1)
    left, top, right, bottom = Label(0, 0, "middle", size).box(label)
    aside = AWAY * scale + (abs(away_x) * (right - left) + abs(away_y) * (bottom - top)) / 2
    return RulerView(*ends, label, tuple(ticks(ends, parts, TICK * scale)), *beside(part, aside, taken))


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


def beside(part: Line, aside: float, taken: list[Place]) -> Place:
    """Beside the middle, on the side that is farther from what stands there already; nearer an end where it is clearer.

    `part`: what is seen of the ruler.
    """
    x1, y1, x2, y2 = part
    step_x, step_y = across(part, aside)
    spines = ((x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for share in SHARES)
    places = [(x + sign * step_x, y + sign * step_y) for x, y in spines for sign in (1, -1)]

    def clear(place: Place) -> float:
        return min((distance(place, one) for one in taken), default=0)

    roomy = [place for place in places[:2] if clear(place) >= CLEAR * aside]
    x, y = max(roomy or places, key=clear)
    return round(x, 1), round(y, 1)
