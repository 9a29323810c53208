"""How one key of a record becomes one field of a row, and back. `Kind` puts them together."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from .known import Known
from .wrong import Wrong

Row = models.Model
EMPTY: tuple[Any, ...] = (None, "", [])


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

    def write(self, row: Row, value: Any, known: Known) -> None:
        setattr(row, self.name, known.find(self.model, self.by, value, self.name))


@dataclass(frozen=True, slots=True)
class Refs:
    """Several other rows, named by their natural keys, in the order of these keys."""

    name: str
    model: type[Row]
    by: str

    def read(self, row: Row) -> list[Any]:
        return sorted(getattr(other, self.by) for other in getattr(row, self.name).all())

    def write(self, row: Row, value: Any, known: Known) -> None:
        getattr(row, self.name).set(self.find(value, known))

    def find(self, value: Any, known: Known) -> list[Row]:
        """Each of them once."""
        if not isinstance(value, list):
            raise Wrong(f"{self.name} must be a list, such as [first, second]")
        return list(dict.fromkeys(known.find(self.model, self.by, key, self.name) for key in value))

    def link(self, rows: Iterable[tuple[Row, list[Row]]]) -> None:
        """Give each of several new rows its others, in one query."""
        for row, _ in (first := list(rows))[:1]:
            column: Any = row._meta.get_field(self.name)
            this, that = column.m2m_field_name(), column.m2m_reverse_field_name()
            through = column.remote_field.through
            links = [through(**{this: row, that: other}) for row, others in first for other in others]
            through._default_manager.bulk_create(links)


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

    def write(self, row: Row, value: Any, known: Known) -> None:
        """In one query for all of them, and one for each of their Refs. A child keeps its primary key."""
        present = list(getattr(row, self.name).all())
        children = list(self.made(row, value, known))
        self.check_once(children)
        self.keep_keys(present, children, value)
        if present:
            getattr(row, self.name).all().delete()
        try:
            self.model._default_manager.bulk_create(children)
        except IntegrityError as error:
            raise Wrong(f"{self.name}: {error}") from error
        for field in self.fields:
            if isinstance(field, Refs):
                keys = [record.get(field.name) or [] for record in value]
                field.link((child, field.find(some, known)) for child, some in zip(children, keys, strict=True))

    def keep_keys(self, present: list[Row], children: list[Row], records: list[dict[str, Any]]) -> None:
        """For versions and links: what stays as it is keeps its key; the others take the keys left, in order."""
        left: dict[str, list[Row]] = {}
        for one in present:
            left.setdefault(as_text(read(self.fields, one)), []).append(one)
        changed = []
        for child, record in zip(children, records, strict=True):
            if same := left.get(as_text(record)):
                child.pk = same.pop(0).pk
            else:
                changed.append(child)
        spare = {one.pk for same in left.values() for one in same}
        for child, pk in zip(changed, (one.pk for one in present if one.pk in spare), strict=False):
            child.pk = pk

    def made(self, row: Row, value: Any, known: Known) -> Iterator[Row]:
        """The children, checked but not saved yet."""
        counted: dict[Any, int] = {}
        for number, record in enumerate(value, 1):
            with self.naming(number):
                child = self.model(**{self.parent: row})
                if self.order:
                    group = record.get(self.within)
                    counted[group] = counted.get(group, 0) + 1
                    setattr(child, self.order, counted[group])
                fill(self.fields, child, record, known)
                for field in self.fields:
                    if isinstance(field, Refs):
                        field.find(record.get(field.name) or [], known)
            yield child

    @contextmanager
    def naming(self, number: int) -> Iterator[None]:
        """Says in which of the children a mistake is."""
        try:
            yield
        except (ValueError, ValidationError) as error:
            raise Wrong(f"{self.name}, number {number}: {reason(error)}") from error

    def check_once(self, children: list[Row]) -> None:
        """What the database would refuse, in words that say which child it is."""
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and not constraint.condition:
                first: dict[tuple[Any, ...], int] = {}
                names = [self.model._meta.get_field(name).attname for name in constraint.fields]  # type: ignore[union-attr]
                for number, child in enumerate(children, 1):
                    values = tuple(getattr(child, name) for name in names)
                    if None not in values and first.setdefault(values, number) != number:
                        same = ", ".join(name for name in constraint.fields if name != self.parent)
                        raise Wrong(f"{self.name}, number {number}: has the same {same} as number {first[values]}")


def as_text(record: dict[str, Any]) -> str:
    """The same for two records that say the same, whatever the order of their keys."""
    return repr(sorted((name, str(value)) for name, value in record.items() if value not in EMPTY))


Field = Value | Flag | Seconds | Ref | Refs | Children


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


def save(fields: Iterable[Field], row: Row, record: dict[str, Any], known: Known) -> None:
    """Write a record into a row and its children. What the record leaves out is emptied.

    Raises ValueError or django's ValidationError with the reason.
    """
    is_new = row.pk is None
    fill(fields, row, record, known)
    row.save()
    for field in fields:
        value = record.get(field.name) or []
        if isinstance(field, Refs | Children) and (value or not is_new):
            field.write(row, value, known)


def fill(fields: Iterable[Field], row: Row, record: dict[str, Any], known: Known) -> None:
    """Set what stands in the row itself, and check it; uniqueness is left to the database."""
    sure = [] if row.pk else ["slug"]
    for field in fields:
        if isinstance(field, Value | Flag | Seconds) or (isinstance(field, Ref) and not field.later):
            write_or_empty(field, row, record, known)
    # A row that was just found or saved need not be looked up again.
    keys = [one for one in row._meta.fields if isinstance(one, models.ForeignKey)]
    sure += [one.name for one in keys if one.is_cached(row) and getattr(row, one.name)]
    row.full_clean(validate_unique=False, validate_constraints=False, exclude=sure)


def write_or_empty(field: Value | Flag | Seconds | Ref, row: Row, record: dict[str, Any], known: Known) -> None:
    value = record.get(field.name)
    if isinstance(field, Ref) and value not in EMPTY:
        field.write(row, value, known)
    elif not isinstance(field, Ref) and value not in EMPTY:
        field.write(row, value)
    else:
        column = row._meta.get_field(field.attribute if isinstance(field, Seconds) else field.name)
        setattr(row, column.attname, column.get_default())  # type: ignore[union-attr]
