"""Every rule × every routine × every step: what is compiled against what the words of the facts tables demand."""

from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.plan import Blocked, Form, Plan, compile
from routines.specs import Change, StepSpec
from tests import facts
from tests.routines.oracle import Case, Done, Row, case

TICKS = sorted(facts.ticks())
SETS = [frozenset(ticks) for size in (0, 1, 2) for ticks in combinations(TICKS, size)]
ROUTINES = sorted(facts.routines())
NEVER = {code for code, point in facts.points().items() if point.pressable == "never"}


def made(routine: str, ticked: frozenset[str], *, form: Form = "full", optional: bool = True) -> Plan | Blocked:
    return compile(facts.routines()[routine], ticked, rules_of(ticked), form=form, include_optional=optional)


@cache
def rules_of(ticked: frozenset[str]) -> tuple[facts.Rule, ...]:
    return tuple(rule for rule in facts.rules() if rule.precaution in ticked)


def as_done(step: StepSpec) -> tuple[str, str, int]:
    return step.code, step.tool, step.pressure


def expected(one: Case, *, optional: bool = True) -> list[tuple[str, str, int]] | None:
    """The steps that are left, in order; None where the routine is not done at all."""
    plan = one.plan(optional=optional)
    left = [(done.code, done.tool, done.level) for _, done in plan if done]
    presses = [step["kind"] == "press" for step, _ in plan]
    kept = [done is not None and step["kind"] == "press" for step, done in plan]
    return None if one.is_blocked or (any(presses) and not any(kept)) else left


def outcome(plan: Plan | Blocked) -> list[tuple[str, str, int]] | None:
    return None if isinstance(plan, Blocked) else [as_done(step) for step in plan.steps]


def test_the_tables_are_whole() -> None:
    assert (len(TICKS), len(ROUTINES), len(facts.rules()), len(facts.table("routines"))) == (19, 14, 256, 69)
    assert len(NEVER) == 34


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_tick_and_every_pair_does_to_every_step_what_the_tables_say(routine: str) -> None:
    for ticked in SETS:
        one = case(routine, ticked)
        assert outcome(made(routine, ticked)) == expected(one), (routine, set(ticked))
        if any(step["optional"] == "yes" for step in one.steps):
            assert outcome(made(routine, ticked, optional=False)) == expected(one, optional=False), set(ticked)


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_form_changes_times_and_nothing_else(routine: str) -> None:
    for ticked in SETS[: len(TICKS) + 1]:
        starter, full = made(routine, ticked, form="starter"), made(routine, ticked)
        assert outcome(starter) == outcome(full)
        if isinstance(starter, Plan) and isinstance(full, Plan):
            assert starter.changes == full.changes
            assert {(s.code, s.tool, s.pressure) for s in starter.stages} == {
                (s.code, s.tool, s.pressure) for s in full.stages
            }


def reasons(one: Case, step: Row, action: str) -> set[str]:
    return {rule["reason"] for rule in one.hitting(step, action)}


def said(changes: tuple[Change, ...], title: str, *actions: str) -> set[str]:
    """The reasons given for a step, or for the routine as a whole, under one of these headings."""
    return {c.reason for c in changes if c.action in actions and (title in c.titles or not c.titles)}


def check_reasons(one: Case, step: Row, done: Done | None, changes: tuple[Change, ...]) -> None:
    title = f"{step['step']} {step['code'] or step['point_name']}"
    if done is None or done.instead_of:
        why = said(changes, title, "skip", "swap")
        assert why, title
        assert "" not in why
        strict = reasons(one, step, "skip") or reasons(one, step, "swap")
        assert not strict or why & strict, (title, why, strict)
        return
    if done.tool != step["tool"]:
        assert said(changes, title, "tool", "seated") - {""}, title
    for action in ("light_only", "warn"):
        assert reasons(one, step, action) <= said(changes, title, action), (title, action)


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_change_has_its_reason(routine: str) -> None:
    for ticked in SETS:
        one, plan = case(routine, ticked), made(routine, ticked)
        assert all(change.reason for change in plan.changes)
        if isinstance(plan, Blocked):
            assert plan.reasons
            assert all(plan.reasons)
            continue
        for step, done in one.plan(optional=True):
            check_reasons(one, step, done, plan.changes)


def test_the_strictest_of_all_ticks_together_wins_too() -> None:
    for routine in ROUTINES:
        for left in TICKS:
            ticked = frozenset(TICKS) - {left}
            assert outcome(made(routine, ticked)) == expected(case(routine, ticked)), (routine, left)


