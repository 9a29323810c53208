import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from routines.models import Session, SessionEvent
from routines.specs import Rule
from tests.factories_routines import make_back_ease, make_complaint, make_session

pytestmark = pytest.mark.django_db
NOON = "2030-01-01T12:00:00Z"
NOON_MS = 1893499200000


@pytest.fixture
def session():
    return make_session()


def do(client, session, cmd, seq, *, htmx=True, **more):
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(f"/s/{session.pk}/do/", {"cmd": cmd, "seq": seq, **more}, headers=headers)


def data(response, name):
    found = re.search(rf'data-{name}(?:="([^"]*)")?[\s>]', response.content.decode())
    return found and (found[1] or "")


def test_the_list_shows_published_routines_only(client):
    make_back_ease()
    make_back_ease(slug="draft", title="Unfinished", status="draft")
    body = client.get("/routines/").content.decode()
    assert "Back ease" in body
    assert "Unfinished" not in body


def test_a_routines_page_says_who_must_not_before_its_button(client):
    routine = make_back_ease()
    routine.complaints.add(make_complaint())
    body = client.get("/routines/back-ease/").content.decode()
    assert body.index("Not for everyone") < body.index("Guide me")
    assert "lower back pain" in body


@pytest.mark.parametrize("path", ["/routines/none/", "/routines/draft/", "/routines/draft/start/", "/routines/x%00y/"])
def test_an_unknown_or_unpublished_routine_is_not_found(client, path):
    make_back_ease(slug="draft", status="draft")
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("tail", ["", "stage/"])
def test_a_strangers_or_malformed_address_is_not_found(client, tail):
    assert client.get(f"/s/{uuid.uuid4()}/{tail}").status_code == 404
    assert client.get(f"/s/not-a-uuid/{tail}").status_code == 404
    assert client.post(f"/s/{uuid.uuid4()}/do/", {"cmd": "start", "seq": 0}).status_code == 404


def test_a_session_of_yesterday_is_not_found_even_before_it_is_deleted(client, session):
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert client.get(f"/s/{session.pk}/").status_code == 404


def test_page_and_fragment_have_different_addresses_and_the_same_stage(client, session):
    page, fragment = client.get(f"/s/{session.pk}/"), client.get(f"/s/{session.pk}/stage/")
    assert b"<html" in page.content
    assert b"<html" not in fragment.content
    assert fragment.content.strip().startswith(b'<div id="session-stage"')
    assert page.content.count(b'id="session-stage"') == 1


def test_every_answer_of_a_session_is_private(client, session):
    answers = [
        client.get(f"/s/{session.pk}/"),
        client.get(f"/s/{session.pk}/stage/"),
        do(client, session, "start", 0),
        do(client, session, "found", 1, htmx=False),
        do(client, session, "nonsense", 2),
    ]
    for answer in answers:
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert not answer.cookies


def test_a_command_answers_htmx_with_the_fragment_and_others_with_a_redirect(client, session):
    assert data(do(client, session, "start", 0), "phase") == "running"
    plain = do(client, session, "found", 1, htmx=False)
    assert (plain.status_code, plain["Location"]) == (303, f"/s/{session.pk}/")


def test_the_whole_picture_is_a_button_without_scripts_too(client, session):
    do(client, session, "start", 0)
    for command in ("found", "pause", "resume", "pause"):
        shown = client.get(f"/s/{session.pk}/").content.decode()
        assert f'class="dial-press" name="cmd" value="{command}" id="btn-figure"' in shown
        session.refresh_from_db()
        do(client, session, command, session.seq)


@pytest.mark.parametrize("cmd", ["next", "skip"])
def test_a_stage_that_ended_on_its_own_is_not_left_a_second_time(client, cmd):
    """Next is pressed in the last moment of a hold, and arrives when the change of sides has begun."""
    with time_machine.travel(NOON, tick=False) as clock:
        session = make_session()
        do(client, session, "start", 0)
        do(client, session, "found", 1)
        clock.shift(31)
        assert 'name="seen" value="2"' in client.get(f"/s/{session.pk}/").content.decode()
        answer = do(client, session, cmd, 2, seen="1")
        assert (data(answer, "stage"), data(answer, "seq")) == ("2", "2")  # nothing was done
        assert data(do(client, session, "next", 2, seen="2"), "stage") == "3"


