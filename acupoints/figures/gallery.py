"""The figures of one point: one shown large, as the reader asked for it, the others to choose from."""

from dataclasses import dataclass, replace

from django.db.models import Prefetch, Q, prefetch_related_objects

from acupoints.models import CunRuler, Figure, Marker, MeridianPath, Point

from .crop import CLOSE_UP, WHOLE_BODY
from .look import Look
from .telling import figures_of, shows
from .view import FigureView

MOST_CLOSE_UPS = 4
WORTH_SHOWING = 45  # of 100: from the third close-up on


@dataclass(frozen=True, slots=True)
class Control:
    """A link that shows the figure in another way. `key` finds it again after the figure was exchanged."""

    key: str
    text: str
    look: Look
    is_current: bool = False


@dataclass(frozen=True)
class Gallery:
    """`others` are drawn small; choosing one shows it in place of `shown`."""

    point: Point
    shown: FigureView
    others: list[FigureView]
    look: Look
    first: str

    @property
    def base(self) -> str:
        return self.point.get_absolute_url()

    @property
    def controls(self) -> list[Control]:
        look, figure = self.look, self.shown.figure
        zoom = Control("zoom", "Whole figure" if look.zoom else "Zoom in", look.but(zoom=not look.zoom))
        labels = Control("labels", "Hide labels" if look.labels else "Show labels", look.but(labels=not look.labels))
        bones = Control("bones", "Hide bones" if look.bones else "Show bones", look.but(bones=not look.bones))
        return [zoom, *([bones] if figure.bones else []), labels]

    @property
    def said(self) -> str:
        """What a screen reader hears after a change."""
        bones = [] if not self.shown.figure.bones else ["bones shown" if self.look.bones else "bones hidden"]
        zoom = "zoomed in" if self.look.zoom else "whole figure"
        labels = "labels shown" if self.look.labels else "labels hidden"
        return ", ".join([self.shown.title, zoom, *bones, labels])

    @property
    def sides(self) -> list[Control]:
        """Where there is another side to show: by mirroring, or by zooming in on it."""
        if self.point.laterality == Point.Laterality.MIDLINE:
            return []
        if self.shown.figure.side == "both" and not self.look.zoom:
            return []
        return [self.side(side) for side in ("left", "right")]

    def side(self, side: str) -> Control:
        return Control(side, f"{side.capitalize()} side", self.look.but(side=side), self.look.side == side)

    @property
    def choices(self) -> list[tuple[FigureView, Look]]:
        """Another figure is shown whole first, so that one sees where one is."""
        slugs = ((view, "" if view.slug == self.first else view.slug) for view in self.others)
        return [(view, self.look.but(figure=slug, zoom=False)) for view, slug in slugs]


def gallery(point: Point, look: Look) -> Gallery | None:
    """The figures of a point, or none. Five queries, however many figures and markers."""
    figures = list(Figure.objects.showing(point))
    if not figures:
        return None
    ordered = few([view.figure for view in figures_of(point, figures, look)], point)
    shown = next((one for one in ordered if one.slug == look.figure), ordered[0])
    look = look.but(figure="" if shown is ordered[0] else shown.slug, bones=look.bones and shown.bones)
    fetch(shown, figures, point)
    views = figures_of(point, ordered, look)
    large = next(view for view in views if view.figure is shown)
    small = [replace(view, look=Look(side=look.side)) for view in views if view is not large]
    zoom = CLOSE_UP if shown.close_up else WHOLE_BODY
    return Gallery(point, large.zoomed(zoom) if look.zoom else large, small, look, ordered[0].slug)


def few(figures: list[Figure], point: Point) -> list[Figure]:
    """The most telling close-ups, and the wide pictures."""
    close = [figure for figure in figures if figure.close_up]
    close = close[:2] + [figure for figure in close[2:] if shows(figure, point) >= WORTH_SHOWING]
    return [*close[:MOST_CLOSE_UPS], *(figure for figure in figures if not figure.close_up)]


def fetch(shown: Figure, figures: list[Figure], point: Point) -> None:
    """All markers of the figure that is shown, of the others this point's only. Four queries."""
    markers = Marker.objects.with_names().filter(Q(point=point) | Q(figure=shown))
    prefetch_related_objects(figures, Prefetch("markers", markers))
    prefetch_related_objects(
        [shown],
        "landmarks",
        Prefetch("rulers", CunRuler.objects.filter(point=point).select_related("point")),
        Prefetch("paths", MeridianPath.objects.filter(meridian=point.meridian_id)),
    )
