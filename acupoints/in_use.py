"""What would break if a thing went: found through the models themselves, whichever app they are of."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models

SOME = 5


def uses_of(thing: models.Model, *, but: Collection[type[models.Model]] = ()) -> Iterator[str]:
    """One line for each kind of row that names a thing, but for those that are parts of it. A query each.

    Rows that PROTECT it are left out: Django lists those.
    """
    for relation in thing._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete:
            continue
        other: Any = relation.related_model
        if other in but or other._meta.auto_created or getattr(relation, "on_delete", None) is models.PROTECT:
            continue
        rows = other._base_manager.filter(**{relation.field.name: thing.pk})  # type: ignore[union-attr]
        if count := rows.count():
            named = ", ".join(str(row) for row in rows[:SOME])
            kind = other._meta.verbose_name if count == 1 else other._meta.verbose_name_plural
            yield f"{count} {kind}: {named}{' …' if count > SOME else ''}"
