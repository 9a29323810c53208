"""The same routine pressed by somebody else: whose hands, whose sides, and the same rules."""

from dataclasses import replace

import pytest

from routines.plan import Plan, compile
from routines.specs import HELPER_TEXT
from routines.words import how, spoken, text, where
from tests.routines.r01 import BL47, BL52, R01, press, rule

WORDS = {
    "helper_view": "behind",
    "helper_position": "They sit; you stand behind.",
    "helper_text": "Rest both thumbs there.",
    "helper_spoken": "Both thumbs, resting.",
}


def plan(*rules, routine=R01, **options) -> Plan:
    made = compile(routine, {r.precaution for r in rules}, rules, helper=True, **options)
    assert isinstance(made, Plan)
    return made


def test_every_step_is_in_the_hands_of_the_helper_and_keeps_its_times():
    own = compile(R01, form="full")
    assert isinstance(own, Plan)
    made = plan(form="full")
    assert {step.tool for step in made.steps} <= {"helper_thumbs", "helper_fingers", "helper_palms"}
    assert [(s.kind, s.side, s.seconds) for s in made.stages] == [(s.kind, s.side, s.seconds) for s in own.stages]
    assert not any(step.standing for step in made.steps)


@pytest.mark.parametrize(("view", "seen"), [("facing", "right"), ("behind", "left")])
def test_a_side_is_theirs_and_as_the_helper_sees_it(view, seen):
    step = press(BL47, 60, **WORDS | {"helper_view": view})
    stages = plan(routine=replace(R01, steps=(step,))).stages
    left = next(s for s in stages if s.kind == "hold" and s.side == "left")
    assert where(left).endswith(f"their left, on your {seen}")
    assert where(left) in spoken(left)
    switch = next(s for s in stages if s.kind == "switch")
    assert text(switch).startswith("Change to their right side")


def test_the_words_are_those_for_the_helper_and_the_tool_is_simply_named():
    stages = plan(routine=replace(R01, steps=(press(BL47, 60, tool="ball", **WORDS),))).stages
    locate, hold = stages[0], stages[1]
    assert text(locate).startswith("They sit; you stand behind.")
    assert (hold.text, how(hold)) == ("Rest both thumbs there.", "Thumbs, light pressure")
    assert "Both thumbs, resting." in spoken(hold)


def test_a_ball_that_is_barred_does_not_bar_the_helpers_hands():
    made = plan(rule("pregnant", "tool", "ball", "skip"), routine=replace(R01, pregnancy_gate="ok"))
    assert "BL47" in [step.code for step in made.steps]


def test_the_rules_hold_for_whoever_presses():
    made = plan(rule("thin_bones", "point", "BL47", "skip"))
    assert "BL47" not in [step.code for step in made.steps]


def test_a_point_that_comes_in_for_another_is_pressed_by_the_helper_too():
    routine = replace(R01, steps=(press(BL47, 60, substitute="BL52", **WORDS),), points=(BL47, BL52))
    made = plan(rule("thin_bones", "point", "BL47", "swap"), routine=routine)
    (step,) = made.steps
    assert (step.code, step.tool, step.text) == ("BL52", "helper_thumbs", HELPER_TEXT)
