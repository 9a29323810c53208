"""How long an editor stays signed in: eight hours without a click, seven days at most."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone

IDLE = timedelta(hours=8)
LONGEST = timedelta(days=7)
NOTED = timedelta(minutes=5)  # a click is written down at most so often
SIGNED_IN, SEEN = "door_signed_in", "door_seen"


def begin(sender: Any, request: Any, **kwargs: Any) -> None:
    """Connected to Django's signal of a sign-in. The key is new even where the same editor was signed in already."""
    request.session.cycle_key()
    request.session[SIGNED_IN] = request.session[SEEN] = timezone.now().timestamp()


def is_over(session: SessionBase, now: datetime) -> bool:
    """Sessions that do not say when they began are over, too."""
    began, seen = session.get(SIGNED_IN, 0), session.get(SEEN, 0)
    return bool(now.timestamp() - began > LONGEST.total_seconds() or now.timestamp() - seen > IDLE.total_seconds())


def note(session: SessionBase, now: datetime) -> None:
    if now.timestamp() - session[SEEN] > NOTED.total_seconds():
        session[SEEN] = now.timestamp()


def sign_out(user: User, *, but: str | None = None) -> int:
    """End the sessions of one editor. Only editors have sessions, so all are read."""
    sessions = Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=but or "")
    theirs = [one.pk for one in sessions if one.get_decoded().get("_auth_user_id") == str(user.pk)]
    Session.objects.filter(pk__in=theirs).delete()
    return len(theirs)
