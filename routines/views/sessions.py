import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from acupoints.http import HtmxHttpRequest, private
from routines.clock import COMMANDS, RUNNING, Clock
from routines.methods import READ, only
from routines.models import Session
from routines.models.session import MOST_COMMANDS
from routines.origin import same_origin_post
from routines.pictures import pictures
from routines.scenes import scene_key
from routines.screen import Screen
from routines.words import script

WORN_OUT = f"This session has taken {MOST_COMMANDS} presses, more than a session needs. Start the routine again."
NUMBER = re.compile("[0-9]+")
RATINGS = [(2, "Much better"), (1, "A little better"), (0, "The same"), (-1, "A little worse"), (-2, "Much worse")]


@csp_update({"media-src": ["blob:"]})  # the audio track, made in the page
@private
@only(*READ)
def session(request: HtmxHttpRequest, pk: UUID) -> HttpResponse:
    now = timezone.now()
    context = page_context(living_session(pk, now), now) | {"large": "large" in request.GET}
    return render(request, "routines/session.html", context)


@private
@only(*READ)
def session_stage(request: HtmxHttpRequest, pk: UUID) -> HttpResponse:
    """Asked once at the end of each stage; safe, so it can be repeated at will."""
    now = timezone.now()
    return render(request, "routines/_session_stage.html", stage_context(living_session(pk, now), now))


@private
@same_origin_post
@only("POST")
def session_do(request: HtmxHttpRequest, pk: UUID) -> HttpResponse:
    """One command; whatever became of it, the answer is the present state: to htmx 409 where it came too late."""
    now = timezone.now()
    found = living_session(pk, now)
    if found.is_worn_out:
        return render(request, "routines/refused.html", {"message": WORN_OUT}, status=429)
    command, seq = request.POST.get("cmd", ""), request.POST.get("seq", "")
    if command not in COMMANDS or not NUMBER.fullmatch(seq):
        known = "which state of the session that was for" if command in COMMANDS else "that command"
        message = f"This page does not know {known}. Go back to your session and press the button again."
        return render(request, "routines/refused.html", {"message": message}, status=400)
    late = not found.do(command, seq, pressed_at(request), now, seen_by(request)) and seq != str(found.seq)
    if request.htmx:
        context = stage_context(found, timezone.now())
        return render(request, "routines/_session_stage.html", context, status=409 if late else 200)
    large = "?large=yes" if "large" in request.GET else ""
    return HttpResponse(status=303, headers={"Location": found.get_absolute_url() + large})


def living_session(pk: UUID, now: datetime) -> Session:
    try:
        return Session.objects.alive(now).select_related("routine").get(pk=pk)
    except Session.DoesNotExist as error:
        raise Http404("No such session: sessions are deleted after 24 hours.") from error


def seen_by(request: HttpRequest) -> int | None:
    """The stage that was on the screen, where the form says so."""
    seen = request.POST.get("seen", "")
    return int(seen) if NUMBER.fullmatch(seen) and len(seen) < 6 else None


def pressed_at(request: HttpRequest) -> datetime | None:
    """When the button was pressed, for a command that waited for a network. What cannot be read is now."""
    try:
        return datetime.fromtimestamp(int(request.POST["at"]) / 1000, UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def stage_context(session: Session, now: datetime) -> dict[str, Any]:
    screen = Screen(session.stages, session.clock, now)
    place = screen.stage.scene if screen.stage and screen.stage.code else None
    picture = pictures([place]).get(place) if place else None
    return {"session": session, "routine": session.about, "screen": screen, "picture": picture, "ratings": RATINGS}


def page_context(session: Session, now: datetime) -> dict[str, Any]:
    """With the whole plan and all its pictures, so that the session runs to its end without a network."""
    stages = session.stages
    told = zip(session.plan, stages, script(stages), strict=True)
    plan = [row | said | {"scene": scene_key(*stage.scene)} for row, stage, said in told]
    drawn = pictures(stage.scene for stage in stages if stage.code)
    first = Screen(stages, Clock(RUNNING, 0, now), now)
    return stage_context(session, now) | {
        "plan": plan,
        "pictures": drawn.values(),
        "first_screen": first,
        "first_picture": first.stage and drawn.get(first.stage.scene),
    }
