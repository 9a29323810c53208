"""Every measure of a text is one of its row: the number, and the direction it is told in."""

import re
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from .allowed import BODY, MEASURES
from .measures import Measure, fractions, measures
from .row import Row
from .sides import OPPOSITE, PLAIN, contradicted, sides

if TYPE_CHECKING:
    from .compare import Text

AWAY = re.compile(r"\b(?:move|shift|slide)\b|\baway\b|\baside\b", re.IGNORECASE)
TIMES = ((r"\b(?:twice|two hands|both hands|double|again|once more)\b", 2), (r"\b(?:three times|thrice)\b", 3))
# Where the words that give a measure its direction end.
STOPS = re.compile(r"[,.;:()]|\b(?:from|of|the|a|to|and you|is|are|at)\b", re.IGNORECASE)
AFTER, BEFORE = 30, 14


def wrong(text: "Text") -> Iterator[str]:
    for sentence in text.sentences:
        found = list(measures(sentence))
        for one in found:
            if not known(one, sentence, text):
                yield f"says “{one.phrase}”; the row has {said(text.row)}"
            elif reason := turned(one, sentence, text):
                yield reason
        if not text.others(sentence):
            yield from wrong_fractions(sentence, text)


def said(row: Row) -> str:
    return f"“{row.cun_offset}” (landmarks: “{row.landmark_facts}”)"


def known(one: Measure, sentence: str, text: "Text") -> bool:
    own = {step.cun for step in text.row.steps}
    others = [value for other in text.others(sentence) for value in distances(text.row, other)]
    if {one.low, one.high} <= {*own, *others}:
        return True
    if one.one_finger and (text.row.by_finger or AWAY.search(sentence)):
        return True
    allowed = MEASURES.get(text.row.code, ())
    if any(it.low <= one.low and one.high <= it.high and it.word in sentence for it in allowed):
        return True
    return not text.exact and (of_the_body(one, text.words) or adds_up(text.words, own, one))


def distances(row: Row, other: Row) -> Iterator[float]:
    """What may be said of the way to another point: its own measures, and how far apart the two are."""
    yield from (step.cun for step in other.steps)
    yield from row.steps_about(other.code)
    yield from other.steps_about(row.code)
    for here, there in product(row.steps, other.steps):
        if here.datum == there.datum and here.sides == there.sides:
            yield round(abs(here.cun - there.cun), 2)


def of_the_body(one: Measure, words: str) -> bool:
    """A length that everybody has: "the forearm is 12 cun from wrist to elbow"."""
    return any(
        one.low == one.high == cun and all(re.search(end, words, re.IGNORECASE) for end in ends) for cun, *ends in BODY
    )


def adds_up(words: str, own: set[float], one: Measure) -> bool:
    """Whether the hand's widths of a step make up a length of the row that the step names: 3 and 3 and 1 are 7 cun."""
    found = list(measures(words))
    named = {it.low for it in found if it.unit == "cun"} & own
    parts = [it.low for it in found if it.unit != "cun" and it.low == it.high]
    most = max([1, *(times for pattern, times in TIMES if re.search(pattern, words, re.IGNORECASE))])
    if one.unit == "cun" or not named or len(parts) > 5:
        return False
    sums = {
        sum(n * part for n, part in zip(ns, parts, strict=True))
        for ns in product(range(1, most + 1), repeat=len(parts))
    }
    return bool(sums & named)


def turned(one: Measure, sentence: str, text: "Text") -> str:
    """A measure of the row told in another direction than the row's."""
    row = {side for step in text.row.steps if step.cun == one.high for side in step.sides}
    if not row or text.others(sentence):
        return ""
    before = STOPS.split(sentence[max(0, one.start - BEFORE) : one.start])[-1]
    after = STOPS.split(sentence[one.end : one.end + AFTER].removeprefix(")"))[0]
    after = re.sub(r"^ in\b(?! front)", " inwards", after)
    before = re.sub(r"\bgo in $", "inwards ", before, flags=re.IGNORECASE)
    there = sides(after) | (sides(before) if not text.exact else set())
    found = contradicted(there, row) | (crossed(there, row) if text.exact else set())
    if not found:
        return ""
    told = " and ".join(PLAIN[side] for side in sorted(found))
    return f"says “{(before + one.phrase + after).strip()}”, which is {told}; the row has {said(text.row)}"


def crossed(there: set[str], row: set[str]) -> set[str]:
    """Up or down where the row goes only out or in, and the other way round."""
    upright, across = {"up", "down"}, {"out", "in"}
    if (there <= upright and row <= across) or (there <= across and row <= upright):
        return there
    return set()


def wrong_fractions(sentence: str, text: "Text") -> Iterator[str]:
    row = text.row.fractions
    for side, count, of, phrase in fractions(sentence):
        if not any((count, of) == (n, d) or (of - count, of) == (n, d) for _, n, d in row):
            if text.exact or row:
                yield f"says “{phrase}”; the row has {said(text.row)}"
            continue
        if side and not any(fits(sides(side), count, of, *one) for one in row):
            yield f"says “{phrase}”; the row has {said(text.row)}"


def fits(side: set[str], count: int, of: int, there: frozenset[str], n: int, d: int) -> bool:
    """The same part of the same side, or the rest on the other."""
    opposite = {OPPOSITE[one] for one in side}
    return not there or (n, d, set(there)) in ((count, of, side), (of - count, of, opposite))
