from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from acupoints import redflags
from acupoints.http import shared
from acupoints.models import Precaution, precaution_rules
from acupoints.qr import qr_code
from routines.methods import READ, only
from routines.models import Routine, RoutineStep, StepKind
from routines.plan import relevant_precautions
from routines.scenes import Scene, scenes
from routines.tools import TOOLS
from routines.words import PRESSURES

from .routines import complaints_of, published_routine

FORMS = {"starter": "Starter form", "full": "Full form"}
SIDES = {
    "left_then_right": "left, then right",
    "both_together": "both sides at once",
    "midline": "middle line",
    "none": "",
}


@dataclass(frozen=True)
class Line:
    """One step on paper, in one of the two forms."""

    step: RoutineStep
    scene: Scene | None
    form: str

    @property
    def hold(self) -> timedelta:
        return self.step.hold if self.form == "full" else self.step.starter_hold

    @property
    def rounds(self) -> int:
        return self.step.repetitions if self.form == "full" else self.step.starter_repetitions

    @property
    def side(self) -> str:
        return SIDES[self.step.side]

    @property
    def how(self) -> str:
        """With what, how hard, in which way: "Thumb, firm but easy (2 of 3), slow circles"."""
        step = self.step
        if step.kind != StepKind.PRESS:
            return ""
        rhythm = f"{step.rhythm_on.seconds} seconds on, {step.rhythm_off.seconds} off" if step.rhythm_on else ""
        tool = TOOLS.get(step.tool, "hand")
        parts = (
            tool[:1].upper() + tool[1:],
            f"{PRESSURES[step.pressure]} ({step.pressure} of 3)",
            step.technique,
            rhythm,
        )
        return ", ".join(part for part in parts if part)


@only(*READ)
@shared("form")
def routine_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The routine on one or two sheets of paper, in one form, as it is written: no tick changes it."""
    routine = published_routine(slug)
    form = request.GET.get("form", routine.recommended_start)
    if form not in FORMS:
        message = "This page knows a sheet for the starter form and one for the full form, and no other."
        return render(request, "routines/refused.html", {"message": message}, status=400)
    return render(request, "routines/sheet.html", sheet_context(request, routine, form))


def sheet_context(request: HttpRequest, routine: Routine, form: str) -> dict[str, object]:
    path = reverse("routines:routine_start", args=[routine.slug])
    start = request.build_absolute_uri(f"{path}?form={form}")
    complaints = complaints_of(routine)
    asked = relevant_precautions(routine.spec(), precaution_rules())
    return {
        "routine": routine,
        "form": form,
        "forms": FORMS,
        "minutes": routine.full_minutes if form == "full" else routine.starter_minutes,
        "complaints": complaints,
        "flags": redflags.merge([(one.title.lower(), one.red_flags) for one in complaints]),
        "precautions": Precaution.objects.filter(slug__in=asked),
        "lines": lines_of(routine, form),
        "start": start,
        "qr": qr_code(start),
    }


def lines_of(routine: Routine, form: str) -> list[Line]:
    """Without what is never pressed, should a point have become that."""
    steps = [step for step in routine.steps.all() if not (step.point and step.point.is_never_pressed)]
    views = scenes(step.scene for step in steps if step.point)
    return [Line(step, views.get(step.scene), form) for step in steps]
