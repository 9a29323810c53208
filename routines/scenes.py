"""Where a point is, for the session: its picture on the side asked for and the steps to find it."""

from collections.abc import Iterable
from dataclasses import dataclass

from acupoints.figures import UNITS, FigureView, Spot, clamp, figures_of
from acupoints.models import Figure, Marker, Point

SHARE = 0.62  # of the picture's width: the point with enough round it to see where that is
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

    @property
    def spots(self) -> list[Spot]:
        """The point's places on the side asked for; a figure of both sides marks both."""
        here = [s for s in self.view.markers if s.is_this and not s.is_alternative] if self.view else []
        return [s for s in here if s.side in (self.side, "midline")] or here

    @property
    def crop(self) -> str:
        """A square viewBox round the spots, kept inside the picture."""
        if not self.view or not self.spots:
            return self.view.full_viewbox if self.view else ""
        side = UNITS * SHARE
        x = sum(s.x for s in self.spots) / len(self.spots) - side / 2
        y = sum(s.y for s in self.spots) / len(self.spots) - side / 2
        return f"{clamp(x, UNITS - side):.0f} {clamp(y, self.view.image_height - side):.0f} {side:.0f} {side:.0f}"

    @property
    def finding(self) -> list[str]:
        return [one.text for one in self.point.locations.all() if one.kind == "finding"]


def scenes(places: Iterable[Place]) -> dict[Place, Scene]:
    """One scene for each place whose point is known. Ten queries, however many places."""
    wanted = list(dict.fromkeys(places))
    rows = Point.objects.filter(code__in={code for code, _, _ in wanted}).prefetch_related("locations")
    points = {point.code: point for point in rows}
    figures = list(Figure.objects.filter(pk__in=_showing(points.values())).with_overlay())
    return {
        (code, side, figure): Scene(points[code], side, _view(points[code], figures, side, figure), figure)
        for code, side, figure in wanted
        if code in points
    }


def _showing(points: Iterable[Point]) -> set[int]:
    return set(Marker.objects.filter(point__in=list(points)).values_list("figure", flat=True))


def _view(point: Point, figures: list[Figure], side: str, wanted: str) -> FigureView | None:
    marked = [f for f in figures if any(m.point.code == point.code for m in f.markers.all())]
    views = figures_of(point, marked, side)
    return next((view for view in views if view.slug == wanted), next(iter(views), None))
