"""Routines as data, and which sources their pages cite."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from acupoints.citations import Place, pairs, provide, spread
from acupoints.models import Complaint
from acupoints.opendata import dataset
from acupoints.opendata.flat import columns
from acupoints.opendata.schema import choice, flag, many, maybe, number, record, text, texts, whole
from acupoints.opendata.shapes import PROOF, REVIEW, STATEMENT, address, proof_of, review, statement
from routines.models import Routine, RoutineStep, Side, StepKind

SAME = (
    *("kind", "title", "place", "side", "technique", "tool", "tool_alternatives", "pressure", "repetitions"),
    *("starter_repetitions", "optional", "position_text", "position_alternatives", "instruction", "note", "caution"),
    *("helper_view", "helper_position", "helper_instruction"),
)
TIMES = ("hold", "hold_max", "starter_hold", "rest", "switch", "rhythm_on", "rhythm_off")
STEP = record("One step.", {
    "kind": choice("What is done.", StepKind.values),
    "point": maybe(text("Code of the point; null where none is pressed.")),
    "title": text("Of a step without a point."),
    "place": text("Where, in two words; may be empty."),
    "side": choice("Which sides, in turn.", Side.values),
    "technique": text("How; may be empty."),
    "tool": text("With what."),
    "tool_alternatives": texts("What may take its place, best first."),
    "pressure": whole("1 light, 2 firm but easy, 3 strong but comfortable."),
    "repetitions": whole("Rounds on each side, full form."),
    "starter_repetitions": whole("Rounds on each side, starter form."),
    "optional": flag("Only done when somebody asks for it."),
    "position_text": text("How to sit, stand or lie."),
    "position_alternatives": text("Another way; may be empty."),
    "instruction": text("What to do while the time runs."),
    "helper_view": text("Where somebody stands who presses it for another: facing, behind; may be empty."),
    "helper_position": text("How the two sit, stand or lie; may be empty."),
    "helper_instruction": text("What the helper does; may be empty."),
    "note": text("May be empty."),
    "caution": text("When to leave the step or to stop; may be empty."),
    "substitute": maybe(text("Code of the point to take if this one is out.")),
    **{f"{name}_seconds": whole("0: none, or no more than hold.") for name in TIMES},
    **PROOF,
})  # fmt: skip
ROUTINE = record("A sequence of timed steps for one aim.", {
    "slug": text("As in its address."),
    "url": text("Its page.", format="uri"),
    "title": text("In plain words."),
    "aim": text("What it is meant to ease."),
    "summary": text("For whom, what is done, what it is not."),
    "frequency": text("How often; may be empty."),
    "evidence_grade": text("Key of the set “grades”: of this very set of points."),
    "evidence": STATEMENT,
    "recommended_start": choice("The form to begin with.", Routine.Start.values),
    "pregnancy_gate": choice("What pregnancy does.", Routine.PregnancyGate.values),
    "clot_gate": choice("What a blood clot does.", Routine.ClotGate.values),
    "starter_minutes": number("Hands-free, without the optional steps."),
    "full_minutes": number("Hands-free, without the optional steps."),
    "position_text": text("How to sit, stand or lie; may be empty."),
    "prepare": texts("What to have ready."),
    "complaints": texts("Keys of the set “complaints”. Read their warning signs first."),
    "steps": many("In order.", STEP),
    **REVIEW,
})  # fmt: skip
PLAIN = (
    *("slug", "title", "aim", "summary", "frequency", "recommended_start", "pregnancy_gate", "clot_gate"),
    *("starter_minutes", "full_minutes", "position_text"),
)


def routine_rows() -> Iterable[dict[str, Any]]:
    """A constant number of queries."""
    return map(routine_row, Routine.objects.published().with_steps())


def routine_row(one: Routine) -> dict[str, Any]:
    named = [c.slug for c in one.complaints.all() if c.status == Complaint.Status.PUBLISHED]
    return {
        **{name: getattr(one, name) for name in PLAIN},
        "url": address(one.get_absolute_url()),
        "evidence_grade": one.evidence_grade.slug,
        "evidence": statement(one.evidence_line, one),
        "prepare": one.prepare_items,
        "complaints": named,
        "steps": [step_row(step) for step in one.steps.all()],
        **review(one),
    }


def step_row(step: RoutineStep) -> dict[str, Any]:
    return {
        **{name: getattr(step, name) for name in SAME},
        "point": step.point.code if step.point else None,
        "substitute": step.substitute.code if step.substitute else None,
        **{f"{name}_seconds": whole_seconds(getattr(step, name)) for name in TIMES},
        **proof_of(step),
    }


def whole_seconds(time: timedelta) -> int:
    return round(time.total_seconds())


ROUTINES = dataset.Dataset(
    "routines",
    "Routines",
    "Timed sequences of points, with who must not do them.",
    ROUTINE,
    columns(
        *("slug", "url", "title", "aim", "summary", "frequency", "evidence_grade", "recommended_start"),
        *("pregnancy_gate", "clot_gate", "starter_minutes", "full_minutes", "position_text", "prepare", "complaints"),
        evidence="evidence.text",
        evidence_verification="evidence.verification",
        evidence_sources="evidence.sources",
        points="steps[].point",
        step_kinds="steps[].kind",
        step_hold_seconds="steps[].hold_seconds",
        review="review",
    ),
    routine_rows,
    key="slug",
)


def citing() -> Iterable[tuple[int, Place]]:
    """Three queries."""
    published = Routine.objects.published()
    steps = RoutineStep.objects.filter(routine__in=published)
    return spread("routine", published, pairs(published, "sources") | pairs(steps, "sources", "routine"))


def register() -> None:
    dataset.provide(ROUTINES)
    provide(citing)
