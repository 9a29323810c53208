"""The words and measuring lines of a figure, laid out so that none covers another or a mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from acupoints.models import CunRuler

from .geometry import Box, around, overlap
from .labels import Label, place_label
from .rulers import RulerView, along, draw_ruler
from .spots import Spot

if TYPE_CHECKING:
    from .view import FigureView

THIS, WORD, CODE = 1.12, 1.0, 0.85  # sizes of letters, in em
MARK, PIN, DOT = 0.85, 0.2, 0.25  # how far a mark reaches, in em
ROOM = 0.38  # between a mark and its word, for the seam round the letters


@dataclass(frozen=True, slots=True)
class Layout:
    """`links`: the other points, each with the place of its code; `is_tip`: shown on hover and focus only."""

    markers: list[Spot]
    landmarks: list[Spot]
    rulers: list[RulerView]
    links: list[Spot]


def lay_out(view: FigureView) -> Layout:
    """This point's words first, then landmarks, then the codes of the others where there is room left."""
    em = view.em
    own = view.markers if view.point else []
    taken = [around(spot.place, MARK * em) for spot in own]
    taken += [around(pin.place, PIN * em) for pin in view.pins]
    rulers = [ruler for one in view.figure.rulers.all() if (ruler := draw(view, one))]
    taken += [box for ruler in rulers for box in ruler_boxes(ruler, em)]
    taken += [around(spot.place, DOT * em) for spot in view.chosen]
    if not view.point:  # all of them are what the page is about
        taken += [around(spot.place, DOT * em) for spot in view.rest]
    markers = list(name_places(view, own, taken, given_boxes(view)))
    pins = [label_one(view, pin, WORD, PIN, taken) for pin in view.pins]
    seen = [pin for pin in pins if pin.label]
    leaders = [(*spot.place, *spot.lead) for spot in (*markers, *seen) if spot.lead]
    taken += [around(place, em / 10) for leader in leaders for place in along(leader)]
    return Layout(markers, seen, rulers, [name_link(view, spot, taken) for spot in view.chosen])


def draw(view: FigureView, one: CunRuler) -> RulerView | None:
    if one.point.code not in view.codes or not view.look.labels:
        return None
    ends = (view.x(one.x1), view.y(one.y1), view.x(one.x2), view.y(one.y2))
    spots = (*view.markers, *view.pins)
    places = [spot.place for spot in spots] + [(s.label.x, s.label.y) for s in spots if s.label]
    size = CODE * view.em
    return draw_ruler(ends, one.label, one.parts, size=size, window=view.window, scale=view.scale, taken=places)


def ruler_boxes(ruler: RulerView, em: float) -> list[Box]:
    label = Label(ruler.label_x, ruler.label_y, "middle", CODE * em)
    line = [around(place, em / 10) for place in along((ruler.x1, ruler.y1, ruler.x2, ruler.y2))]
    return [label.box(ruler.label), *line]


def given_boxes(view: FigureView) -> list[Box]:
    """What the landmarks' words cover where their maker put them."""
    labels = ((pin.text, replace(pin.label, size=WORD * view.em)) for pin in view.pins if pin.label)
    return [label.box(text) for text, label in labels]


def name_places(view: FigureView, own: list[Spot], taken: list[Box], words: list[Box]) -> Iterable[Spot]:
    """Each point has its name once on each side and place, however many sites; off the landmarks' words if it can."""
    named = set()
    for spot in own:
        group = (spot.code, spot.side, spot.is_alternative)
        if group in named or not view.look.labels:
            yield spot.labelled(None)
            continue
        named.add(group)
        yield label_one(view, spot, THIS, MARK, taken, words)


def label_one(
    view: FigureView, spot: Spot, size: float, reach: float, taken: list[Box], avoided: Iterable[Box] = ()
) -> Spot:
    """Where its maker put it if that is free, else at the nearest free place; its box is taken from then on.

    `avoided`: boxes that it keeps off as well as long as there is another place for it.
    """
    size *= view.em
    label = replace(spot.label, size=size) if spot.label else None
    if label is None or any(overlap(label.box(spot.text), other) for other in taken):
        room, gap = view.room(view.em / 4), (reach + ROOM) * view.em
        label = place_label(spot.text, spot.place, size, gap, room, [*taken, *avoided])
        label = label or place_label(spot.text, spot.place, size, gap, room, taken)
    spot = spot.labelled(label)
    if spot.label_box:
        taken.append(spot.label_box)
    return spot


def name_link(view: FigureView, spot: Spot, taken: list[Box]) -> Spot:
    size, gap = CODE * view.em, (DOT + ROOM) * view.em
    label = place_label(spot.text, spot.place, size, gap, view.window, taken) if view.look.labels else None
    if label is None or label.has_leader:  # a code that stands apart would need a line to its dot
        left = spot.x > (view.window[0] + view.window[2]) / 2
        tip = Label(spot.x - gap if left else spot.x + gap, spot.y, "end" if left else "start", size)
        return replace(spot, label=tip, is_tip=True)
    taken.append(label.box(spot.text))
    return spot.labelled(label)
