from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from acupoints import citations
from acupoints.http import HtmxHttpRequest, shared
from acupoints.models import EvidenceGrade, Source

NAMED = ("li2021lbp", "murphy2019")  # in the page's own text


@require_safe
@shared()
def evidence(request: HtmxHttpRequest) -> HttpResponse:
    """Every source, what it shows and what it does not, and where it is cited."""
    sources = list(Source.objects.all())
    context = {
        "grades": EvidenceGrade.objects.all(),
        "named": {source.key: source for source in sources if source.key in NAMED},
        "kinds": citations.by_kind(sources),
        "source_count": len(sources),
        "read_count": sum(source.verification == "V" for source in sources),
    }
    return render(request, "acupoints/evidence.html", context)


@require_safe
def sources(request: HtmxHttpRequest) -> HttpResponse:
    """Where the list stood before it grew."""
    return HttpResponsePermanentRedirect(reverse("acupoints:evidence"))
