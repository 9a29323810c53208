from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from acupoints import body
from acupoints.http import HtmxHttpRequest
from acupoints.models import (
    Complaint,
    Figure,
    Meridian,
    Page,
    Point,
    PointUse,
    Publishable,
    Region,
)
from acupoints.rendering import markdown

HOME_POINTS = 12
PROOFS = ("red_flag_sources", "evidence_sources", "self_care_sources")


@require_safe
def home(request: HtmxHttpRequest) -> HttpResponse:
    views = body.body_views(Figure.objects.filter(slug__in=body.FIGURES.values()), Region.objects.all())
    context = {
        "views": views,
        "view": body.shown(views),
        "points": Point.objects.published().with_card()[:HOME_POINTS],
        "complaints": Complaint.objects.published(),
        "meridians": Meridian.objects.published(),
    }
    return render(request, "acupoints/home.html", context)


@require_safe
def complaint_list(request: HtmxHttpRequest) -> HttpResponse:
    complaints = Complaint.objects.published().select_related("region", "evidence_grade")
    return render(request, "acupoints/complaint_list.html", {"complaints": complaints})


@require_safe
def complaint_detail(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    complaints = Complaint.objects.published().select_related("region", "evidence_grade")
    complaint = get_object_or_404(complaints.prefetch_related(*PROOFS), slug=slug)
    published = PointUse.objects.filter(point__status=Publishable.Status.PUBLISHED)
    uses = published.filter(complaint=complaint).select_related("point__region").prefetch_related("sources")
    proofs = [*(getattr(complaint, name) for name in PROOFS), *(use.sources for use in uses)]
    context = {
        "complaint": complaint,
        "point_uses": uses,
        "evidence_html": markdown(complaint.evidence_summary),
        "self_care_html": markdown(complaint.self_care_text),
        "sources": list(dict.fromkeys(source for proof in proofs for source in proof.all())),
    }
    return render(request, "acupoints/complaint_detail.html", context)


@require_safe
def offline(request: HtmxHttpRequest) -> HttpResponse:
    """What the service worker shows in place of a page that it cannot fetch."""
    return render(request, "acupoints/offline.html")


@require_safe
def page(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    one = get_object_or_404(Page.objects.published().prefetch_related("sources"), slug=slug)
    context = {"page": one, "body_html": markdown(one.body), "sources": one.sources.all()}
    return render(request, "acupoints/page.html", context)
