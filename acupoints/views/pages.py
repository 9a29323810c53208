from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from acupoints import body
from acupoints.http import HtmxHttpRequest, shared
from acupoints.models import (
    Complaint,
    Figure,
    Meridian,
    Page,
    Point,
    Region,
)
from acupoints.rendering import markdown

HOME_POINTS = 12
# What most people come with; the others are a link away.
HOME_COMPLAINTS = (
    *("lower-back-pain", "neck-and-shoulder-tension", "tension-headache", "trouble-sleeping", "anxiety-and-stress"),
    *("knee-pain", "period-pain", "motion-sickness"),
)


@require_safe
@shared()
def home(request: HtmxHttpRequest) -> HttpResponse:
    views = body.body_views(Figure.objects.filter(slug__in=body.FIGURES.values()), Region.objects.all())
    context = {
        "views": views,
        "view": body.shown(views),
        "points": Point.objects.published().with_card()[:HOME_POINTS],
        "complaints": Complaint.objects.published().filter(slug__in=HOME_COMPLAINTS),
        "meridians": Meridian.objects.published(),
    }
    return render(request, "acupoints/home.html", context)


@require_safe
@shared()
def offline(request: HtmxHttpRequest) -> HttpResponse:
    """What the service worker shows in place of a page that it cannot fetch."""
    return render(request, "acupoints/offline.html")


@require_safe
@shared()
def page(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    one = get_object_or_404(Page.objects.published().prefetch_related("sources"), slug=slug)
    context = {"page": one, "body_html": markdown(one.body), "sources": one.sources.all()}
    return render(request, [f"acupoints/pages/{slug}.html", "acupoints/page.html"], context)
