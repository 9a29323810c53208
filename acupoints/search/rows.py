from dataclasses import dataclass
from typing import Literal

from acupoints.codes import Reading

EntryKind = Literal["point", "complaint", "routine", "meridian", "class", "region", "page"]


_SORTS: dict[EntryKind, str] = {
    "point": "Point",
    "complaint": "Complaint",
    "routine": "Routine",
    "meridian": "Meridian",
    "class": "Class of points",
    "region": "Part of the body",
    "page": "Page",
}


@dataclass(frozen=True, slots=True)
class Name:
    """`kind` is free (pinyin, hanzi, english, variant …); what is no name tells where it belongs.

    Those are "phrase" (how people tell the place), "region" and "class".
    """

    text: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that can be found. The key of a point is its code or slug."""

    kind: EntryKind
    key: str
    url: str
    title: str
    names: tuple[Name, ...]
    text: str
    summary: str = ""

    @property
    def sort(self) -> str:
        """What sort of page it is, as readers call it."""
        return _SORTS[self.kind]


@dataclass(frozen=True, slots=True)
class Hit:
    """`score` from 100 (the code) down; equal scores are equals. `name` is the one that matched, if any."""

    entry: Entry
    score: float
    why: str
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """`readings` holds every meaning of a code, also of points that are not among the rows.

    `redirect` is the only entry that the query can mean, if any; `did_you_mean` a name spelled alike.
    """

    query: str
    readings: tuple[Reading, ...] = ()
    hits: tuple[Hit, ...] = ()
    did_you_mean: str | None = None
    redirect: Entry | None = None
    total: int = 0  # hits there are, also beyond the limit