def test_every_rule_that_could_hit_a_routine_is_met_by_the_matrix() -> None:
    """So that the comparison is no comparison of two empty lists: each kind of outcome occurs."""
    kinds = set()
    for routine in ROUTINES:
        for ticked in SETS[: len(TICKS) + 1]:
            plan = made(routine, ticked)
            kinds |= {change.action for change in plan.changes} | ({"block"} if isinstance(plan, Blocked) else set())
    assert kinds == {"block", "skip", "swap", "tool", "seated", "light_only", "warn"}


def codes(plan: Plan | Blocked) -> set[str]:
    return set() if isinstance(plan, Blocked) else {s.code for s in plan.steps} | {s.code for s in plan.stages}


def test_no_plan_for_any_tick_or_pair_reaches_a_point_that_is_never_pressed() -> None:
    for routine in ROUTINES:
        for ticked in SETS:
            assert not codes(made(routine, ticked)) & NEVER, (routine, set(ticked))


def test_no_step_substitute_or_swap_names_a_point_that_is_never_pressed() -> None:
    steps = facts.table("routines")
    named = {row["code"] for row in steps} | {row["substitute"] for row in steps}
    assert not (named | {rule.swap_with for rule in facts.rules()}) & NEVER


def test_never_is_what_the_safety_table_says_for_everyone() -> None:
    rows = [row for row in facts.table("safety") if row["level"] == "never" and "everyone" in row["applies_to"]]
    for code, point in facts.points().items():
        named = any(row["target"] == code or row["target"] in point.regions for row in rows)
        assert named == (code in NEVER), code


REGIONS = sorted(row["id"] for row in facts.table("regions"))
SOME = st.sampled_from(sorted(facts.points()))
TARGETS = {
    "all": st.just("all"),
    "region": st.sampled_from(REGIONS),
    "point": SOME,
    "tool": st.sampled_from(sorted({row["tool"] for row in facts.table("routines")})),
    "routine": st.sampled_from(ROUTINES),
}
ACTIONS = st.sampled_from(["block_routine", "skip", "swap", "light_only", "warn"])


@st.composite
def any_rule(draw: st.DrawFn) -> facts.Rule:
    scope = draw(st.sampled_from(sorted(TARGETS)))
    action = draw(ACTIONS)
    swap_with = draw(st.sampled_from(sorted(NEVER)) | SOME) if action == "swap" else ""
    return facts.Rule("tick", scope, draw(TARGETS[scope]), action, "why", swap_with)


@st.composite
def any_routine(draw: st.DrawFn) -> facts.RoutineSpec:
    """A routine of the tables with some of its points, and all that may come in, put in place of any others."""
    spec = facts.routines()[draw(st.sampled_from(ROUTINES))]
    known = facts.points()
    steps = tuple(
        draw(st.builds(lambda s, c: facts.replaced(s, known[c]), st.just(s), SOME)) if draw(st.booleans()) else s
        for s in spec.steps
    )
    return facts.RoutineSpec(spec.slug, steps, spec.pregnancy_gate, spec.clot_gate, tuple(known.values()))


@given(any_routine(), st.lists(any_rule(), max_size=6))
def test_no_rule_whatever_brings_in_a_point_that_is_never_pressed(
    routine: facts.RoutineSpec, rules: list[facts.Rule]
) -> None:
    plan = compile(routine, {"tick", "fainting_or_epilepsy"}, rules, include_optional=True)
    assert not codes(plan) & NEVER
    light = {code for code, one in facts.points().items() if one.pressable == "light_only"}
    assert isinstance(plan, Blocked) or all(s.pressure == 1 for s in plan.steps if s.code in light)


@given(st.lists(any_rule(), max_size=6), st.sampled_from(ROUTINES))
def test_what_one_more_rule_leaves_out_is_in_no_plan(rules: list[facts.Rule], routine: str) -> None:
    spec = facts.routines()[routine]
    spec = facts.RoutineSpec(spec.slug, spec.steps, spec.pregnancy_gate, spec.clot_gate, tuple(facts.points().values()))
    kept = codes(compile(spec, {"tick"}, rules, include_optional=True))
    skips = [facts.Rule("tick", "point", code, "skip", "why") for code in sorted(kept)[:1] if code]
    after = compile(spec, {"tick"}, [*rules, *skips], include_optional=True)
    assert not codes(after) & {rule.target for rule in skips}
