"""Small pictures for lists: where on the body a point is. Most share one image, so a list costs a reader little."""

from collections.abc import Collection

from django.db.models import Prefetch, prefetch_related_objects

from acupoints.models import Figure, Marker

from .crop import CLOSE_UP, WHOLE_BODY
from .view import FigureView


def tiles(codes: Collection[str]) -> dict[str, FigureView]:
    """A square round each point that is on a figure, by its code. Three queries, however many; none for no codes."""
    if not codes:
        return {}
    markers = Marker.objects.filter(point__code__in=codes)
    marked = set(markers.order_by().values_list("figure", "point__code"))
    figures = sorted(Figure.objects.filter(pk__in={figure for figure, _ in marked}), key=widest)
    found = ((code, next((one for one in figures if (one.pk, code) in marked), None)) for code in codes)
    chosen = {code: figure for code, figure in found if figure}
    prefetch_related_objects(list(set(chosen.values())), Prefetch("markers", markers.with_names()))
    return {code: tile_of(code, figure) for code, figure in chosen.items()}


def widest(figure: Figure) -> tuple[bool, bool, str]:
    """The picture that shows most of the body comes first."""
    return figure.schematic, figure.close_up, figure.slug


def tile_of(code: str, figure: Figure) -> FigureView:
    return FigureView(figure, frozenset([code])).zoomed(CLOSE_UP if figure.close_up else WHOLE_BODY)
