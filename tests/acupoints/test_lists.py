"""Lists over rows made for the test: what they cost, what they leave out, how they filter."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factories import make_figure, make_marker, make_meridian, make_point, make_region

from acupoints.models import Meridian, Point


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/points/", "/meridians/", "/meridians/meridian-ki/", "/body/", "/body/ankle/", "/"])
def test_a_list_costs_the_same_with_1_point_and_with_400(client: Client, path: str, django_assert_num_queries) -> None:
    figure = make_figure(slug="body-back", side="both", close_up=False)
    figure.paths.create(meridian=make_meridian(), side="left", d="M 0 0 L 10 10")
    make_marker(figure=figure, point=make_point(code="KI1"))
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    cost = len(few)  # now: the next request empties the log
    many_points()
    client.get(path)
    with django_assert_num_queries(cost):
        client.get(path)


def many_points() -> None:
    """Every WHO point, most of them as rows of one insert."""
    template = Point.objects.get(code="KI1")
    series = {"LU": 11, "LI": 20, "ST": 45, "SP": 21, "SI": 19, "BL": 67, "KI": 27, "TE": 23, "GB": 44, "GV": 28}
    rows = []
    for order, (code, highest) in enumerate({**series, "CV": 24, "LR": 14, "PC": 9, "HT": 9}.items(), 1):
        meridian = Meridian.objects.filter(code=code).first() or make_meridian(code=code)
        numbers = [number for number in range(1, highest + 1) if (code, number) != ("KI", 1)]
        rows += [copy_of(template, f"{code}{number}", meridian, order * 1000 + number) for number in numbers]
    Point.objects.bulk_create(rows)
    assert Point.objects.count() == 361


def copy_of(template: Point, code: str, meridian: Meridian, order: int) -> Point:
    fields = {f.attname: getattr(template, f.attname) for f in Point._meta.concrete_fields if not f.primary_key}
    own = {"code": code, "slug": code.lower(), "meridian_id": meridian.pk, "sort_order": order}
    return Point(**{**fields, **own})


@pytest.mark.django_db
def test_a_draft_is_not_shown(client: Client) -> None:
    make_point(code="KI3", status="draft")
    assert client.get("/points/ki3/").status_code == 404
    assert b"ki3" not in client.get("/points/").content


@pytest.mark.django_db
def test_a_filter_shows_a_region_with_its_parts(client: Client) -> None:
    knee = make_region(slug="knee")
    make_point(code="BL40", region=make_region(slug="back_of_knee", parent=knee))
    make_point(code="KI3")
    html = client.get("/points/?region=knee", headers={"HX-Request": "true"}).content.decode()
    assert "/points/bl40/" in html
    assert "/points/ki3/" not in html
