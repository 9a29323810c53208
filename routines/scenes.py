"""Where a point is, for the session: its picture on the side asked for and the steps to find it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects

from acupoints.figures import FigureView, Look, Spot, figures_of
from acupoints.figures.crop import STAGE
from acupoints.models import CunRuler, Figure, Marker, Point, overlay

Place = tuple[str, str, str]  # a point's code; left, right, both or midline; the figure that suits best, or none


def scene_key(code: str, side: str, figure: str) -> str:
    return "-".join(part for part in (code, side, figure) if part)


@dataclass(frozen=True)
class Scene:
    point: Point
    side: str
    view: FigureView | None
    figure: str = ""

    @property
    def key(self) -> str:
        return scene_key(self.point.code, self.side, self.figure)

    @cached_property
    def close(self) -> FigureView | None:
        """A square round the place, with enough of the body to see where that is."""
        return self.view and self.view.zoomed(STAGE)

    @property
    def spots(self) -> list[Spot]:
        """The point's places on the side asked for; a figure of both sides marks both."""
        return self.view.markers_on(self.side) if self.view else []

    @property
    def finding(self) -> list[str]:
        return [one.text for one in self.point.locations.all() if one.kind == "finding"]


def scenes(places: Iterable[Place]) -> dict[Place, Scene]:
    """One scene for each place whose point is known. Nine queries, however many places; only what is shown is drawn."""
    wanted = list(dict.fromkeys(places))
    rows = Point.objects.filter(code__in={code for code, _, _ in wanted}).prefetch_related("locations")
    points = {point.code: point for point in rows}
    figures = _showing(list(points.values()))
    found = {
        (code, side, figure): Scene(points[code], side, _view(points[code], figures[code], side, figure), figure)
        for code, side, figure in wanted
        if code in points
    }
    shown = {scene.view.figure for scene in found.values() if scene.view}
    prefetch_related_objects(list(shown), *overlay(points.values()))
    return found


def _showing(points: list[Point]) -> dict[str, list[Figure]]:
    """By code, the figures that have a marker of the point, with the markers and rulers of all these points."""
    markers = Marker.objects.with_names().filter(point__in=points)
    marked = set(markers.order_by().values_list("point__code", "figure"))
    rulers = CunRuler.objects.filter(point__in=points).select_related("point")
    rows = Figure.objects.filter(pk__in={figure for _, figure in marked}).select_related("context")
    figures = list(rows.prefetch_related(Prefetch("markers", markers), Prefetch("rulers", rulers)))
    return {point.code: [one for one in figures if (point.code, one.pk) in marked] for point in points}


def _view(point: Point, figures: list[Figure], side: str, wanted: str) -> FigureView | None:
    views = figures_of(point, figures, Look(side=side))
    return next((view for view in views if view.slug == wanted), next(iter(views), None))