@pytest.mark.parametrize("seen", ["", "-1", "x", "9" * 400, "٣"])
def test_an_odd_stage_seen_is_as_none(client, session, seen):
    do(client, session, "start", 0)
    assert data(do(client, session, "next", 1, seen=seen), "seq") == "2"


def test_large_type_stays_large_without_scripts(client, session):
    page = client.get(f"/s/{session.pk}/?large=yes").content.decode()
    assert f'action="/s/{session.pk}/do/?large=yes"' in page
    answer = client.post(f"/s/{session.pk}/do/?large=yes", {"cmd": "start", "seq": 0})
    assert answer["Location"] == f"/s/{session.pk}/?large=yes"
    assert do(client, session, "found", 1, htmx=False)["Location"] == f"/s/{session.pk}/"


def test_a_double_press_counts_once(client, session):
    do(client, session, "start", 0)
    assert data(do(client, session, "next", 1), "stage") == "1"
    assert data(do(client, session, "next", 1), "stage") == "1"
    assert SessionEvent.objects.count() == 2


@pytest.mark.parametrize("seq", ["99", "00", "9" * 5000])
def test_a_stale_seq_gets_the_present_state_and_a_word_that_it_was_late(client, session, seq):
    answer = do(client, session, "start", seq)
    assert answer.status_code == 409
    assert data(answer, "phase") == "ready"
    assert do(client, session, "start", seq, htmx=False).status_code == 303


@pytest.mark.parametrize("seq", ["", "-1", "abc", "1.5", "1\x00", "٣"])
@pytest.mark.parametrize("htmx", [True, False])
def test_a_seq_that_is_no_number_is_refused_in_words(client, session, seq, htmx):
    answer = do(client, session, "start", seq, htmx=htmx)
    assert answer.status_code == 400
    assert b"does not know which state" in answer.content


def test_a_command_that_means_nothing_now_is_no_late_one(client, session):
    do(client, session, "start", 0)
    assert do(client, session, "resume", 1).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", "/routines/"),
        ("delete", "/routines/back-ease/"),
        ("put", "/routines/back-ease/start/"),
        ("post", "/s/{}/"),
        ("put", "/s/{}/stage/"),
        ("get", "/s/{}/do/"),
    ],
)
def test_a_wrong_method_is_told_the_right_one(client, session, method, path):
    answer = getattr(client, method)(path.format(session.pk))
    assert answer.status_code == 405
    assert answer["Allow"] in answer.content.decode()
    assert answer["Content-Type"].startswith("text/plain")


def test_before_the_start_the_plans_own_positions_are_said(client):
    routine = make_back_ease()
    routine.steps.filter(point__code="GB30").update(position_text="At the wall.", alternative_position="Lying down.")
    rules = [Rule("bones", "tool", "ball", "skip", "No ball")]
    body = client.get(make_session(routine=routine, precautions={"bones"}, rules=rules).get_absolute_url())
    assert "<b>Buttock:</b> Lying down." in body.content.decode()
    assert "At the wall." not in body.content.decode()


@pytest.mark.parametrize("cmd", ["", "rate", "START", "a\x00b"])
def test_an_unknown_command_is_refused_in_words(client, session, cmd):
    answer = do(client, session, cmd, 0)
    assert answer.status_code == 400
    assert b"does not know that command" in answer.content


@pytest.mark.parametrize("moment", ["", "abc", "NaN", "1e5", "9" * 30, "-9" * 9, "\x00"])
def test_a_broken_time_of_pressing_is_taken_as_now(client, session, moment):
    answer = do(client, session, "start", 0, at=moment)
    assert data(answer, "phase") == "running"


def test_a_pause_survives_a_long_absence(client):
    with time_machine.travel(NOON, tick=False) as clock:
        session = make_session()
        do(client, session, "start", 0)
        do(client, session, "found", 1)
        clock.shift(10)
        do(client, session, "pause", 2)
        clock.shift(20 * 3600)
        assert b"Paused" in client.get(f"/s/{session.pk}/").content
        assert data(do(client, session, "resume", 3), "left") == "20000"


