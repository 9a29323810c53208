"""The figure on a point's page: what each address shows, what is marked how, and what it costs."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factories import fill_figure, make_figure, make_marker, make_point

from acupoints.figures import tiles
from acupoints.figures.gallery import gallery
from acupoints.figures.look import Look
from acupoints.figures.neighbours import MOST
from acupoints.models import Figure, Point

pytestmark = pytest.mark.django_db
FRAGMENT = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def point() -> Point:
    """KI3 on an ankle, a lower leg and a whole body; only the ankle's picture has bones."""
    point = make_point()
    make_marker(figure=make_figure(bones=True, context_box=[0, 0, 0.1, 0.1]), point=point, uncertainty_cun=0.5)
    make_marker(figure=make_figure(slug="calf", title="Calf", side="both"), point=point)
    make_marker(figure=make_figure(slug="body-back", title="Body", close_up=False), point=point)
    return point


def html(client: Client, query: str = "", **headers: Any) -> str:
    response = client.get(f"/points/ki3/{query}", **headers)
    assert response.status_code == 200
    return response.content.decode()


def test_the_best_figure_is_large_and_the_others_are_links(client: Client, point: Point) -> None:
    page = html(client)
    assert page.count('class="figure"') == 1
    assert "Inner side of the left ankle, seen from the inside. KI 3 is marked: In the hollow" in page
    for slug in ("calf", "body-back"):
        assert f'href="/points/ki3/?figure={slug}#_gallery"' in page


def test_another_figure_is_asked_for_by_its_name(client: Client, point: Point) -> None:
    page = html(client, "?figure=calf&side=right")
    assert "Calf, seen from the inside." in page
    assert 'href="/points/ki3/?side=right#_gallery" data-figure="ankle-inner"' in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "ankle-inner-800.webp"),
        ("?bones=1", "ankle-inner-bones-800.webp"),
        ("?zoom=1", "zoom-20 at-x-0 at-y-10"),
        ("?zoom=1&side=right", "zoom-20 at-x-0 at-y-10"),
        ("?zoom=1&figure=body-back", "zoom-35"),
        ("?side=right", "Inner side of the right ankle."),
        ("?side=right", 'class="figure-picture is-mirrored"'),
    ],
)
def test_each_address_shows_what_it_says(client: Client, point: Point, query: str, expected: str) -> None:
    assert expected in html(client, query)


def test_without_labels_no_word_stands_on_the_picture(client: Client, point: Point) -> None:
    assert "figure-label-this" in html(client)
    assert "figure-label" not in html(client, "?labels=0")


def test_bones_are_offered_and_fetched_only_where_there_are_any(client: Client, point: Point) -> None:
    assert "-bones-" not in html(client)
    assert "Show bones" in html(client)
    page = html(client, "?figure=calf&bones=1", **FRAGMENT)
    assert "bones" not in page


@pytest.mark.parametrize("query", ["?figure=nothing", "?figure=%00", "?zoom=9&side=up&bones=x", "?zoom=1&zoom=2"])
def test_nonsense_falls_back(client: Client, point: Point, query: str) -> None:
    assert "ankle-inner-800.webp" in html(client, query)


def test_a_script_gets_the_figure_alone(client: Client, point: Point) -> None:
    response = client.get("/points/ki3/?zoom=1", **FRAGMENT)
    assert "HX-Request" in response["Vary"]
    assert response.content.decode().lstrip().startswith('<div id="_gallery"')


def test_what_may_be_off_is_said_in_words(client: Client, point: Point) -> None:
    assert "It may be off by about 0.5 cun." in html(client)
    assert "How sure?" not in html(client, "?figure=calf")


def test_a_point_that_is_never_pressed_has_its_own_mark(client: Client) -> None:
    make_marker(figure=make_figure(), point=make_point(pressable="never"))
    page = html(client)
    assert 'class="marker-never"' in page
    assert 'class="marker"' not in page
    assert "never pressed" in page


def test_what_lies_inside_or_behind_is_drawn_dashed_and_said(client: Client) -> None:
    make_marker(figure=make_figure(schematic=True), point=make_point(), hidden=True)
    page = html(client)
    assert "marker marker-hidden" in page
    assert "it lies inside, or behind what you see" in page
    assert "A drawing, not to scale." in page


def test_an_alternative_place_is_marked_with_words(client: Client, point: Point) -> None:
    figure = Figure.objects.get(slug="ankle-inner")
    make_marker(figure=figure, point=point, place="alternative", x=0.6)
    page = html(client)
    assert ">or here</text>" in page
    assert "the other place that books give" in page


def cost(client: Client) -> tuple[int, int]:
    """Bytes and queries of the fragment."""
    with CaptureQueriesContext(connection) as queries:
        return len(html(client, **FRAGMENT)), len(queries)


def test_a_figure_with_140_markers_costs_no_more_queries_and_few_bytes(client: Client, point: Point) -> None:
    html(client)
    size, queries = cost(client)
    for slug in ("ankle-inner", "calf"):
        fill_figure(Figure.objects.get(slug=slug), 140)
    full_size, full_queries = cost(client)
    assert full_queries == queries
    assert full_size - size < 9000
    targets = re.findall(r'class="near" href="([^"]+)"', html(client))
    assert 3 <= len(targets) == len(set(targets)) <= MOST


def test_a_list_shows_each_point_on_the_widest_picture_in_two_queries(
    point: Point, django_assert_num_queries: Any
) -> None:
    other = make_point(code="KI4")
    make_marker(figure=Figure.objects.get(slug="calf"), point=other)
    make_point(code="KI5")
    with django_assert_num_queries(3):
        drawn = tiles({"KI3", "KI4", "KI5"})
        assert {code: len(view.markers) for code, view in drawn.items()} == {"KI3": 1, "KI4": 1}
    assert {code: view.slug for code, view in drawn.items()} == {"KI3": "body-back", "KI4": "calf"}


def test_an_empty_list_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert tiles(set()) == {}


def test_a_point_on_the_middle_line_has_no_other_side() -> None:
    point = make_point(laterality="midline", sites=1)
    make_marker(figure=make_figure(side="left"), point=point, side="midline")
    found = gallery(point, Look(zoom=True))
    assert found
    assert found.sides == []


def test_a_picture_of_something_else_with_the_point_in_its_background_is_not_offered(
    client: Client, content: None
) -> None:
    page = client.get("/points/te20/").content.decode()
    assert "head-side" in page
    assert "upper-arm-inner" not in page
