from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe

from acupoints import marking
from acupoints.http import HtmxHttpRequest, shared
from acupoints.models import Precaution
from acupoints.models.revision import Revision


def revision_tag(request: HttpRequest) -> str:
    return f'"{Revision.current()}"'


@require_safe
@shared()
def precautions(request: HtmxHttpRequest) -> HttpResponse:
    """What a reader can tick. The form goes nowhere: a script keeps the ticks in the browser."""
    return render(request, "acupoints/precautions.html", {"precautions": Precaution.objects.all()})


@require_safe
@shared()
@condition(etag_func=revision_tag)
def point_marks(request: HttpRequest) -> HttpResponse:
    """What each precaution does to each point, for everyone the same. One query where nothing changed."""
    body = marking.point_marks(Revision.current())
    return HttpResponse(body, content_type="application/json")
