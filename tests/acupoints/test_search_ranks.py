"""What readers type, over the site's own content.

`searches.json` was written before the search was extended, `searches_places.json` after the phrases of the points
and before the ranking was built: nothing was tuned to either.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acupoints import catalogue
from acupoints.models import Point, PointName
from acupoints.search import Hit, Index
from acupoints.search.fields import fields_of
from acupoints.search.text import words

VECTORS = Path(__file__).parent.parent / "vectors"
SEARCHES = json.loads((VECTORS / "searches.json").read_text("utf-8"))
PLACES = json.loads((VECTORS / "searches_places.json").read_text("utf-8"))


@pytest.fixture
def index(content: None) -> Index:
    return catalogue.index()


def key(hit: Hit) -> str:
    return hit.entry.key if hit.entry.kind == "point" else f"{hit.entry.kind}:{hit.entry.key}"


def ranks(index: Index, query: str, wanted: list[str]) -> list[int]:
    """From 1; what is not found stands at 999."""
    found = [key(hit) for hit in index.search(query, limit=500).hits]
    return [found.index(one) + 1 if one in found else 999 for one in wanted]


def test_sixty_searches_are_written_down_and_spread() -> None:
    kinds = [search["kind"] for search in SEARCHES]
    assert len(SEARCHES) == len({search["query"] for search in SEARCHES}) == 60
    two_meanings = kinds.count("ambiguous code") + kinds.count("older number")
    assert (kinds.count("place"), kinds.count("typo"), two_meanings, kinds.count("complaint")) == (20, 10, 8, 6)


@pytest.mark.parametrize("search", SEARCHES, ids=lambda search: search["query"])
def test_search_finds_what_is_wanted_high_enough(index: Index, search: dict[str, Any]) -> None:
    query, wanted, worst = search["query"], search["wanted"], search["worst"]
    assert max(ranks(index, query, wanted), default=1) <= worst
    assert wanted or not index.search(query).hits


def test_other_words_for_places_find_them_nine_times_in_ten(index: Index) -> None:
    missed = [one["query"] for one in PLACES if max(ranks(index, one["query"], one["wanted"])) > one["worst"]]
    assert len(PLACES) == 60
    assert len(missed) <= 6, missed


def test_every_hit_of_every_search_says_why(index: Index) -> None:
    for search in SEARCHES:
        assert all(hit.why for hit in index.search(search["query"], limit=500).hits), search["query"]


def test_every_point_is_described_in_plain_words_that_find_it(index: Index) -> None:
    phrases = PointName.objects.filter(kind="phrase").values_list("point__code", "text")
    assert {code for code, _ in phrases} == set(Point.objects.values_list("code", flat=True))
    telling = [(code, text) for code, text in phrases if len(words(text)) > 2]  # not "lower back"
    assert len(telling) > 400
    assert not [(code, text) for code, text in telling if ranks(index, text, [code])[0] > 3]


@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(st.text(max_size=60), st.text("kiblx36 -.,'’ū委三네 cunfingers", max_size=40)))
def test_odd_strings_never_raise(index: Index, query: str) -> None:
    results = index.search(query)
    found = [key(hit) for hit in results.hits]
    assert len(found) == len(set(found)) <= results.total


def test_fields_of_a_phrase_are_its_parts_too(index: Index) -> None:
    entry = next(entry for entry in catalogue.points() if entry.key == "EX-HN3")
    told = {frozenset(field.stems) for field in fields_of(0, entry) if field.name.kind == "phrase"}
    assert frozenset({"third", "eye"}) in told
