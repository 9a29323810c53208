"""A draft beside the thing as it stands now: what it would change, what collides, whether it takes a second person."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db import models

from acupoints.applying import Key, dumped, loaded
from acupoints.models import Change
from acupoints.threeway import GONE, Merged, merge
from acupoints.versions import Family, Row, State


@dataclass(frozen=True)
class Safety:
    """What of a thing nobody changes alone: fields of the thing itself, and all rows of some models that belong to it.

    A model with neither may be published by whoever may publish, but for its deletion.
    """

    fields: frozenset[str] = frozenset()
    rows: tuple[type[models.Model], ...] = ()

    def differs(self, old: State, new: State) -> bool:
        if not new:
            return bool(old)
        if not old:
            return bool(self.fields or self.rows)
        return self.part(old) != self.part(new)

    def part(self, state: State) -> dict[Any, Any]:
        thing = next(iter(state.values()))
        own = {name: value for name, value in thing.fields.items() if name in self.fields}
        return {None: own, **{key: row.fields for key, row in state.items() if row.model in self.rows}}


def is_live(state: State) -> bool:
    """Whether readers see it, as far as its own row says. What has neither status nor `published` is always seen."""
    if not state:
        return False
    fields = next(iter(state.values())).fields
    if "status" in fields:
        return bool(fields["status"] != "draft")
    return bool(fields.get("published", True))


def digest(*states: Any) -> str:
    text = json.dumps([dumped(one) if isinstance(one, dict) else one for one in states], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Collision:
    """One place that was changed both in the draft and for readers, since the draft was last saved."""

    row: Row
    name: str  # of the field; GONE: the whole row, taken away by one and changed by the other
    base: Any
    draft: Any
    now: Any

    @property
    def is_whole_row(self) -> bool:
        return self.name == GONE

    @property
    def label(self) -> str:
        return "the whole row" if self.is_whole_row else label_of(self.row, self.name)


def label_of(row: Row, name: str) -> str:
    one: Any = row.model._meta.get_field(name)
    return str(one.verbose_name)


@dataclass(frozen=True)
class Proposal:
    family: Family
    change: Change
    safety: Safety = field(default_factory=Safety)

    @cached_property
    def base(self) -> State:
        return loaded(self.family, self.change.base)

    @cached_property
    def data(self) -> State:
        return loaded(self.family, self.change.data)

    @cached_property
    def now(self) -> State:
        return self.family.at(self.change.object_id)

    @cached_property
    def _merged(self) -> Merged:
        base, ours, theirs = ({key: row.fields for key, row in one.items()} for one in (self.base, self.data, self.now))
        return merge(base, ours, theirs)

    @cached_property
    def merged(self) -> State:
        """What readers would get: the draft, with what has changed for them since it was saved."""
        if self.change.is_deletion:
            return {}
        if self.now == self.base:
            return reviewed_as(self.now, self.data)
        rows = {**self.now, **self.data}
        found = {key: replace(rows[key], fields=fields) for key, fields in self._merged.rows.items()}
        return counted(self.family, reviewed_as(self.now, found))

    @cached_property
    def collisions(self) -> list[Collision]:
        return [] if self.now == self.base else [self.collision(key, name) for key, name in self._merged.collisions]

    def collision(self, key: Key, name: str) -> Collision:
        row = self.data.get(key) or self.now.get(key) or self.base[key]
        base, draft, now = (
            (one[key].title if name == GONE else one[key].fields.get(name)) if key in one else None
            for one in (self.base, self.data, self.now)
        )
        return Collision(row, name, base, draft, now)

    @property
    def is_gone(self) -> bool:
        """Deleted since the draft began."""
        return bool(self.base) and not self.now

    @property
    def needs_second(self) -> bool:
        return self.safety.differs(self.now, self.merged)

    @property
    def token(self) -> str:
        """Changes with what is proposed and with what readers have: who publishes says by it what they saw."""
        return digest(self.change.data, self.now)


def reviewed_as(now: State, state: State) -> State:
    """Who reviewed a thing is written by a sign-off only: no draft, old version or import brings it along."""
    if not state:
        return state
    key, row = next(iter(state.items()))
    unsigned = {"reviewed_by": "", "reviewed_on": None, "next_review_on": None}
    present = next(iter(now.values())).fields if now else unsigned
    kept = {name: present.get(name, empty) for name, empty in unsigned.items() if name in row.fields}
    return {**state, key: replace(row, fields={**row.fields, **kept})}


def counted(family: Family, state: State) -> State:
    """Two rows that came to the same place, one from each side: all of their kind are counted anew."""
    groups: dict[Any, list[Key]] = defaultdict(list)
    for key, row in state.items():
        if row.fields.get("position") is not None and any(row.model is child for child, _ in family.children):
            groups[row.model, tuple(row.fields[name] for name in within(row.model))].append(key)
    found = dict(state)
    for keys in groups.values():
        keys.sort(key=lambda key: state[key].fields["position"])
        if len({state[key].fields["position"] for key in keys}) < len(keys):
            for place, key in enumerate(keys, start=1):
                found[key] = replace(found[key], fields={**found[key].fields, "position": place})
    return found


def within(model: type[models.Model]) -> list[str]:
    """The fields beside the position that make a place unique."""
    rules = (one for one in model._meta.constraints if isinstance(one, models.UniqueConstraint))
    return [name for one in rules if "position" in one.fields for name in one.fields if name != "position"]
