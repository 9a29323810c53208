from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acupoints import body
from acupoints.figures import FigureView
from acupoints.http import HtmxHttpRequest, is_fragment, page_or_fragment, shared
from acupoints.models import Complaint, Figure, Point, Region

Lying = list[tuple[int, int]]


@require_safe
@shared()
def body_map(request: HtmxHttpRequest, side: str = "") -> HttpResponse:
    """The body from one side; without a side the first one that there is a picture of."""
    regions = list(Region.objects.all())
    views = body.body_views(Figure.objects.filter(slug__in=body.FIGURES.values()), regions)
    view = body.shown(views, side)
    if side and (view is None or view.side != side):
        raise Http404("there is no picture of the body from this side")
    context = {"views": views, "view": view, "tree": body.tree(regions, where_points_lie())}
    return render(request, "acupoints/body.html", context)


@require_safe
@shared("figure")
@page_or_fragment
def body_region(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """What there is for a part of the body: a page, or the part of it that the map shows in place."""
    regions = list(Region.objects.all())
    region = next((one for one in regions if one.slug == slug), None)
    if region is None:
        raise Http404("no such part of the body")
    asked = request.GET.get("figure", "")
    context = in_region(region, regions, asked)
    if is_fragment(request.htmx) and asked and context["shown"]:
        return render(request, "acupoints/_figure.html", {"view": context["shown"]})
    if is_fragment(request.htmx):
        return render(request, "acupoints/_body_region.html", {**context, "in_place": True})
    views = body.body_views(Figure.objects.filter(slug__in=body.FIGURES.values()), regions)
    view = body.shown(views, region=slug)
    tree = body.tree(regions, where_points_lie())
    return render(request, "acupoints/body_region.html", {**context, "views": views, "view": view, "tree": tree})


def in_region(region: Region, regions: list[Region], asked: str = "") -> dict[str, object]:
    """A constant number of queries. A complaint of the back is one of the small of the back as well.

    The close-up that was asked for, or the one that has most of the points; the others follow as they come into view.
    """
    above, inside = body.lineage(region, regions)
    lying = Q(region__in=inside) | Q(subregions__in=inside)
    points = list(Point.objects.visible().filter(lying).distinct().with_card())
    codes = frozenset(point.code for point in points)
    figures = Figure.objects.filter(close_up=True, region__in=inside).seeing(points).order_by("-seen", "slug")
    views = [FigureView(one, codes) for one in figures]
    slug = next((view.slug for view in views if view.slug == asked), views[0].slug if views else "")
    drawn = Figure.objects.filter(slug=slug).with_overlay(points)
    near = Q(region__in=[*above, *inside]) | Q(more_regions__in=[*above, *inside])
    return {
        "region": region,
        "above": above,
        "parts": inside[1:],
        "written": [point for point in points if not point.is_listed],
        "listed": [point for point in points if point.is_listed],
        "point_count": len(points),
        "complaints": Complaint.objects.published().filter(near).distinct(),
        "shown": next((FigureView(one, codes) for one in drawn), None),
        "others": [view for view in views if view.slug != slug],
    }


def where_points_lie() -> Lying:
    """Each point with its region and with each of its finer ones, by their keys: two queries."""
    points = Point.objects.visible().order_by()
    finer = points.filter(subregions__isnull=False).values_list("pk", "subregions")
    return [*points.values_list("pk", "region"), *finer]
