"""Five wrong passwords for a name from one address close the door to both for a quarter of an hour."""

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

KEPT = timedelta(hours=1)


class Attempts(AxesDatabaseHandler):  # type: ignore[misc]  # axes has no types
    """Keeps neither browser nor headers: one row for a name and an address."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = ""  # type: ignore[attr-defined]
        super().user_login_failed(sender, credentials, request, **kwargs)


def locked(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """Says the same whether there is such a name or not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {**admin.site.each_context(request), "title": "Locked for a while", "minutes": minutes}
    answer = render(request, "admin/door_locked.html", context, status=429)
    answer["Retry-After"] = str(minutes * 60)
    answer["Cache-Control"] = "no-store"
    return answer


def purge(now: datetime) -> int:
    """Delete the failures that are older than an hour, and say how many."""
    deleted: int = AccessAttempt.objects.filter(attempt_time__lt=now - KEPT).delete()[0]
    return deleted
