"""The routine's form: steps in order, minutes that are right, lengths as people write them, a way back."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from factories_routines import make_back_ease
from reversion.models import Version

from acupoints.models import Change
from routines.models import Routine, Session
from tests.desk import change_url, form_of, published, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin_client: Client) -> Client:
    return admin_client


def codes(routine: Routine) -> list[str]:
    return [step.point.code for step in routine.steps.select_related("point") if step.point]


def test_steps_are_put_in_order_by_their_numbers(desk: Client) -> None:
    routine = make_back_ease()
    save(desk, routine, **{"steps-2-position": "1"})
    assert codes(routine) == ["GB30", "KI3", "BL57", "BL52"]
    assert [step.position for step in routine.steps.all()] == [1, 2, 3, 4]


def test_a_deleted_step_leaves_no_gap(desk: Client) -> None:
    routine = make_back_ease()
    save(desk, routine, **{"steps-1-DELETE": "on"})
    assert [(step.position, step.label.split()[0]) for step in routine.steps.all()] == [
        (1, "KI3"),
        (2, "GB30"),
        (3, "BL52"),
    ]


def test_the_minutes_stand_above_the_steps_without_javascript(desk: Client) -> None:
    routine = make_back_ease()
    html = desk.get(change_url(routine)).content.decode()
    shown = re.findall(r'<output data-form="(\w+)">([\d.]+)</output>', html)
    assert shown == [("starter", str(routine.starter_minutes)), ("full", str(routine.full_minutes))]
    assert html.index("<output") < html.index('id="steps-0"')


def test_a_new_routine_has_no_minutes_yet(desk: Client) -> None:
    assert '<output data-form="full">0</output>' in desk.get(reverse("admin:routines_routine_add")).content.decode()


def test_a_steps_hold_is_taken_as_people_write_it(desk: Client) -> None:
    routine = make_back_ease()
    save(desk, routine, **{"steps-0-hold": "2 min 30 s"})
    assert routine.steps.first().hold == timedelta(seconds=150)


def test_a_wrong_hold_is_said_to_be_wrong_beside_its_field(desk: Client) -> None:
    routine = make_back_ease()
    sent = {**form_of(desk, change_url(routine)), "steps-0-hold": "a while"}
    assert "“a while” is no length of time." in desk.post(change_url(routine), sent).content.decode()


def test_a_point_may_be_written_in_any_spelling(desk: Client) -> None:
    routine = make_back_ease()
    save(desk, routine, **{"steps-0-point": "bl 57"})
    assert codes(routine)[0] == "BL57"


def test_a_reordered_routine_goes_back_to_its_order(desk: Client) -> None:
    routine = make_back_ease()
    before = [(step.pk, step.position) for step in routine.steps.all()]
    save(desk, routine, **{"steps-2-position": "1", "steps-0-DELETE": "on"})
    loaded = Version.objects.get_for_object(routine).last()
    html = desk.get(change_url(routine, "revision", loaded.pk)).content.decode()
    assert re.search(r"Routine step: 1\. KI3 .*removed", html)
    assert "Position" in html
    desk.post(change_url(routine, "revision", loaded.pk))
    published(desk, Change.objects.open().get())
    assert [(step.pk, step.position) for step in routine.steps.all()] == before


def test_the_list_costs_the_same_with_ten_routines_and_with_forty(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    url = reverse("admin:routines_routine_changelist")
    make_back_ease(slug="first")
    desk.get(url)
    costs = []
    for numbers in (range(9), range(9, 39)):
        for number in numbers:
            make_back_ease(slug=f"routine-{number}")
        with django_assert_max_num_queries(15) as queries:
            desk.get(url)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_form_costs_the_same_with_four_steps_and_with_twenty(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    routine = make_back_ease()
    desk.get(change_url(routine))
    costs = []
    for copies in (0, 4):
        for _ in range(copies):
            for step in routine.steps.all()[:4]:
                step.pk, step.position = None, routine.steps.count() + 1
                step.save()
        with django_assert_max_num_queries(40) as queries:
            desk.get(change_url(routine))
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_list_shows_how_long_a_routine_takes(desk: Client) -> None:
    make_back_ease()
    body = desk.get("/admin/routines/routine/").content.decode()
    assert "4.8" in body
    assert "13.8" in body


def test_sessions_are_nothing_for_editors() -> None:
    assert not admin.site.is_registered(Session)


def test_a_routine_that_somebody_follows_now_cannot_be_deleted(desk: Client) -> None:
    routine = make_back_ease()
    Session.objects.create(routine=routine, plan=[])
    desk.post(change_url(routine, "delete"), {"post": "yes"})
    assert Routine.objects.filter(pk=routine.pk).exists()
