"""The rules over the steps of a routine, each broken on purpose."""

import pytest

from acupoints.content.library import Library
from routines import lint

WAY = {"alternative_position": "Sitting.", "alternative_instruction": "Rest.", "alternative_spoken": "Rest."}
LIGHT = {"light_instruction": "Rest hardly at all.", "light_spoken": "Lightly."}


def complaints(rule, **step):
    library = Library({"routine": {"x": {"steps": [{"point": "KI3", **step}]}}})
    rule(library)
    return [problem.reason for problem in library.problems]


@pytest.mark.parametrize("reason", [{"tool_alternatives": ["helper_thumbs"]}, {"standing": True}])
def test_another_way_needs_words_of_its_own(reason):
    assert complaints(lint.another_way_has_words_of_its_own, **reason, **WAY) == []
    assert len(complaints(lint.another_way_has_words_of_its_own, **reason)) == 3
    assert complaints(lint.another_way_has_words_of_its_own, **reason, **WAY | {"alternative_position": "Standing."})


def test_above_level_one_there_are_words_for_light():
    assert complaints(lint.a_step_above_level_one_has_words_for_light, pressure=2, **LIGHT) == []
    assert complaints(lint.a_step_above_level_one_has_words_for_light, pressure=1) == []
    assert len(complaints(lint.a_step_above_level_one_has_words_for_light, pressure=2)) == 2


@pytest.mark.parametrize("word", ["Firm", "firmly", "stronger", "deep", "harder", "heavily"])
def test_light_words_are_not_firm(word):
    assert complaints(lint.what_is_light_is_not_called_firm, **LIGHT, **WAY) == []
    assert complaints(lint.what_is_light_is_not_called_firm, light_spoken=f"{word}.")
    assert complaints(lint.what_is_light_is_not_called_firm, alternative_instruction=f"Press {word}.")


def found(pressable, pressure=2, rule=lint.a_light_only_point_is_pressed_at_level_one, **step):
    library = Library(
        {
            "point": {"BL57": {"pressable": pressable}},
            "routine": {"x": {"steps": [{"pressure": pressure, **step}]}},
            "precaution rules": {"pregnant": {"rules": [{"swap_with": "BL57"}]}},
        }
    )
    rule(library)
    return [problem.reason for problem in library.problems]


def test_a_light_only_point_is_never_pressed_above_level_one():
    assert "BL57 is for light pressure only, not level 2" in found("light_only", point="BL57")[0]
    assert found("light_only", pressure=1, point="BL57") == []
    assert found("yes", point="BL57") == []
    assert found("light_only", substitute="BL57") == []  # what comes in for another is pressed at level one


@pytest.mark.parametrize("field", ["point", "substitute"])
def test_no_step_names_a_point_that_is_never_pressed(field):
    rule = lint.no_step_presses_a_point_that_is_never_pressed
    assert f"{field} BL57 is never pressed" in found("never", rule=rule, **{field: "BL57"})[0]
    assert found("yes", rule=rule, **{field: "BL57"}) == []


def test_no_swap_brings_in_a_point_that_is_never_pressed():
    rule = lint.no_swap_brings_in_a_point_that_is_never_pressed
    assert found("never", rule=rule) == ["rule 1 swaps in BL57: never pressed"]
    assert found("light_only", rule=rule) == []


@pytest.mark.parametrize("field", ["hold_seconds", "hold_max_seconds"])
def test_no_step_holds_longer_than_the_points_page_says(field):
    library = Library(
        records={
            "point": {"BL57": {"press_hold_max_seconds": 120}},
            "routine": {"x": {"steps": [{"point": "BL57", field: 121}, {"point": "BL57", field: 120}]}},
        }
    )
    lint.no_step_holds_longer_than_the_points_page_allows(library)
    assert [p.reason for p in library.problems] == [
        f"step 1 (BL57): {field} is 121, the point's page allows 120 seconds"
    ]


def test_a_step_has_words_for_a_helper():
    words = dict.fromkeys(lint.HELPER, "They sit.")
    assert complaints(lint.a_step_has_words_for_a_helper, kind="press", **words) == []
    assert complaints(lint.a_step_has_words_for_a_helper, kind="rest") == []
    assert len(complaints(lint.a_step_has_words_for_a_helper, kind="press")) == 4
