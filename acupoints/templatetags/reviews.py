"""Who reviewed a thing, in the one sentence that all pages share."""

from django import template

from acupoints import reviews
from acupoints.models import Publishable, SignOff

register = template.Library()


@register.inclusion_tag("acupoints/_review_words.html")
def reviewed(thing: Publishable) -> dict[str, object]:
    """No query where nobody reviewed it."""
    return {"review": reviews.review_of(thing)}


@register.simple_tag
def any_review() -> bool:
    """Whether a clinician has signed anything. One query."""
    return SignOff.objects.standing().exists()
