from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class HtmxHttpRequest(HttpRequest):
    """A request as views get it: with `htmx` put there by the middleware."""

    htmx: HtmxDetails
