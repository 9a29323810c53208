"""The state that takes back what one published draft changed, and keeps what was changed since."""

from dataclasses import replace

from acupoints.proposal import Proposal, counted
from acupoints.publishing import Refused
from acupoints.threeway import merge
from acupoints.versions import State

UNSEEN = {"status": "draft", "published": False}


def undone(proposal: Proposal) -> State:
    """Raises Refused where later changes stand on it. A thing that the draft made is hidden, if it can be."""
    old, made, now = proposal.base, proposal.data, proposal.now
    if not old:
        return hidden(now)
    if not made and now:
        raise Refused("It stands again already.")
    if made and not now:
        raise Refused("It was deleted since.")
    merged = merge(*({key: row.fields for key, row in one.items()} for one in (made, old, now)))
    if merged.collisions:
        raise Refused("The same places were changed again since. Choose a version in its history instead.")
    rows = {**now, **old}
    return counted(proposal.family, {key: replace(rows[key], fields=one) for key, one in merged.rows.items()})


def is_undone(proposal: Proposal) -> bool:
    """Whether nothing of it stands any more. What later changes stand on is not undone."""
    try:
        return undone(proposal) == proposal.now
    except Refused:
        return False


def hidden(state: State) -> State:
    for key, row in state.items():
        fields = {name: UNSEEN[name] for name in UNSEEN if name in row.fields}
        return {**state, key: replace(row, fields={**row.fields, **fields})} if fields else {}
    raise Refused("It was deleted since.")
