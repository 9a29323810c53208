"""Readers' reports on the editors' desk: the queue, who sees what, and a correction by one click."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from factories import make_point

from acupoints.models import Correction, Report
from acupoints.reporting import subject_of
from tests.desk import change_url, form_of

pytestmark = pytest.mark.django_db
LIST = "/admin/acupoints/report/"


def make_report(**fields: Any) -> Report:
    thing = subject_of(fields.get("path", "")) if fields.get("path") else None
    if thing:
        fields["thing"] = thing.thing
    return Report.objects.create(**{"kind": "words", "text": "A letter is missing here.", **fields})


def editor(*permissions: str) -> Client:
    user = User.objects.create_user("ed", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


def rows(client: Client, query: str = "") -> list[str]:
    return [one.number for one in client.get(LIST + query).context["cl"].result_list]


def test_what_waits_stands_first_and_safety_before_all(admin_client: Client) -> None:
    words, safety = make_report(), make_report(kind="caution", created_on="2026-01-01")
    done, spam = make_report(kind="caution", state="corrected"), make_report(state="spam")
    assert rows(admin_client) == [safety.number, words.number]
    assert rows(admin_client, "?is=closed") == [done.number]
    assert rows(admin_client, "?is=spam") == [spam.number]
    assert set(rows(admin_client, "?is=all")) == {one.number for one in (words, safety, done, spam)}
    assert rows(admin_client, "?kind__exact=caution") == [safety.number]
    assert rows(admin_client, "?q=letter") == [safety.number, words.number]


def test_a_report_leads_to_the_page_and_to_its_form(admin_client: Client) -> None:
    point = make_point()
    report = make_report(path="/points/ki3/", figure="ankle-inner")
    html = admin_client.get(change_url(report)).content.decode()
    assert 'href="/points/ki3/?figure=ankle-inner"' in html
    assert f'href="{change_url(point)}"' in html
    assert f"?report={report.number}" in html
    point.delete()
    assert "It was deleted since." in admin_client.get(change_url(report)).content.decode()


def test_a_contact_is_shown_to_who_may_see_it_only(admin_client: Client) -> None:
    report = make_report(contact="ann@example.org")
    plain = editor("view_report", "change_report")
    assert b"ann@example.org" in admin_client.get(change_url(report)).content
    for path in (change_url(report), LIST, f"{LIST}?q=ann@example", change_url(report, "history")):
        assert b"ann@example.org</div>" not in plain.get(path).content, path
    assert rows(plain, "?q=ann@example") == []
    assert b"ann@example.org" not in plain.get(change_url(report)).content


def test_nobody_without_the_right_gets_in(client: Client) -> None:
    report = make_report()
    assert client.get(change_url(report)).status_code == 302
    assert editor("view_point").get(LIST).status_code == 403


def test_who_may_only_look_changes_nothing() -> None:
    report, client = make_report(), editor("view_report")
    assert client.get(change_url(report)).status_code == 200
    assert client.post(change_url(report), {"state": "spam"}).status_code == 403
    client.post(LIST, {"action": "spam", "_selected_action": [report.pk]})
    assert Report.objects.get().state == "new"


def test_closing_says_who_and_when_and_lets_the_contact_go(admin_client: Client) -> None:
    report = make_report(contact="ann@example.org")
    sent = {
        **form_of(admin_client, change_url(report)),
        "state": "not_a_mistake",
        "answer": "Both are right.",
    }
    assert admin_client.post(change_url(report), sent).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.contact, report.handled_by) == ("not_a_mistake", "", User.objects.get())
    assert report.handled_at


def test_what_was_written_cannot_be_changed(admin_client: Client) -> None:
    report = make_report()
    sent = {**form_of(admin_client, change_url(report)), "text": "Something else entirely.", "path": "/"}
    admin_client.post(change_url(report), sent)
    assert Report.objects.get().text == "A letter is missing here."
    assert admin_client.get(f"{LIST}add/").status_code == 403


@pytest.mark.parametrize(
    ("action", "state"),
    [("looked_at", "looked_at"), ("not_a_mistake", "not_a_mistake"), ("told_before", "duplicate"), ("spam", "spam")],
)
def test_several_are_settled_at_once(admin_client: Client, action: str, state: str) -> None:
    ones = [make_report(contact="c") for _ in range(3)]
    admin_client.post(LIST, {"action": action, "_selected_action": [one.pk for one in ones]})
    assert list(Report.objects.values_list("state", "contact")) == [(state, "c" if state == "looked_at" else "")] * 3


def test_no_version_keeps_what_must_be_deleted(admin_client: Client) -> None:
    from reversion.models import Version

    report = make_report(contact="ann@example.org")
    admin_client.post(change_url(report), {**form_of(admin_client, change_url(report)), "state": "looked_at"})
    assert not Version.objects.exists()


def test_a_correction_is_one_click_from_its_report(admin_client: Client) -> None:
    make_point()
    report = make_report(path="/points/ki3/", kind="caution", text="Nobody is warned of <veins>.", contact="c")
    url = f"/admin/acupoints/correction/add/?report={report.number}"
    page = admin_client.get(url)
    assert "Nobody is warned of &lt;veins&gt;." in page.content.decode()
    data = form_of(admin_client, url)
    assert (data["path"], data["seriousness"], data["noticed_by"]) == ("/points/ki3/", "safety", "a reader")
    assert not data.get("wrong")
    sent = {**data, "wrong": "It cured everything.", "now": "It warns.", "published": "on"}
    assert admin_client.post(url, sent).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.correction, report.contact) == ("corrected", Correction.objects.get(), "")
    assert Correction.objects.get().published


def test_a_corrections_page_must_be_ours(admin_client: Client) -> None:
    url = "/admin/acupoints/correction/add/"
    sent = {**form_of(admin_client, url), "title": "x", "wrong": "a", "now": "b", "seriousness": "place"}
    assert b"No page of this site" in admin_client.post(url, {**sent, "path": "/nothing/"}).content
    assert admin_client.post(url, {**sent, "path": ""}).status_code == 302


def test_who_may_not_change_reports_does_not_read_one_through_a_correction() -> None:
    report, client = make_report(), editor("add_correction", "view_correction")
    page = client.get(f"/admin/acupoints/correction/add/?report={report.number}")
    assert page.status_code == 200
    assert b"A letter is missing" not in page.content


def test_the_queue_costs_the_same_however_long(admin_client: Client, django_assert_max_num_queries: Any) -> None:
    make_point()
    for _ in range(120):
        make_report(path="/points/ki3/")
    for path, most in ((LIST, 9), (change_url(Report.objects.all()[0]), 9), ("/admin/acupoints/correction/add/", 6)):
        admin_client.get(path)
        with django_assert_max_num_queries(most):
            assert admin_client.get(path).status_code == 200
