"""What a clinician is handed to read: a thing, cut into parts with an answer each. Other apps `provide` theirs."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from acupoints.citations import cited
from acupoints.codes import normalise
from acupoints.figures import FigureView, Look, figures_of
from acupoints.models import Figure, Point, ReviewAnswer, Source, overlay
from acupoints.rendering import markdown
from acupoints.reviews import digests

BLANK_IN_CODE = re.compile(r"(?<=[A-Za-z]) +(?=\d)")
MOST = 10  # things in a pack: what one can read in two hours
AGREE, NOT_MINE = ReviewAnswer.Verdict.AGREE, ReviewAnswer.Verdict.NOT_MINE


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to answer. `must`: a sign-off needs the word of somebody whose field it is."""

    key: str
    title: str
    must: bool = False


@dataclass(frozen=True)
class Sheet:
    """One thing of a pack, as it stands now. `context` is what its template draws the parts from."""

    key: str
    title: str
    thing: Any
    template: str
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    digest: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """What one can make a pack of: its name for people, and its things in tens."""

    key: str
    label: str
    kind: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packable:
    kind: str
    sheets: Callable[[Sequence[str]], list[Sheet]]
    choices: Callable[[], Iterable[Choice]]


_kinds: dict[str, Packable] = {}


def provide(packable: Packable) -> None:
    _kinds[packable.kind] = packable


def sheets(kind: str, keys: Sequence[str]) -> list[Sheet]:
    """In the order of the keys; what is no longer there is left out. A constant number of queries for a kind."""
    return _kinds[kind].sheets(keys)


def choices() -> list[Choice]:
    return [choice for kind in _kinds.values() for choice in kind.choices()]


def listed_codes(text: str) -> list[str]:
    """Codes as an editor writes them, with commas or blanks between. Raises ValueError with what is wrong."""
    words = BLANK_IN_CODE.sub("", text.replace(",", " ").replace(";", " ")).split()
    codes = list(dict.fromkeys(map(known, words)))
    if not 1 <= len(codes) <= MOST:
        raise ValueError(f"Name one to {MOST} points; these are {len(codes)}.")
    there = set(Point.objects.visible().filter(code__in=codes).values_list("code", flat=True))
    if missing := [code for code in codes if code not in there]:
        raise ValueError(f"There is no page of {', '.join(missing)}.")
    return codes


def known(word: str) -> str:
    try:
        return normalise(word)
    except ValueError as error:
        raise ValueError(f"{word[:20]} is no point code such as KI3 or EX-HN3.") from error


# Points

PLACE = Part("place", "Where it is, and its mark on the figures", must=True)
FINDING = Part("finding", "How to find it", must=True)
CAUTIONS = Part("cautions", "Cautions", must=True)
PRESSING = Part("pressing", "How to press it", must=True)
MIXED_UP = Part("mixed-up", "What is commonly mixed up")
TRADITION = Part("tradition", "In the tradition")
RESEARCH = Part("research", "In research")
NAMES = Part("names", "Names and classes")
FIGURES = 2  # of a point: where it is on the body, and close by


def parts_of(point: Point) -> tuple[Part, ...]:
    """What its page says; a listed point has no more than its place, cautions and names."""
    finding = any(one.kind == "finding" for one in point.locations.all())
    there = {
        PLACE: True,
        FINDING: finding,
        CAUTIONS: True,
        PRESSING: point.is_published,
        MIXED_UP: bool(point.mixed_up),
        TRADITION: bool(point.tradition),
        RESEARCH: bool(point.research),
        NAMES: True,
    }
    return tuple(part for part, is_there in there.items() if is_there)


def point_sheets(codes: Sequence[str]) -> list[Sheet]:
    rows = Point.objects.visible().with_page().filter(code__in=codes).prefetch_related("press_sources")
    points = {point.code: point for point in rows}
    views, text = views_of(list(points.values())), digests(Point, points)
    return [point_sheet(points[code], views[code], text[code]) for code in codes if code in points]


def point_sheet(point: Point, views: list[FigureView], digest: str) -> Sheet:
    locations = list(point.locations.all())
    of_kind = {kind: [one for one in locations if one.kind == kind] for kind in ("standard", "finding", "alternative")}
    context = {"point": point, "views": views, "locations": of_kind, "mixed_up_html": markdown(point.mixed_up)}
    title = f"{point.spaced_code} {point.pinyin}"
    sources = tuple(cited(point))
    return Sheet(point.code, title, point, "acupoints/review/_point.html", parts_of(point), sources, digest, context)


def views_of(points: list[Point]) -> dict[str, list[FigureView]]:
    """By code the figures that tell most: a close-up, and where that lies. Five queries, however many points."""
    rows = Figure.objects.filter(markers__point__in=points).distinct().select_related("context")
    figures = list(rows.prefetch_related(*overlay(points)))
    marked = {(marker.point_id, one.pk) for one in figures for marker in one.markers.all()}
    found = {}
    for point in points:
        views = figures_of(point, [one for one in figures if (point.pk, one.pk) in marked], Look())
        wide = [view for view in views[1:] if not view.figure.close_up][:1]
        found[point.code] = [*views[:1], *(wide or views[1:FIGURES])]
    return found


def point_choices() -> Iterable[Choice]:
    """Each meridian's points by tens. One query."""
    rows = Point.objects.visible().order_by("sort_order").values_list("meridian__code", "meridian__english", "code")
    along: dict[tuple[str, str], list[str]] = {}
    for meridian, english, code in rows:
        along.setdefault((meridian, english), []).append(code)
    for (meridian, english), codes in along.items():
        for start in range(0, len(codes), MOST):
            ten = tuple(codes[start : start + MOST])
            span = ten[0] if len(ten) == 1 else f"{ten[0]} to {ten[-1]}"
            yield Choice(f"{meridian}-{start}", f"{english}: {span}", "point", ten)


provide(Packable("point", point_sheets, point_choices))


# What became of the answers


@dataclass(frozen=True, slots=True)
class Given:
    """A part with its answer, if there is one. `outdated`: the text has changed since it was given."""

    part: Part
    answer: ReviewAnswer | None
    outdated: bool = False

    @property
    def verdict(self) -> str:
        return self.answer.verdict if self.answer else ""

    @property
    def agreed(self) -> bool:
        return self.verdict == AGREE and not self.outdated


def given(sheet: Sheet, answers: Iterable[ReviewAnswer]) -> list[Given]:
    by_part = {one.part: one for one in answers if one.key == sheet.key}
    found = ((part, by_part.get(part.key)) for part in sheet.parts)
    return [Given(part, one, bool(one and one.digest != sheet.digest)) for part, one in found]


def hindrance(all_given: Sequence[Given]) -> str:
    """Why this cannot be signed off, in words; empty where it can."""
    if any(one.outdated for one in all_given):
        return "The text has changed since it was answered."
    if any(one.verdict in (ReviewAnswer.Verdict.CHANGE, ReviewAnswer.Verdict.WRONG) for one in all_given):
        return "A change is asked for."
    if open_ones := [one.part.title for one in all_given if not one.verdict]:
        return f"Not answered yet: {'; '.join(open_ones)}."
    if foreign := [one.part.title for one in all_given if one.part.must and not one.agreed]:
        return f"Needs somebody whose field it is: {'; '.join(foreign)}."
    return ""
