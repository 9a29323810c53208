from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from . import fields as f
from .text import Record


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record under fixtures/: where its files lie, which model it fills, which keys it has.

    `path` ends in `/` for a folder with a file for each record, else it is one file with a list of records.
    `creates` is off where the records only add to rows that another kind creates.
    """

    name: str
    path: str
    model: type[models.Model]
    key: str
    fields: tuple[f.Field, ...]
    attribute: str = ""
    prefetch: tuple[str, ...] = ()
    creates: bool = True
    file_name: Callable[[Record], str] = field(default=lambda record: "")

    @property
    def lookup(self) -> str:
        return self.attribute or self.key

    def rows(self) -> Iterable[models.Model]:
        rows = self.model._default_manager.order_by(*self.ordering()).prefetch_related(*self.prefetch)
        return rows if self.creates else (row for row in rows if self.adds_to(row))

    def adds_to(self, row: models.Model) -> bool:
        return bool(self.record(row).keys() - {self.key})

    def ordering(self) -> Iterable[Any]:
        return self.model._meta.ordering or (self.lookup,)

    def key_of(self, row: models.Model) -> str:
        return str(getattr(row, self.lookup))

    def record(self, row: models.Model) -> Record:
        """What a file would hold of this row."""
        return f.read(self.fields, row)

    def file_for(self, record: Record) -> str:
        return f"{self.path}{self.file_name(record)}.yaml" if self.path.endswith("/") else self.path


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """In the order in which they are loaded: a kind stands after those that it names."""
    _kinds.update({kind.name: kind for kind in kinds})


def registered() -> list[Kind]:
    return list(_kinds.values())


def normal(kind: Kind, record: Record) -> Any:
    """The record as an export would write it: keys in the kind's order, lists of keys sorted, nothing empty."""
    return _normal(kind.fields, record)


def _normal(fields: Iterable[f.Field], record: Record) -> Record:
    result: Record = {}
    for one in fields:
        value = record.get(one.name)
        if isinstance(one, f.Refs) and isinstance(value, list):
            value = sorted(value)
        elif isinstance(one, f.Children) and value:
            value = [_normal(one.fields, child) for child in value]
        elif isinstance(value, str):
            value = value.strip()
        if value not in f.EMPTY:
            result[one.name] = value
    return result
