"""What a standard location names, in brackets and out of them, its row names too."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .landmarks import GENERAL, landmarks, stem
from .levels import ORDINAL
from .measures import MEASURE
from .row import CODE, Row

if TYPE_CHECKING:
    from .compare import Text

BRACKETS = re.compile(r"\(([^()]*)\)")
NOT_A_WORD = re.compile(rf"{CODE.pattern}|\b[CTLS]\d+\b|\b{ORDINAL}\b|\bICS ?\d*\b|\d+", re.IGNORECASE)


def wrong(text: "Text") -> Iterator[str]:
    if not text.exact:
        return
    rows = [text.row, *(text.rows[code] for code in text.row.named if code in text.rows), *text.others(text.words)]
    for word in bracketed(text.words):
        if word not in GENERAL and not any(stem(word) in row.vocabulary for row in rows):
            yield f"names “{word}” in brackets; the row does not: “{text.row.place}”"
    known = frozenset().union(*(row.landmarks for row in rows), implied(text.row))
    for one in sorted(landmarks(BRACKETS.sub(" ", text.words)) - known):
        yield f"names a landmark ({one}) that the row does not: “{text.row.place}”"


def bracketed(words: str) -> Iterator[str]:
    for found in BRACKETS.finditer(words):
        inner = NOT_A_WORD.sub(" ", MEASURE.sub(" ", found[1]))
        yield from re.findall(r"[a-z]+(?=[^a-z]|$)", re.sub(r"[’']s\b", "", inner.lower()))


# Landmarks that go without saying: the spine on the back, the ribs on the chest, a joint for its region.
IMPLIED = {
    "upper_back": {"spine", "rib"},
    "lower_back": {"spine"},
    "buttock": {"sacrum"},
    "chest": {"rib", "breastbone"},
    "back_of_neck": {"spine"},
    "ankle": {"ankle bone"},
    "wrist": {"wrist crease"},
    "elbow": {"elbow"},
    "ear": {"ear"},
}


def implied(row: Row) -> set[str]:
    return IMPLIED.get(row.region, set())
