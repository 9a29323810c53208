"""The cautions of one level, told apart by whom they are for."""

from collections.abc import Iterable

from django import template

from acupoints.models import Caution

register = template.Library()


@register.filter
def for_everyone(cautions: Iterable[Caution]) -> list[Caution]:
    return [one for one in cautions if not one.applies_to_id]


@register.filter
def for_some(cautions: Iterable[Caution]) -> list[Caution]:
    return [one for one in cautions if one.applies_to_id]
