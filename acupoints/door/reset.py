"""A forgotten password. Whether there is such an account, nobody learns here: not from words, not from the time."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from axes.utils import reset as forget_failures
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from acupoints.models import TallySalt

ONE_MAIL_IN = 300  # seconds, for one address
log = logging.getLogger(__name__)


def later(work: Callable[[], None]) -> None:
    """After the answer, in a thread of its own: looking up and writing to somebody takes time that would tell."""

    def run() -> None:
        try:
            work()
        except Exception:
            log.exception("A mail for a forgotten password was not sent.")
        finally:
            connections.close_all()

    threading.Thread(target=run, daemon=True).start()


class QuietForm(PasswordResetForm):
    def save(self, **options: Any) -> None:  # type: ignore[override]
        digest = salted_hmac("door-reset", self.cleaned_data["email"].lower(), algorithm="sha256").hexdigest()
        if cache.add(f"door-reset-{digest}", 1, ONE_MAIL_IN):
            later(lambda: self.send(digest, options))

    def send(self, digest: str, options: dict[str, Any]) -> None:
        """The cache is each worker's own; this counts for all, and after the answer, which it must not slow down."""
        if TallySalt.objects.admits(digest, timezone.now(), "letters"):
            PasswordResetForm.save(self, **options)


class DeskPage:
    """In the desk's look."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        site = admin.site.each_context(self.request)  # type: ignore[attr-defined]
        return {**site, **found, "email_configured": settings.EMAIL_CONFIGURED}


class Ask(DeskPage, views.PasswordResetView):
    template_name = "admin/door_reset.html"
    email_template_name = "admin/door_reset_mail.txt"
    subject_template_name = "admin/door_reset_subject.txt"
    form_class = QuietForm
    success_url = reverse_lazy("password_reset_done")
    title = "Forgotten password"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.EMAIL_CONFIGURED:
            return self.render_to_response(self.get_context_data(), status=409)
        return super().post(request, *args, **kwargs)


class Asked(DeskPage, views.PasswordResetDoneView):
    template_name = "admin/door_reset_done.html"
    title = "Look into your mail"


class Choose(DeskPage, views.PasswordResetConfirmView):
    """Django puts the token into the session and redirects; with a strict cookie that session would be lost on the
    way from a mail program. The address keeps the token instead: it is good once, and no page here names it elsewhere.
    """

    template_name = "admin/door_reset_choose.html"
    success_url = reverse_lazy("password_reset_complete")
    token_generator = default_token_generator

    @method_decorator(sensitive_post_parameters())
    @method_decorator(never_cache)
    def dispatch(self, *args: Any, **kwargs: Any) -> Any:
        self.user = self.get_user(kwargs["uidb64"])
        self.validlink = self.user is not None and self.token_generator.check_token(self.user, kwargs["token"])
        if self.validlink:
            return super(views.PasswordResetConfirmView, self).dispatch(*args, **kwargs)
        return self.render_to_response(self.get_context_data(), status=410)

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.save()
        forget_failures(username=user.get_username())
        return super(views.PasswordResetConfirmView, self).form_valid(form)


class Chosen(DeskPage, views.PasswordResetCompleteView):
    template_name = "admin/door_reset_chosen.html"
    title = "The new password is set"
