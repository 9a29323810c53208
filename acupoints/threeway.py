"""Two changes of the same rows brought together: what one side changed is taken, what both changed collides. Pure.

A state is a dict of rows by key; a row is a dict of values by field name.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
Fields = Mapping[str, Any]
GONE = "gone"  # a collision of whole rows: one side took the row away, the other changed it


@dataclass(frozen=True)
class Merged:
    """Where both sides differ, `ours` stands in the rows; `collisions` names key and field (or GONE)."""

    rows: dict[Any, dict[str, Any]] = field(default_factory=dict)
    collisions: list[tuple[Any, str]] = field(default_factory=list)


def merge(base: Mapping[K, Fields], ours: Mapping[K, Fields], theirs: Mapping[K, Fields]) -> Merged:
    """In the order of ours; rows that only they have follow."""
    merged = Merged()
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        _row(merged, key, base.get(key), ours.get(key), theirs.get(key))
    return merged


def _row(merged: Merged, key: Any, base: Fields | None, ours: Fields | None, theirs: Fields | None) -> None:
    if ours is not None and theirs is not None:
        merged.rows[key] = {name: _value(merged, key, name, base, ours, theirs) for name in {**theirs, **ours}}
    elif base is None:
        merged.rows[key] = dict(ours or theirs or {})
    elif (ours or theirs) != base:  # taken away by one, changed by the other
        merged.collisions.append((key, GONE))
        if ours is not None:
            merged.rows[key] = dict(ours)


def _value(merged: Merged, key: Any, name: str, base: Fields | None, ours: Fields, theirs: Fields) -> Any:
    if name not in ours or name not in theirs:  # a field that came or went with another version of this site
        return theirs.get(name, ours.get(name))
    was = (base or {}).get(name)
    if ours[name] == theirs[name] or (base is not None and theirs[name] == was):
        return ours[name]
    if base is not None and ours[name] == was:
        return theirs[name]
    merged.collisions.append((key, name))
    return ours[name]
