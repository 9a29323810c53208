from dataclasses import replace

import pytest

from routines.plan import Blocked, Plan, compile, dump, estimate_seconds, load, relevant_precautions
from routines.specs import RoutineSpec, StepSpec
from tests.routines.r01 import BL40, BL52, KI3, R01, point, press, rule


def plan(*rules, routine=R01, **options) -> Plan:
    made = compile(routine, {r.precaution for r in rules}, rules, **options)
    assert isinstance(made, Plan)
    return made


def codes(made: Plan) -> list[str]:
    return [s.code for s in made.steps]


@pytest.mark.parametrize(
    ("options", "minutes"),
    [
        ({"form": "full"}, 29.5),
        ({"form": "starter"}, 7.5),
        ({"form": "full", "include_optional": True}, 30.9),
    ],
)
def test_minutes_agree_with_the_facts_table(options, minutes):
    assert round(estimate_seconds(plan(**options)) / 60, 1) == minutes
    assert round(estimate_seconds(plan(hands_free=True, **options)) / 60, 1) == minutes


def test_each_side_gets_its_full_time_with_rests_between_rounds_and_a_switch_between_sides():
    stages = [(s.kind, s.side, s.rep, s.seconds) for s in plan(form="full").stages if s.step == 1]
    assert stages == [
        ("locate", "left", 1, None),
        ("hold", "left", 1, 120),
        ("rest", "left", 1, 30),
        ("hold", "left", 2, 120),
        ("switch", "right", 1, 8),
        ("hold", "right", 1, 120),
        ("rest", "right", 1, 30),
        ("hold", "right", 2, 120),
    ]


def test_finding_is_a_gate_or_twenty_seconds_hands_free():
    assert {s.seconds for s in plan().stages if s.kind == "locate"} == {None}
    assert {s.seconds for s in plan(hands_free=True).stages if s.kind == "locate"} == {20}


def test_hands_free_finding_lasts_till_ten_seconds_after_the_words_are_said():
    wordy = press(KI3, 60, spoken="word " * 45)
    made = compile(replace(R01, steps=(wordy,)), hands_free=True)
    assert made.stages[0].seconds == 30  # 46 words take 20 seconds


def test_optional_steps_only_when_asked_for():
    assert "BL52" not in codes(plan())
    assert codes(plan(include_optional=True))[-1] == "BL52"


def test_a_gate_of_the_routine_goes_before_its_steps():
    for precaution in ("pregnant", "clot_or_swollen_leg"):
        made = compile(R01, {precaution}, [rule(precaution, "point", "KI3", "skip")])
        assert isinstance(made, Blocked)
        assert made.reasons


def test_a_rule_can_block_the_routine_and_says_why():
    made = compile(R01, {"child"}, [rule("child", "routine", "back-ease", "block_routine", reason="For adults")])
    assert made == Blocked(("For adults",))


def test_a_rule_for_another_routine_or_an_unticked_precaution_changes_nothing():
    made = compile(R01, {"a"}, [rule("a", "routine", "other", "block_routine"), rule("b", "point", "KI3", "skip")])
    assert isinstance(made, Plan)
    assert made.changes == ()


def test_asking_gate_warns():
    made = compile(replace(R01, pregnancy_gate="ask"), {"pregnant"})
    assert isinstance(made, Plan)
    assert [c.action for c in made.changes] == ["warn"]


def test_the_strictest_rule_wins():
    rules = [rule("a", "region", "ankle", action) for action in ("warn", "light_only", "skip")]
    assert codes(plan(*rules)) == ["BL57", "BL40", "BL47", "GB30"]
    assert [c.action for c in plan(*rules).changes] == ["skip"]


def test_a_region_holds_for_the_points_of_its_children():
    assert codes(plan(rule("a", "region", "lower_leg", "skip"))) == ["KI3", "BL60", "BL40", "BL47", "GB30"]


