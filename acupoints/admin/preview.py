"""A figure as readers will see it, with the numbers of a form that is not saved yet. Writes nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import ModelForm, modelform_factory
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from acupoints import codes
from acupoints.figures import FigureView, Look
from acupoints.figures.crop import CLOSE_UP, WHOLE_BODY
from acupoints.models import CunRuler, Figure, FigureLandmark, Marker, Point

View = Callable[..., HttpResponse]
MARKER = ("x", "y", "label_x", "label_y", "side", "place", "site", "hidden", "uncertainty_cun")
KINDS: dict[str, tuple[type[models.Model], str, tuple[str, ...]]] = {
    "marker": (Marker, "markers", MARKER),
    "landmark": (FigureLandmark, "landmarks", ("x", "y", "label_x", "label_y", "label")),
    "ruler": (CunRuler, "rulers", ("x1", "y1", "x2", "y2", "label", "parts")),
}
POLICY = {"frame-ancestors": [SELF], "script-src": [NONE], "connect-src": [NONE], "form-action": [NONE]}
TOO_LONG = 10**15  # no key is as long; databases refuse what does not fit


class BadNumbers(Exception):
    """What was asked cannot be drawn; says why, for an editor."""


def needs_marker_permission(view: View) -> View:
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not any(request.user.has_perm(f"acupoints.{may}_marker") for may in ("view", "add", "change")):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


@require_safe
@csp_replace(POLICY)
@xframe_options_sameorigin
@needs_marker_permission
def marker_preview(request: HttpRequest) -> HttpResponse:
    """Six queries, however many markers the figure has. What cannot be drawn answers 400, and says why."""
    try:
        shown = views(request.GET)
    except BadNumbers as problem:
        return render(request, "admin/marker_preview.html", {"problem": problem}, status=400)
    return render(request, "admin/marker_preview.html", {"views": shown, "title": shown[0][1].title})


def views(asked: QueryDict) -> list[tuple[str, FigureView]]:
    figure = Figure.objects.with_overlay().filter(pk=number(asked, "figure")).first()
    if figure is None:
        raise BadNumbers("There is no such figure.")
    model, rows, fields = KINDS.get(asked.get("kind", ""), KINDS["marker"])
    known = getattr(figure, rows).all()
    point = point_of(asked.get("point", ""))
    row = next((one for one in known if one.pk == number(asked, "row")), None)
    if row is None:
        row = model(figure=figure) if model is FigureLandmark else model(figure=figure, point=point)
        known._result_cache.append(row)  # only this page sees it
    elif point and model is not FigureLandmark:
        row.point = point
    fill(row, fields, asked)
    point = point or getattr(row, "point", None) or next((one.point for one in figure.markers.all()), None)
    return list(looks(figure, point))


def number(asked: QueryDict, name: str) -> int:
    text = asked.get(name, "")
    return int(text) if text.isdecimal() and int(text) < TOO_LONG else 0


def point_of(text: str) -> Point | None:
    if not text:
        return None
    try:
        found: Point = Point.objects.select_related("meridian").get(code=codes.normalise(text))
    except (ValueError, Point.DoesNotExist) as error:
        raise BadNumbers(f"There is no point “{text[:20]}” yet.") from error
    return found


def fill(row: Any, fields: tuple[str, ...], asked: QueryDict) -> None:
    """The form's numbers into a row that is never saved; what was not sent stays as it is stored."""
    if getattr(row, "point", None) is None and not isinstance(row, FigureLandmark):
        raise BadNumbers("Choose a point first.")
    sent = {name: asked[name] for name in fields if name in asked}
    form: ModelForm[Any] = modelform_factory(type(row), fields=fields)(
        {**model_to_dict(row, fields), **sent}, instance=row
    )
    if not form.is_valid():
        raise BadNumbers("; ".join(f"{name}: {' '.join(map(str, found))}" for name, found in form.errors.items()))


def looks(figure: Figure, point: Point | None) -> Any:
    """The whole figure, a part of it, and the other side, as the point's page offers them."""
    code = frozenset([point.code] if point else [])
    left = FigureView(figure, code, point=point)
    yield "The whole figure", left
    if point is None:
        return
    zoom = CLOSE_UP if figure.close_up else WHOLE_BODY
    yield "Zoomed in", left.zoomed(zoom)
    if point.laterality != Point.Laterality.MIDLINE:
        mirrored = figure.side != "both"
        right = FigureView(figure, code, point=point, mirrored=mirrored, look=Look(side="right"))
        yield "The right side", right if mirrored else right.zoomed(zoom)
