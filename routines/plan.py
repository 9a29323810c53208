"""From a routine and what a person ticked to a flat timetable of stages. Pure: no Django, no clock.

The order of strictness is block_routine, skip, swap, light_only, warn: the strictest rule that hits a step
wins, and what blocks the routine goes before its steps. The reasons are for the preview, never stored.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from math import ceil
from typing import Any, Literal

from routines import safety
from routines.specs import SWITCH_SECONDS, Change, RoutineSpec, Rule, StepSpec

Form = Literal["starter", "full"]

LOCATE_SECONDS = 20
WORDS_A_SECOND = 2.3  # as browsers' voices speak at the rate of static/js/session/cues.js
AFTER_WORDS = 10  # seconds that are left for finding when all is said


@dataclass(frozen=True, slots=True)
class Stage:
    """One line of the timetable. `seconds` is None at a gate: the clock waits there for the person."""

    kind: str  # locate, hold, rest, switch
    step: int  # counted from 0 over the steps that are left
    seconds: float | None
    action: str = "press"  # the kind of its step
    code: str = ""
    side: str = ""  # "", left, right, both, midline
    rep: int = 1
    reps: int = 1
    title: str = ""
    place: str = ""
    text: str = ""
    spoken: str = ""
    technique: str = ""
    tool: str = ""
    pressure: int = 1
    position: str = ""
    figure: str = ""
    caution: str = ""
    rhythm_on: int = 0
    rhythm_off: int = 0
    helper: str = ""  # where somebody stands who presses it for another: facing, behind

    @property
    def scene(self) -> tuple[str, str, str]:
        """What its picture shows: see scenes.Place."""
        return self.code, self.side, self.figure


@dataclass(frozen=True, slots=True)
class Plan:
    stages: tuple[Stage, ...]
    steps: tuple[StepSpec, ...] = ()
    changes: tuple[Change, ...] = ()

    def at_speed(self, speed: float) -> "Plan":
        """The same plan with every time divided, to the millisecond; for tests in a browser."""
        if speed == 1:
            return self
        timed = (replace(s, seconds=s.seconds and round(s.seconds / speed, 3)) for s in self.stages)
        return replace(self, stages=tuple(timed))


@dataclass(frozen=True, slots=True)
class Blocked:
    reasons: tuple[str, ...]
    changes: tuple[Change, ...] = field(default=())


def compile(
    routine: RoutineSpec,
    precautions: Collection[str] = (),
    rules: Iterable[Rule] = (),
    *,
    form: Form = "starter",
    hands_free: bool = False,
    include_optional: bool = False,
    helper: bool = False,
) -> Plan | Blocked:
    """The timetable for this person now, or why there is none. With a helper all is pressed by somebody else."""
    ticked = [rule for rule in rules if rule.precaution in precautions]
    if reasons := safety.blocking_reasons(routine, precautions, ticked):
        return Blocked(reasons)
    if helper:
        routine = replace(routine, steps=tuple(step.by_helper() for step in routine.steps))
    wanted = tuple(s for s in routine.steps if include_optional or not s.optional)
    steps, changes = safety.adapt(routine, wanted, precautions, ticked)
    if helper:  # what came in for another step has no words for a helper
        steps = tuple(step if step.helper_view else step.by_helper() for step in steps)
    if not any(s.kind == "press" for s in steps) and any(s.kind == "press" for s in wanted):
        return Blocked(("Nothing to press is left of this routine.",), changes)
    stages = tuple(stage for i, s in enumerate(steps) for stage in _expand(s, i, form, hands_free))
    if helper:
        views = [step.helper_view for step in steps]
        stages = tuple(replace(stage, helper=views[stage.step]) for stage in stages)
    return Plan(stages, steps, changes)


def relevant_precautions(routine: RoutineSpec, rules: Collection[Rule]) -> frozenset[str]:
    """Those of which any rule hits this routine or one of its steps, even if it only warns."""
    named = {rule.precaution for rule in rules} | {safety.PREGNANT, safety.CLOT}
    return frozenset(p for p in named if _matters(compile(routine, {p}, rules, include_optional=True)))


def _matters(made: Plan | Blocked) -> bool:
    return isinstance(made, Blocked) or bool(made.changes)


def _expand(step: StepSpec, index: int, form: Form, hands_free: bool) -> Iterator[Stage]:
    base = _stage_of(step, index)
    hold, reps = (
        (step.starter_hold_seconds, step.starter_repetitions)
        if form == "starter"
        else (step.hold_seconds, step.repetitions)
    )
    if step.kind != "rest":
        yield replace(base, kind="locate", seconds=_find_seconds(step) if hands_free else None, text=_find_text(step))
    if step.kind == "wear":
        return
    for i, side in enumerate(step.sides):
        if i:
            yield replace(base, kind="switch", side=side, seconds=step.switch_seconds or SWITCH_SECONDS, text="")
        yield from _holds(replace(base, side=side), step, hold, reps)


def _holds(base: Stage, step: StepSpec, hold: int, reps: int) -> Iterator[Stage]:
    for rep in range(1, reps + 1):
        kind = "rest" if step.kind == "rest" else "hold"
        yield replace(base, kind=kind, rep=rep, reps=reps, seconds=hold, text=_press_text(step))
        if rep < reps and step.rest_seconds:
            yield replace(base, kind="rest", rep=rep, reps=reps, seconds=step.rest_seconds, text="")


def _stage_of(step: StepSpec, index: int) -> Stage:
    return Stage(
        kind="locate",
        step=index,
        seconds=None,
        action=step.kind,
        code=step.code,
        side=step.sides[0],
        title=step.title,
        place=step.place,
        spoken=step.spoken,
        technique=step.technique,
        tool=step.tool,
        pressure=step.pressure,
        position=step.position,
        figure=step.figure,
        caution=step.caution,
        rhythm_on=step.rhythm_on,
        rhythm_off=step.rhythm_off,
    )


def _find_seconds(step: StepSpec) -> int:
    """Hands-free: at least twenty, and never less than ten after the words for the ear are over; in fives."""
    said = f"{step.place} {step.position} {step.spoken or _find_text(step)}"
    needed = len(said.split()) / WORDS_A_SECOND + AFTER_WORDS
    return max(LOCATE_SECONDS, 5 * ceil(needed / 5))


def _find_text(step: StepSpec) -> str:
    if step.kind == "press" and step.point:
        return step.point.find_text
    return step.text


def _press_text(step: StepSpec) -> str:
    return step.text or (step.point.press_text if step.point else "")


def estimate_seconds(plan: Plan) -> float:
    """Hands-free: a gate counts as the time given for finding, a thing to wear counts nothing."""
    return sum(LOCATE_SECONDS if s.seconds is None else s.seconds for s in plan.stages if s.action != "wear")


def dump(stages: Iterable[Stage]) -> list[dict[str, Any]]:
    return [asdict(stage) for stage in stages]


def load(rows: Iterable[dict[str, Any]]) -> tuple[Stage, ...]:
    return tuple(Stage(**row) for row in rows)
