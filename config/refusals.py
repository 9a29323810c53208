"""What is refused before or instead of a page: each with its own status, and a sentence that says what to do."""

import codecs
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, UnreadablePostError
from django.shortcuts import render
from django.template.loader import render_to_string

from acupoints.origin import is_from_here

from .context import site

GetResponse = Callable[[HttpRequest], HttpResponse]
CHARSETS = {"utf-8", "ascii", "iso8859-1", "cp1252"}
SECRET = {"csrfmiddlewaretoken", "password", "password1", "password2", "old_password", "new_password1", "code"}
UNREADABLE = "unreadable"
SHORT = 20  # what is no longer than this is typed again sooner than copied
DESK = "/admin/"
LONGEST_FORM = 512 * 1024  # a review pack with a note of 2000 letters on each of a hundred parts
MEGABYTE = 2**20
BROKEN = "Something in the address or the form could not be read. Nothing was changed."
TOO_BIG = {
    RequestDataTooBig: f"A form may hold {settings.DATA_UPLOAD_MAX_MEMORY_SIZE / MEGABYTE:.1f} MB of text.",
    TooManyFieldsSent: f"A form may hold {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS} fields.",
    TooManyFilesSent: "That is more files than this form takes. Send fewer at once.",
}


class CarefulRequest(WSGIRequest):
    """Django stumbles over some names of charsets (`charset*=none''x`) before any middleware: call those unreadable."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]  # the stubs do not know it
        except (LookupError, ValueError):
            self.content_type, self.content_params = "", {"charset": UNREADABLE}


def refuse_odd_charsets(get_response: GetResponse) -> GetResponse:
    """A form post in UTF-7 and the like makes Django raise inside its own error page: answer 400 instead."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if is_read(str((request.content_params or {}).get("charset", "utf-8"))):
            return get_response(request)
        return HttpResponseBadRequest("This site reads forms in UTF-8 only.", content_type="text/plain; charset=utf-8")

    return middleware


def is_read(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name in CHARSETS
    except (LookupError, ValueError):  # ValueError: a NUL in the name, or a letter beyond ASCII
        return False


def refuse_long_bodies(get_response: GetResponse) -> GetResponse:
    """Strangers' forms are short. A long one is not read at all: each of 2 MB cost 30 MB while it was answered."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(DESK) or length_of(request) <= LONGEST_FORM:
            return get_response(request)
        return answered(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A form may be {LONGEST_FORM // 1024} kB long.")

    return middleware


def length_of(request: HttpRequest) -> int:
    told = request.headers.get("Content-Length", "")
    return int(told) if told.isdecimal() else 0  # without a length Django reads nothing


def name_the_methods(get_response: GetResponse) -> GetResponse:
    """A 405 of Django's has no body."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            response.content = f"This address answers only {response.headers['Allow']}."
            response.headers["Content-Type"] = "text/plain; charset=utf-8"
        return response

    return middleware


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler of 400. Without the request's own context: its host or its form may be what is wrong."""
    why = next((words for kind, words in TOO_BIG.items() if isinstance(exception, kind)), "")
    return answered(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if why else HTTPStatus.BAD_REQUEST, why)


def answered(request: HttpRequest, status: HTTPStatus, why: str) -> HttpResponse:
    title = "This is too large" if why else "This request was not understood"
    said = f"{why} Nothing was changed." if why else BROKEN
    return HttpResponse(
        render_to_string("400.html", {**site(request), "heading": title, "why": said}), status=status.value
    )


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token; what was typed into it comes back, to be copied."""
    return render(request, "403.html", {"typed": typed(request)}, status=403)


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The longer texts of a form of this site. What another site sent is not shown as if it were ours."""
    if not is_from_here(request):
        return []
    try:
        sent = [(name, str(text)) for name, text in request.POST.items()]
    except (UnreadablePostError, *TOO_BIG):
        return []
    return [(name, text) for name, text in sent if name not in SECRET and len(text) > SHORT]
