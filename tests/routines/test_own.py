"""A routine that is in its link only: read, written, refused, started."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acupoints.models import Caution, Point
from routines.models import Session
from routines.own import LATERALITY, LONGEST_TITLE, MOST_STEPS, OwnStep, PointFacts, check, clean_title, encode, wishes
from routines.own_rules import with_pages
from routines.own_steps import SLUG, is_standing, place_words, step_spec, step_specs, tool_of
from routines.plan import Plan, compile
from routines.specs import PointSpec, RoutineSpec, Rule
from tests.factories import make_point, make_region
from tests.factories_routines import make_back_ease, make_complaint, make_precaution, make_routine_step, make_rule

URL = "/routines/own/"
START = "/routines/own/start/"
NEVER = {"GV28", "EX-HN9", "KI17"}


def fact(code, laterality="paired", **more):
    pressable = "never" if code in NEVER else more.pop("pressable", "yes")
    spec = PointSpec(code, code, code.lower(), f"find {code}", f"press {code}", pressable, laterality)
    return PointFacts(spec, **more)


KNOWN = {
    one.point.code: one
    for one in (
        fact("KI3"), fact("BL60", hold_max=60), fact("CV12", "midline"), fact("EX-HN1", "multiple"),
        fact("EX-X-ANMIAN", pressable="light_only"), fact("LI20", hold=5, hold_max=5), fact("ST1", written=False),
        fact("GV28", "midline"), fact("EX-HN9", why_never="It lies inside the nose."), fact("KI17"),
    )
}  # fmt: skip


def decode(text):
    return check(wishes(text), KNOWN)


def test_what_is_left_out_is_as_usual_for_the_point():
    assert decode("ki3").steps == (OwnStep("KI3", 60, 1, "lr", "lr"),)
    assert decode("cv12,ex-hn1").steps == (
        OwnStep("CV12", 60, 1, "mid", "mid"),
        OwnStep("EX-HN1", 60, 1, "both", "both"),
    )


def test_every_part_is_read_in_any_order_and_any_spelling():
    expected = (OwnStep("BL60", 45, 2, "both"),)
    for text in ("bl60-45x2-both", "BL60-both-45x2", " UB 60 -45x2-BOTH", "bl-60-45x2-both"):
        assert decode(text).steps == expected, text
    assert decode("ex-x-anmian-30").steps[0].code == "EX-X-ANMIAN"


@pytest.mark.parametrize(
    ("text", "error", "left"),
    [
        ("ki3,bl60,st99", "Step 3: there is no point ‘st99’.", 2),
        ("ki3,,bl60", "Step 2: it is empty.", 2),
        ("hello", "Step 1: there is no point ‘hello’.", 0),
        ("ki4", "Step 1: there is no point ‘KI4’.", 0),
        ("ki3-5", "Step 1: the seconds for KI3 must be 10 to 300, not 5.", 1),
        ("bl60-90", "must be 10 to 60 (its page allows no more at a time), not 90", 1),
        ("ki3-60x9", "Step 1: KI3 can be pressed 1 to 5 times, not 9.", 1),
        ("ki3-60x0", "KI3 can be pressed 1 to 5 times, not 0", 1),
        ("cv12-l", "Step 1: CV12 lies on the middle line: it has no left and right.", 1),
        ("ki3-mid", "Step 1: KI3 has a left and a right, no middle.", 1),
        ("ki3-up", "Step 1: ‘up’ is neither a time such as 60 or 60x2 nor a side", 1),
        ("ki3-60-70", "‘70’ is neither", 1),
        ("p6-60", "‘p6’ can mean PC6", 0),
        ("ki3,ex-hn9", "Step 2: EX-HN9 is never pressed. It lies inside the nose.", 1),
        ("st1", "Step 1: how to press ST1 is not written yet.", 0),
        ("ki3," * 24 + "ki3", "A routine has at most 20 steps: the rest was left out.", 20),
    ],
)
def test_what_is_wrong_is_said_with_its_step_and_the_rest_is_kept(text, error, left):
    found = decode(text)
    assert any(error in one for one in found.errors), found.errors
    assert len(found.steps) == left


def test_wrong_numbers_are_brought_into_bounds():
    assert decode("ki3-5,ki3-9999x9,bl60-90,cv12-l").steps == (
        OwnStep("KI3", 10), OwnStep("KI3", 300, 5), OwnStep("BL60", 60), OwnStep("CV12", 60, 1, "mid", "mid"),
    )  # fmt: skip
    assert decode("li20").steps == (OwnStep("LI20", 5),)  # its page allows five seconds only


def test_all_errors_are_told_at_once():
    assert len(decode("st99,ki3-5x9-mid,gv28").errors) == 5


@st.composite
def steps(draw):
    one = KNOWN[draw(st.sampled_from(sorted(set(KNOWN) - NEVER - {"ST1"})))]
    seconds = draw(st.integers(one.shortest, one.longest))
    return OwnStep(one.point.code, seconds, draw(st.integers(1, 5)), draw(st.sampled_from(one.sides)), one.sides[0])


@given(st.lists(steps(), max_size=MOST_STEPS))
def test_what_is_written_reads_back_the_same(made):
    found = decode(encode(made))
    assert (found.steps, found.errors) == (tuple(made), ())
    assert encode(found.steps) == encode(made)


LINKISH = st.text(st.sampled_from("kbglvicvehnxsr0123456789-,+. xlmid\x00٤é"), max_size=80)
NAMES = st.sampled_from([*map(str.lower, KNOWN), "st99", "p6", ""])
PARTS = st.sampled_from(["", "-60", "-5x2", "-l", "-zz"])
TOKENS = st.lists(st.tuples(NAMES, PARTS), max_size=25).map(lambda pairs: ",".join(map("".join, pairs)))


@given(st.one_of(st.text(max_size=200), LINKISH, TOKENS))
def test_nothing_that_is_written_raises_and_what_is_left_is_whole(text):
    found = decode(text)
    again = decode(encode(found.steps))
    assert (again.steps, again.errors) == (found.steps, ())


@given(TOKENS, st.sampled_from(["full", "starter"]), st.booleans(), st.booleans())
def test_a_point_that_is_never_pressed_gets_into_no_plan(text, form, hands_free, helper):
    found = decode(text)
    assert NEVER.isdisjoint(step.code for step in found.steps)
    made = compile(RoutineSpec(SLUG, step_specs(found.steps, KNOWN)), form=form, hands_free=hands_free, helper=helper)
    assert isinstance(made, Plan)
    assert NEVER.isdisjoint(stage.code for stage in made.stages)


@given(st.text(max_size=200))
def test_a_title_is_one_short_line(text):
    title, wrong = clean_title(text)
    assert len(title) <= LONGEST_TITLE
    assert title.isprintable()
    assert clean_title(title) == (title, "")
    assert bool(wrong) == (len(" ".join("".join(s if s.isprintable() else " " for s in text).split())) > LONGEST_TITLE)


@pytest.mark.parametrize(
    ("words", "tool"),
    [
        ("Thumb pad", "thumb"),
        ("Thumbs", "thumbs"),
        ("A helper’s flat fingers", "helper_fingers"),
        ("A helper’s palms, or a soft ball on a wall", "helper_palms"),
        ("Soft ball on a wall, or a helper’s thumbs", "ball"),
        ("Two flat fingertips", "flat_fingers"),
        ("Pad of the index finger", "index_finger"),
        ("Palms or backs of the hands", "palms"),
        ("Flat hand", "palm"),
        ("", "thumb"),
    ],
)
def test_the_tool_is_what_the_page_names_first(words, tool):
    assert tool_of(words) == tool


def test_words_for_place_and_standing():
    assert place_words("Ankle", "posteromedial") == "inner ankle"
    assert place_words("Lower leg", "anterior-lateral") == "outer lower leg"
    assert place_words("Wrist", "medial") == "wrist"
    assert is_standing("Standing with your back to a wall")
    assert not is_standing("Standing, or sitting on a chair")


def test_a_light_only_point_is_level_one_and_another_takes_its_pages_level():
    assert step_spec(OwnStep("EX-X-ANMIAN", 30), fact("EX-X-ANMIAN", pressable="light_only", level=2)).pressure == 1
    assert step_spec(OwnStep("KI3", 30), fact("KI3", level=2)).pressure == 2


def test_one_side_alone_is_pressed_on_that_side():
    made = compile(RoutineSpec(SLUG, step_specs((OwnStep("KI3", 30, 2, "r"),), KNOWN)), form="full")
    assert [(s.kind, s.side, s.seconds) for s in made.stages] == [
        ("locate", "right", None), ("hold", "right", 30), ("rest", "right", 10), ("hold", "right", 30),
    ]  # fmt: skip


def test_every_laterality_has_sides():
    assert set(LATERALITY) == {"paired", "midline", "multiple"}


# With rows


@pytest.fixture
def points(db):
    make_point(code="KI3", press_text="Rest a thumb there.", press_level=1, region=make_region(slug="ankle"))
    make_point(code="BL60", press_text="Press easily.", press_level=2, region=make_region(slug="ankle"))
    make_point(code="CV12", laterality="midline", region=make_region(slug="abdomen"), pressable="light_only")
    make_point(code="GV28", pressable="never", laterality="midline")
    make_point(code="EX-HN9", pressable="never")
    make_point(code="ST36", status="listed", summary="")
    make_point(code="LI4", status="draft")
    make_precaution(slug="pregnant")


def alert(answer):
    return unescape(answer.content.decode()).partition('role="alert"')[2].partition("</div>")[0]


def goes_to(answer):
    assert answer.status_code == 303, answer.content.decode()[:300]
    parts = urlsplit(answer["Location"])
    return parse_qs(parts.query).get("r", [""])[0], parts.fragment


def test_an_empty_page_and_a_whole_one(client, points):
    assert client.get(URL).status_code == 200
    body = client.get(URL, {"r": "ki3-60,bl60-45x2-both", "title": "<b>Feet</b>"}).content.decode()
    assert "&lt;b&gt;Feet&lt;/b&gt;" in body
    assert "<b>Feet</b>" not in body
    assert 'value="45"' in body
    assert 'content="noindex"' in body


def test_it_is_not_listed_and_leaves_no_cookie(client, points):
    answer = client.get(URL, {"r": "ki3"})
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_a_wrong_link_says_what_is_wrong_and_keeps_the_rest(client, points):
    answer = client.get(URL, {"r": "ki3-60,st99,gv28,st36,li4"})
    told = alert(answer)
    assert answer.status_code == 400
    for words in (
        "Step 2: there is no point",
        "Step 3: GV28 is never pressed",
        "ST36 is not written yet",
        "no point ‘LI4’",
    ):
        assert words in told
    assert 'id="step-1"' in answer.content.decode()
    assert 'id="step-2"' not in answer.content.decode()


def test_a_point_is_added_by_code_older_code_or_name(client, points):
    assert goes_to(client.get(URL, {"add": "ki3"})) == ("ki3-60", "step-1")
    assert goes_to(client.get(URL, {"r": "cv12-20", "add": "UB 60"}))[0] == "cv12-20,bl60-60"
    assert goes_to(client.get(URL, {"r": "cv12-20", "add": "Kidney 3"}))[0] == "cv12-20,ki3-60"


def test_a_name_of_several_points_is_asked_back(client, points):
    make_point(code="KI6", pinyin="Tàixī 3")
    answer = client.get(URL, {"r": "cv12-20", "add": "Tàixī 3"})
    assert answer.status_code == 400
    assert set(re.findall(r'name="pick" value="(\w+)"', answer.content.decode())) == {"ki3", "ki6"}
    assert 'value="Tàixī 3"' in answer.content.decode()
    chosen = client.get(URL, {"p1": "cv12", "t1": "20", "n1": "1", "s1": "mid", "add": "Tàixī 3", "pick": "ki6"})
    assert goes_to(chosen)[0] == "cv12-20,ki6-60"


@pytest.mark.parametrize("name", ["nothing like it", "x" * 500, "gv28", "li4"])
def test_what_cannot_be_added_is_said_and_nothing_is_lost(client, points, name):
    answer = client.get(URL, {"r": "ki3-30", "add": name})
    assert answer.status_code == 400
    assert alert(answer)
    assert 'value="30"' in answer.content.decode()


FORM = {
    "p1": "ki3", "t1": "60", "n1": "1", "s1": "lr",
    "p2": "bl60", "t2": "45", "n2": "2", "s2": "both",
    "p3": "cv12", "t3": "20", "n3": "1", "s3": "mid", "title": "Feet",
}  # fmt: skip


@pytest.mark.parametrize(
    ("deed", "link"),
    [
        ("", ("ki3-60,bl60-45x2-both,cv12-20", "")),
        ("down-1", ("bl60-45x2-both,ki3-60,cv12-20", "step-2")),
        ("up-3", ("ki3-60,cv12-20,bl60-45x2-both", "step-2")),
        ("up-1", ("ki3-60,bl60-45x2-both,cv12-20", "step-1")),
        ("remove-2", ("ki3-60,cv12-20", "step-2")),
        ("remove-3", ("ki3-60,bl60-45x2-both", "step-2")),
        ("start", ("ki3-60,bl60-45x2-both,cv12-20", "")),
    ],
)
def test_every_button_leads_to_the_link_that_comes_of_it(client, points, deed, link):
    answer = client.get(URL, FORM | {"do": deed})
    assert goes_to(answer) == link
    assert answer["Location"].startswith(START if deed == "start" else URL)
    assert "title=Feet" in answer["Location"]


@pytest.mark.parametrize(
    "wrong", [{"do": "fly-1"}, {"do": "up-9"}, {"t1": "1e9"}, {"t1": "5"}, {"n2": "7"}, {"s3": "l"}]
)
def test_a_wrong_field_or_button_is_told_and_the_others_are_kept(client, points, wrong):
    answer = client.get(URL, FORM | wrong)
    assert answer.status_code == 400
    assert alert(answer)
    assert answer.content.decode().count('class="step own-step"') == 3


def test_the_last_point_can_be_removed(client, points):
    answer = client.get(URL, {"p1": "ki3", "t1": "60", "n1": "1", "s1": "lr", "do": "remove-1"})
    assert goes_to(answer) == ("", "")


def test_a_start_without_a_point_is_told(client, points):
    assert "Add a point first" in alert(client.get(URL, {"do": "start"}))
    answer = client.get(START)
    assert answer.status_code == 400
    assert "Add a point first" in alert(answer)


def test_a_title_that_is_too_long_and_a_link_that_is_too_long(client, points):
    assert "at most 60 characters" in alert(client.get(URL, {"r": "ki3", "title": "x" * 61}))
    assert "too long" in alert(client.get(URL, {"r": "ki3-60," * 400}))


def test_a_copy_takes_the_points_and_says_what_it_leaves(client, db):
    routine = make_back_ease()
    routine.complaints.add(make_complaint())
    make_routine_step(routine=routine, code="KI3", kind="wear", side="both_together")
    body = client.get(URL, {"copy": "back-ease"}).content.decode()
    assert "ki3-180,bl57-120x2-both,gb30-60,bl52-60-both" in body
    assert "Left out" in body
    assert "wear something (KI3" in body
    assert "lower back pain" in body
    assert f"{URL}?copy=back-ease" in client.get("/routines/back-ease/").content.decode()


@pytest.mark.parametrize("slug", ["none", "a\x00b", "../x"])
def test_a_copy_of_nothing_is_not_found(client, db, slug):
    assert client.get(URL, {"copy": slug}).status_code == 404


def test_the_point_page_offers_it_but_not_for_a_point_never_pressed(client, points):
    assert f'href="{URL}?add=ki3"' in client.get("/points/ki3/").content.decode()
    assert "?add=" not in client.get("/points/gv28/").content.decode()


PLAIN = {"form": "full", "pace": "gated"}
LINK = f"{START}?r=ki3-60,cv12-20&title=Feet"


def test_before_the_start_come_the_general_warnings_the_questions_and_what_points_ask(client, points):
    Caution.objects.create(point=Point.objects.get(code="KI3"), level="ask_first", text="Ask after a clot.")
    make_rule(precaution="thin_bones", action="light_only", region=make_region(slug="ankle"))
    body = client.get(LINK).content.decode()
    order = [
        body.index(words) for words in ("Do not press away", "Get help first", "Ask after a clot.", "Tick what is true")
    ]
    assert order == sorted(order)
    assert set(re.findall(r'name="precautions" value="(\w+)"', body)) == {"pregnant", "thin_bones"}
    assert '<input type="hidden" name="form" value="full">' in body


def test_it_starts_and_the_session_knows_its_title_and_the_way_back(client, points):
    answer = client.post(LINK, PLAIN)
    session = Session.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, session.get_absolute_url())
    assert (session.routine, session.title, session.own) == (None, "Feet", "ki3-60,cv12-20")
    assert [s.code for s in session.stages if s.kind == "hold"] == ["KI3", "KI3", "CV12"]
    assert next(s for s in session.stages if s.kind == "hold").text == "Rest a thumb there."
    body = client.get(answer["Location"]).content.decode()
    assert f'href="{URL}?r=ki3-60,cv12-20&amp;title=Feet"' in body
    assert str(session)


def test_nothing_is_stored_before_it_starts(client, points):
    client.get(LINK)
    client.get(URL, FORM)
    assert not Session.objects.exists()


def test_ticks_change_it_by_point_and_region_with_the_reasons_first(client, points):
    make_rule(precaution="pregnant", action="skip", region=make_region(slug="ankle"), reason="No ankles now.")
    body = client.post(LINK, PLAIN | {"precautions": ["pregnant"]}).content.decode()
    assert "No ankles now." in body
    assert "Ask your midwife or doctor before this routine." in body
    client.post(LINK, PLAIN | {"precautions": ["pregnant"], "confirmed": "yes"})
    assert {s.code for s in Session.objects.get().stages} == {"CV12"}


def test_a_caution_of_the_page_counts_where_no_rule_is_as_strict():
    skip, light, warn = (Rule(name, "point", "KI3", name) for name in ("skip", "light_only", "warn"))
    for level, rule, added in (
        ("avoid", skip, ""), ("avoid", light, "skip"), ("never", warn, "skip"), ("light_only", skip, ""),
        ("light_only", warn, "light_only"), ("ask_first", warn, ""), ("ask_first", None, "warn"), ("info", None, ""),
    ):  # fmt: skip
        given = [replace(rule, precaution="pregnant")] if rule else []
        known = {"KI3": fact("KI3", for_some=(("pregnant", level, "Said on the page."),))}
        found = with_pages(given, known)[len(given) :]
        assert [(one.action, one.reason) for one in found] == ([(added, "Said on the page.")] if added else []), level


def test_what_the_page_says_of_a_tick_is_asked_and_obeyed(client, points):
    Caution.objects.create(
        point=Point.objects.get(code="KI3"), level="avoid", text="Not yet.", applies_to=make_precaution(slug="hip")
    )
    assert 'value="hip"' in client.get(LINK).content.decode()
    assert "Not yet." in client.post(LINK, PLAIN | {"precautions": ["hip"]}).content.decode()
    client.post(LINK, PLAIN | {"precautions": ["hip"], "confirmed": "yes"})
    assert {s.code for s in Session.objects.get().stages} == {"CV12"}


def test_when_every_step_is_out_there_is_no_session(client, points):
    make_rule(precaution="clot_or_swollen_leg", action="skip", region=make_region(slug="ankle"))
    answer = client.post(f"{START}?r=ki3-60", PLAIN | {"precautions": ["clot_or_swollen_leg"], "confirmed": "yes"})
    assert b"Nothing to press is left" in answer.content
    assert not Session.objects.exists()


def test_a_swap_by_rule_brings_its_point_in_and_never_one_that_is_not_pressed(client, points):
    ki3, bl60, gv28 = (Point.objects.get(code=code) for code in ("KI3", "BL60", "GV28"))
    make_rule(precaution="a", action="swap", point=ki3, swap_with=bl60)
    make_rule(precaution="b", action="swap", point=ki3, swap_with=gv28)
    client.post(f"{START}?r=ki3-60,cv12-20", PLAIN | {"precautions": ["a"], "confirmed": "yes"})
    client.post(f"{START}?r=ki3-60,cv12-20", PLAIN | {"precautions": ["b"], "confirmed": "yes"})
    assert sorted({s.code for s in one.stages} == {"CV12"} for one in Session.objects.all()) == [False, True]
    assert not any(s.code == "GV28" for one in Session.objects.all() for s in one.stages)


def test_posts_from_elsewhere_and_other_methods_are_refused(client, points):
    assert client.post(LINK, PLAIN, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post(URL).status_code == 405
    assert client.put(LINK).status_code == 405


@pytest.mark.parametrize("wrong", [{}, {"form": "huge", "pace": "gated"}, {**PLAIN, "precautions": ["unknown"]}])
def test_an_incomplete_form_is_shown_again(client, points, wrong):
    assert client.post(LINK, wrong).status_code == 400
    assert not Session.objects.exists()


WILD = st.one_of(st.text(max_size=60), LINKISH, TOKENS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WILD, st.text(max_size=80), st.text(max_size=30), st.sampled_from(["", "start", "up-1", "x", "remove-99"]))
def test_no_address_whatever_is_a_server_error(client, points, link, title, name, deed):
    for data in (
        {"r": link, "title": title, "add": name, "do": deed},
        {"p1": link, "t1": title, "n1": name, "do": deed},
    ):
        assert client.get(URL, data).status_code in (200, 303, 400)
    answer = client.post(f"{START}?r={codes_only(link)}", PLAIN)
    assert answer.status_code in (303, 400)
    assert not any(s.code in NEVER for one in Session.objects.all() for s in one.stages)


def codes_only(text):
    return "".join(sign for sign in text if sign.isascii() and (sign.isalnum() or sign in ",-"))


@pytest.mark.parametrize("text", ["KI3.L", "ki3:60", "KI3*99", "ki3 left"])
def test_a_known_point_with_something_odd_behind_it_is_kept_and_the_odd_part_named(text):
    (wish,) = wishes(text)
    assert wish.code == "KI3"
    assert wish.errors == (f"‘{text[3:]}’ after KI3 is not understood: write ki3-60, -60x2, -l",)
