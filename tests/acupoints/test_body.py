"""The body map: from a part of the body to its points, complaints and routines."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factories import make_figure, make_marker, make_point, make_region

from acupoints import body
from acupoints.body import lineage, target, tree
from acupoints.content.library import Library
from acupoints.content.lint.body import a_part_of_the_body_map_lies_on_its_picture, wrong
from acupoints.models import Figure, Point, Region

SQUARE = [(0.1, 0.1), (0.3, 0.1), (0.3, 0.3), (0.1, 0.3)]


@pytest.fixture
def areas(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, list[body.Polygon]]]:
    shapes = {"body-front": {"ankle": [SQUARE]}, "body-back": {"heel": [SQUARE, SQUARE], "ankle": [SQUARE]}}
    monkeypatch.setattr(body, "shapes", lambda: shapes)
    return shapes


def make_body(slug: str) -> None:
    make_figure(slug=slug, side="both", close_up=False, title=f"Whole {slug}", height=2000)


@pytest.mark.django_db
def test_each_side_of_the_body_has_its_own_address(client: Client, areas: object) -> None:
    ankle = make_region(slug="ankle")
    make_region(slug="heel", parent=ankle)
    for slug in ("body-front", "body-back"):
        make_body(slug)
    assert b"Whole body-front" in client.get("/body/").content
    html = client.get("/body/back/").content.decode()
    assert "Whole body-back" in html
    assert re.findall(r'class="body-area" href="([^"]+)"', html) == ["/body/heel/", "/body/ankle/"]
    assert html.count("<polygon") == 3
    assert 'points="100,166.7 300,166.7 300,500.1 100,500.1"' in html
    assert client.get("/body/side/").status_code == 404


@pytest.mark.django_db
def test_without_a_picture_the_list_is_still_there(client: Client, areas: object) -> None:
    make_region(slug="ankle")
    html = client.get("/body/").content.decode()
    assert "<polygon" not in html
    assert 'href="/body/ankle/"' in html


@pytest.mark.django_db
def test_a_region_that_only_the_back_shows_is_shown_from_behind(client: Client, areas: object) -> None:
    make_region(slug="heel", parent=make_region(slug="ankle"))
    for slug in ("body-front", "body-back"):
        make_body(slug)
    html = client.get("/body/heel/").content.decode()
    assert "Whole body-back" in html
    assert re.search(r'class="body-area" href="/body/heel/"[^>]*aria-current', html)


@pytest.mark.django_db
def test_a_region_lists_the_points_of_its_parts_and_no_draft(client: Client) -> None:
    knee = make_region(slug="knee")
    make_point(code="BL40", region=make_region(slug="back_of_knee", parent=knee))
    make_point(code="KI10", region=knee, status="listed", summary="")
    make_point(code="BL39", region=knee, status="draft")
    html = client.get("/body/knee/").content.decode()
    assert "/points/bl40/" in html
    assert "/points/ki10/" in html
    assert "/points/bl39/" not in html
    assert "Knee: 2 points, 1 described in full" in html


def make_close_ups(point: Point, *slugs: str) -> None:
    for slug in slugs:
        make_marker(figure=make_figure(slug=slug, region=point.region, title=f"Close {slug}"), point=point)


@pytest.mark.django_db
def test_the_close_up_with_most_points_is_drawn_and_the_others_follow(client: Client) -> None:
    point = make_point(code="KI3")
    make_close_ups(point, "a-few", "most")
    make_marker(figure=Figure.objects.get(slug="most"), point=make_point(code="KI4"))
    html = client.get("/body/ankle/").content.decode()
    assert html.count("<figure ") == 1
    assert "Close most." in html
    assert re.findall(r'hx-get="(/body/ankle/\?figure=[^"]+)"', html) == ["/body/ankle/?figure=a-few"]
    fragment = client.get("/body/ankle/?figure=a-few", headers={"HX-Request": "true"}).content.decode()
    assert fragment.count("<figure ") == 1
    assert "_body_region" not in fragment
    assert "Close a-few." in client.get("/body/ankle/?figure=a-few").content.decode()


@pytest.mark.django_db
def test_a_region_costs_the_same_however_many_close_ups_it_has(client: Client) -> None:
    point, costs = make_point(code="KI3"), []
    for slugs in (["one"], ["two", "three", "four"]):
        make_close_ups(point, *slugs)
        with CaptureQueriesContext(connection) as queries:
            client.get("/body/ankle/")
        costs.append(len(queries.captured_queries))
    assert costs[0] == costs[1]


def test_every_region_has_its_page(client: Client, content: None) -> None:
    for slug in Region.objects.values_list("slug", flat=True):
        response = client.get(f"/body/{slug}/")
        assert response.status_code == 200, slug


def test_a_region_shows_what_there_is_for_it(client: Client, content: None) -> None:
    html = client.get("/body/lower_back/").content.decode()
    for path in ("/points/bl23/", "/points/gv4/", "/complaints/lower-back-pain/", "/routines/back-ease/"):
        assert f'href="{path}"' in html
    assert "lower-back" in html[html.index("Close up") :]


def test_a_complaint_of_the_back_is_one_of_the_sacrum_too(client: Client, content: None) -> None:
    assert b"/complaints/lower-back-pain/" in client.get("/body/sacrum/").content


def test_a_region_says_which_points_are_never_pressed(client: Client, content: None) -> None:
    html = client.get("/body/breast/").content.decode()
    assert "Never pressed" in html[html.index("/points/st17/") :]


def test_in_place_a_region_is_a_fragment_with_its_title(client: Client, content: None) -> None:
    response = client.get("/body/ankle/", headers={"HX-Request": "true"})
    html = response.content.decode()
    assert "<html" not in html
    assert "<title>Ankle" in html
    assert html.count('id="_body_region"') == 1
    assert response["Vary"].startswith("HX-Request")


def test_the_tree_counts_a_point_once_however_finely_it_lies() -> None:
    knee, back, hand = (Region(pk=pk, slug=slug) for pk, slug in enumerate(("knee", "back_of_knee", "hand"), 1))
    back.parent_id = knee.pk
    branches = tree([knee, back, hand], [(7, knee.pk), (7, back.pk), (8, back.pk)])
    assert [(one.region.slug, one.count) for one in branches] == [("knee", 2), ("hand", 0)]
    assert [(one.region.slug, one.count) for one in branches[0].parts] == [("back_of_knee", 2)]


def test_a_region_knows_what_it_lies_in_and_what_lies_in_it() -> None:
    rows = [Region(pk=pk, slug=str(pk), parent_id=parent) for pk, parent in ((1, None), (2, 1), (3, 2), (4, 1))]
    above, inside = lineage(rows[1], rows)
    assert [one.pk for one in above] == [1]
    assert [one.pk for one in inside] == [2, 3]


@pytest.mark.parametrize(
    ("polygon", "reason"),
    [
        (SQUARE, ""),
        (SQUARE[:2], "has fewer than three corners"),
        ([(0.9, 0.1), (1.1, 0.1), (1.1, 0.4)], "lies outside the picture"),
    ],
)
def test_an_area_that_cannot_be_is_named(polygon: body.Polygon, reason: str) -> None:
    assert wrong(polygon) == reason


@pytest.mark.parametrize(
    ("polygon", "box"),
    [
        ([(100, 100), (200, 100), (200, 200)], None),
        ([(100, 100), (110, 100), (110, 200)], (71, 100, 68, 100)),
        ([(100, 100), (110, 100), (110, 120)], (71, 76, 68, 68)),
    ],
)
def test_a_part_too_small_for_a_finger_has_a_target_over_it(polygon: body.Polygon, box: tuple[float, ...]) -> None:
    assert target(polygon) == box


def test_an_area_of_a_region_that_there_is_not_is_named() -> None:
    library = Library(records={"region": {"nose": {"slug": "nose"}}})
    a_part_of_the_body_map_lies_on_its_picture(library)
    assert "names a region 'head', which there is not" in "\n".join(map(str, library.problems))
