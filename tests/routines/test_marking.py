"""What a routine's page marks from single ticks and pairs is what really happens with all ticks together."""

from itertools import combinations

import pytest

from acupoints.precautions import Rule
from routines.marking import RoutineMarks, marks, pair_marks, single_marks, strictest
from routines.specs import Change, RoutineSpec
from tests import facts
from tests.routines.oracle import case
from tests.routines.r01 import BL52, KI3, press, rule

TICKS = sorted(facts.ticks())
ROUTINES = sorted(facts.routines())
SETS = [set(ticks) for size in (1, 2) for ticks in combinations(TICKS, size)]
SETS += [set(ticks) for ticks in list(combinations(TICKS, 3))[::9]] + [set(TICKS) - {one} for one in TICKS]
Pairs = dict[tuple[str, str], RoutineMarks]


def picked(ticked: set[str], number: int, alone: dict[str, RoutineMarks], pairs: Pairs) -> set[tuple[str, str]]:
    """As static/js/precautions/routines.js picks for a step: the strictest of what is known of parts of the ticks."""
    known = [one for name, one in alone.items() if name in ticked]
    known += [one for pair, one in pairs.items() if set(pair) <= ticked]
    return heads([change for one in known for change in (one.steps or {}).get(number, ())])


def heads(changes: list[Change]) -> set[tuple[str, str]]:
    return {(change.action, change.instead) for change in strictest(changes)}


@pytest.mark.parametrize("name", ROUTINES)
def test_single_ticks_and_pairs_tell_the_whole(name: str) -> None:
    routine, rules = facts.routines()[name], facts.rules()
    alone = single_marks(routine, rules)
    pairs = pair_marks(routine, rules, alone)
    for ticked in SETS:
        whole = marks(routine, ticked, [rule for rule in rules if rule.precaution in ticked])
        assert bool(whole.blocked) == any(alone[tick].blocked for tick in ticked & alone.keys()), ticked
        for number in () if whole.blocked else range(len(routine.steps)):
            changes = list((whole.steps or {}).get(number, ()))
            assert picked(ticked, number, alone, pairs) == heads(changes), (ticked, number)


@pytest.mark.parametrize("name", ROUTINES)
def test_a_step_is_marked_as_left_out_where_the_tables_leave_it_out(name: str) -> None:
    routine = facts.routines()[name]
    for tick in TICKS:
        one, known = case(name, frozenset({tick})), marks(routine, {tick}, facts.rules())
        assert bool(known.blocked) == one.is_blocked
        for number, step in enumerate(one.steps if not known.blocked else ()):
            out = one.done(step, []) is None
            assert out == any(change.action == "skip" for change in (known.steps or {}).get(number, ())), (tick, step)


HELPED = RoutineSpec(
    "x", (press(KI3, 60, tool="ball", tool_alternatives=("knuckle",)), press(BL52, 60)), points=(BL52,)
)
NO_BALL, NO_KNUCKLE = rule("bones", "tool", "ball", "skip"), rule("blood", "tool", "knuckle", "skip")


def test_two_ticks_that_are_stricter_together_are_named_as_a_pair() -> None:
    """Alone the second does nothing here: the knuckle is only the ball's understudy."""
    rules = (NO_BALL, NO_KNUCKLE)
    assert "blood" not in single_marks(HELPED, rules)
    pairs = pair_marks(HELPED, rules, single_marks(HELPED, rules))
    (steps,) = [one.steps for one in pairs.values()]
    assert steps is not None
    assert [change.action for change in steps[0]] == ["skip"]


def test_what_is_meant_for_the_whole_routine_is_said_once() -> None:
    one = marks(HELPED, {"heart"}, [rule("heart", "all", "all", "warn")])
    assert [change.reason for change in one.everywhere] == ["heart warn all"]
    assert not one.steps


def test_a_tick_without_a_rule_here_is_not_named() -> None:
    rules: tuple[Rule, ...] = (rule("eyes", "region", "eye_rim", "skip"),)
    assert single_marks(HELPED, rules) == {}
