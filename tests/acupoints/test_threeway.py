"""Two changes of the same rows: what comes together by itself, and what collides."""

from typing import Any

import pytest

from acupoints.threeway import GONE, merge

BASE: dict[str, dict[str, Any]] = {"a": {"x": 1, "y": 1}, "b": {"x": 2, "y": 2}}


def changed(**rows: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    """The base with some fields replaced; None takes the row away."""
    found = {**BASE, **{key: {**BASE.get(key, {}), **row} for key, row in rows.items() if row is not None}}
    return {key: row for key, row in found.items() if rows.get(key, {}) is not None}


@pytest.mark.parametrize(
    ("ours", "theirs", "rows", "collisions"),
    [
        (changed(), changed(), BASE, []),
        (changed(a={"x": 9}), changed(), changed(a={"x": 9}), []),
        (changed(), changed(a={"x": 9}), changed(a={"x": 9}), []),
        (changed(a={"x": 9}), changed(a={"y": 8}), changed(a={"x": 9, "y": 8}), []),
        (changed(a={"x": 9}), changed(a={"x": 9}), changed(a={"x": 9}), []),
        (changed(a={"x": 9}), changed(a={"x": 8}), changed(a={"x": 9}), [("a", "x")]),
        (changed(a=None), changed(b={"x": 3}), changed(a=None, b={"x": 3}), []),
        (changed(), changed(a=None), changed(a=None), []),
        (changed(a=None), changed(a=None), changed(a=None), []),
        (changed(a=None), changed(a={"x": 3}), changed(a=None), [("a", GONE)]),
        (changed(a={"x": 3}), changed(a=None), changed(a={"x": 3}), [("a", GONE)]),
        (changed(n={"x": 3}), changed(m={"x": 4}), changed(n={"x": 3}, m={"x": 4}), []),
        (changed(n={"x": 3}), changed(n={"x": 4}), changed(n={"x": 3}), [("n", "x")]),
    ],
)
def test_what_one_side_changed_is_taken(ours: Any, theirs: Any, rows: Any, collisions: Any) -> None:
    merged = merge(BASE, ours, theirs)
    assert (merged.rows, merged.collisions) == (rows, collisions)


def test_a_field_that_the_site_no_longer_has_is_left_out_of_no_quarrel() -> None:
    merged = merge({"a": {"x": 1, "old": 1}}, {"a": {"x": 2, "old": 2}}, {"a": {"x": 1, "new": 5}})
    assert merged.collisions == []
    assert merged.rows["a"]["x"] == 2
    assert merged.rows["a"]["new"] == 5
