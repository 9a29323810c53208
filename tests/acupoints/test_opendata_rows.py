"""Data of a few rows, and tables made of plain values."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from acupoints.models import Point
from acupoints.opendata import files, store
from acupoints.opendata.flat import Column, cell, columns, table
from tests.factories import make_figure, make_marker, make_point


def test_no_point_that_is_never_pressed_tells_how_to_press_it(client: Client, db: None) -> None:
    never = make_point(code="ST17", pressable="never")
    Point.objects.filter(pk=never.pk).update(press_text="Press it.", press_level=2)
    assert "pressing" not in client.get("/data/points/st17.json").json()["point"]


def test_drafts_are_not_given_away(client: Client, db: None) -> None:
    make_point(code="KI3", status="draft")
    make_point(code="KI4")
    assert [point["code"] for point in client.get("/data/points.json").json()["points"]] == ["KI4"]
    assert client.get("/data/points/ki3.json").status_code == 404


def test_a_set_costs_the_same_with_one_point_and_with_many(client: Client, db: None) -> None:
    make_marker(figure=make_figure(), point=make_point(code="KI1"))
    first = cost(client)
    for number in range(2, 28):
        make_point(code=f"KI{number}")
    assert cost(client) == first > 5


def cost(client: Client) -> int:
    store._kept.clear()
    files.whole_file.cache_clear()
    with CaptureQueriesContext(connection) as found:
        client.get("/data/points.json")
    return len(found)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("names.pinyin", "Tàixī"),
        ("steps[].text", "One, two;Three"),
        ("tags", "a;b"),
        ("none.at.all", ""),
        ("ok", "yes"),
        ("length", "2.5"),
    ],
)
def test_a_value_at_a_path_becomes_a_cell(path: str, said: str) -> None:
    steps = [{"text": "One; two"}, {"text": "Three"}]
    row = {"names": {"pinyin": "Tàixī"}, "steps": steps, "tags": ["a", "b"], "none": None, "ok": True, "length": 2.5}
    assert cell(row, path) == said


def test_a_cell_is_no_formula_and_no_second_line() -> None:
    text = table([{"a": '=HYPERLINK("x")', "b": "one\ntwo"}], columns("a", "b"))
    assert text == 'a,b\n"\'=HYPERLINK(""x"")",one two\n'
    assert columns("a.b", c="d") == (Column("a_b", "a.b"), Column("c", "d"))
