"""What a thing was, what it is, and how it becomes again what it was: always with the rows that belong to it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core import serializers
from django.db import models, transaction
from reversion import add_to_revision, create_revision, set_comment
from reversion.models import Version

from acupoints import reviews

FIRST = "As it stood before the first change on this desk."
SINCE = "As it stood: changed since the version before by loading files, or on another page of this desk."


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was stored: plain values by field name, related rows by their keys."""

    model: type[models.Model]
    fields: dict[str, Any]
    title: str = field(compare=False)


State = dict[tuple[str, str], Row]  # by model and primary key; the thing itself stands first


@dataclass(frozen=True, slots=True)
class Family:
    """A model, and the models whose rows belong to its rows (with their foreign key's name)."""

    model: type[models.Model]
    children: tuple[tuple[type[models.Model], str], ...] = ()

    def children_of(self, pk: Any) -> Iterator[models.QuerySet[Any]]:
        for model, key in self.children:
            yield model._default_manager.filter(**{key: pk})

    def present(self, thing: models.Model) -> State:
        return self.at(thing.pk)

    def at(self, pk: Any) -> State:
        """As the database has it now, empty if it has not. The same number of queries however many rows there are."""
        things = self.model._base_manager.filter(pk=pk)
        rows = [row for rows in (things, *self.children_of(pk)) for row in whole(rows)]
        return state(self, serializers.serialize("json", rows), map(str, rows)) if rows[:1] else {}

    def presents(self, things: list[models.Model]) -> dict[Any, State]:
        """The same for many, by primary key: a few queries for all of them."""
        mine: dict[Any, list[models.Model]] = {thing.pk: [] for thing in things}
        for row in whole(self.model._default_manager.filter(pk__in=mine)):
            mine[row.pk].append(row)
        for model, key in self.children:
            for row in whole(model._default_manager.filter(**{f"{key}__in": list(mine)})):
                mine[getattr(row, model._meta.get_field(key).attname)].append(row)  # type: ignore[union-attr]
        return {pk: state(self, serializers.serialize("json", rows), map(str, rows)) for pk, rows in mine.items()}

    def of(self, version: Version) -> State:
        """As that version has it; the models of a family only, should the revision hold more."""
        found: State = {}
        for one in sorted(version.revision.version_set.all(), key=lambda one: (one.pk != version.pk, one.pk)):
            found |= state(self, one.serialized_data, [one.object_repr])
        return found

    def versions(self, pk: Any) -> models.QuerySet[Version]:
        """The newest first."""
        found = Version.objects.get_for_object_reference(self.model, pk).select_related("revision__user")
        newest_first: models.QuerySet[Version] = found.order_by("-pk")
        return newest_first


def whole(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """With all that serialising and naming a row reads."""
    keys = [one.name for one in rows.model._meta.fields if isinstance(one, models.ForeignKey)]
    return rows.select_related(*keys).prefetch_related(*(one.name for one in rows.model._meta.many_to_many))


def state(family: Family, data: str, titles: Iterable[str]) -> State:
    known = {model._meta.label_lower: model for model in (family.model, *(child for child, _ in family.children))}
    return {
        (one["model"], str(one["pk"])): Row(known[one["model"]], settled(one["fields"]), title)
        for one, title in zip(json.loads(data), titles, strict=True)
        if one["model"] in known
    }


def settled(fields: dict[str, Any]) -> dict[str, Any]:
    """Lists of keys in one order: the order of related rows is not kept by the database."""
    return {
        name: sorted(value) if isinstance(value, list) and all(isinstance(one, int) for one in value) else value
        for name, value in fields.items()
    }


def keep_present(family: Family, thing: models.Model) -> None:
    """Before an editor changes it: keep what no version holds yet, so that one can go back to what was loaded."""
    last = family.versions(thing.pk).first()
    if last is not None and family.of(last) == family.present(thing):
        return
    with create_revision():
        add_to_revision(thing)
        set_comment(FIRST if last is None else SINCE)


@transaction.atomic
def bring_back(family: Family, version: Version) -> models.Model:
    """Make it what it was. Rows added since go, deleted ones return with their old keys.

    All that belongs to it goes first: else two steps that changed places could not change back, as each place
    is taken by the other. Raises what the database or reversion raises; then nothing has changed.
    """
    for rows in family.children_of(version.object_id):
        rows.delete()
    version.revision.revert(delete=True)
    thing: models.Model = family.model._default_manager.get(pk=version.object_id)
    reviews.settle(thing)
    add_to_revision(thing)
    return thing
