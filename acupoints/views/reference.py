from collections.abc import Iterable

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from acupoints import catalogue, codes
from acupoints.citations import cited
from acupoints.figures import FigureView, Look, gallery
from acupoints.figures.cover import Seen, covering
from acupoints.figures.look import LOOK
from acupoints.http import HtmxHttpRequest, is_fragment, lead_to, page_or_fragment, shared
from acupoints.models import (
    Figure,
    Marker,
    Meridian,
    MeridianPath,
    Point,
    Publishable,
)
from acupoints.naming import book_codes, grouped
from acupoints.rendering import markdown

from .naming import namesakes_of


@require_safe
@shared(*LOOK)
@page_or_fragment
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
            **names_of(point),
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
        "classes": point.classes.all(),
        "mixed_up_html": markdown(point.mixed_up),
    }


def names_of(point: Point) -> dict[str, object]:
    """Its names in groups, the codes of books, and who else bears its name."""
    groups = {one.key: one for one in grouped((name, list(name.sources.all())) for name in point.names.all())}
    return {
        "hangul": groups.pop("korean", None),
        "older": groups.pop("older_number", None) if codes.older_number(point.code) else None,
        "name_groups": list(groups.values()),
        "book_codes": book_codes(point.code),
        "older_number": codes.older_number(point.code),
        "namesakes": namesakes_of(point.code),
    }


def neighbours(point: Point) -> tuple[Point | None, Point | None]:
    """The points with a page before and after this one along its meridian."""
    along = Point.objects.visible().filter(meridian=point.meridian_id)
    before = along.filter(sort_order__lt=point.sort_order).order_by("-sort_order").first()
    return before, along.filter(sort_order__gt=point.sort_order).first()


@require_safe
@shared()
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
@shared("figure")
@page_or_fragment
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
            "unwritten_count": sum(point.is_listed for point in points),
            "shown": shown[0] if shown else None,
            "others": [view for view in views if view.slug != slug_shown],
            "sources": meridian.sources.all(),
        },
    )
