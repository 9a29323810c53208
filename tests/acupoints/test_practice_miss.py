"""A tap and its miss, ten questions in a row, and what makes a question."""

import json
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from acupoints.practice import tens
from acupoints.practice.miss import Place, Scale, miss
from acupoints.practice.question import question_on
from tests.factories import make_figure, make_marker, make_point

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "miss.json").read_text("utf-8"))
FRACTIONS = st.floats(0, 1)


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_a_miss_is_measured_as_the_shared_vectors_say(case: dict) -> None:
    found = miss(case["tap"], [Place(*place) for place in case["places"]], Scale(*case["scale"]))
    assert (found.place, found.cun, found.mm) == (case.get("place", 0), case["cun"], case["mm"])
    assert (found.is_found, found.verdict, found.measured) == (case["found"], case["verdict"], case["measured"])
    assert found.known == case.get("known", found.known)
    assert found.towards == case.get("towards", found.towards)


@given(st.tuples(FRACTIONS, FRACTIONS), st.lists(st.builds(Place, FRACTIONS, FRACTIONS), min_size=1, max_size=5))
def test_one_more_place_never_makes_a_miss_larger(tap: tuple[float, float], places: list[Place]) -> None:
    scale = Scale(260, 300, 28)
    assert miss(tap, places, scale).mm <= miss(tap, places[:1], scale).mm


@given(st.tuples(FRACTIONS, FRACTIONS), st.builds(Place, FRACTIONS, FRACTIONS))
def test_a_tap_in_a_mirror_misses_by_as_much(tap: tuple[float, float], place: Place) -> None:
    scale = Scale(260, 300, 28)
    mirrored = miss((1 - tap[0], tap[1]), [Place(1 - place.x, place.y)], scale)
    assert mirrored.mm == pytest.approx(miss(tap, [place], scale).mm, abs=1)


def test_a_seed_always_asks_for_the_same_ten_and_another_for_others() -> None:
    slugs = [f"ki{number}" for number in range(1, 28)]
    assert tens.ten(slugs, 1) == tens.ten(reversed(slugs), 1)
    assert len(set(tens.ten(slugs, 1))) == 10
    assert tens.ten(slugs, 1) != tens.ten(slugs, 2)


@given(st.lists(st.builds(tens.Score, st.integers(0, 9999), st.booleans()), max_size=10))
def test_scores_survive_the_address(scores: list[tens.Score]) -> None:
    assert tens.read_scores(tens.write_scores(scores)) == scores


@pytest.mark.parametrize("text", ["x", "-1", "1.5", "٣", "12345", "f", ",,,", "6;7"])
def test_what_is_no_score_is_not_read(text: str) -> None:
    assert tens.read_scores(text) == []


def test_the_summary_names_the_middle_the_best_the_worst_and_what_to_repeat() -> None:
    found = tens.summary(tens.read_scores("6,2f,44,0f"))
    assert found == tens.Summary(median=0.4, found=2, best=3, worst=2, again=(0, 2))
    assert tens.summary([]) is None


def test_both_sides_and_both_disputed_places_count(db: None) -> None:
    point = make_point(code="GB30")
    figure = make_figure(side="both", width_mm=200.0)
    for side, x in (("left", 0.3), ("right", 0.7)):
        make_marker(figure=figure, point=point, side=side, x=x)
        make_marker(figure=figure, point=point, side=side, x=x + 0.1, place="alternative")
    question = question_on(point)
    assert question is not None
    assert sorted(place.x for place in question.places) == pytest.approx([0.3, 0.4, 0.7, 0.8])
    assert question.site_count == 2


def test_a_place_behind_what_is_seen_is_no_answer(db: None) -> None:
    point = make_point()
    figure = make_figure(width_mm=200.0)
    make_marker(figure=figure, point=point, hidden=True)
    assert question_on(point) is None


def test_a_draft_is_not_asked(client: Client, db: None) -> None:
    point = make_point(status="draft")
    make_marker(figure=make_figure(width_mm=200.0), point=point)
    assert client.get("/practise/ki3/").status_code == 404
