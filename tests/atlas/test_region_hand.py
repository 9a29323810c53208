"""The hand's tables: what can be said of them without the body."""

import csv
from collections.abc import Iterator

import pytest

pytest.importorskip("numpy", reason="the atlas has its own environment")

from atlas import paths
from atlas.expect import Between, Distance, Level
from atlas.expected.hand import EXPECTED
from atlas.figures.hand import FIGURES
from atlas.landmarks.hand import LANDMARKS
from atlas.points.hand import POINTS

LABEL = 18  # letters


def told() -> Iterator[str]:
    for one in EXPECTED:
        if isinstance(one, Distance):
            yield from (one.a, one.b)
        elif isinstance(one, Level):
            yield from one.names
        elif isinstance(one, Between):
            yield from (one.name, one.a, one.b)


def test_points_are_facts() -> None:
    with paths.FACTS.open(encoding="utf-8", newline="") as file:
        codes = {row["who_code"] for row in csv.DictReader(file)}
    assert {row.code for row in POINTS} <= codes


def test_both_places_of_the_disputed_points() -> None:
    places = {(row.code, row.place) for row in POINTS}
    for code in ("PC8", "PC9"):
        assert {(code, "standard"), (code, "alternative")} <= places


def test_expectations_name_what_exists() -> None:
    known = {row.code for row in POINTS} | {one.name for one in LANDMARKS} | {"dorsal-wrist-crease"}
    assert set(told()) <= known


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.slug)
def test_labels_are_short(figure) -> None:  # type: ignore[no-untyped-def]
    own = {one.name: one.label for one in LANDMARKS}
    for entry in figure.labels:
        label = entry[1] if isinstance(entry, tuple) else own.get(entry, "")
        assert len(label) <= LABEL


def test_alternative_texts_name_no_point() -> None:
    assert not [figure.slug for figure in FIGURES if any(row.code in figure.alt for row in POINTS)]
