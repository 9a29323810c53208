"""Every save on the desk is a version: it can be read, compared and brought back with all that belongs to it."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from factories import make_point
from reversion.models import Revision, Version

from acupoints.models import Change, LocationDescription, Point, Source
from tests.desk import change_url, point_with_all, published, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin_client: Client) -> Client:
    return admin_client


def test_what_was_loaded_is_kept_before_the_first_change(desk: Client) -> None:
    point = point_with_all()
    assert not Version.objects.exists()
    save(desk, point, summary="Behind the ankle bone.")
    loaded, changed = Revision.objects.order_by("pk")
    assert loaded.user is None
    assert loaded.comment == "As it stood before the first change on this desk."
    assert str(changed.user) == "second"
    assert changed.comment == "Changed Point: KI 3 Tàixī 3: Summary. Draft by admin, published by second."


def test_a_change_made_elsewhere_is_kept_before_the_next_one(desk: Client) -> None:
    point = point_with_all()
    save(desk, point, summary="One.")
    LocationDescription.objects.filter(point=point, position=1).update(text="Loaded anew.")
    save(desk, point, summary="Two.")
    assert ["changed since" in one.comment for one in Revision.objects.order_by("pk")] == [False, False, True, False]


def test_the_reason_an_editor_gives_stands_in_the_history(desk: Client) -> None:
    point = make_point()
    save(desk, point, summary="One.", **{"desk-why": "The reviewer asked for it."})
    assert (
        "The reviewer asked for it. (Changed Point: KI 3 Tàixī 3: Summary)"
        in desk.get(change_url(point, "history")).content.decode()
    )


def test_a_point_goes_back_with_all_that_belongs_to_it(desk: Client) -> None:
    point = point_with_all()
    source = Source.objects.create(key="who2008", type="standard", title="WHO", supports="All.")
    point.cautions.get().sources.add(source)
    changes = {"locations-0-position": "2", "locations-1-position": "1", "cautions-0-DELETE": "on"}
    added = {"names-TOTAL_FORMS": 2, "names-1-text": "New name", "names-1-kind": "variant", "names-1-verification": "K"}
    save(desk, point, summary="Wrong.", **changes, **added, **{"markers-0-x": "0.9"})
    assert (point.cautions.count(), point.names.count()) == (0, 2)

    loaded = Version.objects.get_for_object(point).last()
    response = desk.post(change_url(point, "revision", loaded.pk))
    change = Change.objects.open().get()  # a caution comes back: two people look at it
    assert (response["Location"], change.needs_second) == (change.get_absolute_url(), True)
    published(desk, change)
    point.refresh_from_db()
    assert point.summary == "In the hollow behind the inner ankle bone."
    assert [one.text for one in point.locations.all()] == ["Feel the ankle bone.", "Slide back to the tendon."]
    assert [one.text for one in point.names.all()] == ["Lüxi"]
    assert point.cautions.get().sources.get() == source
    assert (point.markers.get().x, point.markers.get().placed_by) == (0.25, "atlas")
    newest = Revision.objects.first()
    assert newest.comment.startswith("Brought back the version of")
    assert str(newest.user) == "second"


def test_going_back_can_itself_be_undone(desk: Client) -> None:
    point = point_with_all()
    save(desk, point, summary="Right.")
    changed, loaded = Version.objects.get_for_object(point)
    desk.post(change_url(point, "revision", loaded.pk))
    answer = desk.post(change_url(point, "revision", changed.pk))
    assert answer["Location"] == change_url(point)  # at once: no second person is needed for it
    point.refresh_from_db()
    assert point.summary == "Right."


def test_the_comparison_names_fields_and_marks_words(desk: Client) -> None:
    point = point_with_all()
    save(desk, point, summary="In the hollow behind the outer ankle bone.", **{"cautions-0-DELETE": "on"})
    loaded = Version.objects.get_for_object(point).last()
    html = desk.get(change_url(point, "revision", loaded.pk)).content.decode()
    assert "In the hollow behind the <del>inner</del> ankle bone." in html
    assert "In the hollow behind the <ins>outer</ins> ankle bone." in html
    assert re.search(r"Caution: Ask first: Ask a midwife first\..*removed", html)
    assert "Hanzi" not in html


def test_a_comparison_of_equal_versions_says_so(desk: Client) -> None:
    point = point_with_all()
    save(desk, point, summary="Behind the ankle bone.")
    version = Version.objects.get_for_object(point).first()
    assert "Nothing differs" in desk.get(change_url(point, "revision", version.pk)).content.decode()


def test_a_deleted_point_comes_back_whole(desk: Client) -> None:
    point = point_with_all()
    pk = point.pk
    desk.post(change_url(point, "delete"), {"post": "yes"})
    assert Point.objects.filter(pk=pk).exists()
    published(desk, Change.objects.open().get())
    assert not Point.objects.filter(pk=pk).exists()
    listed = desk.get(reverse("admin:acupoints_point_recoverlist")).content.decode()
    (link,) = re.findall(r"/admin/acupoints/point/recover/\d+/", listed)
    assert "Feel the ankle bone." in desk.get(link).content.decode()
    desk.post(link)
    published(desk, Change.objects.open().get())
    assert Point.objects.get(pk=pk).locations.count() == 2
    assert Point.objects.get(pk=pk).markers.count() == 1


def test_a_version_of_another_thing_is_not_found(desk: Client) -> None:
    one, other = make_point(), make_point(code="KI4")
    save(desk, one, summary="One.")
    version = Version.objects.get_for_object(one).first()
    assert desk.get(change_url(other, "revision", version.pk)).status_code == 404


def test_who_may_only_look_cannot_bring_back(client: Client, desk: Client, django_user_model: Any) -> None:
    from django.contrib.auth.models import Permission

    point = make_point()
    save(desk, point, summary="One.")
    version = Version.objects.get_for_object(point).last()
    reader = django_user_model.objects.create_user("reader", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_point"))
    client = Client()
    client.force_login(reader)
    assert client.get(change_url(point, "revision", version.pk)).status_code == 200
    assert client.post(change_url(point, "revision", version.pk)).status_code == 403
