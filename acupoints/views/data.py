from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from acupoints.http import HtmxHttpRequest, shared
from acupoints.opendata import datasets, files
from acupoints.opendata.files import Packed
from acupoints.opendata.store import revision

TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
FRESH_SECONDS = 300
EXAMPLE = "ki3"


@require_safe
@shared()
def data(request: HtmxHttpRequest) -> HttpResponse:
    """What there is, for people."""
    context = {
        "datasets": datasets().values(),
        "version": files.version(*revision()),
        "site": site_of(request),
        "licence": files.LICENCE,
        "licence_url": files.LICENCE_URL,
        "example": EXAMPLE,
    }
    return render(request, "acupoints/data.html", context)


@require_safe
def data_file(request: HttpRequest, name: str, ending: str) -> HttpResponseBase:
    """A whole set. One query when nothing changed."""
    if name not in datasets():
        return missing("There is no such set.")
    packed = files.whole_file(name, ending, *revision(), site_of(request))
    return hand_out(request, packed, ending, described=name)


@require_safe
def data_row(request: HttpRequest, name: str, key: str) -> HttpResponseBase:
    """One thing of a set that has keys."""
    dataset = datasets().get(name)
    if dataset is None or not dataset.key:
        return missing("There is no such set, or its rows have no addresses of their own.")
    if key != key.lower():
        lower = reverse("acupoints:data_row", args=[name, key.lower()])
        return open_to_all(HttpResponsePermanentRedirect(lower))
    packed = files.single_file(dataset, key, *revision(), site_of(request))
    return hand_out(request, packed, "json", described=dataset.one) if packed else missing(f"No {dataset.one} {key}.")


@require_safe
def data_schema(request: HttpRequest, name: str) -> HttpResponseBase:
    packed = files.schema_file(name, site_of(request))
    if packed is None:
        raise Http404("no such schema")
    return hand_out(request, packed, "json")


def site_of(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def missing(why: str) -> HttpResponseBase:
    return open_to_all(JsonResponse({"error": why}, status=404))


def open_to_all(response: HttpResponseBase) -> HttpResponseBase:
    """Scripts on other sites may read it: there is nothing in it that is not public."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def hand_out(request: HttpRequest, packed: Packed, ending: str, described: str = "") -> HttpResponseBase:
    """With a strong ETag: of the content, and another one for the compressed form."""
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    etag = f'"{packed.digest}{"-gz" if zipped else ""}"'
    response = HttpResponse(packed.zipped if zipped else packed.plain, content_type=TYPES[ending])
    if zipped:
        response["Content-Encoding"] = "gzip"
    answer = get_conditional_response(request, etag=etag, response=response) or response
    answer["ETag"] = etag
    answer["Vary"] = "Accept-Encoding"
    answer["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    answer["Link"] = links(described)
    return open_to_all(answer)


def links(described: str) -> str:
    licence = f'<{files.LICENCE_URL}>; rel="license"'
    if not described:
        return licence
    return f'{licence}, <{reverse("acupoints:data_schema", args=[described])}>; rel="describedby"'
