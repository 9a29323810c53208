"""The editor's start page: what waits, each a click from its form."""

from datetime import date, timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from acupoints.content.findings import find, kept_findings
from acupoints.models import Caution, Point
from tests.desk import point_with_all
from tests.factories import make_point
from tests.factories_routines import make_back_ease

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(User.objects.create_superuser("editor"))
    return client


def text(client, url="/admin/"):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_review_that_is_due_leads_to_its_form_and_one_to_come_is_not_listed(desk):
    due, later = make_point(code="KI3"), make_point(code="KI6")
    routine = make_back_ease()
    today = timezone.localdate()
    Point.objects.filter(pk=due.pk).update(next_review_on=today)
    Point.objects.filter(pk=later.pk).update(next_review_on=today + timedelta(1))
    type(routine).objects.update(next_review_on=date(2026, 2, 3))
    page = text(desk)
    assert f'<a href="/admin/acupoints/point/{due.pk}/change/">KI 3' in page
    form = f'<a href="/admin/routines/routine/{routine.pk}/change/">'
    assert f'{form}{routine}</a> <span class="quiet">since 3 Feb' in page
    assert page.index(str(routine)) < page.index("KI 3 ")  # the longest overdue first
    assert f"/point/{later.pk}/" not in page


def test_statements_that_nobody_verified_are_counted_and_listed_with_their_forms(desk):
    point = point_with_all()
    Caution.objects.update(verification="K")
    count = Caution.objects.count()
    assert count
    assert f'?kind=acupoints.caution.verification">caution</a> <span class="quiet">{count}</span>' in text(desk)
    page = text(desk, "/admin/unverified/?kind=acupoints.caution.verification")
    assert f'<a href="/admin/acupoints/point/{point.pk}/change/">{point}</a>' in page
    Caution.objects.update(verification="V")
    assert desk.get("/admin/unverified/?kind=acupoints.caution.verification").status_code == 404


@pytest.mark.parametrize("kind", ["auth.user.password", "acupoints.point.summary", "x", "\x00"])
def test_another_kind_is_not_found(desk, kind):
    assert desk.get("/admin/unverified/", {"kind": kind}).status_code == 404


def test_findings_are_looked_for_when_asked_and_kept_until_the_content_changes(desk):
    point = make_point(code="KI3", status="published", cautions_looked_at=False)
    assert kept_findings() is None
    assert "Check everything now" in text(desk)
    page = text(desk, "/admin/findings/")
    assert f'<a href="/admin/acupoints/point/{point.pk}/change/">KI3</a>: ' in page
    assert kept_findings() == find()
    assert "Check everything now" not in text(desk)
    point.summary = "Somewhere else."
    point.save()
    assert kept_findings() is None


def test_recent_changes_of_everybody_stand_there(desk):
    point = make_point(code="KI3")
    other = User.objects.create_user("maria")
    LogEntry.objects.log_actions(other.pk, [point], CHANGE, change_message="Better words", single_object=True)
    page = text(desk)
    assert "maria" in page
    assert "Better words" in page


def test_an_editor_sees_only_what_they_may_open(client):
    point = make_point(code="KI3")
    routine = make_back_ease()
    Point.objects.update(next_review_on=date(2026, 2, 3))
    type(routine).objects.update(next_review_on=date(2026, 2, 3))
    user = User.objects.create_user("some", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_point"))
    client.force_login(user)
    page = text(client)
    assert f"/admin/acupoints/point/{point.pk}/change/" in page
    assert "/admin/routines/" not in page


@pytest.mark.parametrize("url", ["/admin/", "/admin/findings/", "/admin/unverified/"])
def test_strangers_are_sent_to_the_door(client, url):
    assert client.get(url).headers["Location"].startswith("/admin/login/")


def test_the_start_page_costs_the_same_with_many_rows(desk, django_assert_max_num_queries):
    for number in range(1, 20):
        make_point(code=f"KI{number}")
    Point.objects.update(next_review_on=date(2026, 2, 3))
    desk.get("/admin/")
    with django_assert_max_num_queries(45):
        desk.get("/admin/")