def test_a_barred_tool_gives_way_to_its_first_allowed_alternative():
    made = plan(rule("a", "tool", "ball", "skip"))
    assert [s.tool for s in made.steps if s.code in ("BL47", "GB30")] == ["helper_thumbs"] * 2
    assert [(c.action, c.titles, c.instead) for c in made.changes] == [("tool", ("BL47", "GB30"), "a helper’s thumbs")]


def test_a_step_without_any_allowed_tool_is_skipped():
    made = plan(rule("a", "tool", "ball", "skip"), rule("a", "tool", "helper_thumbs", "skip"))
    assert codes(made) == ["KI3", "BL60", "BL57", "BL40"]


def test_light_only_is_level_one_with_bare_hands():
    made = plan(rule("a", "all", "all", "light_only"))
    assert {s.pressure for s in made.steps} == {1}
    assert "ball" not in {s.tool for s in made.steps}
    assert {s.pressure for s in made.stages} == {1}


def test_a_light_only_point_is_light_for_everyone():
    made = plan(routine=RoutineSpec("x", (press(BL40, 60, pressure=2),)))
    assert made.steps[0].pressure == 1


def test_a_swap_takes_the_routines_own_step_for_that_point():
    made = plan(rule("a", "point", "BL47", "swap", swap_with="BL52"))
    assert codes(made) == ["KI3", "BL60", "BL57", "BL40", "BL52", "GB30"]
    assert made.steps[4].tool == "palms"
    assert [(c.action, c.titles, c.instead) for c in made.changes] == [("swap", ("BL47",), "BL52")]


def test_a_swap_without_a_target_takes_the_substitute():
    assert "BL52" in codes(plan(rule("a", "point", "BL47", "swap")))


def test_a_point_that_comes_in_is_pressed_plainly_for_as_long():
    pc6 = point("PC6", "wrist")
    routine = RoutineSpec("x", (press(KI3, 90, tool="ball", pressure=2, text="roll"),), points=(pc6,))
    made = plan(rule("a", "point", "KI3", "swap", swap_with="PC6"), routine=routine, form="full")
    step = made.steps[0]
    assert (step.code, step.hold_seconds, step.tool, step.pressure, step.text) == ("PC6", 90, "thumb", 1, "")
    assert made.stages[1].text == "press PC6"


def test_a_swap_is_not_pressed_twice():
    made = plan(rule("a", "point", "BL47", "swap", swap_with="BL52"), include_optional=True)
    assert codes(made).count("BL52") == 1


def test_a_swap_whose_target_is_barred_too_or_unknown_is_a_skip():
    swap = rule("a", "point", "BL47", "swap", swap_with="BL52")
    assert "BL52" not in codes(plan(swap, rule("a", "region", "kidney_area", "skip")))
    assert codes(plan(rule("a", "point", "BL57", "swap", swap_with="XX1"))) == codes(
        plan(rule("a", "point", "BL57", "skip"))
    )


def test_a_point_that_is_never_pressed_is_in_no_plan():
    never = point("ST17", "chest", pressable="never")
    routine = RoutineSpec("x", (press(never, 60), press(KI3, 60)))
    assert codes(plan(routine=routine)) == ["KI3"]
    swapped = replace(routine, steps=(press(KI3, 60), press(BL52, 60)), points=(never,))
    assert "ST17" not in codes(plan(rule("a", "point", "KI3", "swap", swap_with="ST17"), routine=swapped))


def test_a_routine_of_which_nothing_is_left_is_blocked():
    assert isinstance(compile(R01, {"a"}, [rule("a", "all", "all", "skip")]), Blocked)


def test_warnings_for_everything_are_said_once():
    made = plan(rule("a", "all", "all", "warn"), rule("a", "point", "KI3", "warn"))
    assert [(c.action, c.titles) for c in made.changes] == [("warn", ()), ("warn", ("KI3",))]


