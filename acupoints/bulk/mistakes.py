"""Everything that is wrong with one record, each with its path in it: ("cautions", 0, "level")."""

import math
import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from acupoints.content import fields as f
from acupoints.content.known import Known
from acupoints.content.text import Record

from .columns import Mistake, Path

UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
DEEPEST = 4
Fields = tuple[f.Field, ...]


def of_form(fields: Fields, record: Any, path: Path = ()) -> Iterator[Mistake]:
    """What keeps a record from being read at all; needs no database."""
    if not isinstance(record, dict):
        yield path, "must be a record: keys with their values"
        return
    known = {one.name: one for one in fields}
    for key, value in record.items():
        one = known.get(key) if isinstance(key, str) else None
        if one is None:
            yield (*path, str(key)[:60]), f"is not known here (known are: {', '.join(known)})"
        else:
            yield from of_value(one, value, (*path, key))


def of_value(one: f.Field, value: Any, path: Path) -> Iterator[Mistake]:
    if isinstance(one, f.Children):
        if value is not None and not isinstance(value, list):
            yield path, "must be a list of records"
            return
        for number, child in enumerate(value or ()):
            yield from of_form(one.fields, child, (*path, number))
    elif isinstance(one, f.Refs):
        if value is not None and not (isinstance(value, list) and all(isinstance(key, str) for key in value)):
            yield path, "must be a list of keys, such as [first, second]"
    elif reason := unstorable(value):
        yield path, reason


def unstorable(value: Any, depth: int = 0) -> str:
    """Why no database could keep it; empty where it can."""
    if isinstance(value, str):
        return "holds a control sign that cannot be kept" if UNSTORABLE.search(value) else ""
    if isinstance(value, float):
        return "" if math.isfinite(value) else "is not a number that can be kept"
    if isinstance(value, list | dict):
        if depth >= DEEPEST:
            return "is nested too deeply"
        inner = [*value, *value.values()] if isinstance(value, dict) else value
        return next((reason for one in inner if (reason := unstorable(one, depth + 1))), "")
    return ""


def of_values(fields: Fields, row: models.Model, record: Record, known: Known, path: Path = ()) -> Iterator[Mistake]:
    """What the fields refuse. `row` is filled, but not saved."""
    wrong: set[str] = set()
    for one in fields:
        if isinstance(one, f.Children):
            for number, child in enumerate(record.get(one.name) or ()):
                made = one.model(**{one.parent: row})
                yield from of_values(one.fields, made, child, known, (*path, one.name, number))
        elif reason := refused(one, row, record, known):
            wrong.add(column(one))
            yield (*path, one.name), reason
    yield from of_row(fields, row, wrong, path)


def refused(one: Any, row: models.Model, record: Record, known: Known) -> str:
    if is_off(one, row, record.get(one.name)):
        return "must be a whole number"
    try:
        if isinstance(one, f.Refs):
            one.find(record.get(one.name) or [], known)
        elif not (isinstance(one, f.Ref) and one.later):
            f.write_or_empty(one, row, record, known)
    except (ValueError, TypeError, OverflowError, ValidationError) as error:
        return sentence(one.name, f.reason(error))
    return ""


def is_off(one: Any, row: models.Model, value: Any) -> bool:
    """What Django would quietly round, or take for a number."""
    number = isinstance(one, f.Value) and isinstance(row._meta.get_field(one.name), models.IntegerField)
    return number and isinstance(value, float | bool)


def sentence(name: str, text: str) -> str:
    """Without the name: it stands before the sentence already."""
    return text.removeprefix(f"{name}: ").removeprefix(f"{name} ")


def column(one: Any) -> str:
    return str(one.attribute if isinstance(one, f.Seconds) else one.name)


def of_row(fields: Fields, row: models.Model, wrong: set[str], path: Path) -> Iterator[Mistake]:
    """The model's own checks. Those that look at several fields only where each of them is right."""
    names = {column(one): one.name for one in fields}
    keys = {one.name for one in row._meta.fields if isinstance(one, models.ForeignKey) and one.is_cached(row)}
    spare = {one.name for one in row._meta.fields} - names.keys()
    try:
        row.clean_fields(exclude=wrong | keys | spare)
        if not wrong:
            row.clean()
    except ValidationError as error:
        for name, texts in error.update_error_dict({}).items():
            place = () if name == NON_FIELD_ERRORS else (names.get(name, name),)
            said = [text for one in texts for text in one.messages]
            yield (*path, *place), " ".join(said) + allowed(row, name, texts)
    except (ValueError, TypeError, OverflowError) as error:
        yield path, f.reason(error)


def allowed(row: models.Model, name: str, errors: list[ValidationError]) -> str:
    """What may stand there, where a word has to be one of a few."""
    if not any(getattr(one, "code", "") == "invalid_choice" for one in errors):
        return ""
    choices: Any = getattr(row._meta.get_field(name), "flatchoices", [])
    return f" It may be: {', '.join(str(value) for value, _ in choices)}."
