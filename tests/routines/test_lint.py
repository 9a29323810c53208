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
