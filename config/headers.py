"""The headers that every answer carries: pages, errors, redirects, 304s, and static files, which pass by Django."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from wsgiref.headers import Headers

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from whitenoise import WhiteNoise

GetResponse = Callable[[HttpRequest], HttpResponse]
PERMISSIONS = (
    "accelerometer=(), autoplay=(self), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), payment=(), usb=(), screen-wake-lock=(self)"
)
FOR_ALL = ("/embed/", "/data/")  # other sites may load these, and figures; all else only this site's own pages


def security_headers(get_response: GetResponse) -> GetResponse:
    """The outermost middleware, so that it sees the answers of all others; what a view says itself, stands."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in headers_for(request.path_info, secure=request.is_secure()).items():
            response.headers.setdefault(name, value)
        if not getattr(response, "xframe_options_exempt", False):
            response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""  # its length stays told; the server would log a warning for each body it drops
        return response

    return middleware


def headers_for(path: str, *, secure: bool) -> dict[str, str]:
    """All but the policy and X-Frame-Options: a view may widen those, so Django adds them. Do not change the answer."""
    shared = path != "/data/" and path.startswith((*FOR_ALL, f"{settings.STATIC_URL}figures/"))  # that is a page
    return _headers(shared=shared, hsts=settings.SECURE_HSTS_SECONDS if secure else 0)  # as SecurityMiddleware says it


@cache
def _headers(*, shared: bool, hsts: int) -> dict[str, str]:
    transport = {"Strict-Transport-Security": f"max-age={hsts}; includeSubDomains; preload"} if hsts else {}
    return {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin" if shared else "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        **transport,
    }


def static_headers(url: str) -> dict[str, str]:
    """What stands in front for HTTPS serves these over nothing else."""
    policy = {"Content-Security-Policy": build_policy(), "X-Frame-Options": settings.X_FRAME_OPTIONS}
    return headers_for(url, secure=settings.HTTPS) | policy


def say_what_it_is(headers: Headers, path: str, url: str) -> None:
    for name, value in static_headers(url).items():
        headers[name] = value


class StaticFiles(WhiteNoise):  # type: ignore[misc]  # WhiteNoise has no types
    """Also a 304, a redirect and a refusal carry the headers: WhiteNoise gives them to whole files only."""

    @staticmethod
    def serve(static_file: Any, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        def start(status: str, headers: list[tuple[str, str]]) -> Any:
            return start_response(status, [*headers, *missing(headers, environ.get("PATH_INFO", ""))])

        whole: Any = WhiteNoise.serve(static_file, environ, start)
        return whole


def missing(headers: list[tuple[str, str]], url: str) -> Iterator[tuple[str, str]]:
    """Nothing where the last of ours stands already: whole files are the rule, and are to cost nothing here."""
    if not any(name == "X-Frame-Options" for name, _ in headers):
        yield from static_headers(url).items()
