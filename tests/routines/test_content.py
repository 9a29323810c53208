"""Routine R01 as it is published: what the facts tables say of it must come out of the site's own content."""

import re

import pytest

from acupoints.models import precaution_rules
from routines.models import Routine
from routines.plan import Blocked, Plan, compile, relevant_precautions
from routines.scenes import scenes
from routines.words import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def routine(content):
    return Routine.objects.published().with_steps().get(slug="back-ease")


def test_the_routine_takes_as_long_as_the_facts_table_says(routine):
    assert routine.starter_minutes == 7.5
    assert routine.full_minutes == 29.5
    assert routine.minutes("full", include_optional=True) == 30.9


def test_every_step_is_complete_enough_for_a_session(routine):
    for step in routine.steps.all():
        step.full_clean()
        assert step.place
        assert step.instruction
        assert step.spoken
        assert step.point.locations.filter(kind="finding").exists(), step


def test_pregnancy_and_a_clot_block_it(routine):
    for precaution in ("pregnant", "clot_or_swollen_leg"):
        made = compile(routine.spec(), {precaution}, precaution_rules())
        assert isinstance(made, Blocked)


def test_nobody_with_thin_bones_gets_a_ball(routine):
    made = compile(routine.spec(), {"thin_bones"}, precaution_rules(), include_optional=True)
    assert isinstance(made, Plan)
    assert "ball" not in {step.tool for step in made.steps}
    assert "BL47" not in {step.code for step in made.steps}


@pytest.mark.parametrize(
    "precaution", ["blood_thinners_or_bleeding", "cancer_treatment_or_lymphoedema", "hypermobility"]
)
def test_light_only_for_everything_is_level_one_with_bare_hands(routine, precaution):
    made = compile(routine.spec(), {precaution}, precaution_rules())
    assert isinstance(made, Plan)
    assert {step.pressure for step in made.steps} == {1}
    assert not {"ball", "knuckle", "pencil_rubber"} & {step.tool for step in made.steps}


def test_every_single_tick_and_every_pair_gives_a_plan_or_a_reason(routine):
    spec, rules = routine.spec(), precaution_rules()
    asked = sorted(relevant_precautions(spec, rules))
    assert len(asked) > 5
    for one in asked:
        for other in asked:
            made = compile(spec, {one, other}, rules)
            assert made.reasons if isinstance(made, Blocked) else made.stages and made.changes


def test_every_stage_has_a_picture_with_its_own_side_marked(routine):
    made = compile(routine.spec(), form="full", include_optional=True)
    assert isinstance(made, Plan)
    places = {stage.scene for stage in made.stages}
    found = scenes(places)
    assert set(found) == places
    for (_, side, _), scene in found.items():
        assert scene.spots
        assert {spot.side for spot in scene.spots} <= ({side} if side in ("left", "right") else {"left", "right"})


FIRM = re.compile(r"(?i)\b(firm|strong|deep|hard)")


def said(made: Plan, code: str) -> str:
    """All that the session says, and reads aloud, while that point's step runs."""
    return " ".join(" ".join(words(stage).values()) for stage in made.stages if stage.code == code)


@pytest.mark.parametrize(
    "precaution", ["thin_bones", "blood_thinners_or_bleeding", "cancer_treatment_or_lymphoedema", "hypermobility"]
)
def test_where_no_ball_is_used_none_is_spoken_of(routine, precaution):
    made = compile(routine.spec(), {precaution}, precaution_rules())
    gb30 = said(made, "GB30")
    assert "lying on the side" in gb30.lower()
    assert "helper’s two thumbs" in gb30
    assert not re.search("(?i)ball|wall|stand", gb30)
    assert {s.figure for s in made.stages if s.code == "GB30"} == {"hip-side"}


@pytest.mark.parametrize("precaution", ["blood_thinners_or_bleeding", "hypermobility", "hand_or_thumb_pain"])
def test_what_is_made_lighter_is_nowhere_called_firm(routine, precaution):
    made = compile(routine.spec(), {precaution}, precaution_rules())
    lighter = {s.code for s in made.steps if s.pressure == 1}
    assert {"BL60", "BL57"} <= lighter
    for code in lighter & {"BL60", "BL57", "GB30"}:
        assert not FIRM.search(said(made, code)), code


def test_nobody_who_may_faint_stands(routine):
    made = compile(routine.spec(), {"fainting_or_epilepsy"}, precaution_rules(), include_optional=True)
    assert [s.code for s in made.steps if s.tool == "helper_thumbs"] == ["BL47", "GB30"]
    everything = " ".join(said(made, s.code) for s in made.steps)
    assert not re.search(r"(?i)\bstand", everything)
    assert ("seated", ("BL47", "GB30")) in [
        (c.action, c.titles and tuple(t[:4] for t in c.titles)) for c in made.changes
    ]


def test_with_a_new_hip_nobody_is_offered_to_cross_the_legs(routine):
    made = compile(routine.spec(), {"hip_or_knee_replacement"}, precaution_rules())
    assert "GB30" not in {s.code for s in made.steps}
    assert "ankle on the" not in said(made, "KI3").lower()


@pytest.mark.parametrize("precaution", ["recent_surgery_or_injury", "cancer_treatment_or_lymphoedema"])
def test_the_reasons_name_what_is_really_left_out(routine, precaution):
    made = compile(routine.spec(), {precaution}, precaution_rules())
    reasons = " ".join(c.reason for c in made.changes if c.action == "skip")
    assert "points on the calf, knee and thigh are left out" in reasons
    assert {"KI3", "BL60"} <= {s.code for s in made.steps}


def test_a_sore_thumb_is_told_what_happens(routine):
    made = compile(routine.spec(), {"hand_or_thumb_pain"}, precaution_rules())
    reasons = " ".join(c.reason for c in made.changes)
    assert "presses lightly only" in reasons
    assert not re.search("palm|knuckle|pencil", reasons)


def test_broken_skin_and_implants_are_asked_too(routine):
    asked = relevant_precautions(routine.spec(), precaution_rules())
    assert {"broken_or_infected_skin", "implant_or_device", "kidney_disease"} <= asked
    assert not {"eye_surgery_or_glaucoma", "belly_condition"} & asked


def test_a_standing_step_is_shown_standing(routine):
    made = compile(routine.spec())
    place = next(stage.scene for stage in made.stages if stage.code == "GB30")
    assert scenes([place])[place].view.slug == "buttock-back"
