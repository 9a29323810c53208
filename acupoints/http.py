from collections.abc import Callable, Collection
from functools import wraps
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from acupoints.search import Entry

View = Callable[..., HttpResponse]


class HtmxHttpRequest(HttpRequest):
    """A request as views get it: with `htmx` put there by the middleware."""

    htmx: HtmxDetails


def is_fragment(htmx: HtmxDetails) -> bool:
    return bool(htmx) and not htmx.history_restore_request and not htmx.boosted


# Whatever is_fragment looks at: a cache must not hand out the one for the other.
page_or_fragment = vary_on_headers("HX-Request", "HX-Boosted", "HX-History-Restore-Request")


def shared(*names: str, query_is_theirs: bool = False) -> Callable[[View], View]:
    """The page is the same for everyone, so that any cache may hand it out. `names`: what it reads of its query.

    The view sees no other part of the query. `query_is_theirs`: with a query it is of one person, as what somebody
    looked for. The page store (config/pages/) finds both on the view; docs/decisions/0015-page-store.md.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def same(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            theirs = query_is_theirs and bool(request.GET)
            if not theirs and not set(request.GET) <= set(names):
                leave_only(names, request)
            response = view(request, *args, **kwargs)
            if response.status_code == HTTPStatus.OK:
                response.headers.setdefault("Cache-Control", "private, no-cache" if theirs else rule_for_all())
            return response

        same.shared, same.query_is_theirs = frozenset(names), query_is_theirs  # type: ignore[attr-defined]
        return same

    return decorate


def rule_for_all() -> str:
    """Browsers ask each time, which costs a 304. A cache between may hand out a page without asking for so long."""
    return f"public, max-age=0, must-revalidate, s-maxage={settings.SHARED_SECONDS}"


def leave_only(names: Collection[str], request: HttpRequest) -> None:
    parts = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    request.META["QUERY_STRING"] = urlencode([one for one in parts if one[0] in names])
    request.GET = QueryDict(request.META["QUERY_STRING"])


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
