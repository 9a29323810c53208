from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acupoints import codes
from acupoints.http import private
from routines.forms import StartForm
from routines.methods import READ, only
from routines.models import OwnRoutine
from routines.models.own import read
from routines.origin import same_origin_post
from routines.own import LONGEST_TITLE, MOST_STEPS, MOST_TIMES, SIDES, OwnStep, PointFacts
from routines.scenes import Scene, scenes

from .own_draft import Draft, drafted
from .routines import begin, first_choices, start_page

SIDE_LABELS = {
    "lr": "Left, then right",
    "both": "Both sides at once",
    "l": "Left only",
    "r": "Right only",
    "mid": "Middle line",
}
SHOWN = {"left_then_right": "left", "both_together": "both"}  # the side that a picture shows
EMPTY = "Add a point first: a routine needs at least one."


@dataclass(frozen=True)
class Row:
    """One step as the page shows it."""

    number: int
    step: OwnStep
    facts: PointFacts
    scene: Scene | None

    @property
    def name(self) -> str:
        return self.facts.point.title.removeprefix(self.step.code).strip()

    @property
    def spaced(self) -> str:
        return codes.spaced(self.step.code)

    @property
    def slug(self) -> str:
        return codes.slug(self.step.code)

    @property
    def side(self) -> str:
        return SIDE_LABELS[self.step.side]

    @property
    def sides(self) -> list[tuple[str, str]]:
        return [(key, SIDE_LABELS[key]) for key in self.facts.sides]


@private
@only(*READ)
def own(request: HttpRequest) -> HttpResponse:
    """Where a routine is put together. Every deed leads to the link of the routine that came of it."""
    draft = drafted(request.GET)
    routine, found = read(draft.wanted, draft.title)
    errors = [*draft.errors, *found.errors]
    if draft.start and not routine.steps and not errors:
        errors = [EMPTY]
    if errors or draft.choices or not draft.acted:
        return own_page(request, routine, draft, errors)
    if draft.start:
        return HttpResponse(status=303, headers={"Location": routine.start_url})
    at = f"#step-{draft.at}" if draft.at else ""
    return HttpResponse(status=303, headers={"Location": routine.get_absolute_url() + at})


@private
@same_origin_post
@only(*READ, "POST")
def own_start(request: HttpRequest) -> HttpResponse:
    """The same start page, questions and preview as before any other routine."""
    draft = drafted(request.GET)
    routine, found = read(draft.wanted, draft.title)
    errors = [*draft.errors, *found.errors]
    if errors or not routine.steps:
        return own_page(request, routine, draft, errors or [EMPTY])
    if request.method == "POST":
        return begin(request, routine)
    return start_page(request, routine, StartForm(initial=first_choices(routine)))


def own_page(request: HttpRequest, routine: OwnRoutine, draft: Draft, errors: list[str]) -> HttpResponse:
    """What is right of the routine in a form, and above it what is wrong."""
    context = {
        "routine": routine,
        "rows": rows_of(routine),
        "draft": draft,
        "errors": errors,
        "link": request.build_absolute_uri(routine.get_absolute_url()),
        "limits": {"steps": MOST_STEPS, "times": range(1, MOST_TIMES + 1), "title": LONGEST_TITLE},
    }
    return render(request, "routines/own.html", context, status=400 if errors or draft.choices else 200)


def rows_of(routine: OwnRoutine) -> list[Row]:
    places = [(step.code, _shown(step), "") for step in routine.steps]
    drawn = scenes(places) if places else {}
    pairs: Iterable[tuple[int, OwnStep]] = enumerate(routine.steps, 1)
    return [Row(i, step, routine.known[step.code], drawn.get(places[i - 1])) for i, step in pairs]


def _shown(step: OwnStep) -> str:
    side = SIDES[step.side]
    return SHOWN.get(side, side)
