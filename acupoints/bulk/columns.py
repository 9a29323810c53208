"""One record as cells with named columns, and back. A column that is not there changes nothing.

Lists of keys and words stand in one cell, parted by semicolons. Records within a record (cautions, names …) have
columns of their own, counted from 1: `cautions.1.level`; where that would take too many, all of them are JSON in one.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from acupoints.content import fields as f
from acupoints.content.kind import Kind
from acupoints.content.text import Record

MOST_SPREAD = 130  # columns for one list of records
DOTTED = re.compile(r"([a-z_]+)\.([1-9][0-9]{0,2})\.([a-z_0-9]+)")
TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
Path = tuple[str | int, ...]
Mistake = tuple[Path, str]


def columns(kind: Kind, records: list[Record]) -> list[str]:
    """In the order in which a person reads the record."""
    names: list[str] = []
    for one in kind.fields:
        names += spread(one, records) if isinstance(one, f.Children) else [one.name]
    return names


def spread(one: f.Children, records: list[Record]) -> list[str]:
    most = max((len(record.get(one.name) or ()) for record in records), default=0)
    if 0 < most * len(one.fields) <= MOST_SPREAD:
        return [f"{one.name}.{number}.{child.name}" for number in range(1, most + 1) for child in one.fields]
    return [one.name]


def cells(kind: Kind, record: Record, header: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in header:
        dotted = DOTTED.fullmatch(name)
        if dotted is None:
            found[name] = shown(record.get(name))
        elif int(dotted[2]) <= len(children := record.get(dotted[1]) or []):
            found[name] = shown(children[int(dotted[2]) - 1].get(dotted[3]))
    return found


def shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(one, str) and is_word(one) for one in value):
        return "; ".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value.isoformat() if isinstance(value, date) else str(value)


def is_word(text: str) -> bool:
    return bool(text) and text == text.strip() and not re.search(r"[;\r\n]", text) and not text.startswith(("[", "{"))


def fields_of(kind: Kind) -> dict[str, f.Field]:
    return {one.name: one for one in kind.fields}


def unknown(kind: Kind, header: Iterable[str]) -> list[str]:
    """Columns that this kind of record has not."""
    return [name for name in header if name and not is_known(fields_of(kind), name)]


def is_known(known: Mapping[str, f.Field], name: str) -> bool:
    dotted = DOTTED.fullmatch(name)
    if dotted is None:
        return name in known
    children = known.get(dotted[1])
    return isinstance(children, f.Children) and dotted[3] in {one.name for one in children.fields}


@dataclass
class Reading:
    """One line of a spreadsheet laid over the record that is there."""

    kind: Kind
    record: Record
    mistakes: list[Mistake] = field(default_factory=list)
    numbers: dict[str, list[int]] = field(default_factory=dict)

    def take(self, filled: Mapping[str, str]) -> None:
        known = fields_of(self.kind)
        within: dict[str, dict[int, dict[str, str]]] = {}
        for name, text in filled.items():
            if dotted := DOTTED.fullmatch(name):
                within.setdefault(dotted[1], {}).setdefault(int(dotted[2]), {})[dotted[3]] = text
            elif name:
                self.put(self.record, known[name], self.kind.model, text, (name,))
        for name, numbered in within.items():
            self.put_children(known[name], name, numbered)

    def put(self, record: Record, one: f.Field, model: type[models.Model], text: str, path: Path) -> None:
        try:
            value = understood(one, model, text.strip())
        except (ValueError, RecursionError):
            self.mistakes.append((path, "is not JSON, which a cell with a whole list must hold"))
            return
        if value is None:
            record.pop(one.name, None)
        else:
            record[one.name] = value

    def put_children(self, one: Any, name: str, numbered: dict[int, dict[str, str]]) -> None:
        """One whose cells are all empty goes."""
        present = [dict(child) for child in self.record.get(name) or []]
        known = {child.name: child for child in one.fields}
        made: list[Record] = []
        self.numbers[name] = []
        for number in range(1, max([len(present), *numbered]) + 1):
            child = present[number - 1] if number <= len(present) else {}
            for key, text in numbered.get(number, {}).items():
                self.put(child, known[key], one.model, text, (name, len(made), key))
            if child:
                made.append(child)
                self.numbers[name].append(number)
        self.record[name] = made


def understood(one: f.Field, model: type[models.Model], text: str) -> Any:
    """A cell as the value that a file would hold; as it is where it cannot be one: the check says what is wrong."""
    if not text:
        return None
    if isinstance(one, f.Children):
        return json.loads(text)
    if isinstance(one, f.Refs):
        return parted(text)
    if isinstance(one, f.Seconds):
        return whole(text)
    column = model._meta.get_field(one.name)
    if isinstance(column, models.JSONField):
        return json.loads(text) if text.startswith(("[", "{")) else parted(text)
    if isinstance(column, models.BooleanField):
        return TRUTH.get(text.lower(), text)
    if isinstance(column, models.IntegerField):
        return whole(text)
    if isinstance(column, models.FloatField):
        return number(text)
    return day(text) if isinstance(column, models.DateField) else text


def parted(text: str) -> Any:
    if text.startswith("["):
        return json.loads(text)
    return [one.strip() for one in text.split(";") if one.strip()]


def whole(text: str) -> int | str:
    return int(text) if re.fullmatch(r"-?[0-9]{1,18}", text, re.ASCII) else text


def number(text: str) -> float | str:
    """With a decimal point, or with a comma as half of Europe's spreadsheets have it."""
    plain = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
    return float(plain) if re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,18})?(e-?[0-9]{1,2})?", plain, re.ASCII) else text


def day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
