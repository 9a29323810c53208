"""What ticked precautions do to the steps of a routine: leave out, swap, lighten, warn. Pure.

Strictest first: block_routine, skip, swap, light_only, warn. A skip of scope tool takes the tool away, not
the step.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from acupoints.precautions import STRICTNESS
from routines.specs import Change, PointSpec, RoutineSpec, Rule, StepSpec
from routines.tools import HAND_TOOLS, TOOLS

PREGNANT = "pregnant"
CLOT = "clot_or_swollen_leg"
FAINTING = "fainting_or_epilepsy"
NEVER_REASON = "This point is never pressed."
PREGNANCY_REASON = "This routine is left out in pregnancy. Ask your midwife or doctor what is right for you."
PREGNANCY_ASK = "Ask your midwife or doctor before this routine."
CLOT_REASON = "Do not press with a blood clot, or a swollen, hot, red or newly painful leg: get medical help now."
STANDING_REASON = "Somebody who may faint does not press standing."


def blocking_reasons(routine: RoutineSpec, precautions: Collection[str], ticked: Sequence[Rule]) -> tuple[str, ...]:
    """Why the routine must not be done at all: the gates, then the rules. Empty when it may."""
    hits = [r for r in ticked if r.action == "block_routine" and _hits_routine(r, routine)]
    reasons = [r.reason for r in hits]
    named = {r.precaution for r in hits}
    if routine.pregnancy_gate == "block" and PREGNANT in precautions and PREGNANT not in named:
        reasons.insert(0, PREGNANCY_REASON)
    if routine.clot_gate == "block" and CLOT in precautions and CLOT not in named:
        reasons.insert(0, CLOT_REASON)
    return tuple(dict.fromkeys(reasons))


def _hits_routine(rule: Rule, routine: RoutineSpec) -> bool:
    return rule.scope == "all" or (rule.scope == "routine" and rule.target == routine.slug)


def adapt(
    routine: RoutineSpec, steps: Iterable[StepSpec], precautions: Collection[str], ticked: Sequence[Rule]
) -> tuple[tuple[StepSpec, ...], tuple[Change, ...]]:
    """The steps that are left, as they are to be done, and the changes with their reasons."""
    case = _Case(routine, precautions, ticked)
    if routine.pregnancy_gate == "ask" and PREGNANT in precautions:
        case.note("warn", PREGNANCY_ASK)
    wanted = tuple(steps)
    kept: list[StepSpec] = []
    for step in wanted:
        if (done := case.decide(step)) and not _is_double(done, step, kept, wanted):
            kept.append(done)
    return tuple(kept), case.changes()


def changes_of(
    routine: RoutineSpec, step: StepSpec, precautions: Collection[str], ticked: Sequence[Rule]
) -> tuple[Change, ...]:
    """What happens to one step, whatever becomes of the others; without titles: what is said for the whole routine."""
    case = _Case(routine, precautions, ticked)
    if routine.pregnancy_gate == "ask" and PREGNANT in precautions:
        case.note("warn", PREGNANCY_ASK)
    case.decide(step)
    return case.changes()


def _is_double(done: StepSpec, step: StepSpec, kept: list[StepSpec], wanted: Sequence[StepSpec]) -> bool:
    """A point that came in for another is not pressed twice in a routine that has it anyway."""
    return done.code != step.code and done.code in {s.code for s in (*kept, *wanted)}


@dataclass
class _Case:
    routine: RoutineSpec
    precautions: Collection[str]
    ticked: Sequence[Rule]
    notes: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)

    def note(self, action: str, reason: str, title: str = "", instead: str = "") -> None:
        titles = self.notes.setdefault((action, reason, instead), [])
        if title and title not in titles:
            titles.append(title)

    def changes(self) -> tuple[Change, ...]:
        order = ("skip", "swap", "tool", "seated", "light_only", "warn")
        found = (Change(action, why, tuple(t), new) for (action, why, new), t in self.notes.items())
        return tuple(sorted(found, key=lambda c: order.index(c.action)))

    def _skip(self, step: StepSpec, reason: str) -> StepSpec | None:
        self.note("skip", reason, step.title)
        return None

    def decide(self, step: StepSpec, *, may_swap: bool = True) -> StepSpec | None:
        if step.point and step.point.pressable == "never":
            return self._skip(step, NEVER_REASON)
        for rule in (rules := sorted(self._hitting(step), key=lambda r: STRICTNESS.index(r.action))):
            if rule.action in ("block_routine", "skip"):
                return self._skip(step, rule.reason)
            if rule.action == "swap":
                return self._swap(step, rule) if may_swap else self._skip(step, rule.reason)
        light = [r for r in rules if r.action == "light_only"]
        done = self._with_allowed_tool(step, light)
        if done:
            self._remark(step, rules)
        return done and self._lighten(done, light)

    def _hitting(self, step: StepSpec) -> Iterator[Rule]:
        for rule in self.ticked:
            if _hits_routine(rule, self.routine) or _hits_step(rule, step):
                yield rule

    def _swap(self, step: StepSpec, rule: Rule) -> StepSpec | None:
        new = _substitute(self.routine, step, rule.swap_with or step.substitute)
        done = self.decide(new, may_swap=False) if new else None
        if done:
            self.note("swap", rule.reason, step.title, done.title)
            return done
        return self._skip(step, rule.reason)

    def _with_allowed_tool(self, step: StepSpec, light: Sequence[Rule]) -> StepSpec | None:
        """The step with the first tool that nothing bars, seated for who may faint; None where none is left."""
        barred = {r.target: r.reason for r in self.ticked if r.scope == "tool" and r.action == "skip"}
        free = [t for t in (step.tool, *step.tool_alternatives) if t not in barred and (t in HAND_TOOLS or not light)]
        if free[:1] == [step.tool]:
            return self._not_standing(step, free)
        reason = barred.get(step.tool) or (light[0].reason if light else "")
        if not free:
            return self._skip(step, reason)
        self.note("tool", reason, step.title, TOOLS.get(free[0], free[0]))
        return step.otherwise(free[0])

    def _not_standing(self, step: StepSpec, free: Sequence[str]) -> StepSpec | None:
        """Its sitting or lying way, with the tool that goes with that."""
        if not step.standing or FAINTING not in self.precautions:
            return step
        tools = free[1:] if step.tool_alternatives else free
        if not tools or not step.alternative_position:
            return self._skip(step, STANDING_REASON)
        self.note("seated", STANDING_REASON, step.title, TOOLS.get(tools[0], tools[0]))
        return step.otherwise(tools[0])

    def _remark(self, step: StepSpec, rules: Iterable[Rule]) -> None:
        for rule in rules:
            title = "" if _hits_routine(rule, self.routine) else step.title
            self.note(rule.action, rule.reason, title)

    def _lighten(self, step: StepSpec, light: Sequence[Rule]) -> StepSpec:
        always = step.point is not None and step.point.pressable == "light_only"
        return step.lighter() if light or always else step


def _hits_step(rule: Rule, step: StepSpec) -> bool:
    if rule.scope == "tool":
        return rule.action != "skip" and rule.target == step.tool
    if step.point is None:
        return False
    return (rule.scope == "point" and rule.target == step.code) or (
        rule.scope == "region" and rule.target in step.point.regions
    )


def _substitute(routine: RoutineSpec, step: StepSpec, code: str) -> StepSpec | None:
    """The routine's own step for that point where it has one; else the point pressed plainly, for as long."""
    own = next((s for s in routine.steps if code and s.code == code), None)
    if own:
        return replace(own, optional=False)
    point = next((p for p in routine.points if code and p.code == code), None)
    return _plain_step(step, point) if point else None


def _plain_step(step: StepSpec, point: PointSpec) -> StepSpec:
    side = "midline" if point.laterality == "midline" else step.side
    if side == "midline" and point.laterality != "midline":
        side = "left_then_right"
    return replace(
        step, title=point.title, point=point, side=side, technique="steady press", tool="thumb",
        tool_alternatives=("fingers",), pressure=1, position="", substitute="", text="", spoken="", note="", caution="",
        standing=False, figure="", light_text="", light_spoken="",
        alternative_position="", alternative_text="", alternative_spoken="", alternative_figure="",
        helper_view="", helper_position="", helper_text="", helper_spoken="",
    )  # fmt: skip
