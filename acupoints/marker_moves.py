"""Markers of two states on their figures: where they were, where they would be, and how far apart that is."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from acupoints.applying import Key
from acupoints.figures import UNITS, FigureView
from acupoints.figures.view import CUN_MM
from acupoints.models import Figure, Marker
from acupoints.versions import Row, State

NARROWEST = 0.5  # of the picture: what is seen around a marker that moved a little
Spot = tuple[float, float]


@dataclass(frozen=True)
class Move:
    title: str
    kind: str  # moved, added, removed
    old: Spot | None  # in the units of the drawing
    new: Spot | None
    cun: float | None  # None: the figure is not to scale

    @property
    def percent(self) -> float:
        """Of the picture's width."""
        return round(100 * math.dist(self.old, self.new) / UNITS, 1) if self.old and self.new else 0


@dataclass(frozen=True)
class Scene:
    """One figure with the markers that differ on it."""

    figure: Figure
    moves: tuple[Move, ...]

    @cached_property
    def view(self) -> FigureView:
        return FigureView(self.figure)

    @property
    def image(self) -> str:
        try:
            return self.view.image(1200)
        except ValueError:  # a name that is not among the static files
            return ""

    @cached_property
    def box(self) -> tuple[float, float, float]:
        """Left, top and side of the square that is seen."""
        spots = [spot for move in self.moves for spot in (move.old, move.new) if spot]
        (left, right), (top, bottom) = ((min(one), max(one)) for one in zip(*spots, strict=True))
        side = max(1.6 * max(right - left, bottom - top), NARROWEST * UNITS)
        return round((left + right - side) / 2, 1), round((top + bottom - side) / 2, 1), round(side, 1)

    @property
    def viewbox(self) -> str:
        left, top, side = self.box
        return f"{left:g} {top:g} {side:g} {side:g}"

    @property
    def dot(self) -> float:
        return round(self.box[2] / 45, 2)


def scenes(old: State, new: State) -> list[Scene]:
    """One query for the figures."""
    changed: dict[Any, list[tuple[Row | None, Row | None]]] = defaultdict(list)
    for before, after in differing(old, new):
        changed[(after or before).fields["figure"]].append((before, after))  # type: ignore[union-attr]
    figures = Figure.objects.in_bulk(changed)
    found = {pk: own_figure(pk, old, new) or figures.get(pk) for pk in changed}
    return [Scene(figure, tuple(move(figure, *pair) for pair in changed[pk])) for pk, figure in found.items() if figure]


def own_figure(pk: Any, old: State, new: State) -> Figure | None:
    """A new figure is not in the database yet."""
    row = new.get((Figure._meta.label_lower, str(pk)))
    if row is None or (Figure._meta.label_lower, str(pk)) in old:
        return None
    names = {one.name: one.attname for one in Figure._meta.fields}
    return Figure(pk=pk, **{names[name]: value for name, value in row.fields.items() if name in names})


def differing(old: State, new: State) -> Iterator[tuple[Row | None, Row | None]]:
    keys: list[Key] = [*new, *(key for key in old if key not in new)]
    for key in keys:
        before, after = old.get(key), new.get(key)
        if (after or before).model is not Marker:  # type: ignore[union-attr]
            continue
        if before is None or after is None or any(before.fields[name] != after.fields[name] for name in ("x", "y")):
            yield before, after


def move(figure: Figure, before: Row | None, after: Row | None) -> Move:
    old, new = spot(figure, before), spot(figure, after)
    kind = "moved" if old and new else "added" if new else "removed"
    row = after or before
    far = math.dist(old, new) / UNITS * figure.width_mm / CUN_MM if old and new and figure.width_mm else None
    return Move(row.title if row else "", kind, old, new, round(far, 2) if far is not None else None)


def spot(figure: Figure, row: Row | None) -> Spot | None:
    if row is None:
        return None
    view = FigureView(figure)
    return view.x(row.fields["x"]), view.y(row.fields["y"])
