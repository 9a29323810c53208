import math
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from acupoints.models import Complaint, Point, Source
from acupoints.templatetags.structured import json_ld
from routines.models import Routine
from routines.structured import routine_page
from routines.tools import TOOLS

register = template.Library()
CHANGES = {
    "skip": "Left out",
    "swap": "Another point instead",
    "tool": "Another tool",
    "seated": "Sitting or lying",
    "light_only": "Lightly only",
    "warn": "Mind this",
}


@register.inclusion_tag("routines/_routine_cards.html")
def routines_with_point(point: Point) -> dict[str, Any]:
    return {"routines": Routine.objects.published().with_point(point).with_card()}


@register.inclusion_tag("routines/_routine_cards.html")
def routines_with_points(points: list[Point]) -> dict[str, Any]:
    return {"routines": Routine.objects.published().with_points(points).with_card()}


@register.inclusion_tag("routines/_routine_cards.html")
def routines_for_complaint(complaint: Complaint) -> dict[str, Any]:
    return {"routines": Routine.objects.published().for_complaint(complaint).with_card()}


@register.inclusion_tag("routines/_routine_cards.html")
def routines_for_complaints(complaints: list[Complaint]) -> dict[str, Any]:
    return {"routines": Routine.objects.published().for_complaints(complaints).with_card()}


@register.inclusion_tag("routines/_routine_cards.html")
def all_routines() -> dict[str, Any]:
    return {"routines": Routine.objects.published().with_card()}


@register.filter
def minutes(value: float) -> str:
    """7.5 → "about 8 minutes"."""
    whole = max(1, math.ceil(value))
    return f"about {whole} minute{'' if whole == 1 else 's'}"


@register.filter
def duration(seconds: int) -> str:
    """90 → "1 min 30 s"."""
    whole, rest = divmod(int(seconds), 60)
    return " ".join(part for part in (f"{whole} min" if whole else "", f"{rest} s" if rest else "") if part)


@register.filter
def tool_name(slug: str) -> str:
    return TOOLS.get(slug, slug)


@register.filter
def change_heading(action: str) -> str:
    return CHANGES.get(action, action)


@register.simple_tag
def sources_of(routine: Routine) -> list[Source]:
    """What the routine's page cites, each once, in the order of the page."""
    facts = [*routine.steps.all(), routine]
    return list(dict.fromkeys(source for fact in facts for source in fact.sources.all()))


@register.simple_tag(takes_context=True)
def routine_data(context: Context, routine: Routine) -> SafeString:
    return json_ld(context, routine_page(routine, sources_of(routine)))
