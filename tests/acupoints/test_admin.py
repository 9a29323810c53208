"""The editors' desk: lists that stay fast, forms that take what an editor would write."""

import re
from collections.abc import Iterator
from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from factories import make_figure, make_marker, make_point, make_step

from acupoints.models import Change, Photo, Point, PointName, Source
from tests.desk import change_url, form_of, point_with_all, published, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin_client: Client) -> Client:
    return admin_client


LENGTHS = {"LU": 11, "LI": 20, "ST": 45, "SP": 21, "HT": 9, "SI": 19, "BL": 67, "PC": 9, "TE": 23, "GB": 44, "LR": 14}
EXTRA = {"EX-HN": 15, "EX-CA": 1, "EX-B": 9, "EX-UE": 11, "EX-LE": 12}
CODES = [
    f"{series}{n}" for series, last in {**LENGTHS, "GV": 28, "CV": 24, **EXTRA}.items() for n in range(1, last + 1)
]


def make_points(numbers: range) -> list[Point]:
    """Straight into the table, all on one meridian."""
    first = Point.objects.filter(code="KI3").first() or make_point()
    rows = []
    for number in numbers:
        row = copy(first)
        row.pk, row.code, row.slug = None, CODES[number], CODES[number].lower()
        rows.append(row)
    return Point.objects.bulk_create(rows)


