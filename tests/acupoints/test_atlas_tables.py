"""The atlas as it is committed: where each point lies on the body, and what of it the figures show. No database."""

import csv
import json
from collections import Counter
from functools import cache
from itertools import combinations
from math import dist
from pathlib import Path
from typing import Any

import pytest
from content_rows import FIXTURES

from acupoints.content.text import load

ATLAS = FIXTURES / "atlas"
Box = tuple[float, float, float, float]
LETTER, LINE = 23, 44  # of a label on the narrowest phones, in units in which the picture is 1000 wide
RIGHT_ONLY, LEFT_ONLY = "EX-HN13", "EX-HN12"  # the veins under the tongue: two points, one on each side
PRESENT = (ATLAS / "points.json").exists()

pytestmark = pytest.mark.skipif(not PRESENT, reason="the atlas is not there yet")


@cache
def table(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((ATLAS / f"{name}.json").read_text("utf-8"))
    return rows


@cache
def facts() -> dict[str, dict[str, str]]:
    with (FIXTURES / "facts" / "points.csv").open(encoding="utf-8", newline="") as file:
        return {row["who_code"]: row for row in csv.DictReader(file)}


@cache
def figures() -> dict[str, dict[str, Any]]:
    paths = sorted((FIXTURES / "figures").glob("*.yaml")) if PRESENT else []
    return {path.stem: load(path.read_text("utf-8")) for path in paths}


def where(one: dict[str, Any]) -> tuple[str, int, str, str]:
    """Of a place in the table and of a marker alike."""
    return one.get("code") or one["point"], one["site"], one["side"], one["place"]


@cache
def at() -> dict[tuple[str, int, str, str], list[float]]:
    return {where(one): one["at_mm"] for one in table("points")}


def test_all_points_are_placed_as_often_as_they_are_on_the_body() -> None:
    placed = Counter(one["code"] for one in table("points") if one["place"] == "standard")
    assert len(facts()) == 410
    assert placed == {code: int(row["sites"]) for code, row in facts().items()}


def test_no_place_is_there_twice() -> None:
    assert [place for place, count in Counter(map(where, table("points"))).items() if count > 1] == []


def test_the_paravertebral_points_are_seventeen_a_side() -> None:
    for side in ("left", "right"):
        sites = sorted(site for code, site, where_, _ in at() if code == "EX-B2" and where_ == side)
        assert sites == list(range(1, 18))


def test_the_right_side_mirrors_the_left() -> None:
    wrong = []
    for (code, site, side, place), (x, y, z) in at().items():
        if side == "midline" or code in (RIGHT_ONLY, LEFT_ONLY):
            continue
        other = at().get((code, site, "right" if side == "left" else "left", place))
        if other is None or dist((-x, y, z), other) > 0.5:
            wrong.append((code, site, side, place))
    assert wrong == []


def test_a_point_of_the_middle_line_lies_on_it_and_others_do_not() -> None:
    wide = [place for place, (x, *_) in at().items() if place[2] == "midline" and abs(x) > 1.5]
    crossed = [p for p, (x, *_) in at().items() if (p[2] == "left" and x <= 0) or (p[2] == "right" and x >= 0)]
    assert (wide, crossed) == ([], [])


def test_sides_are_those_of_the_facts() -> None:
    sides: dict[str, set[str]] = {}
    for code, _, side, place in at():
        if place == "standard":
            sides.setdefault(code, set()).add(side)
    midline = {code for code, found in sides.items() if found == {"midline"}}
    assert midline == {code for code, row in facts().items() if row["laterality"] == "midline"}
    assert (sides[LEFT_ONLY], sides[RIGHT_ONLY]) == ({"left"}, {"right"})


def test_each_place_says_by_which_rule_it_was_found_and_how_far_it_may_be_off() -> None:
    poor = [where(one) for one in table("points") if not one["rule"] or not 0 < one["uncertainty_cun"] <= 3]
    odd = [where(one) for one in table("points") if one["cun_mm"] and not 5 < one["cun_mm"] < 50]
    assert (poor, odd) == ([], [])


def test_a_place_lies_within_its_triangle() -> None:
    for one in table("points"):
        assert sum(one["weights"]) == pytest.approx(1, abs=0.001), where(one)
        assert min(one["weights"]) >= -0.001, where(one)
        assert dist(one["outward"], (0, 0, 0)) == pytest.approx(1, abs=0.01), where(one)


def test_landmarks_and_measures_say_what_they_are() -> None:
    assert len({one["name"] for one in table("landmarks")}) == len(table("landmarks"))
    assert [one["name"] for one in table("landmarks") if not one["how"]] == []
    assert [one["name"] for one in table("measures") if not (one["cun"] > 0 and 5 < one["mm_per_cun"] < 50)] == []
    measures = {one["name"] for one in table("measures")}
    assert {one["measure"] for one in table("points") if one["measure"]} <= measures


def test_every_point_is_on_two_figures_one_of_them_close() -> None:
    seen: dict[str, list[bool]] = {code: [] for code in facts()}
    for figure in figures().values():
        for code in {marker["point"] for marker in figure.get("markers", [])}:
            seen[code].append(bool(figure["close_up"] or figure.get("schematic")))
    assert {code: shown for code, shown in seen.items() if len(shown) < 2 or not any(shown)} == {}


@pytest.mark.parametrize("slug", figures())
def test_a_figure_says_what_it_shows_and_whose_it_is(slug: str) -> None:
    figure = figures()[slug]
    assert [name for name in ("title", "alt", "credit", "licence") if not figure.get(name)] == []
    assert "bones" in figure["credit"] or not figure.get("bones")
    assert not (figure.get("schematic") and figure.get("width_mm"))


@pytest.mark.parametrize("slug", figures())
def test_what_a_figure_marks_lies_in_its_picture_and_in_the_table(slug: str) -> None:
    markers = figures()[slug].get("markers", [])
    assert [where(one) for one in markers if not (0 <= one["x"] <= 1 and 0 <= one["y"] <= 1)] == []
    assert [where(one) for one in markers if where(one) not in at()] == []
    assert [place for place, count in Counter(map(where, markers)).items() if count > 1] == []


@pytest.mark.parametrize("slug", figures())
def test_the_labels_of_landmarks_lie_in_the_picture_and_not_on_each_other(slug: str) -> None:
    figure = figures()[slug]
    height = 1000 * figure["height"] / figure["width"]
    boxes = {one["slug"]: box_of(one, height) for one in figure.get("landmarks", [])}
    assert [name for name, box in boxes.items() if box[0] < 0 or box[1] < 0 or box[2] > 1000 or box[3] > height] == []
    pairs = combinations(boxes.items(), 2)
    assert [(one, other) for (one, box), (other, another) in pairs if overlap(box, another)] == []


def box_of(landmark: dict[str, Any], height: float) -> Box:
    """A label in the right half ends where it stands, another one begins there."""
    x, y, wide = 1000 * landmark["label_x"], height * landmark["label_y"], LETTER * len(landmark["label"])
    left = x - wide if landmark["label_x"] > 0.5 else x
    return left, y - LINE / 2, left + wide, y + LINE / 2


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_every_picture_is_there() -> None:
    images: Path = FIXTURES / "figures" / "images"
    missing = []
    for figure in figures().values():
        for stem in [figure["asset"], *([f"{figure['asset']}-bones"] if figure.get("bones") else [])]:
            names = [f"{stem}-{width}.{ending}" for width in (400, 800, 1200) for ending in ("webp", "avif")]
            missing += [name for name in names if not (images / name).exists()]
    assert missing == []
