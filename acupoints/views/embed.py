from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from acupoints.embedding import embeddable
from acupoints.figures import Look, gallery
from acupoints.figures.crop import CLOSE_UP, WHOLE_BODY
from acupoints.http import HtmxHttpRequest
from acupoints.models import Point


@require_safe
@embeddable
def embed_point(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """Code, name, place and the strictest warning, with the picture that shows it best."""
    point = get_object_or_404(Point.objects.visible().with_page(), slug=slug)
    figures = gallery(point, Look())
    shown = figures and figures.shown.zoomed(CLOSE_UP if figures.shown.figure.close_up else WHOLE_BODY)
    context = {"point": point, "view": shown, "caution": point.cautions.all()[0] if point.cautions.all() else None}
    return render(request, "acupoints/embed_point.html", context)
