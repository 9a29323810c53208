"""Practising where points are, over the site's own content and without a script."""

import re

import pytest
from django.test import Client

from acupoints.models import Figure, Marker, Point
from acupoints.practice.choice import Choice, is_easy, on_figures
from acupoints.practice.question import question_on


@pytest.mark.parametrize(
    ("code", "easy"), [("BL60", True), ("CV8", True), ("ST36", False), ("EX-B2", False), ("GB19", False)]
)
def test_easy_is_what_a_landmark_gives_without_measuring_or_another_point(code: str, easy: bool) -> None:
    assert is_easy(code) is easy


def test_every_point_is_asked_but_those_on_drawings(content: None) -> None:
    left_out = set(Point.objects.visible().values_list("code", flat=True)) - set(
        on_figures().values_list("code", flat=True)
    )
    assert left_out == {"CV1", "GV1", "GV28", "EX-HN9", "EX-HN10", "EX-HN11", "EX-HN12", "EX-HN13"}


def test_every_question_has_a_place_to_scale_on_a_close_up(content: None) -> None:
    wrong = []
    for point in on_figures().select_related("meridian", "region"):
        question = question_on(point)
        figure = question.view.figure if question else None
        good = figure and figure.close_up and not figure.schematic and question and question.site_count
        wrong += [] if good and 10 < question.scale.cun_mm < 35 else [point.code]  # type: ignore[union-attr]
    assert wrong == []


def test_the_choice_narrows_the_points(content: None) -> None:
    kidney = Choice.read({"meridian": "kidney"}).slugs()
    assert len(kidney) == 27
    assert kidney[:3] == ["ki1", "ki2", "ki3"]
    assert set(Choice.read({"meridian": "kidney", "easy": "1"}).slugs()) < set(kidney)
    assert "ki3" in Choice.read({"region": "ankle", "class": "yuan-source"}).slugs()
    assert Choice.read({"region": "nowhere"}).slugs() == []


def test_the_question_marks_nothing_and_the_answer_is_kept_in_a_template(client: Client, content: None) -> None:
    html = client.get("/practise/ki3/").content.decode()
    asked = re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL)
    assert "marker" not in asked
    assert "figure-ruler" not in asked
    assert "figure-path" not in asked
    assert 'class="marker"' in html


def tapped(client: Client, **asked: object) -> str:
    return client.get("/practise/ki3/", asked).content.decode()


def test_without_a_script_a_tap_is_answered_with_a_page(client: Client, content: None) -> None:
    place = Marker.objects.get(figure__slug="ankle-inner", point__code="KI3")
    html = tapped(client, **{"tap280.x": round(place.x * 280), "tap280.y": round(place.y * 280)})
    assert "Found." in html
    assert 'class="practise-over" x1=' in html
    assert "<template" not in html


def test_a_tap_beside_says_by_how_much_and_which_way(client: Client, content: None) -> None:
    place = Marker.objects.get(figure__slug="ankle-inner", point__code="KI3")
    figure = Figure.objects.get(slug="ankle-inner")
    html = tapped(client, across=100 * (place.x - 28.22 / figure.width_mm), down=100 * place.y)
    assert "About 1 cun off, 28 mm on this body." in html
    assert "The point lies to the right of where you tapped." in html


@pytest.mark.parametrize(
    "asked",
    [
        {"tap280.x": "0", "tap280.y": "0"},
        {"across": "", "down": ""},
        {"across": "nan", "down": "5"},
        {"across": "101", "down": "5"},
        {"across": "50"},
        {"tap280.x": "٣"},
    ],
)
def test_what_is_no_tap_asks_again(client: Client, content: None, asked: dict) -> None:
    assert "<template" in tapped(client, **asked)


def test_a_key_on_the_picture_gives_way_to_the_numbers(client: Client, content: None) -> None:
    html = tapped(client, **{"tap280.x": "0", "tap280.y": "0", "across": "50", "down": "50"})
    assert "on this body" in html


def test_a_ten_goes_on_by_plain_addresses_to_its_summary(client: Client, content: None) -> None:
    page = "?meridian=kidney&seed=7"
    for number in range(1, 11):
        html = client.get(f"/practise/round/{page}").content.decode()
        assert f"Question {number} of 10" in html
        html = client.get(f"/practise/round/{page}&across=50&down=50").content.decode()
        link = re.search(r'btn-primary" href="(\?[^"]+)"', html)
        assert link
        page = link[1].replace("&amp;", "&")
    html = client.get(f"/practise/round/{page}").content.decode()
    assert "How it went" in html
    assert "Median miss" in html
    assert "?meridian=kidney&amp;seed=8" in html
    assert "practise.js" not in html


def test_a_never_pressed_point_is_marked_as_such_and_no_word_says_how(client: Client, content: None) -> None:
    html = client.get("/practise/st17/").content.decode()
    main = html[html.index("<main") : html.index("</main")]
    assert "Never pressed." in main
    assert "marker-never" in main
    assert not re.search(r"\bpress(?!ed)", main.lower())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/practise/gv1/", 404),
        ("/practise/none/", 404),
        ("/practise/round/?meridian=none", 200),
        ("/practise/round/?region=%00&class=%ff&seed=%FF", 200),
        ("/practise/round/?seed=99999999999999999999&misses=" + "9," * 900, 200),
        ("/practise/ki3/?tap280.x=99999999999999999999&tap280.y=1", 200),
    ],
)
def test_odd_addresses_are_answered(client: Client, content: None, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_the_fragment_is_the_question_alone(client: Client, content: None) -> None:
    response = client.get("/practise/ki3/", headers={"HX-Request": "true"})
    assert response.content.strip().startswith(b"{#") is False
    assert b"<html" not in response.content
    assert response["Vary"].startswith("HX-Request")


@pytest.mark.parametrize(
    "path", ["/meridians/kidney/", "/body/ankle/", "/points/?class=yuan-source", "/search/?q=quiz"]
)
def test_the_ways_in(client: Client, content: None, path: str) -> None:
    html = client.get(path).content.decode()
    main = html[html.index("<main") : html.index("</main")]
    assert "/practise/" in main
