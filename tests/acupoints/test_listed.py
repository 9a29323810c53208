"""Every point has a page and is found by its names; one without a text says nothing of pressing."""

import re

import pytest
from django.test import Client
from factories import take_text_away

from acupoints import codes
from acupoints.content.lint.points import facts
from acupoints.models import Caution, Point

NOT_ALONE = "Do not press it after this page alone."


def test_every_row_of_the_facts_is_a_point_with_a_page(client: Client, content: None) -> None:
    assert set(Point.objects.visible().values_list("code", flat=True)) == set(facts())
    assert len(facts()) == 361 + 48 + 1
    for code in facts():
        assert client.get(f"/points/{codes.slug(code)}/").status_code == 200, code


def test_every_point_of_the_facts_is_written(content: None) -> None:
    assert set(Point.objects.published().values_list("code", flat=True)) == set(facts())
    assert not Point.objects.filter(cautions_looked_at=False).exists()


@pytest.fixture
def listed(content: None) -> list[Point]:
    """Points of each kind whose text was taken away."""
    return [take_text_away(code) for code in ("LU9", "LI11", "ST9", "ST17", "BL13", "CV12", "EX-HN5")]


def test_no_listed_point_says_how_to_press_it(client: Client, listed: list[Point]) -> None:
    for point in listed:
        html = client.get(point.get_absolute_url()).content.decode()
        assert '<meta name="robots" content="noindex">' in html
        assert "Not yet reviewed by a clinician" in html
        assert 'href="/safety/"' in html[html.index("<main") : html.index("</main>")]
        assert ("Never press this point" in html) == (point.pressable == "never"), point.code
        assert (NOT_ALONE in html) == (point.pressable != "never"), point.code
        assert ("presses lightly only" in html) == (point.pressable == "light_only"), point.code
        assert not re.search(r'id="(press|guide|find)"', html), point.code


def test_a_listed_point_shows_its_cautions_each_with_its_source_or_that_it_is_not_verified(
    client: Client, listed: list[Point]
) -> None:
    html = client.get("/points/st9/").content.decode()
    assert "It lies over the main artery to the head." in html
    assert html.index("Never press this point") < html.index('id="unwritten"')
    assert '#source-lopez2021"' in html
    assert html.count('id="safety"') == 1


def test_a_point_without_a_caution_is_not_called_safe(client: Client, listed: list[Point]) -> None:
    Caution.objects.filter(point__code="LI11").delete()
    html = client.get("/points/li11/").content.decode()
    assert "that is no all-clear" in html
    assert "No caution of its own is known" not in html


def test_every_point_is_as_careful_as_the_facts(content: None) -> None:
    for point in Point.objects.prefetch_related("cautions"):
        levels = [one.level for one in point.cautions.all() if one.applies_to_id is None]
        assert (levels[:1] == ["never"]) == (point.pressable == "never"), point.code
        if point.pressable == "light_only":
            assert {"light_only", "avoid"} & set(levels), point.code


def test_two_points_of_one_sound_are_told_apart_by_their_places(client: Client, content: None) -> None:
    html = client.get("/search/?q=juliao").content.decode()
    assert "GB29 is beside the hip. ST3 in the face has the same sound, with other tones and characters." in html
    assert "ST3 is in the face. GB29 beside the hip has the same sound" in html


@pytest.mark.parametrize(
    ("query", "target"),
    [("합곡", "li4"), ("Union Valley", "li4"), ("Three Miles of the Arm", "li10"), ("絕骨", "gb39"), ("승부", "bl36")],
)
def test_a_point_is_found_by_its_names_in_other_languages(
    client: Client, content: None, query: str, target: str
) -> None:
    response = client.get("/search/", {"q": query})
    assert (response.status_code, response["Location"]) == (301, f"/points/{target}/")


def test_a_written_point_is_for_search_engines(client: Client, content: None) -> None:
    assert b"noindex" not in client.get("/points/ki3/").content


def test_previous_and_next_are_the_neighbours_along_the_meridian(client: Client, content: None) -> None:
    html = client.get("/points/ki3/").content.decode()
    assert re.findall(r'href="([^"]+)" rel="(prev|next)"', html) == [
        ("/points/ki2/", "prev"),
        ("/points/ki4/", "next"),
    ]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/search/?q=LU9", "/points/lu9/"),
        ("/search/?q=hegu", "/points/li4/"),
        ("/search/?q=%E8%B6%B3%E4%B8%89%E9%87%8C", "/points/st36/"),
        ("/search/?q=anmian", "/points/ex-x-anmian/"),
        ("/points/gv24+/", "/points/ex-hn3/"),
    ],
)
def test_a_listed_point_is_found_by_its_names(client: Client, content: None, path: str, target: str) -> None:
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, target)


def test_two_points_of_one_name_are_told_apart(client: Client, content: None) -> None:
    html = client.get("/search/?q=zhongzhu").content.decode()
    assert "Several points bear this name" in html
    assert "/points/ki15/" in html
    assert "/points/te3/" in html


def test_a_meridian_shows_all_its_points_in_order_and_marks_the_written(client: Client, content: None) -> None:
    take_text_away("BL13")
    html = client.get("/meridians/bladder/").content.decode()
    lines = re.findall(r'<li data-point="BL\d+">.*?/points/bl(\d+)/.*?</li>', html)
    assert [int(number) for number in lines] == list(range(1, 68))
    assert html.count(">Described<") == Point.objects.published().filter(meridian__code="BL").count()
    assert "67 points, 66 described in full" in html
    assert "described in full" not in client.get("/meridians/kidney/").content.decode()


def test_a_meridians_other_figures_come_one_by_one(client: Client, content: None) -> None:
    html = client.get("/meridians/bladder/").content.decode()
    later = re.findall(r'hx-get="(/meridians/bladder/\?figure=[^"]+)"', html)
    assert later
    assert "?figure=body-back" not in html, "the whole body is shown at once"
    fragment = client.get(later[0], headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "<figure" in fragment
    assert client.get(later[0]).content.count(b"<figure ") == 1


def test_the_list_can_be_narrowed_to_points_with_a_text(client: Client, listed: list[Point]) -> None:
    everything = client.get("/points/").content.decode()
    assert "410 points, 403 described in full" in everything
    written = client.get("/points/?text=written").content.decode()
    assert "403 points<" in written
    assert "/points/lu9/" not in written


def test_the_list_says_nothing_of_texts_where_every_point_has_one(client: Client, content: None) -> None:
    html = client.get("/points/").content.decode()
    assert "410 points<" in html
    assert 'id="filter-meridian"' in html
    assert 'id="filter-text"' not in html
    assert "410 points<" in client.get("/points/?text=written").content.decode()


def test_many_points_are_lines_by_meridian_and_a_few_are_cards(client: Client, content: None) -> None:
    many = client.get("/points/").content.decode()
    few = client.get("/points/?meridian=heart").content.decode()
    assert many.count('<p class="lines-title">') == 15
    assert 'class="card point-card"' not in many
    assert few.count('class="card point-card"') == 9
