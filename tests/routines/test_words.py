"""What is said for the ear: where, how hard, how long, and what comes next."""

from dataclasses import replace

import pytest

from routines.plan import Plan, Stage, compile
from routines.words import coming, lasting, marks, script, spoken
from tests.routines.r01 import R01, press

HOLD = Stage(
    kind="hold", step=0, seconds=30, code="KI3", side="left", place="inner ankle", title="KI3 Tàixī", tool="thumb",
    spoken="Soft hollow between the ankle bone and the heel tendon. Thumb, very light, beside the pulse.",
)  # fmt: skip
LOCATE = replace(HOLD, kind="locate", seconds=None, position="Sitting, foot on the stool.", text="In the hollow.")


def told(**options) -> list[dict]:
    made = compile(R01, **options)
    assert isinstance(made, Plan)
    return list(script(made.stages))


def test_finding_says_where_how_to_sit_and_what_is_waited_for():
    assert spoken(LOCATE) == (
        "Inner ankle, left. Find the point. Sitting, foot on the stool. Soft hollow between the ankle bone and the "
        "heel tendon. Thumb, very light, beside the pulse. Then tap the picture."
    )


def test_without_a_gate_the_first_finding_says_which_sign_ends_it_and_the_others_do_not():
    timed = replace(LOCATE, seconds=20)
    assert spoken(timed).endswith("When two rising tones sound, begin.")
    assert spoken(timed, HOLD).endswith("beside the pulse.")


def test_how_to_sit_is_said_only_where_it_is_new():
    assert "Sitting" not in spoken(LOCATE, replace(HOLD, position=LOCATE.position))
    assert "Sitting" in spoken(LOCATE, replace(HOLD, position="Standing."))


def test_a_hold_says_where_how_long_and_how_hard_but_not_again_how_to_find_it():
    assert spoken(HOLD) == "Inner ankle, left. Press and hold for 30 seconds. Thumb, very light, beside the pulse."
    second = replace(HOLD, rep=2, reps=3, seconds=180)
    assert spoken(second).startswith("Inner ankle, left. Press and hold for 3 minutes, round 2 of 3.")


@pytest.mark.parametrize("words", ["Very light. Only rest there.", "Both thumbs, resting."])
def test_words_that_are_short_are_said_whole(words):
    assert words in spoken(replace(HOLD, spoken=words))


def test_how_hard_is_said_even_where_the_steps_words_leave_it_out():
    assert spoken(replace(HOLD, spoken="The dip at the wrist. Thumb.", pressure=2)).endswith("Firm but easy pressure.")


def test_a_point_that_came_in_for_another_is_told_from_its_place_and_tool():
    came = replace(LOCATE, spoken="", tool="fingers")
    assert "In the hollow. Fingers, light pressure." in spoken(came)
    assert spoken(replace(HOLD, spoken="")).endswith("for 30 seconds. Thumb, light pressure.")
    beat = replace(HOLD, spoken="", rhythm_on=5, rhythm_off=3)
    assert spoken(beat).endswith("light pressure; 5 seconds on, 3 off.")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (0.2, ""), (1, " for 1 second"), (45, " for 45 seconds"), (60, " for 1 minute"),
     (75, " for 75 seconds"), (90, " for 1 minute 30"), (180, " for 3 minutes")],
)  # fmt: skip
def test_how_long_is_said_as_people_say_it(seconds, words):
    assert lasting(replace(HOLD, seconds=seconds)) == words


def test_changing_sides_and_resting_say_what_follows():
    switch = replace(HOLD, kind="switch", side="right", seconds=8)
    assert spoken(switch) == "Change sides. The same place on the right."
    assert spoken(replace(switch, helper="facing")) == "Change sides. The same place on their right."
    rest, again = replace(HOLD, kind="rest", seconds=30, spoken=""), replace(HOLD, rep=2, reps=2)
    assert spoken(rest, HOLD, again).endswith("Breathe out slowly. Then again, round 2 of 2.")


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (None, "Then you are done."),
        (replace(LOCATE, step=1, place="outer ankle"), "Next: outer ankle, left."),
        (replace(LOCATE, step=1, place="", title="GB30"), "Next: GB30, left."),
        (replace(HOLD, kind="switch", side="right"), "Next: the other side."),
        (replace(HOLD, kind="rest"), "Next: rest."),
        (replace(HOLD, rep=2, reps=2), "Then again, round 2 of 2."),
    ],
)
def test_what_comes_next_is_said_while_the_hold_still_runs(after, words):
    assert coming(HOLD, after) == words
    assert (10, "", f"Ten seconds left. {words}") in list(marks(HOLD, after))


@pytest.mark.parametrize(
    ("kind", "seconds", "cues"),
    [
        ("hold", 180, [(90, "half"), (10, ""), (3, "last")]),
        ("hold", 30, [(15, "half"), (10, ""), (3, "last")]),
        ("hold", 20, [(5, ""), (3, "last")]),
        ("hold", 6, []),
        ("locate", 20, [(3, "last")]),
        ("locate", None, []),
        ("rest", 30, [(3, "last")]),
    ],
)
def test_marks_stand_in_order_and_only_where_there_is_time_for_them(kind, seconds, cues):
    found = [(left, cue) for left, cue, _ in marks(replace(HOLD, kind=kind, seconds=seconds))]
    assert found == cues


@pytest.mark.parametrize("options", [{}, {"form": "full"}, {"hands_free": True}, {"helper": True}])
def test_each_hold_of_a_whole_routine_says_where_how_long_and_how_hard(options):
    made = compile(R01, **options)
    assert isinstance(made, Plan)
    for stage, one in zip(made.stages, script(made.stages), strict=True):
        words = one["words"]["spoken"]
        assert words.endswith(".")
        assert "  " not in words
        assert ".." not in words
        if stage.kind == "hold":
            assert one["words"]["where"] in words
            assert lasting(stage) in words
            assert one["marks"][-2][2].split(". ")[-1].startswith(("Next: ", "Then "))


def test_what_a_step_of_its_own_words_says_is_in_both_finding_and_pressing():
    (step,) = (press(R01.steps[0].point, 60, spoken="The dip. Thumb, lightly."),)
    made = compile(replace(R01, steps=(step,)))
    assert isinstance(made, Plan)
    assert all("Thumb, lightly." in spoken(s) for s in made.stages if s.kind in ("locate", "hold"))
