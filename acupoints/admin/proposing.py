"""What a file would change of what readers see: a draft beside it, that waits for somebody to publish it."""

from typing import Any

from django.contrib import admin

from acupoints.applying import numbered
from acupoints.bulk.applying import Change
from acupoints.models import Change as Draft
from acupoints.proposal import is_live

from .drafting import Drafting


class Busy(Exception):
    """Somebody is working on a draft of that thing."""


def desk_of(change: Change) -> Any:
    """The form that keeps drafts of such a thing, where there is one."""
    page = admin.site._registry.get(change.family.model)
    return page if isinstance(page, Drafting) else None


def propose(change: Change, user: Any, why: str) -> Draft:
    """A draft of one record, sent to review. Raises Busy where there is one already."""
    desk, pk = desk_of(change), str(change.thing.pk) if change.before and change.thing else ""
    if pk and Draft.objects.open().of(change.family.model, pk).exists():
        raise Busy(change.title)
    draft = desk.begin(user, pk, change.before, "")
    desk.write(draft, change.before, numbered(change.family, change.after, change.before, draft.object_id), user, why)
    desk.send(draft, user)
    return draft  # type: ignore[no-any-return]


def is_seen(change: Change) -> bool:
    """Whether readers see it, before or after; then only a draft may bring it to them."""
    return bool(desk_of(change)) and (is_live(change.before) or is_live(change.after))
