"""A figure on which an editor places things. static/js/admin/marker.js makes it answer; without it, it is a picture."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from acupoints.figures import UNITS, FigureView
from acupoints.models import Figure, Marker

from .preview import needs_marker_permission


def stage(figure: Figure, marker: Marker | None = None, point: str = "") -> SafeString | str:
    """For one marker, or for all that lies on the figure; then with the figure's markers already fetched."""
    view = FigureView(figure, frozenset())
    try:
        image = view.image(800 if marker or point else 1200)
    except ValueError:  # a name that is not among the static files
        return f"There is no picture “{figure.asset}”."
    context: dict[str, Any] = {"view": view, "image": image, "figure": figure, "marker": marker, "point": point}
    if marker is not None:
        context |= {"x": round(UNITS * marker.x, 1), "y": round(view.image_height * marker.y, 1)}
        context |= {"point": marker.point.code, "seen": as_readers_see(marker)}
    elif not point:
        context["dots"] = dots(view, figure.markers.all())
    return render_to_string("admin/_marker.html", context)


def dots(view: FigureView, markers: Iterable[Marker]) -> str:
    return "".join(f"M{view.x(one.x):g} {view.y(one.y):g}h0" for one in markers)


def as_readers_see(marker: Marker) -> str:
    asked = {"figure": marker.figure_id, "point": marker.point.code, "kind": "marker", "row": marker.pk}
    return f"{reverse('admin:acupoints_figure_preview')}?{urlencode(asked)}"


@require_safe
@needs_marker_permission
def empty_stage(request: HttpRequest) -> HttpResponse:
    """The figure that was chosen in a form which is not saved yet."""
    figure = get_object_or_404(Figure, slug=request.GET.get("figure", "").strip().casefold())
    return HttpResponse(stage(figure, point=request.GET.get("point") or "?"))
