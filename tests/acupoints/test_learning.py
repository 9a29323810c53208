"""The learner's views: filters, classes in tables, two points side by side, shared names, the converter."""

import csv
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import strip_tags
from factories import take_text_away

from acupoints import codes, prefixes
from acupoints.models import Point

FRAGMENT = {"HX-Request": "true"}


def text_of(response) -> str:
    return " ".join(strip_tags(response.content.decode()).replace("&#x27;", "’").split())


def linked(html: str) -> list[str]:
    return re.findall(r'href="/points/([^"/?]+)/"', html)


def results(client: Client, query: str) -> list[str]:
    html = client.get(f"/points/?{query}").content.decode()
    return linked(html[html.index("data-summary") :])


# the list


def test_filters_are_combined(client: Client, content: None) -> None:
    found = results(client, "meridian=kidney&class=yuan-source&caution=light_only&reach=easy&text=written")
    assert found == ["ki3"]


def test_every_caution_and_reach_shows_just_its_points(client: Client, content: None) -> None:
    for field, name in (("caution", "pressable"), ("reach", "self_reach")):
        for value in Point.objects.visible().order_by().values_list(name, flat=True).distinct():
            expected = Point.objects.visible().filter(**{name: value})
            assert set(results(client, f"{field}={value}")) == set(expected.values_list("slug", flat=True))


def test_what_is_not_for_a_pregnant_reader_by_point_and_by_region(client: Client, content: None) -> None:
    found = results(client, "caution=not_if_pregnant")
    assert {"bl60", "cv4", "ki3"} <= set(found)  # a rule on the point, one on the belly, a caution of the page
    assert "pc6" not in found


@pytest.mark.parametrize(("field", "word"), [("meridian", "meridian"), ("caution", "caution"), ("reach", "reach")])
def test_an_unknown_value_meets_no_point_and_says_so(client: Client, content: None, field: str, word: str) -> None:
    response = client.get(f"/points/?{field}=<b>")
    assert f"“&lt;b&gt;” is no {word} that we know" in response.content.decode()
    assert results(client, f"{field}=nothing") == []


def test_a_choice_tells_how_many_points_it_would_leave(client: Client, content: None) -> None:
    html = client.get("/points/?meridian=kidney", headers=FRAGMENT).content.decode()
    assert "<html" not in html
    offered = int(re.search(r'value="light_only">Lightly only \((\d+)\)', html)[1])
    assert offered == len(results(client, "meridian=kidney&caution=light_only")) > 0


def test_each_choice_can_be_taken_back_and_all_can_be_cleared(client: Client, content: None) -> None:
    html = client.get("/points/?meridian=kidney&reach=easy").content.decode()
    assert 'href="/points/?reach=easy"' in html
    assert 'href="/points/?meridian=kidney"' in html
    assert 'href="/points/">Clear all' in html


# classes


def test_the_five_transport_points_stand_by_meridian_with_their_elements(client: Client, content: None) -> None:
    html = client.get("/classes/").content.decode()
    table = html[html.index('id="five-shu"') :]
    kidney = re.search(r"<tr><th[^>]*><a href=\"/meridians/kidney/\">.*?</tr>", table, re.DOTALL)[0]
    assert linked(kidney) == ["ki1", "ki2", "ki3", "ki7", "ki10"]
    assert re.findall(r"wood|fire|earth|metal|water", kidney) == ["wood", "fire", "earth", "metal", "water"]
    assert 'scope="col"' in table
    assert table.count('scope="row"') > 12


def test_every_point_of_every_class_is_in_a_table(client: Client, content: None) -> None:
    html = client.get("/classes/").content.decode()
    classed = Point.objects.visible().filter(classes__isnull=False).values_list("slug", flat=True)
    assert set(linked(html)) == set(classed)


@pytest.mark.parametrize(
    ("row", "points"),
    [
        ("Kidney", ["bl23", "gb25"]),  # by organ: back-shu and front-mu, no lower he-sea
        ("Stomach", ["bl21", "cv12", "st36"]),
    ],
)
def test_an_organ_has_its_back_and_front_points(client: Client, content: None, row: str, points: list[str]) -> None:
    html = client.get("/classes/").content.decode()
    table = html[html.index('<h2 id="by-organ"') :]
    found = re.search(rf"<tr><th[^>]*><a [^>]*>{row}</a>.*?</tr>", table, re.DOTALL)
    assert linked(found[0]) == points


def test_vessels_and_tissues_are_named(client: Client, content: None) -> None:
    text = text_of(client.get("/classes/"))
    for line in ("Yin Heel (Yinqiao) Vessel", "Dai Vessel GB 41", "Sinews GB 34", "SP 21 Dàbāo the great one"):
        assert line in text


# two points


def test_two_points_stand_side_by_side_on_one_figure(client: Client, content: None) -> None:
    take_text_away("KI4")
    html = client.get("/compare/?a=ki3&b=ki4").content.decode()
    assert "Marked: KI 3 and KI 4." in html
    assert html.count('class="marker"') == 2
    assert "They are neighbours on the same meridian." in html
    assert "Do not press it after this page alone." in html


def test_points_that_no_figure_shows_together_have_a_picture_each(client: Client, content: None) -> None:
    html = client.get("/compare/?a=gv26&b=ki1").content.decode()
    assert "figure-frame" in html


