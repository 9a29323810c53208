"""Before every page of the desk: is the sign-in still good, and is a second factor owed?"""

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from . import attempts, codes, stays

TIDY_EVERY = 600  # seconds
ALWAYS = ("admin:login", "admin:logout")
_tidied = {"at": 0.0}


def gate(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("admin:index")):
            return get_response(request)
        tidy_now_and_then()
        return turned_away(request) or get_response(request)

    return middleware


def tidy_now_and_then() -> None:
    if time.monotonic() - _tidied["at"] > TIDY_EVERY:
        _tidied["at"] = time.monotonic()
        attempts.purge(timezone.now())


def turned_away(request: HttpRequest) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return None
    now = timezone.now()
    if stays.is_over(request.session, now):
        logout(request)
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    stays.note(request.session, now)
    page = owed(request)
    if page is None or request.path in {reverse(name) for name in (*ALWAYS, page)}:
        return None
    after = "" if request.method != "GET" else f"?{urlencode({'next': request.get_full_path()})}"
    return redirect(reverse(page) + after)


def owed(request: HttpRequest) -> str | None:
    """The name of the only page that is open until the second factor is given. One query."""
    user = request.user
    if getattr(user, "otp_device", None) is not None:
        return None
    if codes.device_of(user):  # type: ignore[arg-type]
        return "door_code"
    return "door_second_factor" if codes.is_required(user) else None  # type: ignore[arg-type]
