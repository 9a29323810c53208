from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from acupoints.models import Complaint, Precaution
from routines.forms import StartForm
from routines.models import Routine, Session, precaution_rules
from routines.origin import same_origin_post
from routines.plan import Blocked, compile, estimate_seconds, relevant_precautions
from routines.scenes import scenes


@require_safe
def routine_list(request: HttpRequest) -> HttpResponse:
    routines = Routine.objects.published().with_card()
    return render(request, "routines/routine_list.html", {"routines": routines})


@require_safe
def routine_detail(request: HttpRequest, slug: str) -> HttpResponse:
    routine = published_routine(slug)
    steps = list(routine.steps.all())
    views = scenes((step.point.code, step.first_side) for step in steps if step.point)
    context = {
        "routine": routine,
        "complaints": complaints_of(routine),
        "steps": [(step, views.get((step.point.code, step.first_side)) if step.point else None) for step in steps],
    }
    return render(request, "routines/routine_detail.html", context)


@never_cache
@same_origin_post
@require_http_methods(["GET", "HEAD", "POST"])
def routine_start(request: HttpRequest, slug: str) -> HttpResponse:
    routine = published_routine(slug)
    if request.method == "POST":
        return begin(request, routine)
    return render(request, "routines/routine_start.html", start_context(routine, StartForm()))


def published_routine(slug: str) -> Routine:
    return get_object_or_404(Routine.objects.published().with_steps(), slug=slug)


def complaints_of(routine: Routine) -> list[Complaint]:
    return [c for c in routine.complaints.all() if c.status == Complaint.Status.PUBLISHED]


def start_context(routine: Routine, form: StartForm) -> dict[str, Any]:
    asked = relevant_precautions(routine.spec(), precaution_rules())
    return {
        "routine": routine,
        "form": form,
        "complaints": complaints_of(routine),
        "precautions": Precaution.objects.filter(slug__in=asked),
    }


def begin(request: HttpRequest, routine: Routine) -> HttpResponse:
    """Start, or show first what the ticked precautions change; what was ticked goes no further than this."""
    form = StartForm(request.POST)
    if not form.is_valid():
        return render(request, "routines/routine_start.html", start_context(routine, form), status=400)
    ticked = set(form.cleaned_data["precautions"])
    plan = compile(routine.spec(), ticked, precaution_rules(), **form.plan_options())
    if isinstance(plan, Blocked) or (plan.changes and not form.cleaned_data["confirmed"]):
        minutes = 0 if isinstance(plan, Blocked) else round(estimate_seconds(plan) / 60, 1)
        context = {"routine": routine, "plan": plan, "minutes": minutes, "repeated": form.confirming()}
        return render(request, "routines/start_preview.html", context)
    session = Session.objects.begin(routine, plan.at_speed(settings.SESSION_SPEED))
    return HttpResponse(status=303, headers={"Location": session.get_absolute_url()})
