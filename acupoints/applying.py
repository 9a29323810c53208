"""A state of a thing, as plain data to keep and as rows in the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from django.core import serializers
from django.db import connection, models, transaction

from acupoints.versions import Family, Row, State

Key = tuple[str, str]
# From here on count the keys of rows that only a draft has: beyond all others, as many rows stand in the order of their
# keys. A new thing as a whole has its draft's number, negative, which can stand in an address.
FRESH = 2**62


def dumped(state: State) -> list[dict[str, Any]]:
    return [{"model": label, "pk": pk, "fields": row.fields, "title": row.title} for (label, pk), row in state.items()]


def loaded(family: Family, rows: Iterable[dict[str, Any]]) -> State:
    known = {model._meta.label_lower: model for model in (family.model, *(child for child, _ in family.children))}
    return {
        (one["model"], one["pk"]): Row(known[one["model"]], one["fields"], one["title"])
        for one in rows
        if one["model"] in known
    }


def numbered(family: Family, state: State, known: Collection[Key], pk: str) -> State:
    """The thing gets the key `pk`, rows that are not `known` get keys that no stored row ever has, in their order.

    They were stored in a transaction that is taken back: the keys that they had there will be given to others.
    """
    parents = {child._meta.label_lower: key for child, key in family.children}
    taken = {int(key) for label, key in (*known, *state) if label in parents and int(key) >= FRESH}
    fresh = count(max(taken, default=FRESH) + 1)
    found: State = {}
    for (label, key), row in state.items():
        if label not in parents:
            found[label, pk] = row
            continue
        stays = (label, key) in known or int(key) >= FRESH
        fields = {**row.fields, parents[label]: int(pk)}
        found[label, key if stays else str(next(fresh))] = replace(row, fields=fields)
    return found


@transaction.atomic
def put(family: Family, pk: str, state: State, *, lasting: bool = False) -> models.Model | None:
    """Make the thing what the state says; an empty state takes it away. With `lasting`, new rows get lasting keys.

    All that belongs to it goes first: rows that changed places could not be written one by one. Raises what the
    database raises.
    """
    for present in family.children_of(pk):
        present.delete()
    if not state:
        family.model._default_manager.filter(pk=pk).delete()
        return None
    rows: dict[str, list[Any]] = defaultdict(list)
    for one in made(state):
        rows[one.object._meta.label_lower].append(one)
    thing = put_thing(rows[family.model._meta.label_lower][0], lasting)
    for model, key in family.children:
        put_rows(model, key, thing.pk, rows[model._meta.label_lower], lasting)
    if lasting:
        connection.check_constraints()
    return family.model._default_manager.get(pk=thing.pk)


def made(state: State) -> Iterable[Any]:
    rows = [{"model": label, "pk": pk, "fields": row.fields} for (label, pk), row in state.items()]
    found: Iterable[Any] = serializers.deserialize("python", rows, ignorenonexistent=True)
    return found


def put_thing(one: Any, lasting: bool) -> models.Model:
    if lasting and one.object.pk < 0:
        one.object.pk = None
    one.save()
    thing: models.Model = one.object
    return thing


def put_rows(model: type[models.Model], key: str, pk: Any, rows: list[Any], lasting: bool) -> None:
    for one in rows:
        setattr(one.object, f"{key}_id", pk)
        if lasting and one.object.pk >= FRESH:
            one.object.pk = None
    model._default_manager.bulk_create([one.object for one in rows])
    links: dict[Any, list[Any]] = defaultdict(list)
    for one in rows:
        for name, keys in (one.m2m_data or {}).items():
            field: Any = model._meta.get_field(name)
            ours, theirs = field.m2m_column_name(), field.m2m_reverse_name()
            through = field.remote_field.through
            links[through] += [through(**{ours: one.object.pk, theirs: getattr(of, "pk", of)}) for of in keys]
    for through, found in links.items():
        through._default_manager.bulk_create(found)
