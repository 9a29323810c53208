"""A reader says that something is wrong: without an account, a cookie or a trace of where they are."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from factories import make_figure, make_point
from factories_routines import make_back_ease, make_session
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acupoints.models import Correction, Report, Revision, Tally, TallySalt
from acupoints.reporting import subject_of
from config.settings import LIMITS

pytestmark = pytest.mark.django_db
FROM_ONE, FROM_ALL = LIMITS["reports"]
TEXT = "The page says three cun; the standard says two."
NOW = datetime(2026, 11, 23, 9, 59, tzinfo=UTC)


def send(client: Client, **changes: Any) -> Any:
    headers = changes.pop("headers", {})
    extra = {"REMOTE_ADDR": changes.pop("address", "192.0.2.1")}
    form = {"page": "", "kind": "place", "text": TEXT, "contact": "", "website": "", **changes}
    return client.post("/report/", form, headers=headers, **extra)


def test_a_report_knows_its_page_its_thing_its_figure_and_the_state_of_the_site(client: Client) -> None:
    point = make_point()
    make_figure(slug="ankle-inner")
    answer = send(client, page="/points/ki3/", figure="ankle-inner", kind="caution")
    report = Report.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/report/{report.number}/")
    assert (report.path, report.thing, report.figure, report.kind) == ("/points/ki3/", point, "ankle-inner", "caution")
    assert (report.revision, report.state, report.text) == (Revision.current(), "new", TEXT)
    assert report.version
    assert report.created_on == timezone.now().date()


def test_the_thank_you_names_the_number_and_nothing_that_was_written(client: Client) -> None:
    told = client.get(send(client, contact="ann@example.org")["Location"])
    assert Report.objects.get().number in told.content.decode()
    assert TEXT not in told.content.decode()
    assert "example.org" not in told.content.decode()
    assert client.get("/report/0000-0000/").status_code == 404


def test_an_answer_is_told_only_if_it_is_meant_to_be(client: Client) -> None:
    make_point()
    report = Report.objects.create(kind="place", text=TEXT, state="not_a_mistake", answer="Two opinions stand there.")
    assert b"Two opinions" not in client.get(report.get_absolute_url()).content
    report.answer_public = True
    report.correction = Correction.objects.create(title="KI 3", wrong="a", now="b", seriousness="place")
    report.save()
    told = client.get(report.get_absolute_url()).content.decode()
    assert "Two opinions" in told
    assert "/corrections/" + str(report.correction.pk) not in told  # not published yet


@pytest.mark.parametrize("path", ["/report/", "/report/?page=/points/ki3/", "/report/1234-5678/"])
def test_nothing_of_it_is_kept_by_caches_or_search_engines_and_no_cookie_is_set(client: Client, path: str) -> None:
    make_point()
    Report.objects.create(number="1234-5678", kind="place", text=TEXT)
    for answer in (client.get(path), send(client), send(client, text="")):
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert not answer.cookies
        assert b"csrfmiddlewaretoken" not in answer.content
    assert b"/report/" in client.get("/robots.txt").content
    assert b"|report|" in client.get("/sw.js").content


def test_the_form_says_what_it_is_about(client: Client) -> None:
    make_point(pinyin="Tàixī")
    html = client.get("/report/?page=/points/ki3/").content.decode()
    assert '<a href="/points/ki3/">KI 3 Tàixī</a>' in html
    assert 'name="page" value="/points/ki3/"' in html
    assert "the site as a whole" in client.get("/report/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/points/st99/",
            "/admin/",
            "/report/",
            "https://evil.example/",
            "//evil.example/",
            "points/ki3/",
            "/nothing/",
        ),
        *("/points/ki3/?figure=x", "/points/a\x00b/", "/" + "x" * 300, "/static/css/site.css", "/data/points.json"),
    ],
)
def test_only_pages_of_ours_that_readers_can_open_count(client: Client, path: str) -> None:
    make_point()
    make_point(code="KI4", status="draft")
    assert subject_of(path) is None
    asked = client.get("/report/", {"page": path})
    assert (asked.status_code, b"the site as a whole" in asked.content) == (400, True)
    refused = send(client, page=path)
    assert refused.status_code == 400
    assert TEXT in refused.content.decode()
    assert 'name="page" value=""' in refused.content.decode()  # so sending it again works


def test_neither_a_draft_nor_a_session_can_be_meant() -> None:
    make_point(code="KI4", status="draft")
    session = make_session()
    assert subject_of("/points/ki4/") is None
    assert subject_of(session.get_absolute_url()) is None
    assert subject_of("/routines/back-ease/start/").thing == session.routine  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": ""}, "Write what is wrong"),
        ({"text": "  short   "}, "at least 10"),
        ({"text": "x" * 2001}, "at most 2000"),
        ({"text": "ten signs and\x00 more"}, "cannot be kept"),
        ({"kind": ""}, "Choose what"),
        ({"kind": "nonsense"}, "Choose what"),
        ({"contact": "x" * 201}, "at most 200"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client: Client, changes: Any, message: str) -> None:
    sent = {"contact": "ann@example.org", "text": TEXT, "kind": "source", **changes}
    answer = send(client, **sent)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert message in html
    assert sent["text"].strip() in html
    assert f'value="{sent["contact"]}"' in html
    assert ('value="source" required checked' in html) is (sent["kind"] == "source")
    assert not Report.objects.exists()


def test_two_thousand_signs_count_as_browsers_count_them(client: Client) -> None:
    assert send(client, text="line\r\n" * 400).status_code == 303
    assert "\r" not in Report.objects.get().text


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_a_form_from_another_site_is_not_taken_but_kept(client: Client, headers: Any) -> None:
    answer = send(client, headers=headers)
    assert answer.status_code == 403
    assert TEXT in answer.content.decode()
    assert not Report.objects.exists()


def test_a_form_from_here_needs_neither_cookie_nor_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_what_a_program_fills_in_is_kept_apart_and_not_lost(client: Client) -> None:
    assert send(client, website="https://buy.example", contact="bot@example.org").status_code == 303
    report = Report.objects.get()
    assert (report.state, report.contact) == ("spam", "")


# So many and no more, without keeping an address


def test_too_many_from_one_are_refused_until_the_hour_is_over(client: Client) -> None:
    for _ in range(FROM_ONE):
        assert send(client).status_code == 303
    refused = send(client, text="This must not be lost, at any price.")
    assert refused.status_code == 429
    assert b"This must not be lost, at any price." in refused.content
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert send(client, address="192.0.2.2").status_code == 303
    assert Report.objects.count() == FROM_ONE + 1


def test_a_home_with_many_addresses_counts_as_one(client: Client) -> None:
    answers = [send(client, address=f"2001:db8:1:2::{n:x}").status_code for n in range(1, FROM_ONE + 2)]
    assert answers == [303] * FROM_ONE + [429]


def test_all_together_may_send_so_many_an_hour() -> None:
    taken = [TallySalt.objects.admits(f"10.0.0.{n}", NOW) for n in range(FROM_ALL + 1)]
    assert taken == [True] * FROM_ALL + [False]
    assert TallySalt.objects.admits("10.0.0.1", NOW + timedelta(minutes=1))  # another hour


def test_what_is_refused_to_one_does_not_use_up_what_all_may_send() -> None:
    for _ in range(FROM_ALL * 2):
        TallySalt.objects.admits("10.0.0.1", NOW)
    assert Tally.objects.get(key="").number == FROM_ONE


def test_no_address_is_stored_and_the_secret_goes_with_its_hour(client: Client) -> None:
    send(client, address="203.0.113.77")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "203.0.113" not in repr(cursor.fetchall()), table
    old = TallySalt.objects.get()
    keys = {one.key for one in old.tallies.all()}
    TallySalt.objects.admits("203.0.113.77", timezone.now() + timedelta(hours=1))
    assert not TallySalt.objects.filter(pk=old.pk).exists()
    assert not keys - {""} & {one.key for one in Tally.objects.all()}  # the next hour's differ


# Kept for a time only


def test_a_contact_goes_when_its_report_is_closed() -> None:
    report = Report.objects.create(kind="place", text=TEXT, contact="ann@example.org")
    report.settle("looked_at", None, NOW)
    assert report.contact
    report.settle("not_a_mistake", None, NOW)
    assert Report.objects.get().contact == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.update(contact="ann@example.org")


def test_contacts_spam_and_old_reports_go_in_time() -> None:
    today = date(2026, 11, 23)

    def make(**fields: Any) -> int:
        return Report.objects.create(kind="place", text=TEXT, **fields).pk

    young = make(contact="a", created_on=today - timedelta(days=90))
    old = make(contact="b", created_on=today - timedelta(days=91))
    make(state="spam", created_on=today - timedelta(days=31))
    fresh_spam = make(state="spam", created_on=today)
    make(state="corrected", created_on=today, handled_at=NOW - timedelta(days=366))
    closed = make(state="corrected", created_on=today, handled_at=NOW - timedelta(days=300))
    TallySalt.objects.create(hour=NOW - timedelta(hours=2))
    assert Report.objects.all().purge(NOW) == 2
    assert dict(Report.objects.values_list("pk", "contact")) == {young: "a", old: "", fresh_spam: "", closed: ""}
    assert not TallySalt.objects.exists()


def test_a_session_tidies_up_reports_too_and_so_does_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    def leave() -> None:
        Report.objects.create(kind="place", text=TEXT, contact="c", created_on=date(2026, 1, 1))

    leave()
    routine = make_back_ease()
    type(routine)._meta.apps.get_model("routines", "Session").objects.begin(routine, EmptyPlan())
    assert Report.objects.get().contact == ""
    Report.objects.all().delete()
    leave()
    call_command("purge_reports")
    assert Report.objects.get().contact == ""
    assert "0 reports deleted" in capsys.readouterr().out


class EmptyPlan:
    stages = ()


def test_a_report_is_no_change_of_the_content(client: Client) -> None:
    before = Revision.current()
    send(client)
    assert Revision.current() == before


def test_what_a_report_costs(client: Client, django_assert_max_num_queries: Any) -> None:
    make_point()
    send(client, page="/points/ki3/")
    for path, most in (("/report/?page=/points/ki3/", 1), (Report.objects.get().get_absolute_url(), 1)):
        with django_assert_max_num_queries(most):
            client.get(path)
    with django_assert_max_num_queries(32):
        send(client, page="/points/ki3/")


# Whatever comes in

WORDS = st.text(max_size=60) | st.sampled_from([TEXT, "x" * 2001, "/points/ki3/", "\x00", "place", "' OR 1=1 --", "‮"])
FORMS = st.fixed_dictionaries(
    {},
    optional={
        "page": WORDS,
        "figure": WORDS,
        "kind": st.sampled_from(["place", "caution", "", "nonsense"]) | WORDS,
        "text": st.text(max_size=2100) | WORDS,
        "contact": WORDS,
        "website": st.sampled_from(["", "https://buy.example"]),
        "state": WORDS,
    },
)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=FORMS, site=st.sampled_from([None, "same-origin", "cross-site", ""]), plain=st.booleans())
def test_no_post_whatever_it_holds_breaks_the_site(form: dict[str, str], site: str | None, plain: bool) -> None:
    TallySalt.objects.all().delete()
    client = Client(raise_request_exception=False)
    headers = {} if site is None else {"Sec-Fetch-Site": site}
    if plain:
        body = "&".join(f"{key}={value}" for key, value in form.items()).encode("utf-8", "surrogatepass")
        answer = client.post("/report/", body, "application/x-www-form-urlencoded", headers=headers)
    else:
        answer = client.post("/report/", form, headers=headers)
    assert answer.status_code in (303, 400, 403, 429)
    assert client.get("/report/", {"page": form.get("page", ""), "figure": form.get("figure", "")}).status_code < 500


@pytest.mark.parametrize(
    "body", [b"", b"--x\r\n", b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\xfe\r\n--x--\r\n']
)
def test_a_broken_body_is_refused(client: Client, body: bytes) -> None:
    assert client.post("/report/", body, "multipart/form-data; boundary=x").status_code == 400


def test_numbers_do_not_count_up() -> None:
    numbers = [Report.objects.create(kind="place", text=TEXT).number for _ in range(20)]
    assert len(set(numbers)) == 20
    assert all(re.fullmatch(r"\d{4}-\d{4}", one) for one in numbers)


# The link on every page


def test_every_page_has_the_link_and_the_link_leads_to_the_form(client: Client, content: None) -> None:
    for path in ("/", "/points/ki3/", "/meridians/kidney/", "/complaints/labour/", "/routines/back-ease/", "/about/"):
        html = client.get(path).content.decode()
        url = re.search(r'report-link[^>]*><a href="([^"]+)"', html)
        assert url, path
        assert f"page={path}" in url[1]
        assert client.get(url[1].replace("&amp;", "&")).status_code == 200


def test_the_link_names_the_thing_and_the_figure_that_is_shown(client: Client, content: None) -> None:
    html = client.get("/points/ki3/").content.decode()
    assert re.search(r"page=/points/ki3/&amp;figure=[a-z-]+", html)
    assert "Tell us about “KI 3 Tàixī”" in html
    assert "Tell us about “" not in client.get("/points/?meridian=kidney").content.decode()


def test_the_link_of_an_errors_page_is_about_the_whole_site(client: Client) -> None:
    html = client.get("/points/xyz/").content.decode()
    assert '<a href="/report/" rel="nofollow">' in html
