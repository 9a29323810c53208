"""Small pictures for lists: where on the body a point is. Most share one image, so a list costs a reader little."""

from collections.abc import Collection

from django.db.models import Prefetch

from acupoints.models import Figure, Marker

from .crop import CLOSE_UP, WHOLE_BODY
from .view import FigureView


def tiles(codes: Collection[str]) -> dict[str, FigureView]:
    """A square round each point that is on a figure, by its code. Two queries, however many; none for no codes."""
    if not codes:
        return {}
    markers = Marker.objects.with_names().filter(point__code__in=codes)
    marked = Figure.objects.filter(pk__in=markers.values("figure"))
    figures = sorted(marked.prefetch_related(Prefetch("markers", markers)), key=widest)
    return {code: tile for code in codes if (tile := tile_of(code, figures))}


def widest(figure: Figure) -> tuple[bool, bool, str]:
    return figure.schematic, figure.close_up, figure.slug


def tile_of(code: str, figures: list[Figure]) -> FigureView | None:
    """From the picture that shows most of the body."""
    figure = next((one for one in figures if any(m.point.code == code for m in one.markers.all())), None)
    zoom = CLOSE_UP if figure and figure.close_up else WHOLE_BODY
    return FigureView(figure, frozenset([code])).zoomed(zoom) if figure else None
