import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines import clock as c
from routines.plan import Plan, Stage, compile
from tests.routines.r01 import R01

T0 = datetime(2026, 1, 1, tzinfo=UTC)
VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "clock.json").read_text())

timed = st.builds(Stage, kind=st.sampled_from(["hold", "rest", "switch"]), step=st.just(0), seconds=st.integers(1, 120))
gates = st.builds(Stage, kind=st.just("locate"), step=st.just(0), seconds=st.none() | st.just(20))
stages = st.lists(timed | gates, min_size=1, max_size=12).map(
    lambda row: tuple(Stage(s.kind, i // 3, s.seconds) for i, s in enumerate(row))
)
moments = st.integers(0, 2_000_000).map(lambda ms: timedelta(milliseconds=ms))
commands = st.sampled_from(sorted(c.COMMANDS - {"stop"}))
scripts = st.lists(st.tuples(commands, st.integers(0, 200_000)), max_size=25)
RUNNING = c.Clock(c.RUNNING, 0, T0)


def play(plan, script):
    """Each command with the state just before and after it; those that change nothing are left out."""
    clock, now = RUNNING, T0
    for command, wait in script:
        now += timedelta(milliseconds=wait)
        before = c.position_at(plan, clock, now)
        if after := c.apply(plan, clock, command, now):
            yield command, before, c.position_at(plan, after, now), after, now
            clock = after


@given(stages, moments, moments)
def test_the_clock_never_runs_backwards(plan, a, b):
    early, late = (c.position_at(plan, RUNNING, T0 + x) for x in sorted((a, b)))
    assert early.stage <= late.stage
    if early.stage == late.stage and early.left is not None:
        assert late.left <= early.left


@given(stages, scripts, moments)
def test_paused_time_stands_still(plan, script, away):
    for command, _, after, clock, now in play(plan, script):
        if command == "pause":
            assert c.position_at(plan, clock, now + away) == after


@given(stages, scripts)
def test_any_commands_keep_the_invariants(plan, script):
    for command, before, after, clock, _ in play(plan, script):
        assert 0 <= after.stage <= len(plan)
        assert (after.phase == c.DONE) == (after.stage == len(plan))
        if command in ("pause", "resume", "ease"):
            assert (after.stage, after.left) == (before.stage, before.left)
        if command == "extend":
            assert (after.stage, after.left) == (before.stage, before.left + c.EXTEND)
        if command in ("next", "found"):
            assert after.stage == before.stage + 1
        if command == "back":
            assert after.stage <= before.stage
        if command == "skip" and after.phase == c.RUNNING:
            assert plan[after.stage].step == plan[before.stage].step + 1
        assert clock.phase == c.RUNNING


@given(stages, scripts)
def test_of_two_clients_with_the_same_seq_only_one_is_obeyed(plan, script):
    """The rule that Session.do keeps: the second one of a pair saw an older seq."""
    seq, clock, now = 0, RUNNING, T0
    for command, wait in script:
        now += timedelta(milliseconds=wait)
        for seen in (seq, seq):
            if seen == seq and (after := c.apply(plan, clock, command, now)):
                clock, seq = after, seq + 1
    once = [after for *_, after, _ in play(plan, script)]
    assert seq == len(once)
    assert clock == (once[-1] if once else RUNNING)


@given(st.booleans(), st.sampled_from(["starter", "full"]))
def test_each_side_is_held_for_its_full_time(include_optional, form):
    made = compile(R01, form=form, hands_free=True, include_optional=include_optional)
    assert isinstance(made, Plan)
    ends, held = timedelta(0), {}
    for i, stage in enumerate(made.stages):
        assert c.position_at(made.stages, RUNNING, T0 + ends).stage == i
        ends += c.length(stage)
        if stage.kind == "hold":
            held[stage.code, stage.side] = held.get((stage.code, stage.side), 0) + stage.seconds
    for step in made.steps:
        whole = step.repetitions * step.hold_seconds if form == "full" else step.starter_hold_seconds
        assert {held[step.code, side] for side in step.sides} == {whole}


def test_a_gate_waits_for_ever():
    plan = (Stage("locate", 0, None), Stage("hold", 0, 30))
    assert c.position_at(plan, RUNNING, T0 + timedelta(days=3)).stage == 0


def test_the_end_is_derived_and_nothing_is_obeyed_after_it():
    plan = (Stage("hold", 0, 30),)
    after = T0 + timedelta(seconds=30)
    assert c.position_at(plan, RUNNING, after).phase == c.DONE
    assert all(c.apply(plan, RUNNING, command, after) is None for command in c.COMMANDS)


def test_before_the_start_only_start_and_stop_mean_something():
    plan = (Stage("hold", 0, 30),)
    obeyed = {command for command in c.COMMANDS if c.apply(plan, c.Clock(), command, T0)}
    assert obeyed == {"start", "stop"}


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_shared_vectors(case):
    plan = tuple(Stage(kind=kind, step=step, seconds=seconds) for kind, step, seconds in case["stages"])
    clock = c.Clock()
    for ms, command, wanted in case["script"]:
        at = T0 + timedelta(milliseconds=ms)
        clock = (c.apply(plan, clock, command, at) or clock) if command else clock
        found = c.position_at(plan, clock, at)
        left = None if found.left is None else found.left // timedelta(milliseconds=1)
        assert [found.phase, found.stage, left, bool(clock.paused_at)] == wanted, (ms, command)


def test_the_vectors_use_every_command():
    used = {command for case in VECTORS for _, command, _ in case["script"]}
    assert used >= c.COMMANDS
    assert all(a[0] <= b[0] for case in VECTORS for a, b in pairwise(case["script"]))
