"""A draft becomes what readers see: once, by somebody who may, with a version before and after."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import Error, models, transaction
from django.utils import timezone
from reversion import add_to_revision, create_revision, set_comment, set_user

from acupoints.applying import dumped, put
from acupoints.comparing import Comparison
from acupoints.models import Change
from acupoints.models.change import ChangeEvent, name_of
from acupoints.proposal import Proposal
from acupoints.versions import Family, State, keep_present

What = ChangeEvent.What


class Refused(Exception):
    """Why a draft cannot be published, in words for an editor."""


def moved(change: Change, by: Any, what: str, to: str, *, out_of: tuple[str, ...], why: str = "") -> None:
    """Compare and swap its state: of two clicks, one counts. Raises Refused."""
    decided = (Change.State.PUBLISHED, Change.State.REJECTED, Change.State.WITHDRAWN)
    more = (
        {"decided_by": by, "decided_by_name": name_of(by), "decided_at": timezone.now(), "reason": why}
        if to in decided
        else {"changed_at": timezone.now()}
    )
    if not Change.objects.filter(pk=change.pk, state__in=out_of).update(state=to, **more):
        raise Refused("Somebody was faster: this draft is no longer in the state that you saw.")
    change.refresh_from_db()
    change.note(what, by, why)


@transaction.atomic
def publish(proposal: Proposal, by: Any, *, seen: str) -> models.Model | None:
    """Raises Refused; then nothing has been written."""
    change = proposal.change
    moved(change, by, What.PUBLISHED, Change.State.PUBLISHED, out_of=(Change.State.WAITING,))
    proposal = Proposal(proposal.family, change, proposal.safety)  # as it is now that nobody else can publish it
    if proposal.token != seen:
        raise Refused("The draft, or what readers see, was changed since you looked. Look at it again.")
    if proposal.collisions or proposal.is_gone:
        raise Refused("Readers' version was changed in the same places. The author has to look at both first.")
    if proposal.needs_second and change.written_by(by):
        raise Refused("This draft changes what keeps people safe: somebody who did not write it has to publish it.")
    return carry_out(proposal, by)


@transaction.atomic
def carry_out(proposal: Proposal, by: Any) -> models.Model | None:
    family, change, now, new = proposal.family, proposal.change, proposal.now, proposal.merged
    if now:
        keep_present(family, family.model._default_manager.get(pk=change.object_id))
    try:
        thing = stored(family, change, new, by, comment_on(change, list(Comparison(family, now, new)), by))
    except ValidationError as error:
        raise Refused(f"This cannot be published any more: {' '.join(error.messages)}") from error
    except (Error, models.ProtectedError) as error:
        raise Refused(f"The database refuses it: {error}") from error
    change.base, change.data = dumped(now), dumped(family.at(thing.pk)) if thing else []
    change.object_id = str(thing.pk) if thing else change.object_id
    change.save(update_fields=["base", "data", "object_id"])
    return thing


@transaction.atomic
def stored(family: Family, change: Change, new: State, by: Any, comment: str) -> models.Model | None:
    if not new:
        put(family, change.object_id, new, lasting=True)
        return None
    with create_revision():
        set_user(by)
        set_comment(comment)
        thing = put(family, change.object_id, new, lasting=True)
        if thing is not None:
            for row in (thing, *(row for rows in family.children_of(thing.pk) for row in rows)):
                row.clean()
            add_to_revision(thing)
    return thing


def comment_on(change: Change, changes: list[Any], by: Any) -> str:
    """What stands in the history: why, what, and who."""
    what = "; ".join(told(one, first=not n) for n, one in enumerate(changes))
    who = f"Draft by {change.author_name}, published by {name_of(by)}."
    return " ".join(filter(None, (change.why, f"({what or 'nothing'})" if change.why else f"{what}.", who)))


def told(row: Any, *, first: bool) -> str:
    names = ", ".join(one.label for one in row.fields)
    return f"{row.kind.capitalize()} {row.title}{f': {names}' if row.kind == 'changed' else ''}"
