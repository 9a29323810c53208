from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from acupoints.embedding import embeddable
from acupoints.figures import Look, gallery
from acupoints.figures.crop import CLOSE_UP, WHOLE_BODY
from acupoints.http import HtmxHttpRequest, shared
from acupoints.models import Caution, Point


@require_safe
@shared()
@embeddable
def embed_point(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """Code, name, place and the strictest warning, with the picture that shows it best."""
    point = get_object_or_404(Point.objects.visible().with_page(), slug=slug)
    figures = gallery(point, Look())
    shown = figures and figures.shown.zoomed(CLOSE_UP if figures.shown.figure.close_up else WHOLE_BODY)
    cautions = list(point.cautions.all())
    context = {
        "point": point,
        "view": shown,
        "caution": cautions[0] if cautions else None,
        "others": list(dict.fromkeys(who(one) for one in cautions[1:])),
    }
    return render(request, "acupoints/embed_point.html", context)


def who(caution: Caution) -> str:
    """For whom, in a list: the card has room for one warning in full."""
    return caution.applies_to.label.lower() if caution.applies_to else "everyone"
