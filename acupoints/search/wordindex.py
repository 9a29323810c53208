import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from acupoints.search.fields import TITLE, Field, fields_of
from acupoints.search.rows import Entry, Name
from acupoints.search.text import words

_RELATED = 0.6
_UNFINISHED = 0.5
_COVERAGE = 0.4
_TIDY = 0.3  # the share of a field's score that goes with words which nobody asked for
_ELSEWHERE = 0.3
_FLOOR = 0.15  # what fits so much worse than the best is noise
_SHORTEST_TO_CORRECT, _LONG = 5, 9

Postings = dict[int, float]  # number of the field: how surely the word stands there, 0 to 1


@dataclass(frozen=True, slots=True)
class WordHit:
    """`name` is the title, name or phrase that fits best; `matched` the stems of the query that it holds."""

    number: int
    score: float  # 0 to 1
    name: Name
    matched: frozenset[str]
    missing: frozenset[str]  # stems of the query that the whole entry does not have


class WordIndex:
    """Single words of titles, names, phrases and texts, field by field: rare words count more."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._size = len(entries)
        self._fields: list[Field] = []
        self._postings: dict[str, Postings] = defaultdict(dict)
        spellable: set[str] = set()
        for number, entry in enumerate(entries):
            for field in fields_of(number, entry):
                self._add(field)
                if field.is_named:
                    spellable.update(word for word in field.stems if len(word) >= _SHORTEST_TO_CORRECT)
        self._numbers = {stem: {self._fields[at].number for at in found} for stem, found in self._postings.items()}
        self._rarity = {stem: self._rarity_in(len(numbers)) for stem, numbers in self._numbers.items()}
        self._vocabulary = sorted(self._postings)
        self._spellable = sorted(word for word in spellable if word.isalpha())

    def _add(self, field: Field) -> None:
        at = len(self._fields)
        self._fields.append(field)
        for word in field.related:
            self._postings[word][at] = _RELATED
        for word in field.stems:
            self._postings[word][at] = 1.0

    def knows(self, stem: str) -> bool:
        return stem in self._postings

    def some_entry_has_all(self, query: str) -> bool:
        numbers = [self._numbers.get(stem, set()) for stem in words(query)]
        return bool(numbers and numbers[0].intersection(*numbers[1:]))

    def search(self, query: str) -> list[WordHit]:
        """Best first. An entry must have two fifths of what is known of the query, common words counting little."""
        stems = list(dict.fromkeys(words(query)))
        postings = {stem: found for stem in stems if (found := self._find(stem, last=stem == stems[-1]))}
        rarity = {stem: self._rarity.get(stem) or self._rarity_of(found) for stem, found in postings.items()}
        known = sum(rarity.values())
        asked = known + (len(stems) - len(postings)) * math.log(1 + self._size)
        best, whole = self._best(postings, rarity), self._whole(postings)
        hits = []
        for number, parts in whole.items():
            coverage = sum(rarity[stem] for stem in parts) / known
            if coverage >= _COVERAGE:
                at, score = best[number]
                beyond = sum(rarity[stem] * sure for stem, sure in parts.items())
                total = coverage * score * ((1 - _ELSEWHERE) + _ELSEWHERE * beyond / known) / asked
                matched = frozenset(stem for stem, found in postings.items() if at in found)
                missing = frozenset(stems) - parts.keys()
                hits.append(WordHit(number, total, self._fields[at].name, matched, missing))
        floor = _FLOOR * max((hit.score for hit in hits), default=0.0)
        return sorted((hit for hit in hits if hit.score >= floor), key=lambda hit: (-hit.score, hit.number))

    def _rarity_of(self, found: Postings) -> float:
        return self._rarity_in(len({self._fields[at].number for at in found}))

    def _rarity_in(self, entries: int) -> float:
        return math.log(1 + self._size / entries)

    def _best(self, postings: dict[str, Postings], rarity: dict[str, float]) -> dict[int, tuple[int, float]]:
        """For each entry its best field: that which has most of the query and least besides."""
        sums: dict[int, float] = defaultdict(float)
        counts: dict[int, float] = defaultdict(float)
        for stem, found in postings.items():
            for at, sure in found.items():
                sums[at] += rarity[stem] * sure
                counts[at] += sure
        best: dict[int, tuple[int, float]] = {}
        for at, total in sums.items():
            field = self._fields[at]
            tidy = 1 - _TIDY + _TIDY * min(counts[at] / len(field.stems), 1.0)
            score = total * tidy * field.weight / TITLE
            if field.number not in best or score > best[field.number][1]:
                best[field.number] = at, score
        return best

    def _whole(self, postings: dict[str, Postings]) -> dict[int, dict[str, float]]:
        """For each entry how surely each word stands anywhere in it."""
        whole: dict[int, dict[str, float]] = defaultdict(dict)
        for stem, found in postings.items():
            for at, sure in found.items():
                parts = whole[self._fields[at].number]
                parts[stem] = max(parts.get(stem, 0.0), sure)
        return whole

    def _find(self, stem: str, *, last: bool) -> Postings:
        """The last word may be unfinished, a longer one misspelled."""
        if found := self._postings.get(stem):
            return found
        if last and len(stem) >= 3 and (found := self._merged(self._starting_with(stem))):
            return found
        if len(stem) < _SHORTEST_TO_CORRECT or not stem.isalpha():
            return {}
        slips = 2 if len(stem) >= _LONG else 1
        alike = process.extract(stem, self._spellable, scorer=OSA.distance, score_cutoff=slips, limit=3)
        return self._merged(iter([word for word, _, _ in alike]))

    def _starting_with(self, start: str) -> Iterator[str]:
        for word in self._vocabulary[bisect_left(self._vocabulary, start) :]:
            if not word.startswith(start):
                return
            yield word

    def _merged(self, several: Iterator[str]) -> Postings:
        merged: Postings = {}
        for word in several:
            for at, sure in self._postings[word].items():
                merged[at] = max(merged.get(at, 0.0), sure * _UNFINISHED)
        return merged
