from collections.abc import Iterable

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from acupoints import catalogue, codes
from acupoints.figures import FigureView, Look, gallery
from acupoints.figures.cover import Seen, covering
from acupoints.http import HtmxHttpRequest, is_fragment, lead_to
from acupoints.models import (
    Figure,
    Marker,
    Meridian,
    MeridianPath,
    Point,
    PointClass,
    PointQuerySet,
    Publishable,
    Region,
    Source,
)
from acupoints.rendering import markdown

FILTERS = {"meridian": "meridian__slug", "class": "classes__slug"}


@require_safe
@vary_on_headers("HX-Request")
def point_list(request: HtmxHttpRequest) -> HttpResponse:
    filters = {name: request.GET.get(name, "").replace("\x00", "")[:100] for name in (*FILTERS, "region", "text")}
    points = list(filtered(filters).with_card())
    context = {
        "point_count": len(points),
        "written": [point for point in points if not point.is_listed],
        "listed": [point for point in points if point.is_listed],
        "filters": filters,
        "meridians": Meridian.objects.published(),
        "regions": Region.objects.filter(points__in=Point.objects.visible()).distinct(),
        "classes": PointClass.objects.filter(points__in=Point.objects.visible()).distinct(),
    }
    template = "acupoints/_point_results.html" if is_fragment(request.htmx) else "acupoints/point_list.html"
    return render(request, template, context)


def filtered(filters: dict[str, str]) -> PointQuerySet:
    """The points with a page that meet every filter; an unknown value meets none."""
    points: PointQuerySet = Point.objects.published() if filters["text"] == "written" else Point.objects.visible()
    for name, lookup in FILTERS.items():
        if filters[name]:
            points = points.filter(**{lookup: filters[name]})
    if region := filters["region"]:
        inside = Q(region__slug=region) | Q(region__parent__slug=region) | Q(subregions__slug=region)
        points = points.filter(inside)
    return points.distinct()


@require_safe
@vary_on_headers("HX-Request")
def point_detail(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    point = Point.objects.visible().with_page().filter(slug=slug).first()
    if point is None:
        return point_elsewhere(slug)
    figures = gallery(point, Look.read(request.GET.dict()))
    if figures and is_fragment(request.htmx):
        return render(request, "acupoints/_gallery.html", {"gallery": figures})
    previous, following = neighbours(point)
    return render(
        request,
        "acupoints/point_listed.html" if point.is_listed else "acupoints/point_detail.html",
        {
            "point": point,
            "gallery": figures,
            **texts_of(point),
            "previous": previous,
            "next": following,
            "sources": cited(point),
        },
    )


def point_elsewhere(slug: str) -> HttpResponse:
    """An alias with one meaning leads to its point for good, one with several to the page that tells them apart."""
    results = catalogue.index().search(slug.replace("-", " "))
    if results.redirect and results.redirect.kind == "point":
        return lead_to(results.redirect)
    if results.readings and codes.from_slug(slug) is None:
        return redirect(f"{reverse('acupoints:search')}?{urlencode({'q': slug})}")
    raise Http404("no such point")


def texts_of(point: Point) -> dict[str, object]:
    locations = list(point.locations.all())
    return {
        "standard_locations": [one for one in locations if one.kind == "standard"],
        "finding_steps": [one for one in locations if one.kind == "finding"],
        "alternatives": [one for one in locations if one.kind == "alternative"],
        "cautions": point.cautions.all(),
        "names_by_kind": names_by_kind(point),
        "classes": point.classes.all(),
        "mixed_up_html": markdown(point.mixed_up),
    }


def names_by_kind(point: Point) -> list[tuple[str, list[object]]]:
    grouped: dict[str, list[object]] = {}
    for name in point.names.all():
        grouped.setdefault(name.get_kind_display(), []).append(name)
    return list(grouped.items())


def cited(point: Point) -> list[Source]:
    """Every source that the page names, each once, in the order of the page."""
    facts = [*point.locations.all(), *point.cautions.all(), *point.names.all()]
    lists: Iterable[Iterable[Source]] = (
        *(fact.sources.all() for fact in facts),
        *(getattr(point, f"{part}_sources").all() for part in ("press", "mixed_up", "tradition", "research")),
    )
    return list(dict.fromkeys(source for sources in lists for source in sources))


def neighbours(point: Point) -> tuple[Point | None, Point | None]:
    """The points with a page before and after this one along its meridian."""
    along = Point.objects.visible().filter(meridian=point.meridian_id)
    before = along.filter(sort_order__lt=point.sort_order).order_by("-sort_order").first()
    return before, along.filter(sort_order__gt=point.sort_order).first()


@require_safe
def meridian_list(request: HtmxHttpRequest) -> HttpResponse:
    written = Count("points", filter=Q(points__status=Publishable.Status.PUBLISHED))
    meridians = Meridian.objects.published().annotate(written_count=written)
    return render(request, "acupoints/meridian_list.html", {"meridians": meridians})


def few(figures: Iterable[Figure], points: list[Point]) -> list[Figure]:
    """The wide pictures, and the close-ups that together show all points. One query besides."""
    known = {figure.pk: figure for figure in figures}
    markers = Marker.objects.filter(point__in=points, figure__in=known).order_by("pk")
    rows = [Seen(*row) for row in markers.values_list("figure", "point", "x", "y")]
    close = covering([one for one in rows if known[one.figure].close_up], [point.pk for point in points])
    return [*(one for one in known.values() if not one.close_up), *(known[key] for key in close)]


@require_safe
@vary_on_headers("HX-Request")
def meridian_detail(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The whole body first, or the figure asked for; close-ups of all its points follow as they come into view."""
    meridian = get_object_or_404(Meridian.objects.published().select_related("paired_with"), slug=slug)
    points = list(Point.objects.visible().filter(meridian=meridian).with_card())
    codes = frozenset(point.code for point in points)
    drawn_on = Figure.objects.filter(pk__in=MeridianPath.objects.filter(meridian=meridian).values("figure"))
    figures = drawn_on.seeing(points).order_by("close_up", "-seen", "slug")
    views = [FigureView(one, codes) for one in few(figures, points)]
    asked = request.GET.get("figure", "")
    slug_shown = next((view.slug for view in views if view.slug == asked), views[0].slug if views else "")
    drawn = figures.filter(slug=slug_shown).with_overlay(points)
    shown = [FigureView(one, codes, meridian=meridian.pk) for one in drawn]
    if is_fragment(request.htmx) and shown:
        return render(request, "acupoints/_figure.html", {"view": shown[0]})
    return render(
        request,
        "acupoints/meridian_detail.html",
        {
            "meridian": meridian,
            "introduction_html": markdown(meridian.introduction),
            "points": points,
            "written_count": sum(not point.is_listed for point in points),
            "shown": shown[0] if shown else None,
            "others": [view for view in views if view.slug != slug_shown],
            "sources": meridian.sources.all(),
        },
    )