@pytest.mark.parametrize("spelling", ["K3", "ki3", "KI 3", "taixi", "太谿"])
def test_a_point_is_taken_in_any_spelling(client: Client, content: None, spelling: str) -> None:
    assert "KI 3 and BL 60 side by side" in text_of(client.get("/compare/", {"a": spelling, "b": "bl60"}))


def test_a_wrong_code_and_an_ambiguous_one_are_told(client: Client, content: None) -> None:
    html = client.get("/compare/?a=ub54&b=foo").content.decode()
    assert "“foo” is no point that we know" in html
    assert "?a=bl40&amp;b=foo" in html
    assert "?a=bl54&amp;b=foo" in html
    assert "Both are" in client.get("/compare/?a=ki3&b=k3").content.decode()


def test_a_point_that_is_never_pressed_says_so_beside_another(client: Client, content: None) -> None:
    assert "ST 17: never pressed" in text_of(client.get("/compare/?a=st17&b=st18"))


# names


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("juliao", ["st3", "gb29"]),
        ("zhongzhu", ["ki15", "te3"]),
        ("futu", ["li18", "st32"]),
        ("yangguan", ["gb33", "gv3"]),
        ("tonggu", ["bl66", "ki20"]),
        ("heliao", ["li19", "te22"]),
    ],
)
def test_the_bearers_of_one_name_stand_together(client: Client, content: None, name: str, points: list[str]) -> None:
    html = client.get("/names/").content.decode()
    section = re.search(rf'id="chinese-{name}".*?</section>', html, re.DOTALL)[0]
    assert linked(section) == points


def test_a_points_page_names_its_namesake_beside_the_name(client: Client, content: None) -> None:
    html = client.get("/points/st3/").content.decode()
    head = html[: html.index('class="point-body"')]
    assert 'href="/points/gb29/"' in head
    assert "Same name without tones" in head
    assert "namesakes" not in client.get("/points/ki3/").content.decode()


def test_names_say_their_language_and_their_proof(client: Client, content: None) -> None:
    html = client.get("/points/ki3/").content.decode()
    for marked in ('lang="ko">태계', 'lang="zh-Hans">吕细', 'lang="ja-Latn">tai kei', 'lang="zh-Hant">太谿'):
        assert marked in html
    names = html[html.index('id="names"') : html.index('id="reference"')]
    assert "not verified" in names
    assert "/evidence/#source-roni" in names


# numbering


def test_every_row_of_the_prefix_table_is_read(client: Client) -> None:
    with (settings.FIXTURES_ROOT / "facts" / "code_prefixes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 93
    for row in rows:
        series = {one.series for one in prefixes.meanings(row["prefix"])}
        assert row["meridian"] in {one.split("-")[0] for one in series}, row
        assert prefixes.is_ambiguous(row["prefix"]) == (row["ambiguous"] == "yes"), row


def test_the_older_bladder_numbers_are_those_of_the_table() -> None:
    with (settings.FIXTURES_ROOT / "facts" / "old_bladder_numbering.csv").open(encoding="utf-8") as file:
        rows = {row["who_code"]: int(row["old_number"]) for row in csv.DictReader(file)}
    assert rows == {f"BL{today}": older for older, today in codes.OLDER_BLADDER_NUMBERS.items()}


def test_the_converter_answers_as_one_types_with_every_meaning(client: Client, content: None) -> None:
    html = client.get("/numbering/?code=IG4", headers=FRAGMENT).content.decode()
    assert "<html" not in html
    assert linked(html) == ["li4", "si4"]
    assert "as in Spanish books" in html
    assert "as in French books" in html
    assert "No numbering that we know" in client.get("/numbering/?code=zz9", headers=FRAGMENT).content.decode()


def test_ambiguous_letters_are_marked_in_words(client: Client, content: None) -> None:
    text = text_of(client.get("/numbering/"))
    for letters in ("P", "H", "IG"):
        assert f"{letters} (two meanings)" in text
    assert "K (two meanings)" not in text


def test_the_older_numbers_stand_both_ways(client: Client, content: None) -> None:
    text = text_of(client.get("/numbering/"))
    assert "BL 54 BL 40 Wěizhōng BL 54 Zhìbiān" in text  # the older 54, what it is, what 54 is today
    assert "BL 40 Wěizhōng BL 54" in text[text.index("From today’s number") :]


# along the meridian


@pytest.mark.parametrize(
    ("slug", "before", "after"),
    [
        ("lu1", None, "lu2"),
        ("lu11", "lu10", None),
        ("ex-hn1", None, "ex-hn2"),
        ("ex-x-anmian", "ex-le12", None),
        ("ki3", "ki2", "ki4"),
        ("st17", "st16", "st18"),
    ],
)
def test_previous_and_next_end_where_the_meridian_ends(
    client: Client, content: None, slug: str, before: str | None, after: str | None
) -> None:
    html = client.get(f"/points/{slug}/").content.decode()
    found = {rel: point for point, rel in re.findall(r'href="/points/([^"]+)/" rel="(prev|next)"', html)}
    assert found == {rel: point for rel, point in (("prev", before), ("next", after)) if point}
