"""Data for machines in a page, and the breadcrumbs that people see. A data block runs nothing: no policy bars it."""

import json
from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from acupoints import structured
from acupoints.models import Complaint, Point, Source

register = template.Library()
SAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def json_ld(context: Context, nodes: Sequence[structured.Node]) -> SafeString:
    """A script element that no word of the content can end."""
    request = context.get("request")
    site = request.build_absolute_uri("/").rstrip("/") if request else ""
    said = structured.at_site({"@context": "https://schema.org", "@graph": list(nodes)}, site)
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(SAFE)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag(takes_context=True)
def point_data(context: Context, point: Point, sources: Sequence[Source]) -> SafeString:
    return json_ld(context, structured.point_page(point, sources))


@register.simple_tag(takes_context=True)
def complaint_data(context: Context, complaint: Complaint, sources: Sequence[Source]) -> SafeString:
    return json_ld(context, structured.complaint_page(complaint, sources))


@register.inclusion_tag("acupoints/_crumbs.html", takes_context=True)
def crumbs(context: Context, *parts: str) -> dict[str, Any]:
    """Name and address by turns: `{% crumbs "Points" "acupoints:point_list" point.spaced_code %}`.

    An address is a path or the name of a view. A name at the end without an address is this page.
    """
    names, urls = list(map(str, parts[::2])), [address(one) for one in parts[1::2]]
    return trail(context, list(zip(names, [*urls, ""], strict=False)))


@register.inclusion_tag("acupoints/_crumbs.html", takes_context=True)
def region_crumbs(context: Context, above: Sequence[Any], region: Any) -> dict[str, Any]:
    parts = [("Body map", reverse("acupoints:body_map")), *((one.label, one.get_absolute_url()) for one in above)]
    return trail(context, [*parts, (region.label, "")])


def trail(context: Context, parts: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {"trail": parts, "data": json_ld(context, [structured.breadcrumbs(parts)])}


def address(part: str) -> str:
    return part if part.startswith("/") else reverse(part)
