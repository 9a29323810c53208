"""Which figure of a point shows its place best. No queries."""

from collections.abc import Iterable

from acupoints.models import Figure, Point

from .geometry import clamp
from .look import Look
from .view import FigureView


def figures_of(point: Point, figures: Iterable[Figure], look: Look | None = None) -> list[FigureView]:
    """The views of a point on its figures, the most telling first, mirrored where the other side was asked for.

    The figures come from `showing(point)`, or with their rulers.
    """
    ordered = sorted(figures, key=lambda figure: telling(figure, point))
    codes, look = frozenset([point.code]), look or Look()
    return [FigureView(one, codes, mirrored=mirrored(one, look.side), point=point, look=look) for one in ordered]


def telling(figure: Figure, point: Point) -> tuple[bool, bool, float, str]:
    """Close-ups before wider pictures, those that measure to the point first, then those that come nearest."""
    width, height = (figure.context_box or [0, 0, 1, 1])[2:]
    return not figure.close_up, not measures(figure, point), clamp(width * height, 1), figure.slug


def measures(figure: Figure, point: Point) -> bool:
    known: bool | None = getattr(figure, "measured", None)
    return any(one.point.code == point.code for one in figure.rulers.all()) if known is None else known


def mirrored(figure: Figure, side: str) -> bool:
    return figure.side != "both" and side in ("left", "right") and figure.side != side