def test_steps_are_numbered_without_gaps_when_one_is_left_out():
    made = plan(rule("a", "point", "BL60", "skip"))
    assert sorted({s.step for s in made.stages}) == list(range(len(made.steps)))


def test_a_stretch_a_wristband_and_a_rest_have_their_own_stages():
    steps = (
        StepSpec("Stretch the calf", kind="stretch", side="left_then_right", tool="none", text="pull"),
        replace(press(point("PC6", "wrist"), 0), kind="wear", side="both_together", tool="wristband"),
        StepSpec("Lie still", kind="rest", tool="none", starter_hold_seconds=60),
    )
    made = plan(routine=RoutineSpec("x", steps))
    assert [s.kind for s in made.stages] == ["locate", "hold", "switch", "hold", "locate", "rest"]
    assert estimate_seconds(made) == 20 + 30 + 8 + 30 + 60


def test_only_precautions_with_a_rule_that_hits_this_routine_are_asked():
    rules = [
        rule("skin", "all", "all", "warn"),
        rule("veins", "region", "calf", "warn"),
        rule("belly", "region", "abdomen", "skip"),
        rule("kidney", "point", "BL52", "skip"),
    ]
    assert relevant_precautions(R01, rules) == {"pregnant", "clot_or_swollen_leg", "skin", "veins", "kidney"}


def test_speed_divides_every_time_and_keeps_gates():
    made = plan(form="full").at_speed(60)
    assert [s.seconds for s in made.stages][:4] == [None, 3.0, 0.133, 3.0]


def test_stages_survive_being_stored():
    assert load(dump(plan().stages)) == plan().stages


OTHER_WAY = {
    "tool": "ball", "tool_alternatives": ("helper_thumbs",), "pressure": 2, "standing": True, "position": "at the wall",
    "text": "firm ball", "spoken": "ball", "figure": "upright", "light_text": "light ball", "light_spoken": "light",
    "alternative_position": "lying", "alternative_text": "thumbs", "alternative_spoken": "two thumbs",
    "alternative_figure": "side",
}  # fmt: skip
WALL = RoutineSpec("x", (press(KI3, 60, **OTHER_WAY),))


def told(made: Plan) -> tuple[str, ...]:
    step = made.steps[0]
    return step.tool, step.position, step.text, step.spoken, step.figure


@pytest.mark.parametrize("scope", [("tool", "ball", "skip"), ("all", "all", "light_only")])
def test_with_another_tool_come_its_position_words_and_picture(scope):
    made = plan(rule("a", *scope), routine=WALL)
    assert told(made) == ("helper_thumbs", "lying", "thumbs", "two thumbs", "side")
    assert {s.figure for s in made.stages} == {"side"}
    assert made.steps[0].pressure == 1


def test_a_step_made_lighter_has_its_light_words():
    routine = RoutineSpec("x", (press(KI3, 60, **OTHER_WAY | {"tool": "thumb"}),))
    made = plan(rule("a", "all", "all", "light_only"), routine=routine)
    assert told(made) == ("thumb", "at the wall", "light ball", "light", "upright")


@pytest.mark.parametrize(
    ("more", "tool"), [({}, "helper_thumbs"), ({"tool": "palms", "tool_alternatives": ()}, "palms")]
)
def test_who_may_faint_presses_sitting_or_lying(more, tool):
    routine = RoutineSpec("x", (press(KI3, 60, **OTHER_WAY | more),))
    made = compile(routine, {"fainting_or_epilepsy"})
    assert told(made) == (tool, "lying", "thumbs", "two thumbs", "side")
    assert [c.action for c in made.changes] == ["seated"]


def test_a_standing_step_without_another_way_is_left_out_for_who_may_faint():
    routine = RoutineSpec("x", (press(KI3, 60, standing=True), press(BL52, 60)))
    made = compile(routine, {"fainting_or_epilepsy"})
    assert codes(made) == ["BL52"]
    assert [c.action for c in made.changes] == ["skip"]
