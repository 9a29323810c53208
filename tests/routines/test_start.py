import re

import pytest

from routines.models import Session
from tests.factories_routines import make_back_ease, make_complaint, make_precaution, make_rule

pytestmark = pytest.mark.django_db
URL = "/routines/back-ease/start/"
PLAIN = {"form": "starter", "pace": "gated"}


@pytest.fixture
def routine():
    return make_back_ease()


def start(client, *ticks, **more):
    return client.post(URL, {**PLAIN, "precautions": ticks, **more})


def test_red_flags_stand_before_everything_one_can_choose(client, routine):
    routine.complaints.add(make_complaint(), make_complaint(slug="hidden", title="Hidden", status="draft"))
    body = client.get(URL).content.decode()
    assert (
        body.index("Loss of bladder control") < body.index("Tick what is true") < body.index("none of the signs above")
    )
    assert body.count("Call your emergency number") == 1


def test_only_the_questions_that_this_routine_needs_are_asked(client, routine):
    make_rule(precaution="thin_bones", action="skip", tool="ball")
    make_rule(precaution="broken_skin", action="warn")
    make_precaution(slug="eye_surgery")
    make_precaution(slug="pregnant")
    body = client.get(URL).content.decode()
    assert set(re.findall(r'name="precautions" value="(\w+)"', body)) == {"pregnant", "thin_bones", "broken_skin"}


def test_what_to_have_ready_and_the_position_are_said(client, routine):
    body = client.get(URL).content.decode()
    assert "A low stool" in body
    assert "Sit on a firm chair." in body


def test_the_recommended_form_and_the_waiting_clock_are_chosen_at_first(client, routine):
    body = client.get(URL).content.decode()
    assert re.findall(r'value="(\w+)" checked', body) == ["starter", "gated", "own"]


def test_nothing_ticked_starts_at_once(client, routine):
    answer = start(client)
    assert (answer.status_code, answer["Location"]) == (303, f"/s/{Session.objects.get().pk}/")
    assert not answer.cookies


def test_the_choices_make_the_plan(client, routine):
    start(client, form="full", pace="hands_free", optional="yes")
    stages = Session.objects.get().stages
    assert stages[0].seconds == 20
    assert stages[1].seconds == 180
    assert stages[-1].code == "BL52"


def test_a_helper_gets_a_plan_for_their_hands_also_by_way_of_the_preview(client, routine):
    start(client, hands="helper")
    assert {stage.helper for stage in Session.objects.get().stages} == {"facing"}
    make_rule(precaution="varicose_veins", action="warn")
    body = start(client, "varicose_veins", hands="helper").content.decode()
    assert '<input type="hidden" name="hands" value="helper">' in body


def test_a_form_that_says_nothing_of_hands_means_ones_own(client, routine):
    start(client)
    assert {stage.helper for stage in Session.objects.get().stages} == {""}


def test_a_change_is_shown_with_its_reason_before_anything_starts(client, routine):
    make_rule(precaution="thin_bones", action="skip", tool="ball", reason="No ball with thin bones")
    answer = start(client, "thin_bones")
    body = answer.content.decode()
    assert answer.status_code == 200
    assert "No ball with thin bones" in body
    assert "helper" in body
    assert not Session.objects.exists()


def test_the_preview_posts_the_same_again_and_then_it_starts(client, routine):
    make_rule(precaution="thin_bones", action="skip", tool="ball")
    body = start(client, "thin_bones", optional="yes").content.decode()
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', body)
    assert ("precautions", "thin_bones") in fields
    answer = client.post(URL, dict(fields))
    assert answer.status_code == 303
    assert {s.tool for s in Session.objects.get().stages if s.code == "GB30"} == {"helper_thumbs"}


def test_a_blocked_routine_says_why_and_has_no_button(client, routine):
    make_precaution(slug="pregnant")
    answer = start(client, "pregnant", confirmed="yes")
    assert answer.status_code == 200
    assert b"left out in pregnancy" in answer.content
    assert b"Start this plan" not in answer.content
    assert b'data-soak="start"' not in answer.content
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"form": "starter"},
        {**PLAIN, "form": "huge"},
        {**PLAIN, "pace": "\x00"},
        {**PLAIN, "precautions": ["unknown"]},
        {**PLAIN, "precautions": ["a\x00b"]},
    ],
)
def test_an_incomplete_or_forged_form_is_shown_again_with_a_word(client, routine, wrong):
    answer = client.post(URL, wrong)
    assert answer.status_code == 400
    assert b"was not complete" in answer.content
    assert not Session.objects.exists()


def test_a_body_that_is_no_form_is_refused(client, routine):
    assert client.post(URL, b"{", content_type="application/json").status_code == 400
    assert client.post(URL, b"", content_type="multipart/form-data; boundary=x").status_code == 400


def test_other_methods_are_refused(client, routine):
    assert client.put(URL).status_code == 405


def test_the_start_page_is_neither_listed_nor_kept(client, routine):
    answer = client.get(URL)
    assert "no-store" in answer["Cache-Control"]
    assert b'content="noindex"' in answer.content


def test_a_speed_for_tests_divides_every_time(client, routine, settings):
    settings.SESSION_SPEED = 60
    start(client, pace="hands_free")
    assert Session.objects.get().stages[1].seconds == 0.5


def test_ticks_and_choices_come_back_when_one_wants_to_change_them(client, routine):
    make_rule(precaution="thin_bones", action="skip", tool="ball")
    make_precaution(slug="pregnant")
    preview = start(client, "thin_bones", form="full", pace="hands_free", optional="yes").content.decode()
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', preview)
    assert '<button class="btn" name="edit" value="yes"' in preview
    answer = client.post(URL, {**dict(fields), "edit": "yes"})
    body = answer.content.decode()
    assert answer.status_code == 200
    assert re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', body) == [
        ("precautions", "thin_bones"),
        ("form", "full"),
        ("optional", "yes"),
        ("pace", "hands_free"),
        ("hands", "own"),
    ]
    assert not Session.objects.exists()


def test_a_blocked_plan_can_be_changed_too(client, routine):
    make_precaution(slug="pregnant")
    assert b'name="edit"' in start(client, "pregnant").content


def test_the_start_button_promises_neither_too_much_nor_too_little(client, routine):
    body = client.get(URL).content.decode()
    assert "Start, or see what changes" in body
    assert "See my plan" in body
    assert '<a class="skip" href="#start">To the start button</a>' in body


def test_a_link_chooses_beforehand_but_never_answers_for_somebody(client, routine):
    make_rule(precaution="thin_bones", action="skip", tool="ball")
    link = URL + "?form=full&pace=hands_free&hands=helper&large=yes&optional=yes&precautions=thin_bones&confirmed=yes"
    body = client.get(link).content.decode()
    chosen = dict(re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', body))
    assert chosen == {"form": "full", "optional": "yes", "pace": "hands_free", "large": "yes", "hands": "helper"}


@pytest.mark.parametrize("query", ["form=longest", "pace=", "hands=four", "large=1", "form=%00", "form=full&form=x"])
def test_what_a_link_cannot_mean_leaves_the_usual_choice(client, routine, query):
    body = client.get(f"{URL}?{query}").content.decode()
    assert re.findall(r'value="(\w+)" checked', body) == ["starter", "gated", "own"]


def test_large_type_goes_along_into_the_session(client, routine):
    answer = start(client, large="yes")
    assert answer["Location"].endswith("/?large=yes")
    assert "session_large" in client.get(answer["Location"]).content.decode()
    assert "session_large" not in client.get(start(client)["Location"]).content.decode()
