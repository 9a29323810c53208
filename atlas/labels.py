"""Where labels stand: in the margins, level with what they name as far as there is room, never on each other.

All in units in which the picture is 1000 wide; the page draws labels of the same size (see `LETTER`, `LINE`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LETTER = 23.0  # width of a letter
LINE = 44.0  # height of a line
MARGIN = 12.0
DOT = 30.0  # radius that a label keeps from a dot
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Named:
    """Something at (x, y) with a text."""

    x: float
    y: float
    text: str


def place(
    things: Sequence[Named],
    height: float,
    taken: Iterable[Box] = (),
    dots: Iterable[tuple[float, float]] = (),
    avoid: Sequence[tuple[float, float]] = (),
) -> list[tuple[float, float] | None]:
    """The anchor of each label (its outer edge, its middle line), or None where there is no room.

    Labels are never laid on `taken` or `dots`, and on what is to `avoid` only where there is no other room.
    The page writes a label whose anchor lies in the right half so that it ends there, any other so that it begins
    there.
    """
    boxes, found = list(taken), [None] * len(things)
    points = [*dots, *((one.x, one.y) for one in things)]
    order = sorted(range(len(things)), key=lambda i: (min(things[i].x, 1000 - things[i].x), things[i].y))
    for i in order:
        choices = sorted(anchors(things[i], height), key=lambda anchor, i=i: cost(things[i], anchor, points, avoid))
        for anchor in choices:
            area = box(anchor, things[i].text)
            free = inside(area, height) and not any(overlap(area, other) for other in boxes)
            if free and not any(near(area, point) for point in points):
                boxes.append(area)
                found[i] = anchor  # type: ignore[call-overload]
                break
    return found


def anchors(one: Named, height: float) -> Iterable[tuple[float, float]]:
    for x in (MARGIN, 1000 - MARGIN):
        y = LINE / 2 + 4
        while y < height - LINE / 2 - 4:
            yield x, round(y, 1)
            y += 12
    wide = len(one.text) * LETTER
    for away in (70, 110, 160, 220):
        for side in (-1, 1):
            for up in (-160, -110, -60, 0, 60, 110, 160):
                x = one.x + side * away
                # the anchor is the outer edge: the end that is farther from the thing
                yield (x + side * wide if side > 0 else x - wide), one.y + up


def cost(
    one: Named,
    anchor: tuple[float, float],
    points: Sequence[tuple[float, float]],
    avoid: Sequence[tuple[float, float]] = (),
) -> float:
    area = box(anchor, one.text)
    end_x = min(max(one.x, area[0]), area[2])
    lead = ((end_x - one.x) ** 2 + (anchor[1] - one.y) ** 2) ** 0.5
    crossed = sum(close(one.x, one.y, end_x, anchor[1], point) for point in points if point != (one.x, one.y))
    slant = abs(anchor[1] - one.y)
    covered = sum(near(area, point) for point in avoid)
    away = 0 if anchor[0] in (MARGIN, 1000 - MARGIN) else 80  # the margins are emptier
    return lead + 0.6 * slant + 90 * crossed + 160 * covered + away


def box(anchor: tuple[float, float], text: str) -> Box:
    x, y = anchor
    wide = len(text) * LETTER
    left = x - wide if x > 500 else x
    return left, y - LINE / 2, left + wide, y + LINE / 2


def inside(area: Box, height: float) -> bool:
    return area[0] >= 0 and area[2] <= 1000 and area[1] >= 0 and area[3] <= height


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] + 6 and b[0] < a[2] + 6 and a[1] < b[3] and b[1] < a[3]


def near(area: Box, point: tuple[float, float]) -> bool:
    return area[0] - DOT < point[0] < area[2] + DOT and area[1] - DOT / 2 < point[1] < area[3] + DOT / 2


def close(x1: float, y1: float, x2: float, y2: float, point: tuple[float, float], reach: float = 26) -> bool:
    """Whether a leader passes a dot closely."""
    dx, dy = x2 - x1, y2 - y1
    t = max(0.0, min(1.0, ((point[0] - x1) * dx + (point[1] - y1) * dy) / (dx * dx + dy * dy or 1)))
    return (x1 + t * dx - point[0]) ** 2 + (y1 + t * dy - point[1]) ** 2 < reach**2
