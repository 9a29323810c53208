from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError

from acupoints.models import precaution_rules
from routines.models import Routine, Session, SessionEvent
from routines.plan import Plan, compile
from tests.factories import make_point, make_region
from tests.factories_routines import make_back_ease, make_routine, make_routine_step, make_rule, make_session

pytestmark = pytest.mark.django_db
T0 = datetime(2026, 1, 1, tzinfo=UTC)


def at(seconds):
    return T0 + timedelta(seconds=seconds)


def walk(session, *script):
    """Commands with their seconds, each with the seq of the moment."""
    for command, seconds in script:
        session.do(command, str(session.seq), None, at(seconds))
    return session


def test_minutes_of_a_routine_cost_no_query_after_with_card(django_assert_num_queries):
    make_back_ease()
    routine = Routine.objects.with_card().get()
    with django_assert_num_queries(0):
        assert (routine.starter_minutes, routine.full_minutes) == (4.8, 13.8)


def test_a_list_of_routines_costs_the_same_with_one_and_with_many(django_assert_num_queries):
    for n in range(3):
        make_back_ease(slug=f"r{n}", title=f"R{n}")
        with django_assert_num_queries(3):
            [r.full_minutes for r in Routine.objects.published().with_card()]


def test_a_spec_knows_the_regions_above_a_point_and_the_points_that_may_come_in():
    knee = make_region(slug="knee")
    back = make_region(slug="back_of_knee", parent=knee)
    point, pc6 = make_point(code="BL40", region=knee), make_point(code="PC6")
    point.subregions.add(back)
    routine = make_routine()
    make_routine_step(routine=routine, point=point, substitute=make_point(code="BL39"))
    make_rule(precaution="varicose_veins", action="swap", point=point, swap_with=pc6)
    spec = Routine.objects.with_steps().get().spec()
    assert spec.steps[0].point.regions == {"knee", "back_of_knee"}
    assert {p.code for p in spec.points} == {"PC6", "BL39"}


def test_rules_in_the_database_change_the_plan():
    routine = make_back_ease()
    make_rule(precaution="thin_bones", action="skip", tool="ball")
    made = compile(routine.spec(), {"thin_bones"}, precaution_rules())
    assert isinstance(made, Plan)
    assert made.steps[-1].tool == "helper_thumbs"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "stretch", "point": None}, "title"),
        ({"kind": "press", "point": None}, "point"),
        ({"pressure": 2, "pressable": "light_only"}, "pressure"),
        ({"pressable": "never"}, "point"),
        ({"tool_alternatives": ["hammer"]}, "tool_alternatives"),
    ],
)
def test_an_editor_is_told_what_a_step_cannot_be(fields, wrong):
    step = make_routine_step(routine=make_routine(), point=make_point(pressable=fields.pop("pressable", "yes")))
    for name, value in fields.items():
        setattr(step, name, value)
    with pytest.raises(ValidationError) as caught:
        step.clean()
    assert list(caught.value.message_dict) == [wrong]


@pytest.mark.parametrize("slug", ["own", "my-sessions"])
def test_a_routine_cannot_take_the_address_of_another_page(client, slug):
    assert client.get(f"/routines/{slug}/").status_code == 200
    with pytest.raises(ValidationError, match="another page"):
        make_routine(slug=slug).full_clean()


def test_a_command_is_obeyed_once_for_each_seq():
    session = make_session()
    assert session.do("start", "0", None, at(0))
    assert not session.do("next", "0", None, at(1))
    assert session.do("next", "1", None, at(1))
    assert (session.seq, session.stage, SessionEvent.objects.count()) == (2, 1, 2)


def test_of_two_requests_that_saw_the_same_row_one_wins():
    first = make_session()
    second = Session.objects.get(pk=first.pk)
    assert first.do("start", "0", None, at(0))
    assert not second.do("start", "0", None, at(1))
    assert (second.seq, second.phase) == (1, "running")
    assert SessionEvent.objects.count() == 1


def test_the_log_refuses_a_second_event_of_one_seq():
    session = walk(make_session(), ("start", 0))
    with pytest.raises(IntegrityError):
        session.events.create(seq=1, kind="next", stage=1, at=T0)


def test_reading_never_writes(django_assert_num_queries):
    session = walk(make_session(hands_free=True), ("start", 0))
    with django_assert_num_queries(0):
        assert session.position_at(at(3600)).phase == "done"


def test_a_command_kept_offline_counts_from_when_it_was_pressed():
    session = walk(make_session(), ("start", 0), ("found", 10))
    session.do("pause", "2", at(12), at(600))
    assert session.position_at(at(900)).left == timedelta(seconds=28)


@pytest.mark.parametrize(("pressed", "counts"), [(-5000, 10), (9999, 600)])
def test_the_time_of_a_kept_command_is_clamped_to_the_last_event_and_now(pressed, counts):
    session = walk(make_session(), ("start", 0), ("found", 10))
    session.do("next", "2", at(pressed), at(600))
    assert session.anchor == at(counts)


def test_no_health_data_is_kept_with_a_plan():
    routine = make_back_ease()
    make_rule(precaution="thin_bones", action="skip", tool="ball", reason="SECRET")
    made = compile(routine.spec(), {"thin_bones"}, precaution_rules())
    session = Session.objects.begin(routine, made)
    assert made.changes
    row = str(Session.objects.filter(pk=session.pk).values().get())
    assert "SECRET" not in row
    assert "thin_bones" not in row


def test_sessions_older_than_a_day_are_deleted_by_the_command_and_by_a_start(capsys):
    old = walk(make_session(), ("start", 0))
    Session.objects.filter(pk=old.pk).update(created_at=T0)
    call_command("purge_sessions")
    assert capsys.readouterr().out == "1 sessions deleted.\n"
    young = make_session(routine=old.routine)
    Session.objects.filter(pk=young.pk).update(created_at=T0)
    make_session(routine=old.routine)
    assert Session.objects.count() == 1
    assert SessionEvent.objects.count() == 0
