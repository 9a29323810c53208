"""What a file would change: the dry run, its mistakes by line and column or by path, and hostile files."""

import json
from typing import Any

import pytest
from factories import make_point
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acupoints.bulk.cells import Unreadable
from acupoints.bulk.running import run
from acupoints.bulk.upload import kinds, read
from acupoints.models import Caution, Point, Region, Source
from tests.bulk_files import FAMILY, as_json, point_with_cautions, record_of, tried, wrong, zipped

pytestmark = pytest.mark.django_db


def test_a_column_that_is_not_there_changes_nothing() -> None:
    point_with_cautions()
    outcome = tried("code;english\r\nKI3;Supreme Stream\r\n")
    (change,) = outcome.of("changed")
    assert change.record == {**change.was, "english": "Supreme Stream"}
    assert Point.objects.get().english == "Great Ravine"  # it was a dry run


def test_an_empty_cell_empties_its_field() -> None:
    make_point(beneath="A nerve.")
    (change,) = tried("code,beneath\nKI3,\n").of("changed")
    assert "beneath" not in change.record


def test_one_of_several_is_changed_added_and_taken_away() -> None:
    point_with_cautions()
    cautions = "cautions.1.text,cautions.2.level,cautions.2.text,cautions.3.level,cautions.3.text"
    head = f"code,{cautions},names.1.text,names.1.kind,names.1.verification"
    (change,) = tried(f"{head}\nKI3,New.,light_only,Caution 2.,info,Third.,,,\n").of("changed")
    assert [one["text"] for one in change.record["cautions"]] == ["New.", "Caution 2.", "Third."]
    assert change.record["cautions"][0]["level"] == "ask_first"
    assert "names" not in change.record


def test_what_stays_keeps_its_row() -> None:
    """So that the diff and the history name the one that changed."""
    point_with_cautions()
    first, second = Caution.objects.order_by("position")
    (change,) = tried("code,cautions.2.text\nKI3,Lighter still.\n").of("changed")
    differing = [key for key in {**change.before, **change.after} if change.before.get(key) != change.after.get(key)]
    assert differing == [("acupoints.caution", str(second.pk))]
    assert first.pk != second.pk


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("code,self_reach\nKI3,sideways\n", "line 2, column self_reach", "not a valid choice"),
        ("code,region\n\nKI3,moon\n", "line 3, column region", "there is no region 'moon'"),
        ("code,press_hold_seconds\nKI3,long\n", "line 2, column press_hold_seconds", "whole number of seconds"),
        ("code,cautions.2.level\nKI3,none\n", "line 2, column cautions.2.level", "not a valid choice"),
        ("code,cautions\nKI3,[{]\n", "line 2, column cautions", "is not JSON"),
        ("code,mixed_up_sources\nKI3,who2008\n", "line 2, column mixed_up_sources", "there is no source"),
        ("code,english\nKI3,a\nKI3,b\n", "line 3, column code", "stands twice, first in line 2"),
        ("code,english\n,a\n", "line 2, column code", "is empty"),
        ("code,english\nKI3,a,b\n", "line 2", "more cells than there are columns"),
        ("code,number\nKI3,-3\n", "line 2, column number", "greater than or equal"),
        ("code,inside_body\nKI3,perhaps\n", "line 2, column inside_body", "either True or False"),
        ("code,reviewed_on\nKI3,yesterday\n", "line 2, column reviewed_on", "YYYY-MM-DD"),
    ],
)
def test_a_wrong_row_is_named_by_line_and_column(text: str, place: str, said: str) -> None:
    point_with_cautions()
    found = wrong(tried(text))
    assert [one for one, _ in found] == [place]
    assert said in found[0][1]


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        ({"cautions": [{"level": "none", "text": "x"}]}, "points[1].cautions[0].level", "not a valid choice"),
        ({"cautions": [{"depth": 1}]}, "points[1].cautions[0].depth", "is not known here"),
        ({"cautions": "many"}, "points[1].cautions", "must be a list"),
        ({"subregions": [{"a": 1}]}, "points[1].subregions", "list of keys"),
        ({"english": 5}, "points[1].english", "must be text"),
        ({"english": "\ud800"}, "points[1].english", "control sign"),
        ({"summary": "a\0b"}, "points[1].summary", "control sign"),
        ({"meridian": ["KI"]}, "points[1].meridian", ""),
        ({"press_hold_seconds": 10**15}, "points[1].press_hold_seconds", ""),
        ({"number": 1.5}, "points[1].number", "whole number"),
        ({"colour": "red"}, "points[1].colour", "is not known here"),
    ],
)
def test_a_wrong_record_is_named_by_its_path(changes: dict[str, Any], place: str, said: str) -> None:
    point_with_cautions()
    good = record_of("KI3")
    make_point(code="KI4")
    found = wrong(tried(as_json(points=[good, {**record_of("KI4"), **changes}]), "x.json"))
    assert [one for one, _ in found] == [place]
    assert said in found[0][1]


