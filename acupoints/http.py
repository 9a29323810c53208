from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django_htmx.middleware import HtmxDetails

from acupoints.search import Entry

View = Callable[..., HttpResponse]


class HtmxHttpRequest(HttpRequest):
    """A request as views get it: with `htmx` put there by the middleware."""

    htmx: HtmxDetails


def is_fragment(htmx: HtmxDetails) -> bool:
    return bool(htmx) and not htmx.history_restore_request and not htmx.boosted


def lead_to(entry: Entry) -> HttpResponse:
    """For good where it is a point, but kept for an hour only: one day the name may have a second bearer."""
    response = redirect(entry.url, permanent=entry.kind == "point")
    response["Cache-Control"] = "public, max-age=3600"
    return response


def private(view: View) -> View:
    """Neither kept by any cache nor listed by any search engine."""

    @never_cache
    @wraps(view)
    def quiet(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return quiet
