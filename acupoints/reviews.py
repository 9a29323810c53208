"""What clinicians signed: by whom, when, and whether the text is still the one that they read."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.db import models, transaction

from acupoints.content.kind import Kind, normal, registered
from acupoints.content.sync import digest as digest_of
from acupoints.models import Marker, Publishable, Revision, SignOff, months_later
from acupoints.models.review import NEXT_REVIEW_MONTHS

_as_of: ContextVar[str] = ContextVar("revision", default="")
# Not what a reviewer reads: where it stands in its life, and notes for editors.
APART = {"status", "reviewed_by", "reviewed_on", "next_review_on", "notes"}


@dataclass(frozen=True, slots=True)
class Review:
    """What a page says. `changed`: the text is another one since. `left_out`: parts that were not their field."""

    by: str
    on: date
    changed: bool = False
    left_out: tuple[str, ...] = ()


def review_of(thing: Publishable) -> Review | None:
    """None: not reviewed, and no query. Else one query, and some more at the first call after any change of content."""
    if not thing.is_reviewed or thing.reviewed_on is None:
        return None
    known = standings(_as_of.get() or Revision.current()).get(place_of(thing))
    if known is None:
        return Review(thing.reviewed_by, thing.reviewed_on)
    return Review(thing.reviewed_by, thing.reviewed_on, *known)


@contextmanager
def as_of(revision: str) -> Iterator[None]:
    """For whoever asks of many things and knows the revision: then none of them costs a query."""
    before = _as_of.set(revision)
    try:
        yield
    finally:
        _as_of.reset(before)


def place_of(thing: models.Model) -> tuple[str, str]:
    """Its kind and its key, as files name it."""
    kind = kind_of(type(thing))
    return kind.name, kind.key_of(thing)


@cache
def kind_of(model: type[models.Model]) -> Kind:
    return next(kind for kind in registered() if kind.model is model and kind.creates)


@lru_cache(maxsize=1)
def standings(revision: str) -> dict[tuple[str, str], tuple[bool, tuple[str, ...]]]:
    """Of each thing that is signed off, whether it changed since, and what was left out; for one revision."""
    newest: dict[str, dict[str, SignOff]] = defaultdict(dict)
    for one in SignOff.objects.standing():
        newest[one.kind].setdefault(one.key, one)
    found = {}
    for kind in registered():
        signed = newest.get(kind.name, {}) if kind.creates else {}
        present = digests(kind.model, signed) if signed else {}
        for key, one in signed.items():
            found[kind.name, key] = (present.get(key) != one.digest, tuple(one.left_out))
    return found


def digests(model: type[models.Model], keys: Collection[str]) -> dict[str, str]:
    """Of all that a reviewer reads of these things, by their keys. A constant number of queries."""
    kind = kind_of(model)
    rows = list(model._default_manager.filter(**{f"{kind.lookup}__in": keys}).prefetch_related(*kind.prefetch))
    more = BESIDES.get(kind.name, nothing_besides)(rows)
    found = {}
    for row in rows:
        record = normal(kind, kind.record(row))
        text = {name: value for name, value in record.items() if name not in APART}
        found[kind.key_of(row)] = digest_of({**text, "besides": more.get(row.pk, [])})
    return found


def nothing_besides(rows: Iterable[Any]) -> dict[Any, list[Any]]:
    return {}


def markers_of(points: Iterable[Any]) -> dict[Any, list[Any]]:
    """Where points are marked, on which picture: moving a marker is a change like any other. One query."""
    found: dict[Any, list[Any]] = defaultdict(list)
    fields = ("figure__slug", "figure__asset", "site", "side", "place", "x", "y", "hidden")
    rows = Marker.objects.filter(point__in=list(points)).order_by(*fields)
    for point, *seen in rows.values_list("point", *fields):
        found[point].append(seen)
    return found


BESIDES: dict[str, Callable[[Iterable[Any]], dict[Any, list[Any]]]] = {"point": markers_of}


@transaction.atomic
def sign_off(thing: Publishable, signed: SignOff) -> SignOff:
    """Record a clinician's word, and let the thing's page say so. `signed` comes without kind, key and record."""
    signed.kind, signed.key = place_of(thing)
    signed.revision = Revision.current()
    signed.record = free_record(f"{signed.kind}-{signed.key}-{signed.reviewed_on}".lower().replace(" ", "-"))
    signed.full_clean(exclude=["left_out"])
    signed.save()
    show(thing)
    return signed


def free_record(wanted: str) -> str:
    taken = set(SignOff.objects.filter(record__startswith=wanted).values_list("record", flat=True))
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


@transaction.atomic
def withdraw(signed: SignOff, by: Any, on: date, reason: str) -> None:
    """The sign-off stays in the history; the page falls back to the one before it, or says "not yet reviewed"."""
    signed.withdrawn_by, signed.withdrawn_on, signed.withdrawn_reason = by, on, reason
    signed.save(update_fields=["withdrawn_by", "withdrawn_on", "withdrawn_reason"])
    kind = next(kind for kind in registered() if kind.name == signed.kind and kind.creates)
    thing = kind.model._default_manager.filter(**{kind.lookup: signed.key}).first()
    if isinstance(thing, Publishable):
        show(thing)


def show(thing: Publishable) -> None:
    """Write on the thing what its newest standing sign-off says."""
    kind, key = place_of(thing)
    newest = SignOff.objects.standing().filter(kind=kind, key=key).first()
    thing.reviewed_by = newest.signed_by if newest else ""
    thing.reviewed_on = newest.reviewed_on if newest else None
    thing.next_review_on = months_later(newest.reviewed_on, NEXT_REVIEW_MONTHS) if newest else None
    type(thing)._default_manager.filter(pk=thing.pk).update(
        reviewed_by=thing.reviewed_by, reviewed_on=thing.reviewed_on, next_review_on=thing.next_review_on
    )


def settle(thing: models.Model) -> None:
    """After an older version of it was brought back: the sign-offs say who reviewed it, not the version."""
    if not isinstance(thing, Publishable):
        return
    kind, key = place_of(thing)
    if SignOff.objects.filter(kind=kind, key=key).exists():
        show(thing)


def due_for_review(today: date) -> list[Publishable]:
    """Published things whose next review has come, the longest overdue first. One query a kind of thing."""
    models_of = {kind.model for kind in registered() if kind.creates and issubclass(kind.model, Publishable)}
    status = Publishable.Status.PUBLISHED
    due = [
        one
        for model in models_of
        for one in model._default_manager.filter(status=status, next_review_on__lte=today)
        if isinstance(one, Publishable)
    ]
    return sorted(due, key=lambda one: (one.next_review_on or today, str(one)))


@cache
def software_version() -> str:
    """Of the program that drew the pack."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
