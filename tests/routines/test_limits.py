"""How often a stranger may start, press, answer and ask: counted in the database, and forgotten with the hour."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from factories_routines import make_back_ease, make_session

from acupoints.models import Tally, TallySalt
from routines.models import Session
from routines.models.session import MOST_COMMANDS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
START = "/routines/back-ease/start/"
FORM = {"form": "starter", "pace": "gated", "hands": "own", "confirmed": "yes"}


@pytest.fixture
def three_starts(settings: Any) -> Iterator[None]:
    settings.LIMITS = {**settings.LIMITS, "starts": (3, 5)}
    make_back_ease()
    with time_machine.travel(NOW, tick=False):  # no hour ends within a test
        yield


def start(address: str = "192.0.2.1") -> Any:
    return Client().post(START, FORM, REMOTE_ADDR=address)


def test_so_many_sessions_start_from_one_address_and_then_it_says_when_to_come_back(three_starts: None) -> None:
    answers = [start() for _ in range(4)]
    assert [one.status_code for one in answers] == [303, 303, 303, 429]
    assert int(answers[3]["Retry-After"]) == 1800
    assert "no-store" in answers[3]["Cache-Control"]
    assert "Sessions that run go on" in answers[3].content.decode()
    assert start("192.0.2.2").status_code == 303
    assert Session.objects.count() == 4


def test_all_together_may_start_so_many(three_starts: None) -> None:
    answers = [start(f"192.0.2.{n}").status_code for n in range(7)]
    assert answers == [303] * 5 + [429] * 2
    assert Tally.objects.count() == 6  # the two refused left no row


def test_a_look_at_what_precautions_change_counts_for_nothing(three_starts: None) -> None:
    for _ in range(5):
        assert Client().post(START, {**FORM, "edit": "yes"}).status_code == 200
    assert not Tally.objects.exists()


def test_starts_and_reports_are_counted_apart(three_starts: None) -> None:
    for _ in range(4):
        start()
    assert TallySalt.objects.admits("192.0.2.1", NOW)


def test_a_limit_of_nothing_is_none(three_starts: None, settings: Any) -> None:
    settings.LIMITS = {**settings.LIMITS, "starts": (0, 0)}
    assert {start().status_code for _ in range(8)} == {303}


def test_the_next_hour_begins_anew_and_knows_nothing_of_the_last(three_starts: None) -> None:
    taken = [TallySalt.objects.admits("a", NOW, "starts") for _ in range(4)]
    assert taken == [True, True, True, False]
    assert TallySalt.objects.admits("a", NOW + timedelta(hours=1), "starts")
    assert set(Tally.objects.values_list("number", flat=True)) == {1}


def test_no_address_of_a_start_is_kept(three_starts: None) -> None:
    start("203.0.113.77")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "203.0.113" not in repr(cursor.fetchall()), table


def test_behind_a_proxy_what_the_client_claims_does_not_count(three_starts: None, settings: Any) -> None:
    settings.BEHIND_PROXY = True
    sent = [
        Client().post(START, FORM, headers={"x-forwarded-for": f"10.9.8.{n}, 192.0.2.1"}).status_code for n in range(4)
    ]
    assert sent == [303, 303, 303, 429]


def test_a_session_that_was_pressed_without_end_takes_no_more(client: Client) -> None:
    session = make_session()
    Session.objects.update(seq=MOST_COMMANDS - 1)
    answer = client.post(f"/s/{session.pk}/do/", {"cmd": "start", "seq": MOST_COMMANDS - 1})
    assert answer.status_code == 303
    answer = client.post(f"/s/{session.pk}/do/", {"cmd": "pause", "seq": MOST_COMMANDS})
    assert answer.status_code == 429
    assert "Start the routine again" in answer.content.decode()
    assert session.events.count() == 1
