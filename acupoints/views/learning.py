"""What a learner puts side by side: the classes as tables, and two points."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.db.models import Count, Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acupoints import catalogue, codes
from acupoints.class_details import FIVE_SHU, all_details
from acupoints.figures import FigureView, tiles
from acupoints.figures.geometry import short_path
from acupoints.figures.telling import at_rim, telling
from acupoints.http import HtmxHttpRequest, shared
from acupoints.models import Figure, Marker, Meridian, Point, PointClass
from acupoints.rendering import markdown

from .finding import Meaning, meanings_of, typed

BY_MERIDIAN = ("yuan-source", "luo-connecting", "xi-cleft")
BY_ORGAN = ("back-shu", "front-mu", "lower-he-sea")
COMMAND = "command-point-"  # five classes of one point each
TABLES = [
    ("five-shu", "The five transport points", "Meridian", FIVE_SHU),
    ("by-meridian", "Source, connecting and cleft points", "Meridian or vessel", BY_MERIDIAN),
    ("by-organ", "Points of the organs", "Organ", BY_ORGAN),
]


@dataclass(frozen=True, slots=True)
class Cell:
    """One point in a table; `detail` what its class says of it, where the row does not say it already."""

    point: Point
    detail: str = ""


@dataclass(slots=True)
class Row:
    """`cells`: for each class of the table its points, mostly one."""

    title: str
    meridian: Meridian | None
    cells: list[list[Cell]]


@dataclass(slots=True)
class Table:
    slug: str
    title: str
    corner: str
    columns: list[PointClass]
    rows: list[Row] = field(default_factory=list)


@require_safe
@shared()
def classes(request: HtmxHttpRequest) -> HttpResponse:
    points = Point.objects.visible()
    kinds = {one.slug: one for one in PointClass.objects.filter(points__in=points).annotate(count=Count("points"))}
    rows = points.filter(classes__isnull=False).distinct().select_related("meridian", "region")
    members = members_of(rows.prefetch_related("classes"))
    meridians = list(Meridian.objects.published())
    tables = [
        table(slug, title, corner, [kinds[one] for one in columns if one in kinds], members, meridians)
        for slug, title, corner, columns in TABLES
    ]
    in_tables = {one.slug for drawn in tables for one in drawn.columns}
    lists = [(one, members[one.slug]) for one in kinds.values() if one.slug not in in_tables]
    context = {
        "tables": [one for one in tables if one.columns],
        "commands": [one for one in lists if one[0].slug.startswith(COMMAND)],
        "lists": [one for one in lists if not one[0].slug.startswith(COMMAND)],
    }
    return render(request, "acupoints/classes.html", context)


def members_of(points: Iterable[Point]) -> dict[str, list[Cell]]:
    """By class, its points with what the class says of each."""
    found: dict[str, list[Cell]] = {}
    details = all_details(settings.FIXTURES_ROOT / "facts" / "points.csv")
    for point in points:
        for one in point.classes.all():
            found.setdefault(one.slug, []).append(Cell(point, details.get(point.code, {}).get(one.slug, "")))
    return found


def table(
    slug: str,
    title: str,
    corner: str,
    columns: list[PointClass],
    members: dict[str, list[Cell]],
    meridians: list[Meridian],
) -> Table:
    """One row a meridian in their order, then one for each vessel that is none of the fourteen."""
    by_name = {one.english: one for one in meridians}
    rows: dict[str, Row] = {}
    for name in by_name:
        rows[name] = Row(name, by_name[name], [[] for _ in columns])
    for number, column in enumerate(columns):
        for cell in members.get(column.slug, []):
            name, shown = placed(cell, slug)
            row = rows.setdefault(name, Row(name, by_name.get(name), [[] for _ in columns]))
            row.cells[number].append(shown)
    return Table(slug, title, corner, columns, [row for row in rows.values() if any(row.cells)])


def placed(cell: Cell, table: str) -> tuple[str, Cell]:
    """The title of its row, and the cell without what that title says: an element stays, an organ does not."""
    if table == "five-shu" or not cell.detail:
        return cell.point.meridian.english, cell
    name, _, rest = cell.detail.partition(", ")
    return name, Cell(cell.point, rest)


@dataclass(frozen=True)
class PairView(FigureView):
    """A figure on which two points are equals; `point` is the one, `other` the other."""

    other: Point | None = None

    @cached_property
    def paths(self) -> list[str]:
        return [short_path(path.d) for path in self.figure.paths.all()]

    @property
    def alt_text(self) -> str:
        marked = " and ".join(one.spaced_code for one in (self.point, self.other) if one)
        return f"{self.title}, {self.figure.view}. Marked: {marked}."


@dataclass(frozen=True, slots=True)
class Asked:
    """One side of a comparison: what was typed, the point that it means, or its several meanings."""

    text: str
    point: Point | None
    meanings: tuple[Meaning, ...] = ()


@require_safe
@shared("a", "b")
def compare(request: HtmxHttpRequest) -> HttpResponse:
    first, second = (asked(typed(request.GET.get(name, ""))[:100]) for name in ("a", "b"))
    context: dict[str, object] = {"a": first, "b": second}
    if first.point and second.point and first.point != second.point:
        context |= side_by_side(first.point, second.point)
    response = render(request, "acupoints/compare.html", context)
    response["X-Robots-Tag"] = "noindex"  # eighty thousand pairs
    return response


def asked(text: str) -> Asked:
    """Any spelling of a code with one meaning, or a name that one point bears."""
    meanings = tuple(meanings_of(codes.parse(text))) if text else ()
    code = meanings[0].code if len(meanings) == 1 else codes.from_slug(text.lower())
    if not code and text and not meanings:
        entry = catalogue.index().search(text).redirect
        code = entry.key if entry and entry.kind == "point" else None
    point = Point.objects.visible().with_page().filter(code=code).first() if code else None
    return Asked(text, point, () if point else meanings)


def side_by_side(a: Point, b: Point) -> dict[str, object]:
    shown = shared_figure(a, b)
    drawn = {} if shown else tiles({a.code, b.code})
    return {
        "pair": [side_of(a, drawn.get(a.code)), side_of(b, drawn.get(b.code))],
        "shown": shown,
        "same_meridian": a.meridian_id == b.meridian_id,
        "apart": abs((a.number or 0) - (b.number or 0)) if a.meridian_id == b.meridian_id else 0,
    }


def side_of(point: Point, tile: FigureView | None) -> dict[str, object]:
    locations = list(point.locations.all())
    return {
        "point": point,
        "tile": tile,
        "standard": [one for one in locations if one.kind == "standard"],
        "finding": [one for one in locations if one.kind == "finding"],
        "cautions": point.cautions.all(),
        "classes": point.classes.all(),
        "mixed_up_html": markdown(point.mixed_up),
    }


def shared_figure(a: Point, b: Point) -> FigureView | None:
    """The figure that tells best where both are, or none: two queries and the overlay."""
    both = Figure.objects.filter(pk__in=Marker.objects.filter(point=a).values("figure"))
    both = both.filter(pk__in=Marker.objects.filter(point=b).values("figure"))
    seen = both.prefetch_related(Prefetch("markers", Marker.objects.filter(point__in=[a, b])))
    best = min(seen, key=lambda figure: (at_rim(figure, a) or at_rim(figure, b), telling(figure, a)), default=None)
    if best is None:
        return None
    drawn = Figure.objects.filter(pk=best.pk).with_overlay([a, b])
    return next((PairView(one, frozenset([a.code, b.code]), point=a, other=b) for one in drawn), None)
