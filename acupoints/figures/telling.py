"""Which figure of a point shows its place best. No queries."""

from collections.abc import Iterable

from acupoints.models import Figure, Point

from .look import Look
from .view import FigureView

RIM = 0.09  # of the picture's width or height
FAINT = (
    0.7  # of what the best close-up shows: below it a picture is of something else, with the point in its background
)


def figures_of(point: Point, figures: Iterable[Figure], look: Look | None = None) -> list[FigureView]:
    """The views of a point on its figures, the most telling first, mirrored where the other side was asked for.

    Close-ups at whose rim or in whose background it lies are left away where there is a better one and another figure
    besides. The figures come from `showing(point)`, or with their markers.
    """
    ordered = sorted(figures, key=lambda figure: telling(figure, point))
    best = max((shows(figure, point) for figure in ordered if figure.close_up), default=0)
    telltale = [f for f in ordered if not at_rim(f, point) and not (f.close_up and shows(f, point) < FAINT * best)]
    if len(telltale) > 1 and telltale[0].close_up:
        ordered = telltale
    codes, look = frozenset([point.code]), look or Look()
    return [FigureView(one, codes, mirrored=mirrored(one, look.side), point=point, look=look) for one in ordered]


def telling(figure: Figure, point: Point) -> tuple[bool, bool, bool, int, str]:
    """Close-ups before wider pictures, drawings of the inside before both; then what shows the place best."""
    return not figure.close_up, not figure.schematic, at_rim(figure, point), -shows(figure, point), figure.slug


def shows(figure: Figure, point: Point) -> int:
    known: int | None = getattr(figure, "shows", None)
    if known is not None:
        return known
    return max((one.shows for one in figure.markers.all() if one.point_id == point.pk), default=0)


def at_rim(figure: Figure, point: Point) -> bool:
    """On a close-up so near its rim that one does not see where it lies."""
    return figure.close_up and inside(figure, point) < RIM


def inside(figure: Figure, point: Point) -> float:
    """How far from the rim the point lies on a figure, as a fraction of it: of its places the one farthest in."""
    known: float | None = getattr(figure, "inside", None)
    if known is not None:
        return known
    places = [(one.x, one.y) for one in figure.markers.all() if one.point_id == point.pk]
    return max((min(x, 1 - x, y, 1 - y) for x, y in places), default=0.0)


def mirrored(figure: Figure, side: str) -> bool:
    return figure.side != "both" and side in ("left", "right") and figure.side != side
