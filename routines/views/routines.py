from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from acupoints import limits, redflags
from acupoints.http import shared
from acupoints.models import Complaint, Precaution, precaution_rules
from routines.forms import StartForm, preset
from routines.methods import READ, only
from routines.models import OwnRoutine, Routine, Session
from routines.origin import same_origin_post
from routines.plan import Blocked, compile, estimate_seconds, relevant_precautions
from routines.scenes import scenes
from routines.specs import Rule

TOO_MANY = (
    "So many sessions were started from where you are that no more can be started within this hour. Sessions that "
    "run go on. Come back after the full hour."
)


@only(*READ)
@shared()
def routine_list(request: HttpRequest) -> HttpResponse:
    routines = Routine.objects.published().with_card()
    return render(request, "routines/routine_list.html", {"routines": routines})


@only(*READ)
@shared()
def routine_detail(request: HttpRequest, slug: str) -> HttpResponse:
    routine = published_routine(slug)
    steps = list(routine.steps.all())
    views = scenes(step.scene for step in steps if step.point)
    context = {
        "routine": routine,
        "complaints": complaints_of(routine),
        "steps": [(step, views.get(step.scene)) for step in steps],
    }
    return render(request, "routines/routine_detail.html", context)


@never_cache
@same_origin_post
@only(*READ, "POST")
def routine_start(request: HttpRequest, slug: str) -> HttpResponse:
    routine = published_routine(slug)
    if request.method == "POST":
        return begin(request, routine)
    return start_page(request, routine, StartForm(initial=first_choices(routine) | preset(request.GET.dict())))


def published_routine(slug: str) -> Routine:
    return get_object_or_404(Routine.objects.published().with_steps(), slug=slug)


def complaints_of(routine: Routine | OwnRoutine) -> list[Complaint]:
    return [c for c in routine.complaints.all() if c.status == Complaint.Status.PUBLISHED]


def rules_for(routine: Routine | OwnRoutine) -> tuple[Rule, ...]:
    given = precaution_rules()
    return routine.rules(given) if isinstance(routine, OwnRoutine) else given


def first_choices(routine: Routine | OwnRoutine) -> dict[str, Any]:
    return {"form": routine.recommended_start, "pace": "gated", "hands": "own"}


def start_page(request: HttpRequest, routine: Routine | OwnRoutine, form: StartForm, status: int = 200) -> HttpResponse:
    asked = relevant_precautions(routine.spec(), rules_for(routine))
    context = {
        "routine": routine,
        "form": form,
        "chosen": form.chosen,
        "flags": redflags.merge([(one.title.lower(), one.red_flags) for one in complaints_of(routine)]),
        "precautions": Precaution.objects.filter(slug__in=asked),
    }
    return render(request, "routines/routine_start.html", context, status=status)


def begin(request: HttpRequest, routine: Routine | OwnRoutine) -> HttpResponse:
    """Start, or show first what the ticked precautions change; what was ticked goes no further than this."""
    form = StartForm(request.POST, initial=first_choices(routine))
    if not form.is_valid():
        return start_page(request, routine, form, status=400)
    if "edit" in request.POST:
        return start_page(request, routine, form)
    ticked = set(form.cleaned_data["precautions"])
    plan = compile(routine.spec(), ticked, rules_for(routine), **form.plan_options())
    if isinstance(plan, Blocked) or (plan.changes and not form.cleaned_data["confirmed"]):
        minutes = 0 if isinstance(plan, Blocked) else round(estimate_seconds(plan) / 60, 1)
        context = {"routine": routine, "plan": plan, "minutes": minutes, "repeated": form.confirming()}
        return render(request, "routines/start_preview.html", context)
    if not limits.admits(request, "starts"):
        return limits.too_many(request, TOO_MANY)
    session = Session.objects.begin(routine, plan.at_speed(settings.SESSION_SPEED))
    large = "?large=yes" if form.cleaned_data["large"] else ""
    return HttpResponse(status=303, headers={"Location": session.get_absolute_url() + large})
