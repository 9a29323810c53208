"""Every vertebra, rib, hole, finger or toe that a text names is its row's, or one that it counts from."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .allowed import ANCHORS
from .levels import ORDINAL, Level, levels, name, ordinal
from .measures import NUMBERS

if TYPE_CHECKING:
    from .compare import Text

SPINE = [(kind, one) for kind, last in (("C", 7), ("T", 12), ("L", 5)) for one in range(1, last + 1)]
COUNTING = re.compile(r"\bcount|\bnext\b|\bone by one\b|\bbump by bump\b|\brib by rib\b|\bafter it\b", re.IGNORECASE)
RIB_ANCHOR = re.compile(r"breastbone|collarbone|last rib|lowest rib|rib cage", re.IGNORECASE)
BUMPS = re.compile(
    rf"\b(?P<count>{'|'.join(NUMBERS)}) (?:bony )?(?:bumps?|vertebrae?)(?: further| more)? "
    r"(?P<way>up|down|higher|lower|above|below)\b",
    re.IGNORECASE,
)
BARE = re.compile(
    rf"\b(?:the|that) (?P<one>{ORDINAL})(?: bump\b| vertebra\b| one\b|(?= to the\b)|(?=[.,;:]))", re.IGNORECASE
)
FROM_TO = re.compile(rf"\bfrom the ({ORDINAL}) (?:\w+ )?to the ({ORDINAL})\b", re.IGNORECASE)


def wrong(text: "Text") -> Iterator[str]:
    own = text.row.levels
    for sentence in text.sentences:
        known = own | {level for other in text.others(sentence) for level in other.levels}
        for level, phrase in levels(sentence, digits=text.exact):
            if not fits(level, known, text):
                yield f"says “{phrase}”; the row has {listed(own)} (“{text.row.place}”)"
    if not text.exact:
        yield from miscounted(text)


def listed(own: frozenset[Level]) -> str:
    return ", ".join(name(one) for one in sorted(own)) or "no such level"


def fits(level: Level, known: frozenset[Level] | set[Level], text: "Text") -> bool:
    kind, number = level
    if level in known:
        return True
    if kind == "rib" and {("space", number), ("space", number - 1)} & known:
        return True
    if text.exact:
        return False
    return is_anchor(level, text) or (bool(COUNTING.search(text.words)) and between(level, text))


def is_anchor(level: Level, text: "Text") -> bool:
    """A vertebra or rib that one finds without counting, if the steps name what one finds it by."""
    if level[0] in ("rib", "space") and level[1] in (1, 2, 11, 12):
        return bool(RIB_ANCHOR.search(text.way))
    return level in ANCHORS and bool(re.search(ANCHORS[level], text.way, re.IGNORECASE))


def anchors(text: "Text") -> set[Level]:
    return {level for level, _ in levels(text.way, digits=False) if is_anchor(level, text)}


def between(level: Level, text: "Text") -> bool:
    if level in SPINE:
        passed = [SPINE.index(one) for one in {*text.row.levels, *anchors(text)} if one in SPINE]
        return bool(passed) and min(passed) <= SPINE.index(level) <= max(passed)
    ends = [number for kind, number in {*text.row.levels, *anchors(text)} if kind in ("rib", "space")]
    return level[0] in ("rib", "space") and bool(ends) and min(ends) <= level[1] <= max(ends) + 1


def miscounted(text: "Text") -> Iterator[str]:
    """Bumps of the spine counted to another vertebra than the row's. Only where the row has just one."""
    own = [SPINE.index(one) for one in text.row.levels if one in SPINE]
    if len(own) != 1:
        return
    starts = {SPINE.index(one) for one in anchors(text) if one in SPINE}
    for sentence in text.sentences:
        others = {SPINE.index(one) for it in text.others(sentence) for one in it.levels if one in SPINE}
        for found in BUMPS.finditer(sentence):
            count = NUMBERS.index(found["count"].lower()) + 1
            step = count if found["way"].lower() in ("down", "lower", "below") else -count
            arrives = own[0] + step in others if others else own[0] - step in starts
            if not arrives and (others or starts):
                yield f"says “{found[0]}”, which does not lead to {name(SPINE[own[0]])}, the row’s level"
        if not others:
            yield from off_the_way(sentence, own[0], starts)


def off_the_way(sentence: str, own: int, starts: set[int]) -> Iterator[str]:
    """An ordinal that is not between where the count starts and where it ends."""
    passed = {SPINE[one][1] for one in range(min({own, *starts}), max({own, *starts}) + 1)}
    ends = {SPINE[one][1] for one in {own, *starts}}
    said = [(found[0], ordinal(found["one"]), passed) for found in BARE.finditer(sentence)]
    said += [(found[0], ordinal(end), ends) for found in FROM_TO.finditer(sentence) for end in found.groups()]
    for phrase, number, right in said:
        if number not in right:
            yield f"says “{phrase}”, which is not on the way to {name(SPINE[own])}, the row’s level"