def test_a_record_may_name_one_that_comes_with_it() -> None:
    make_point()
    source = {"key": "new2026", "type": "book", "title": "New", "supports": "All.", "verification": "K"}
    region = [{"slug": "heel", "label": "Heel", "parent": "foot"}, {"slug": "foot", "label": "Foot"}]
    point = {**record_of("KI3"), "region": "heel", "mixed_up_sources": ["new2026"]}
    outcome = tried(as_json(points=[point], sources=[source], regions=region), "all.json")
    assert wrong(outcome) == []
    assert [one.title for one in outcome.of("new")] == ["region heel", "region foot", "source new2026"] or len(
        outcome.of("new")
    ) == 3
    assert not Source.objects.exists()
    assert Region.objects.count() == 1


def test_with_one_wrong_row_nothing_is_written() -> None:
    make_point()
    rows = read(b"code,english,self_reach\nKI3,Supreme Stream,\nKI3x,b,c\n", "points.csv")
    outcome = run(rows, FAMILY, None, "Imported.")
    assert not outcome.stands
    assert Point.objects.get().english == "Great Ravine"


DEEP = "[" * 100_000


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "points.csv", "must name the columns"),
        (b"code\n", "points.csv", "no records"),
        (b"english\na\n", "points.csv", "one of them must be “code”"),
        (b"code,colour\nKI3,red\n", "points.csv", "no column “colour”"),
        (b"code\nKI3\n", "mine.csv", "Choose it in the list"),
        (b"a" * (5 * 2**20 + 1), "points.csv", "larger than 5 MB"),
        (b"\xff\xd8\xff", "points.jpg", "not in UTF-8"),
        (b"hello", "points.jpg", "Only CSV, JSON"),
        (DEEP.encode(), "points.json", "nested too deeply"),
        (b'{"points": [NaN]}', "x.json", "NaN"),
        (b'{"points": [' + b"9" * 5000 + b"]}", "x.json", "too large"),
        (b'{"points": [{"code": "KI3", "code": "KI4"}]}', "x.json", "stands twice"),
        (b'{"points": {"code": "KI3"}}', "x.json", "must be a list"),
        (b'{"moons": []}', "x.json", "no kind of record 'moons'"),
        (b'{"points": [', "x.json", "Line 1"),
        (b"[" + b"{}," * 600_000 + b"{}]", "points.json", "more values"),
        (b"[" + b"{}," * 2000 + b"{}]", "points.json", "at most 2000"),
        (b"code: *a", "points/ki3.yaml", "another"),
        (b"a: &a [x]\nb: [*a, *a]\ncode: KI3", "points/ki3.yaml", "another"),
        (DEEP.encode(), "points/ki3.yaml", "points/ki3.yaml"),
        (b"- " * 100_000, "points/ki3.yaml", "points/ki3.yaml"),
        (b"code: 2026-99-99", "points/ki3.yaml", "points/ki3.yaml"),
        (b"PK\x03\x04nonsense", "x.zip", "cannot be read"),
        (zipped(**{"notes.txt": b"hello"}), "x.zip", "no records"),
        (zipped(**{"points.csv": b"\0" * (20 * 2**20)}), "x.zip", "more than 16 MB"),
        (zipped(**{"points.csv": b"a" * (6 * 2**20)}), "x.zip", "5 MB"),
        (zipped(**{"../../etc.yaml": b"code: KI3"}), "x.zip", "Choose it"),
    ],
    ids=range(27),
)
def test_hostile_and_odd_files_get_a_sentence(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(data, name)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("KI3"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["points", "complaints", "routines", "figures", "precaution_rules"]), st.data())
def test_no_junk_in_any_field_is_more_than_a_wrong_row(kind: str, data: st.DataObject) -> None:
    names = [one.name for one in kinds()[kind].fields]
    key = kinds()[kind].key
    record = {**data.draw(st.dictionaries(st.sampled_from(names), JUNK, max_size=6)), key: "KI3"}
    try:
        rows = read(json.dumps({kind: [record]}).encode(), "x.json")
    except Unreadable:
        return
    assert rows[0].key == "KI3"
    tried(json.dumps({kind: [record]}).encode(), "x.json")
