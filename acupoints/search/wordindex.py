import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from acupoints.search.rows import Entry
from acupoints.search.synonyms import related
from acupoints.search.text import words

# "Lower back pain" comes before the forty points of the back, and these before a name that has a back in it.
_TITLE, _PHRASE, _NAME, _TEXT = 5.0, 4.0, 3.0, 1.0
_RELATED = 0.5
_UNFINISHED = 0.5
_COVERAGE = 0.4
_SHORTEST_TO_CORRECT = 5


@dataclass(frozen=True, slots=True)
class WordHit:
    number: int
    score: float  # 0 to 1
    matched: tuple[str, ...]  # stems of the query


class WordIndex:
    """Single words of names, phrases and texts; rare words count more, names more than texts."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._size = len(entries)
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        self._sets: list[list[frozenset[str]]] = [[] for _ in entries]
        named: set[str] = set()
        for number, entry in enumerate(entries):
            for stems, weight in _fields(entry):
                self._add(number, stems, weight)
                if weight > _TEXT:
                    named.update(stems)
                    self._sets[number].append(frozenset(stems) | related(stems))
        self._vocabulary = sorted(self._weights)
        self._spellable = sorted(word for word in named if len(word) >= _SHORTEST_TO_CORRECT and word.isalpha())

    def _add(self, number: int, stems: list[str], weight: float) -> None:
        for group, factor in ((set(stems), 1.0), (related(stems), _RELATED)):
            for word in group:
                best = self._weights[word].get(number, 0.0)
                self._weights[word][number] = max(best, weight * factor)

    def knows(self, stem: str) -> bool:
        return stem in self._weights

    def some_entry_has_all(self, query: str) -> bool:
        numbers = [self._weights.get(stem, {}).keys() for stem in words(query)]
        return bool(numbers and set(numbers[0]).intersection(*numbers[1:]))

    def search(self, query: str) -> list[WordHit]:
        stems = list(dict.fromkeys(words(query)))
        postings = {stem: found for stem in stems if (found := self._find(stem, last=stem == stems[-1]))}
        rarity = {stem: math.log(1 + self._size / len(found)) for stem, found in postings.items()}
        known = sum(rarity.values())
        asked = known + (len(stems) - len(postings)) * math.log(1 + self._size)
        hits = []
        for number in {number for found in postings.values() for number in found}:
            matched = tuple(stem for stem, found in postings.items() if number in found)
            coverage = sum(rarity[stem] for stem in matched) / known
            if coverage >= _COVERAGE:
                weight = sum(rarity[stem] * postings[stem][number] for stem in matched) / (_TITLE * asked)
                hits.append(WordHit(number, weight * coverage * self._together(number, stems), matched))
        return sorted(hits, key=lambda hit: (-hit.score, hit.number))

    def _together(self, number: int, stems: list[str]) -> float:
        """Half as much unless one phrase or name holds all the words."""
        return 1.0 if any(group.issuperset(stems) for group in self._sets[number]) else 0.5

    def _find(self, stem: str, *, last: bool) -> dict[int, float]:
        """The last word may be unfinished, a longer one misspelled."""
        if found := self._weights.get(stem):
            return found
        if last and len(stem) >= 3 and (found := self._merged(self._starting_with(stem))):
            return found
        if len(stem) < _SHORTEST_TO_CORRECT or not stem.isalpha():
            return {}
        alike = process.extract(stem, self._spellable, scorer=OSA.distance, score_cutoff=1, limit=3)
        return self._merged(iter([word for word, _, _ in alike]))

    def _starting_with(self, start: str) -> Iterator[str]:
        for word in self._vocabulary[bisect_left(self._vocabulary, start) :]:
            if not word.startswith(start):
                return
            yield word

    def _merged(self, several: Iterator[str]) -> dict[int, float]:
        merged: dict[int, float] = {}
        for word in several:
            for number, weight in self._weights[word].items():
                merged[number] = max(merged.get(number, 0.0), weight * _UNFINISHED)
        return merged


def _fields(entry: Entry) -> Iterator[tuple[list[str], float]]:
    yield words(entry.title), _NAME if entry.kind == "point" else _TITLE
    for name in entry.names:
        yield words(name.text), _PHRASE if name.kind == "phrase" else _NAME
    yield words(entry.text), _TEXT