def test_commands_kept_offline_are_applied_when_they_were_pressed(client):
    with time_machine.travel(NOON, tick=False) as clock:
        session = make_session()
        do(client, session, "start", 0)
        do(client, session, "found", 1)
        clock.shift(3600)
        answer = do(client, session, "pause", 2, at=NOON_MS + 5000)
        assert data(answer, "left") == "25000"
        answer = do(client, session, "resume", 3, at=NOON_MS - 10**9)  # a lie about the past
        assert data(answer, "stage") == "4"


def test_reload_and_second_device_see_the_same_stage_and_reading_writes_nothing(client, session):
    do(client, session, "start", 0)
    do(client, session, "found", 1)
    before = Session.objects.values().get()
    assert data(client.get(f"/s/{session.pk}/"), "stage") == data(client.get(f"/s/{session.pk}/stage/"), "stage")
    assert Session.objects.values().get() == before


def test_without_javascript_the_page_asks_again_one_second_after_the_stages_end(client, session):
    do(client, session, "start", 0)
    assert b"http-equiv" not in client.get(f"/s/{session.pk}/").content  # a gate waits
    do(client, session, "found", 1)
    page = client.get(f"/s/{session.pk}/").content
    assert b'<noscript><meta http-equiv="refresh" content="31"></noscript>' in page
    do(client, session, "pause", 2)
    assert b"http-equiv" not in client.get(f"/s/{session.pk}/").content


def test_a_session_walked_to_its_end_says_finished_and_a_stopped_one_says_so(client, session):
    do(client, session, "start", 0)
    for seq in range(1, len(session.stages) + 1):
        answer = do(client, session, "next", seq)
    assert b"Finished" in answer.content
    assert b'data-soak="done"' in answer.content
    stopped = make_session(routine=session.routine)
    do(client, stopped, "start", 0)
    assert b"Stopped here" in do(client, stopped, "stop", 1).content


def test_the_soak_can_count_every_stage(client, session):
    steps = [data(client.get(f"/s/{session.pk}/"), "soak-step"), data(do(client, session, "start", 0), "soak-step")]
    steps += [data(do(client, session, "next", seq), "soak-step") for seq in range(1, 4)]
    assert steps == ["0", "1", "2", "3", "4"]


def test_the_plain_place_stands_before_the_code(client, session):
    body = do(client, session, "start", 0).content.decode()
    assert body.index("Inner ankle, left") < body.index("KI3 Tàixī")
    assert "Sit on a firm chair" not in body


def test_easing_off_says_so_on_every_round_of_that_point(client, session):
    do(client, session, "start", 0)
    do(client, session, "found", 1)
    eased = b'<p class="eased" id="eased">'
    assert eased in do(client, session, "ease", 2).content
    assert eased not in do(client, session, "skip", 3).content


def test_the_page_carries_the_whole_plan_for_the_time_without_network(client, session):
    body = client.get(f"/s/{session.pk}/").content.decode()
    assert '<script id="plan" type="application/json">' in body
    assert '"phase": "Change sides"' in body


@pytest.mark.parametrize(("path", "ceiling"), [("", 12), ("stage/", 12)])
def test_query_ceilings_of_a_running_session(client, session, django_assert_max_num_queries, path, ceiling):
    do(client, session, "start", 0)
    with django_assert_max_num_queries(ceiling):
        client.get(f"/s/{session.pk}/{path}")


@pytest.mark.parametrize(("path", "ceiling"), [("", 6), ("back-ease/", 14), ("back-ease/start/", 16)])
def test_query_ceilings_of_the_routine_pages(client, django_assert_max_num_queries, path, ceiling):
    make_back_ease()
    with django_assert_max_num_queries(ceiling):
        assert client.get(f"/routines/{path}").status_code == 200


def test_only_the_end_reads_as_the_end(client, session):
    """The soak reads the text of the page, that in templates too."""
    address = f"/s/{session.pk}/"
    end = re.compile(r"(?i)session complete|routine complete|finished<|well done|data-soak=.done")
    assert not end.search(client.get(address).content.decode())
    do(client, session, "start", 0)
    assert not end.search(client.get(address).content.decode())
    do(client, session, "stop", 1)
    assert end.search(client.get(address).content.decode())
