"""The link to say that something is wrong on a page, and the links to what was put right on it."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone

from acupoints.models import Correction
from acupoints.reporting import can_be_meant

register = template.Library()
THINGS = ("point", "complaint", "routine", "meridian", "page", "region", "correction")


@register.inclusion_tag("acupoints/_report_link.html", takes_context=True)
def report_link(context: template.Context, about_page: bool = True) -> dict[str, Any]:
    """About the page that is shown, its figure and its thing; on an error's page about the site as a whole."""
    request: Any = context.get("request")
    address = {"url": reverse("acupoints:report"), "name": ""}
    match = getattr(request, "resolver_match", None)
    if not (about_page and match and can_be_meant(match.view_name)):
        return address
    asked = {"page": request.path}
    gallery = context.get("gallery")
    shown = gallery.shown if gallery else context.get("shown")
    if slug := getattr(shown, "slug", ""):
        asked["figure"] = slug
    url = f"{address['url']}?{urlencode(asked, safe='/')}"
    return {"url": url, "name": name_of(context, request.path)}


def name_of(context: template.Context, path: str) -> str:
    """Of the thing whose page this is, or a page beneath it."""
    for key in THINGS:
        thing = context.get(key)
        if isinstance(thing, Model) and path.startswith(thing.get_absolute_url()):  # type: ignore[attr-defined]
            return str(thing)
    return ""


@register.simple_tag
def corrections_of(thing: Any) -> QuerySet[Correction]:
    """What was put right on a thing's page in the last twelve months."""
    return Correction.objects.all().recent(thing.get_absolute_url(), timezone.localdate())
