"""The pages of the second factor, and the button that ends all sessions."""

from base64 import b32encode
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login as trust

from acupoints.qr import qr_code

from . import codes, stays
from .codes import Wait

WRONG = "This code is not right. Wait for the next one and try it; each is good once."
SPACES = 4  # a secret is typed in groups of so many


def desk_view(view: Any) -> Any:
    """For those who may see the desk, and for them alone."""
    return sensitive_post_parameters()(admin.site.admin_view(require_http_methods(["GET", "POST"])(view)))


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    shared = {**admin.site.each_context(request), **context}
    answer = render(request, f"admin/{template}.html", shared, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def wanted(request: HttpRequest) -> str:
    """Where the editor was going; never to another site."""
    address = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if safe and address.startswith("/") else reverse("admin:index")  # else redirect() looks for a name


def seconds_until(wait: Wait) -> int:
    return max(1, round((wait.until - timezone.now()).total_seconds()))


def wait_words(wait: Wait) -> str:
    seconds = seconds_until(wait)
    return f"Too many wrong codes. The next one is looked at in {seconds} second{'s' if seconds > 1 else ''}."


@never_cache
@csrf_protect
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second step of signing in."""
    user: Any = request.user
    if not user.is_authenticated or user.otp_device is not None or not codes.device_of(user):
        return redirect(wanted(request))
    error, status = "", 200
    if request.method == "POST":
        try:
            device = codes.accepted(user, request.POST.get("code", ""))
        except Wait as wait:
            error, status = wait_words(wait), 429
        else:
            if device is not None:
                request.session.cycle_key()
                trust(request, device)
                return redirect(wanted(request))
            error, status = WRONG, 400
    return page(request, "door_code", status=status, title="Second step", error=error, next=wanted(request))


@never_cache
@desk_view
def second_factor(request: HttpRequest) -> HttpResponse:
    """Turn it on, read new recovery codes, turn it off."""
    if request.method == "GET":
        return overview(request)
    act = {"start": start, "confirm": confirm, "codes": more_codes, "off": turn_off}.get(request.POST.get("do", ""))
    if act is None:
        return overview(request, error="Choose one of the buttons.", status=400)
    try:
        return act(request)
    except Wait as wait:
        return overview(request, error=wait_words(wait), status=429)


def overview(
    request: HttpRequest, *, status: int = 200, error: str = "", fresh: list[str] | None = None
) -> HttpResponse:
    user: Any = request.user
    device, pending = codes.device_of(user), codes.device_of(user, confirmed=False)
    context: dict[str, Any] = {"device": device, "error": error, "fresh": fresh, "required": codes.is_required(user)}
    if device:
        context["left"] = codes.codes_left(user)
    elif pending:
        secret = b32encode(pending.bin_key).decode().rstrip("=")
        groups = [secret[i : i + SPACES] for i in range(0, len(secret), SPACES)]
        context |= {"pending": pending, "qr": qr_code(pending.config_url), "secret": " ".join(groups)}
    return page(request, "door_second_factor", status=status, title="Second factor", **context)


def start(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if codes.device_of(user) is None:
        codes.begin(user)
    return redirect("door_second_factor")


def confirm(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    pending = codes.device_of(user, confirmed=False)
    if pending is None or codes.device_of(user):
        return redirect("door_second_factor")
    if not codes.is_right(user, pending, codes.plain(request.POST.get("code", ""))):
        return overview(request, error=WRONG, status=400)
    pending.refresh_from_db()
    pending.confirmed = True
    pending.save(update_fields=["confirmed"])
    request.session.cycle_key()
    trust(request, pending)
    stays.sign_out(user, but=request.session.session_key)
    return overview(request, fresh=codes.new_recovery_codes(user))


def more_codes(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not codes.accepted(user, request.POST.get("code", "")):
        return overview(request, error=WRONG, status=400)
    return overview(request, fresh=codes.new_recovery_codes(user))


def turn_off(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not codes.accepted(user, request.POST.get("code", "")):
        return overview(request, error=WRONG, status=400)
    codes.turn_off(user)
    messages.success(request, "The second factor is off. Your name and password are enough now.")
    return redirect("door_second_factor")


@never_cache
@desk_view
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if request.method == "POST":
        stays.sign_out(user)
        logout(request)
        return redirect("admin:login")
    return page(request, "door_sign_out", title="Sign out everywhere")
