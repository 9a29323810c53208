"""The first door: charsets that Django itself answers with a 500, and headers that every answer carries."""

import codecs
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

GetResponse = Callable[[HttpRequest], HttpResponse]
PERMISSIONS = (
    "accelerometer=(), autoplay=(self), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), payment=(), usb=(), screen-wake-lock=(self)"
)
CHARSETS = {"utf-8", "ascii", "iso8859-1", "cp1252"}


def refuse_odd_charsets(get_response: GetResponse) -> GetResponse:
    """A form post in UTF-7 and the like makes Django raise inside its own error page: answer 400 instead."""

    def middleware(request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "utf-8")
        try:
            known = codecs.lookup(charset).name in CHARSETS
        except LookupError:
            known = False
        if not known:
            return HttpResponseBadRequest(
                "This site reads forms in UTF-8 only.", content_type="text/plain; charset=utf-8"
            )
        return get_response(request)

    return middleware


def security_headers(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            response.content = f"This address answers only {response.headers['Allow']}."
            response.headers["Content-Type"] = "text/plain; charset=utf-8"
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware
