"""How one key of a record becomes one field of a row, and back. `Kind` puts them together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

Row = models.Model
EMPTY: tuple[Any, ...] = (None, "", [])


class Wrong(ValueError):
    """A value that cannot stand there; the message says why."""


@dataclass(frozen=True, slots=True)
class Value:
    """A plain text, number, date or list, kept under the same name in record and row."""

    name: str

    def read(self, row: Row) -> Any:
        return getattr(row, self.name)

    def write(self, row: Row, value: Any) -> None:
        field = row._meta.get_field(self.name)
        if isinstance(field, models.TextField | models.CharField):
            if not isinstance(value, str):
                raise Wrong(f"{self.name} must be text, not {value!r} (put it in quotes)")
            value = value.strip()
        setattr(row, self.name, value)


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no, where no is left out of the record: for what is true of a few rows only."""

    name: str

    def read(self, row: Row) -> bool | None:
        return getattr(row, self.name) or None

    def write(self, row: Row, value: Any) -> None:
        if not isinstance(value, bool):
            raise Wrong(f"{self.name} must be true or false, not {value!r}")
        setattr(row, self.name, value)


@dataclass(frozen=True, slots=True)
class Seconds:
    """A duration: whole seconds in the record under `<name>_seconds`, a timedelta in the row."""

    attribute: str

    @property
    def name(self) -> str:
        return f"{self.attribute}_seconds"

    def read(self, row: Row) -> int | None:
        value: timedelta | None = getattr(row, self.attribute)
        return None if value is None else round(value.total_seconds())

    def write(self, row: Row, value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise Wrong(f"{self.name} must be a whole number of seconds, not {value!r}")
        setattr(row, self.attribute, timedelta(seconds=value))


@dataclass(frozen=True, slots=True)
class Ref:
    """Another row, named by its natural key. `later`: may name a row of the same file that comes after."""

    name: str
    model: type[Row]
    by: str
    later: bool = False

    def read(self, row: Row) -> Any:
        other = getattr(row, self.name)
        return getattr(other, self.by) if other else None

    def write(self, row: Row, value: Any) -> None:
        setattr(row, self.name, find(self.model, self.by, value, self.name))


@dataclass(frozen=True, slots=True)
class Refs:
    """Several other rows, named by their natural keys, in the order of these keys."""

    name: str
    model: type[Row]
    by: str

    def read(self, row: Row) -> list[Any]:
        return sorted(getattr(other, self.by) for other in getattr(row, self.name).all())

    def write(self, row: Row, value: Any) -> None:
        if not isinstance(value, list):
            raise Wrong(f"{self.name} must be a list, such as [first, second]")
        getattr(row, self.name).set(find(self.model, self.by, key, self.name) for key in value)


@dataclass(frozen=True, slots=True)
class Children:
    """Rows that belong to this one, as a list of records; written anew whenever the record changes.

    `order`: the field that holds the place in the list; `within`: counted anew for each value of that field.
    """

    name: str
    model: type[Row]
    parent: str
    fields: tuple["Value | Flag | Seconds | Ref | Refs", ...]
    order: str = ""
    within: str = ""

    def read(self, row: Row) -> list[dict[str, Any]]:
        return [read(self.fields, child) for child in getattr(row, self.name).all()]

    def write(self, row: Row, value: Any) -> None:
        getattr(row, self.name).all().delete()
        counted: dict[Any, int] = {}
        for number, record in enumerate(value, 1):
            try:
                self.write_child(row, record, counted)
            except (ValueError, ValidationError) as error:
                raise Wrong(f"{self.name}, number {number}: {reason(error)}") from error

    def write_child(self, row: Row, record: Any, counted: dict[Any, int]) -> None:
        child = self.model(**{self.parent: row})
        if self.order:
            group = record.get(self.within)
            counted[group] = counted.get(group, 0) + 1
            setattr(child, self.order, counted[group])
        save(self.fields, child, record)


Field = Value | Flag | Seconds | Ref | Refs | Children


def find(model: type[Row], by: str, key: Any, name: str) -> Row:
    row: Row | None = model._default_manager.filter(**{by: key}).first()
    if row is None:
        raise Wrong(f"{name}: there is no {model._meta.verbose_name} {key!r}")
    return row


def read(fields: Iterable[Field], row: Row) -> dict[str, Any]:
    """The record of a row: keys in the order of the fields, empty ones left out."""
    values = ((field.name, field.read(row)) for field in fields)
    return {name: value for name, value in values if value not in EMPTY}


def check_keys(fields: Iterable[Field], record: Any) -> None:
    """Raises Wrong for a key that no field has, here or in a record within."""
    if not isinstance(record, dict):
        raise Wrong(f"expected keys and values, found {record!r}")
    names = [field.name for field in fields]
    unknown = [str(key) for key in record if key not in names]
    if unknown:
        raise Wrong(f"unknown key {', '.join(unknown)} (known: {', '.join(names)})")
    for field in fields:
        if isinstance(field, Children):
            check_children(field, record.get(field.name) or [])


def check_children(field: Children, records: Any) -> None:
    if not isinstance(records, list):
        raise Wrong(f"{field.name} must be a list of records")
    for number, record in enumerate(records, 1):
        try:
            check_keys(field.fields, record)
        except Wrong as error:
            raise Wrong(f"{field.name}, number {number}: {error}") from error


def reason(error: Exception) -> str:
    """One line for whoever wrote the record."""
    if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
        return "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def save(fields: Iterable[Field], row: Row, record: dict[str, Any]) -> None:
    """Write a record into a row and its children. What the record leaves out is emptied.

    Raises ValueError or django's ValidationError with the reason.
    """
    for field in fields:
        if isinstance(field, Value | Flag | Seconds) or (isinstance(field, Ref) and not field.later):
            write_or_empty(field, row, record)
    is_new = row.pk is None
    row.full_clean(validate_unique=False, validate_constraints=False, exclude=["slug"] if is_new else [])
    row.save()
    for field in fields:
        value = record.get(field.name) or []
        if isinstance(field, Refs | Children) and (value or not is_new):
            field.write(row, value)


def write_or_empty(field: Value | Flag | Seconds | Ref, row: Row, record: dict[str, Any]) -> None:
    value = record.get(field.name)
    if value not in EMPTY:
        field.write(row, value)
        return
    column = row._meta.get_field(field.attribute if isinstance(field, Seconds) else field.name)
    setattr(row, column.attname, column.get_default())  # type: ignore[union-attr]
