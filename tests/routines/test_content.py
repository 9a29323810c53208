"""Routine R01 as it is published: what the facts tables say of it must come out of the site's own content."""

import pytest

from routines.models import Routine, precaution_rules
from routines.plan import Blocked, Plan, compile, relevant_precautions
from routines.scenes import scenes

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
    places = {(stage.code, stage.side) for stage in made.stages}
    found = scenes(places)
    assert set(found) == places
    for (_, side), scene in found.items():
        assert scene.spots
        assert {spot.side for spot in scene.spots} <= ({side} if side in ("left", "right") else {"left", "right"})
