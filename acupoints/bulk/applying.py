"""Rows of a file written into the database. The dry run is the same, rolled back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction

from acupoints.content import fields as f
from acupoints.content.kind import Kind, normal, registered
from acupoints.content.known import Known
from acupoints.content.sync import digest
from acupoints.content.text import Record
from acupoints.versions import Family, State

from .columns import Mistake
from .mistakes import of_form, of_values
from .upload import Row

Families = Callable[[type[models.Model]], Family]
Before = Callable[[Family, models.Model], None]
REFUSED = (ValueError, TypeError, OverflowError, ValidationError, DatabaseError)


@dataclass(slots=True)
class Change:
    """One record of the file, and what it did to its thing."""

    row: Row
    family: Family
    thing: models.Model | None = None
    record: Record = field(default_factory=dict)
    before: State = field(default_factory=dict)
    after: State = field(default_factory=dict)
    was: Record = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    written: bool = False

    @property
    def kind(self) -> Kind:
        return self.row.kind

    @property
    def state(self) -> str:
        """One of: wrong, new, changed, same."""
        if self.mistakes:
            return "wrong"
        if not self.written or self.before == self.after:
            return "same"
        return "changed" if self.before else "new"

    @property
    def places(self) -> list[tuple[str, str]]:
        return [(self.row.place(path), reason) for path, reason in self.mistakes]

    @property
    def title(self) -> str:
        return f"{self.kind.name} {self.row.key}" if self.row.key else self.row.place(())

    def complain(self, reason: str, *path: str | int) -> None:
        self.mistakes.append((path, reason))


def apply_rows(rows: Sequence[Row], families: Families, before_write: Before | None = None) -> list[Change]:
    """Writes every row that is right and differs. THE one place where an import writes.

    Needs a transaction around it, which the caller takes back if any of the changes is wrong: all or nothing.
    `before_write` is called with each thing that stands already, as it still stands.
    """
    known, changes = Known(), [Change(row, families(row.kind.model)) for row in rows]
    mark_doubles(changes)
    for kind in registered():
        some = [one for one in changes if one.kind is kind and not one.mistakes]
        if some:
            write_kind(kind, some, known, before_write)
    return changes


def mark_doubles(changes: list[Change]) -> None:
    first: dict[tuple[str, str], Change] = {}
    for one in changes:
        if not one.row.key:
            one.complain("is empty; every record needs one", *([one.kind.key] if is_record(one) else []))
        elif (other := first.setdefault((one.kind.name, one.row.key), one)) is not one:
            one.complain(f"{one.row.key} stands twice, first in {other.row.place(())}", one.kind.key)


def is_record(change: Change) -> bool:
    return isinstance(getattr(change.row, "value", {}), dict)


def write_kind(kind: Kind, changes: list[Change], known: Known, before_write: Before | None) -> None:
    present = rows_of(kind, [one.row.key for one in changes])
    differing = [one for one in changes if differs(one, present.get(one.row.key))]
    states = presents(changes[0].family, [one.thing for one in differing if one.thing is not None])
    for one in differing:
        one.before = states.get(one.thing.pk, {}) if one.thing is not None else {}
        if one.before and before_write and one.thing is not None:
            before_write(one.family, one.thing)
        write(kind, one, known)
    written = [one for one in differing if one.written]
    set_later(kind, written, known)
    states = presents(changes[0].family, [one.thing for one in written if one.thing is not None])
    for one in written:
        one.after = states.get(one.thing.pk, {}) if one.thing is not None else {}


def rows_of(kind: Kind, keys: list[str]) -> dict[str, models.Model]:
    found = kind.model._default_manager.filter(**{f"{kind.lookup}__in": keys}).prefetch_related(*kind.prefetch)
    return {kind.key_of(row): row for row in found}


def differs(change: Change, row: models.Model | None) -> bool:
    """Whether there is anything to write. Reads the record, and notes what is wrong with its form."""
    kind, change.thing = change.kind, row
    if row is None and not kind.creates:
        change.complain(f"there is no {kind.model._meta.verbose_name} {change.row.key!r}", kind.key)
        return False
    change.was = normal(kind, kind.record(row)) if row is not None else {}
    value, mistakes = change.row.record(change.was)
    change.mistakes += mistakes
    change.mistakes += of_form(kind.fields, value)
    if change.mistakes:
        return False
    change.record = normal(kind, plain_lines(value))
    return row is None or digest(change.record) != digest(change.was)


def plain_lines(value: Any) -> Any:
    """Line ends as our files have them."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, list):
        return [plain_lines(one) for one in value]
    return {key: plain_lines(one) for key, one in value.items()} if isinstance(value, dict) else value


def write(kind: Kind, change: Change, known: Known) -> None:
    row = change.thing if change.thing is not None else kind.model()
    change.mistakes += of_values(kind.fields, row, change.record, known)
    if change.mistakes:
        return
    try:
        with transaction.atomic():
            f.save(kind.fields, row, change.record, known)
    except REFUSED as error:
        change.complain(refusal(kind, row, error))
        return
    change.thing, change.written = row, True


def refusal(kind: Kind, row: models.Model, error: Exception) -> str:
    """What the database will not take: mostly a second thing of the same name or number."""
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as found:
        return f.reason(found)
    except REFUSED:
        pass
    return f.reason(error)


def set_later(kind: Kind, written: list[Change], known: Known) -> None:
    """What may name a record of the same kind that comes after it."""
    for one in kind.fields:
        if isinstance(one, f.Ref) and one.later:
            for change in written:
                link(change, one, known)


def link(change: Change, one: f.Ref, known: Known) -> None:
    row, value = change.thing, change.record.get(one.name)
    if row is None or one.read(row) == value:
        return
    try:
        if value:
            one.write(row, value, known)
        else:
            setattr(row, one.name, None)
        row.save()
    except REFUSED as error:
        change.complain(f.reason(error).removeprefix(f"{one.name}: "), one.name)


def presents(family: Family, things: list[models.Model]) -> dict[Any, State]:
    """Family.present of many, in a few queries."""
    return family.presents(things) if things else {}


@contextmanager
def rolled_back() -> Iterator[None]:
    """A transaction that leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
