from django import template
from django.template import Context

from acupoints import trays as desk

register = template.Library()


@register.simple_tag(takes_context=True)
def trays(context: Context) -> list[desk.Tray]:
    return desk.trays(context["request"])
