"""Two states of a thing as a person reads them: which rows and fields changed, and in which words."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.dateparse import parse_duration
from django.utils.text import capfirst

from acupoints import durations, worddiff
from acupoints.models import Photo
from acupoints.versions import Family, Row, State

UNSEEN = {"slug", "sort_order", "draft", "placed_on"}  # where no editor fills them


@dataclass(frozen=True, slots=True)
class FieldChange:
    label: str
    old: worddiff.Pieces
    new: worddiff.Pieces


@dataclass(frozen=True, slots=True)
class Picture:
    """The stored image of a photograph, small enough to stand beside another."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class RowChange:
    title: str
    kind: str  # changed, moved (in its order only), added, removed
    fields: tuple[FieldChange, ...]
    pictures: tuple[Picture | None, Picture | None] | None = None  # before and after; None where none differs


@dataclass(frozen=True)
class Comparison:
    """Rows are matched by what they are, not by where they stand."""

    family: Family
    old: State
    new: State

    def __iter__(self) -> Iterator[RowChange]:
        for key in [*self.new, *(key for key in self.old if key not in self.new)]:
            change = self.row(self.old.get(key), self.new.get(key))
            if change.fields or change.pictures:
                yield change

    def row(self, old: Row | None, new: Row | None) -> RowChange:
        row = new or old
        if row is None:
            raise ValueError("a row of neither state")
        kind = "added" if old is None else "removed" if new is None else "changed"
        changes = tuple(self.fields(row.model, old.fields if old else {}, new.fields if new else {}))
        if kind == "changed" and [one.label for one in changes] == ["Position"]:
            kind = "moved"
        title = f"{capfirst(row.model._meta.verbose_name)}: {row.title}"
        return RowChange(title, kind, changes, picture_change(old, new))

    def fields(self, model: type[models.Model], old: dict[str, Any], new: dict[str, Any]) -> Iterator[FieldChange]:
        for one in shown_fields(self.family, model):
            before, after = self.text(one, old.get(one.name)), self.text(one, new.get(one.name))
            if before != after:
                yield FieldChange(capfirst(str(one.verbose_name)), *worddiff.compare(before, after))

    def text(self, one: Any, value: Any) -> str:
        if one.is_relation:
            keys = value if isinstance(value, list) else [value]
            return "\n".join(sorted(self.names[one.related_model].get(key, f"deleted ({key})") for key in keys if key))
        return plain_text(one, value)

    @cached_property
    def names(self) -> dict[type[models.Model], dict[Any, str]]:
        """What related rows are called today. One query for each model that is named."""
        keys: dict[type[models.Model], set[Any]] = {}
        for row in (*self.old.values(), *self.new.values()):
            for one in shown_fields(self.family, row.model):
                if one.is_relation:
                    keys.setdefault(one.related_model, set()).update(flat(row.fields.get(one.name)))
        return {model: {row.pk: str(row) for row in rows(model, found)} for model, found in keys.items()}


def picture_change(old: Row | None, new: Row | None) -> tuple[Picture | None, Picture | None] | None:
    before, after = picture(old), picture(new)
    return None if (before and before.src) == (after and after.src) else (before, after)


def picture(row: Row | None) -> Picture | None:
    """Of a photograph's row; nothing else carries an image of its own."""
    if row is None or row.model is not Photo or not row.fields.get("digest"):
        return None
    named = {name: row.fields[name] for name in ("digest", "width", "height", "ending", "alt")}
    return Picture(Photo(**named).thumbnail, named["alt"])


def rows(model: type[models.Model], keys: Iterable[Any]) -> Iterable[models.Model]:
    return model._default_manager.filter(pk__in=keys)


def flat(value: Any) -> list[Any]:
    return [one for one in (value if isinstance(value, list) else [value]) if one is not None]


def shown_fields(family: Family, model: type[models.Model]) -> list[Any]:
    parents = {key for child, key in family.children if child is model}
    return [
        one
        for one in (*model._meta.fields, *model._meta.many_to_many)
        if not one.primary_key and one.name not in parents and (one.editable or one.name not in UNSEEN)
    ]


def plain_text(one: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if one.flatchoices:
        return str(dict(one.flatchoices).get(value, value))
    if isinstance(one, models.DurationField):
        time = parse_duration(str(value))
        return durations.show(time) if time is not None else str(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
