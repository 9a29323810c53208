"""Where a point is, for the session: its picture on the side asked for and the steps to find it."""

from collections.abc import Iterable
from dataclasses import dataclass

from acupoints.figures import FigureView, figures_of
from acupoints.models import Figure, Marker, Point

Place = tuple[str, str]  # a point's code, and left, right, both or midline


@dataclass(frozen=True)
class Scene:
    point: Point
    side: str
    view: FigureView | None

    @property
    def key(self) -> str:
        return f"{self.point.code}-{self.side}"

    @property
    def finding(self) -> list[str]:
        return [one.text for one in self.point.locations.all() if one.kind == "finding"]


def scenes(places: Iterable[Place]) -> dict[Place, Scene]:
    """One scene for each place whose point is known. Ten queries, however many places."""
    wanted = list(dict.fromkeys(places))
    rows = Point.objects.filter(code__in={code for code, _ in wanted}).prefetch_related("locations")
    points = {point.code: point for point in rows}
    figures = list(Figure.objects.filter(pk__in=_showing(points.values())).with_overlay())
    return {
        (code, side): Scene(points[code], side, _view(points[code], figures, side))
        for code, side in wanted
        if code in points
    }


def _showing(points: Iterable[Point]) -> set[int]:
    return set(Marker.objects.filter(point__in=list(points)).values_list("figure", flat=True))


def _view(point: Point, figures: list[Figure], side: str) -> FigureView | None:
    marked = [f for f in figures if any(m.point.code == point.code for m in f.markers.all())]
    return next(iter(figures_of(point, marked, side)), None)
