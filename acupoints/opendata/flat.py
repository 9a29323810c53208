"""Rows as a table: one line each, lists joined by semicolons."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

JOIN = ";"


@dataclass(frozen=True, slots=True)
class Column:
    """`path`: where the value stands in the JSON: "names.pinyin"; "cautions[].text" for each of a list."""

    name: str
    path: str


def columns(*paths: str, **named: str) -> tuple[Column, ...]:
    """Columns that are called like their path, then those with a name of their own."""
    same = (Column(path.replace("[]", "").replace(".", "_"), path) for path in paths)
    return (*same, *(Column(name, path) for name, path in named.items()))


def pick(value: Any, path: str) -> Iterator[Any]:
    """All values at a path; nothing where a part of it is missing or null."""
    head, _, rest = path.partition(".")
    name = head.removesuffix("[]")
    found = value.get(name) if isinstance(value, Mapping) else None
    for one in found or () if head.endswith("[]") else (found,):
        if rest:
            yield from pick(one, rest)
        elif one is not None:
            yield one


def cell(row: Any, path: str) -> str:
    """A semicolon inside one of several values becomes a comma, so that the list can be taken apart again."""
    found = [plain(one) for value in pick(row, path) for one in (value if isinstance(value, list) else [value])]
    return JOIN.join(one.replace(JOIN, ",") for one in found) if "[]" in path or len(found) > 1 else "".join(found)


def plain(value: Any) -> str:
    """One line. What a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    said = " ".join(str(value).split())
    return f"'{said}" if said[:1] in ("=", "+", "-", "@") and said[1:] else said


def table(rows: Iterable[Any], shown: Sequence[Column]) -> str:
    """RFC 4180, but with LF at the ends of lines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in shown])
    for row in rows:
        writer.writerow([cell(row, column.path) for column in shown])
    return out.getvalue()
