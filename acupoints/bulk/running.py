"""An import from end to end: the dry run, and the same for good, with a version of all that changed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction
from reversion import add_to_revision, create_revision, is_registered, set_comment, set_user

from acupoints.content.problem import Problem
from acupoints.models import Revision
from acupoints.versions import keep_present

from .applying import Change, Families, apply_rows, rolled_back
from .findings import new_problems
from .upload import Row


@dataclass(slots=True)
class Outcome:
    """What a file did, or would do. `token`: the state of the content that this is true of."""

    changes: list[Change]
    token: str
    problems: list[Problem] = field(default_factory=list)

    def of(self, *states: str) -> list[Change]:
        return [one for one in self.changes if one.state in states]

    @property
    def stands(self) -> bool:
        """All or nothing."""
        return not self.problems and not self.of("wrong")

    @property
    def permissions(self) -> set[str]:
        """What somebody must be allowed to do, to do this: row by row, as on the forms."""
        rows = (
            (name_of(one.before.get(key), one.after.get(key)), (one.after.get(key) or one.before[key]).model._meta)
            for one in self.of("new", "changed")
            for key in {**one.before, **one.after}
            if one.before.get(key) != one.after.get(key)
        )
        return {f"{meta.app_label}.{name}_{meta.model_name}" for name, meta in rows}


Check = Callable[[Outcome], None]


def pass_all(outcome: Outcome) -> None:
    """Whoever runs a command may do anything."""


class Stale(Exception):
    """The content changed since the dry run was shown."""


def name_of(before: Any, after: Any) -> str:
    return "add" if before is None else "delete" if after is None else "change"


def tried(rows: Sequence[Row], families: Families, *, keep: bool = False) -> Outcome:
    """Writes; the caller's transaction decides whether it stays."""
    token = Revision.objects.select_for_update().values_list("token", flat=True).first() or ""
    outcome = Outcome(apply_rows(rows, families, keep_present if keep else None), token)
    if not outcome.of("wrong"):
        outcome.problems = new_problems(outcome.changes)
    return outcome


@contextmanager
def dry_run(rows: Sequence[Row], families: Families) -> Iterator[Outcome]:
    """Within it the rows stand as they would; after it all is as it was."""
    with rolled_back():
        yield tried(rows, families)


@transaction.atomic
def run(
    rows: Sequence[Row], families: Families, author: Any, comment: str, *, token: str = "", check: Check = pass_all
) -> Outcome:
    """For good, unless anything is wrong: look at `stands`. Raises Stale where `token` is no longer the present one.

    `check` may raise to take everything back, as where its author lacks a right that these changes need.
    """
    if token and token != Revision.current():
        raise Stale
    outcome = tried(rows, families, keep=True)
    check(outcome)
    if outcome.stands:
        for one in outcome.of("new", "changed"):
            keep_version(one, author, comment)
    else:
        transaction.set_rollback(True)
    return outcome


def keep_version(change: Change, author: Any, comment: str) -> None:
    """As a save on the desk does."""
    thing = change.family.model._default_manager.get(pk=change.thing.pk)  # type: ignore[union-attr]
    if is_registered(change.family.model):
        with create_revision():
            if author is not None:
                set_user(author)
            add_to_revision(thing)
            set_comment(comment)
    if author is not None:
        flag = CHANGE if change.before else ADDITION
        LogEntry.objects.log_actions(author.pk, [thing], flag, change_message=comment, single_object=True)
