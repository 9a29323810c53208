from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from acupoints.search.rows import Entry, Name
from acupoints.search.text import fold, foldings

# One slip in four letters, two in eight; swapped neighbours are one slip.
_ALIKE = 0.75
_SHORTEST = 4
_CLOSE_TO_BEST = 0.08
_IN_WORDS = ("english", "variant", "name")
_NO_NAMES = ("phrase", "region", "class")
_HEARD = {"oo": "u", "ee": "i"}  # how English ears write the vowels of pinyin

Found = tuple[int, Name]


class NameIndex:
    """Whole names, folded. Answers with the number of the entry and the name, in the order of the entries."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._found: dict[str, list[Found]] = defaultdict(list)
        for number, entry in enumerate(entries):
            for name in _names(entry):
                for key in foldings(name.text):
                    self._found[key].append((number, name))
        self._keys = sorted(self._found)
        self._spellable = [key for key in self._keys if _can_be_misspelled(key)]

    def exact(self, query: str) -> list[Found]:
        return self._found.get(fold(query), [])

    def starting_with(self, query: str) -> list[tuple[int, Name, float]]:
        """With the share of the name that is typed; a lone Latin letter starts nothing.

        "Back" has not begun to type the English name "Back Stream", "back str" has.
        """
        start = fold(query)
        if not start or (len(start) < 2 and start.isascii()):
            return []
        return [
            (number, name, len(start) / len(key))
            for key in self._between(start)
            for number, name in self._found[key]
            if name.kind not in _IN_WORDS or start not in _beginnings(name.text)
        ]

    def _between(self, start: str) -> Iterator[str]:
        for key in self._keys[bisect_left(self._keys, start) :]:
            if not key.startswith(start):
                return
            yield key

    def alike(self, query: str) -> list[tuple[int, Name, float]]:
        """With their likeness: names spelled nearly like the query, and nearly as close as the closest."""
        typed = fold(query)
        if not _can_be_misspelled(typed):
            return []
        heard = _as_heard(typed)
        if heard in self._found:
            return [(number, name, 1.0) for number, name in self._found[heard]]
        found = process.extract(typed, self._spellable, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=12)
        close = [(key, score) for key, score, _ in found if score >= found[0][1] - _CLOSE_TO_BEST]
        return [(number, name, score) for key, score in close for number, name in self._found[key]]


def _names(entry: Entry) -> Iterator[Name]:
    yield from (name for name in entry.names if name.kind not in _NO_NAMES)
    yield Name(entry.title, "title")
    if entry.kind == "point":
        yield Name(entry.key.upper(), "code")


def _beginnings(text: str) -> set[str]:
    """Folded, the first word, the first two … but not all."""
    parts = text.split()
    return {fold(" ".join(parts[:count])) for count in range(1, len(parts))}


def _can_be_misspelled(folded: str) -> bool:
    """A code with another digit is another point, not a slip; and hanzi are too short to be nearly right."""
    return len(folded) >= _SHORTEST and folded.isascii() and folded.isalpha()


def _as_heard(folded: str) -> str:
    for written, vowel in _HEARD.items():
        folded = folded.replace(written, vowel)
    return folded