@pytest.mark.parametrize("name", ["point", "figure", "photo"])
def test_a_list_costs_the_same_with_ten_rows_and_with_nearly_400(
    desk: Client, name: str, django_assert_max_num_queries: Any
) -> None:
    url = reverse(f"admin:acupoints_{name}_changelist")
    desk.get(url)
    costs = []
    for numbers in (range(10), range(10, len(CODES))):
        for point in make_points(numbers):
            make_marker(figure=make_figure(slug=point.slug), point=point)
            Photo.objects.create(point=point, alt="A", credit="B", licence="C", digest="0" * 32, width=9, height=9)
        with django_assert_max_num_queries(15) as queries:
            desk.get(url)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_points_form_costs_the_same_with_two_steps_and_with_twenty(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    point, costs = point_with_all(), []
    desk.get(change_url(point))
    for positions in (range(3, 4), range(4, 24)):
        for position in positions:
            make_step(point=point, position=position)
            PointName.objects.create(point=point, kind="variant", text=f"Name {position}")
        with django_assert_max_num_queries(60) as queries:
            desk.get(change_url(point))
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_points_are_found_by_any_of_their_names(desk: Client) -> None:
    point_with_all()
    html = desk.get(reverse("admin:acupoints_point_changelist"), {"q": "Lüxi"}).content.decode()
    assert "1 point" in html


def editable_fields() -> Iterator[Any]:
    for model, desk in admin.site._registry.items():
        if hasattr(desk, "family"):
            parents = {(child, key) for child, key in desk.family.children}  # type: ignore[attr-defined]
            for one in (model, *(inline.model for inline in desk.inlines)):
                fields = (*one._meta.fields, *one._meta.many_to_many)
                yield from (f for f in fields if f.editable and not f.primary_key and (one, f.name) not in parents)


def test_every_field_of_every_form_has_a_help_text() -> None:
    assert [str(field) for field in editable_fields() if not field.help_text] == []


def test_a_moved_marker_is_an_editors(desk: Client) -> None:
    point = point_with_all()
    save(desk, point, **{"markers-0-uncertainty_cun": "0.5"})
    assert point.markers.get().placed_by == "atlas"
    save(desk, point, **{"markers-0-x": "0.31"})
    marker = point.markers.get()
    assert (marker.x, marker.placed_by) == (0.31, "editor")


def test_a_marker_stands_on_its_figure_beside_its_numbers(desk: Client) -> None:
    html = desk.get(change_url(point_with_all())).content.decode()
    assert re.search(r'<circle class="desk-marker-dot" cx="250\.0" cy="500\.0"', html)


@pytest.mark.parametrize("written", ["180", "3:00", "3 min", "180 s", "0:03:00", "2 min 60 s"])
def test_a_length_of_time_is_taken_as_people_write_it(desk: Client, written: str) -> None:
    point = make_point()
    save(desk, point, press_hold=written)
    assert point.press_hold == timedelta(minutes=3)
    assert form_of(desk, change_url(point))["press_hold"] == "3:00"


@pytest.mark.parametrize("written", ["soon", "3:99", "1 2", "-5", "1e9", "9" * 40])
def test_what_is_no_length_of_time_is_said_to_be_none(desk: Client, written: str) -> None:
    point = make_point()
    response = desk.post(change_url(point), {**form_of(desk, change_url(point)), "press_hold": written})
    assert "is no length of time. Write 180 (seconds), 3:00 or 3 min." in response.content.decode()


def test_two_steps_can_change_places(desk: Client) -> None:
    point = point_with_all()
    save(desk, point, **{"locations-0-position": "2", "locations-1-position": "1"})
    assert [one.text for one in point.locations.all()] == ["Slide back to the tendon.", "Feel the ankle bone."]


def test_a_new_step_without_a_number_goes_last(desk: Client) -> None:
    point = point_with_all()
    new = {"locations-2-kind": "finding", "locations-2-text": "Feel the pulse.", "locations-2-verification": "K"}
    save(desk, point, **{"locations-TOTAL_FORMS": 3, "locations-2-position": "", **new})
    assert [one.position for one in point.locations.all()] == [1, 2, 3]
    assert point.locations.last().text == "Feel the pulse."


def test_steps_and_cautions_are_counted_each_kind_for_itself(desk: Client) -> None:
    point = point_with_all()
    make_step(point=point, kind="standard", text="In the hollow.")
    save(desk, point, **{"locations-0-position": "7"})
    assert [(one.kind, one.position) for one in point.locations.all()] == [
        ("finding", 1),
        ("finding", 2),
        ("standard", 1),
    ]


def test_sources_are_chosen_by_their_keys(desk: Client) -> None:
    point = point_with_all()
    for key in ("who2008", "ng59"):
        Source.objects.create(key=key, type="standard", title=key, supports="All.")
    save(desk, point, tradition_sources="who2008, ng59")
    assert {one.key for one in point.tradition_sources.all()} == {"who2008", "ng59"}
    response = desk.post(change_url(point), {**form_of(desk, change_url(point)), "tradition_sources": "who2009"})
    assert "There is no source “who2009”." in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"summary": "It cures pain, no side effects."}, "This site never says “cures”"),
        ({"names-0-text": "Detox point"}, "This site never says “Detox”"),
        ({"press_hold": "3:00", "press_hold_max": "1:00"}, "The longest time is shorter"),
        ({"pressable": "never", "press_text": "Press."}, "never pressed says nothing"),
        ({"pressable": "light_only", "press_level": "2"}, "light pressure only: level 1"),
    ],
)
def test_the_desk_refuses_what_the_lint_refuses(desk: Client, changes: dict[str, str], expected: str) -> None:
    point = point_with_all()
    response = desk.post(change_url(point), {**form_of(desk, change_url(point)), **changes})
    assert response.status_code == 200
    assert expected in response.content.decode()
    point.refresh_from_db()
    assert point.summary == "In the hollow behind the inner ankle bone."


def test_what_is_wrong_is_listed_at_the_top_with_a_link_to_its_field(desk: Client) -> None:
    point = point_with_all()
    response = desk.post(change_url(point), {**form_of(desk, change_url(point)), "names-0-text": ""})
    html = response.content.decode()
    assert '<a href="#id_names-0-text">Text</a>: This field is required.' in html
    assert 'id="id_names-0-text"' in html


def test_a_source_that_is_cited_cannot_be_deleted(desk: Client) -> None:
    point = point_with_all()
    source = Source.objects.create(key="cited", type="book", title="A book", supports="names")
    point.names.get().sources.add(source)
    page = desk.get(change_url(source, "delete")).content.decode()
    assert "it is cited" in page
    desk.post(change_url(source, "delete"), {"post": "yes"})
    assert Source.objects.filter(key="cited").exists()
    point.names.get().sources.clear()
    desk.post(change_url(source, "delete"), {"post": "yes"})
    published(desk, Change.objects.get())
    assert not Source.objects.filter(key="cited").exists()
