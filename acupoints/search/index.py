import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from acupoints import codes
from acupoints.codes import Reading
from acupoints.search.names import NameIndex
from acupoints.search.rows import Entry, Hit, Name, Results
from acupoints.search.text import NOISE, clean, slips, words_by_stem
from acupoints.search.wordindex import WordIndex

# Each step of the ladder scores within its own band: code, name, start of a name, alike, words.
_CODE, _NAME, _START, _INSIDE, _ALIKE, _WORDS = 100.0, 95.0, 70.0, 65.0, 45.0, 40.0
_BAND = 20.0

_KINDS = {
    "english": "English name",
    "hanzi": "Chinese",
    "japanese": "Japanese",
    "korean": "Korean",
    "classical": "classical name",
    "variant": "other name",
}


class Index:
    """Built once from all rows, then asked; a search costs under 2 ms for the 410 points."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._names = NameIndex(self._entries)
        self._words = WordIndex(self._entries)
        self._points = {code: entry for entry in self._entries if (code := _code(entry))}

    def search(self, query: str, limit: int = 20) -> Results:
        """Codes, then whole names, starts of names, names alike, words. Never raises."""
        asked = clean(query)
        readings, sure = self._sure(asked)
        inside = () if sure or readings else _codes_inside(asked)
        near = [*self._started(asked), *self._coded(inside, _INSIDE)]
        alike = [] if sure or near or self._words.some_entry_has_all(asked) else self._alike(asked)
        worded = self._worded(asked, all_of_them=bool(sure or alike))
        hits = _first_of_each([*sure, *near, *alike, *worded])
        return Results(
            query=asked,
            readings=readings or inside,
            hits=tuple(hits[: max(limit, 0)]),
            did_you_mean=alike[0].name.text if alike and alike[0].name else None,
            redirect=_only_meaning(readings, sure),
        )

    def _sure(self, asked: str) -> tuple[tuple[Reading, ...], list[Hit]]:
        """What the query, or the query without words like "acupoint", is the code or the whole name of."""
        for text in (asked, _core(asked), *slips(asked)):
            readings = codes.parse(text)
            named = [hit for hit in self._named(text) if not (readings and hit.name and hit.name.kind == "code")]
            hits = [*self._coded(readings), *named]  # GV24+ is read as a code, so it is not the name GV24
            if readings or hits:
                break
        return readings, hits

    def _coded(self, readings: Iterable[Reading], score: float = _CODE) -> Iterator[Hit]:
        for reading in readings:
            if entry := self._points.get(reading.code):
                yield Hit(entry, score, _why(reading))

    def _named(self, text: str) -> list[Hit]:
        """Of an entry that has the name twice, the one whose note tells it apart."""
        found = sorted(self._names.exact(text), key=lambda one: (one[0], not one[1].note))
        return [Hit(self._entries[number], _NAME, _described(name), name) for number, name in found]

    def _started(self, text: str) -> list[Hit]:
        hits = [
            Hit(self._entries[number], _START + _BAND * share, f"starts like {_described(name)}", name)
            for number, name, share in self._names.starting_with(text)
        ]
        return sorted(hits, key=lambda hit: -hit.score)

    def _alike(self, text: str) -> list[Hit]:
        return [
            Hit(self._entries[number], _ALIKE + _BAND * likeness, f"looks like {name.text}", name)
            for number, name, likeness in self._names.alike(text)
        ]

    def _worded(self, text: str, *, all_of_them: bool) -> list[Hit]:
        typed = dict(words_by_stem(text))
        return [
            Hit(self._entries[found.number], _WORDS * found.score, self._matched(found.matched, typed))
            for found in self._words.search(text)
            if not all_of_them or len(found.matched) == len(typed)
        ]

    def _matched(self, stems: tuple[str, ...], typed: dict[str, str]) -> str:
        label = "words" if all(self._words.knows(stem) for stem in stems) else "words like"
        return f"{label}: " + ", ".join(typed[stem] for stem in stems)


def _code(entry: Entry) -> str | None:
    if entry.kind != "point":
        return None
    try:
        return codes.normalise(entry.key)
    except ValueError:
        return None


def _core(query: str) -> str:
    """ "acupoint Kunlun" and 崑崙穴 ask for Kunlun."""
    kept = " ".join(word for word in query.split() if word.casefold() not in NOISE)
    return re.sub(r"(?<=.)(穴位|穴|혈)$", "", kept)


def _codes_inside(query: str) -> tuple[Reading, ...]:
    """The first code among other words, as in "UB57 Chengshan"; a lone letter before a number is none."""
    parts = query.split()
    pairs = [f"{a} {b}" for a, b in pairwise(parts) if len(a) > 1]
    return next((found for part in [*parts, *pairs] if (found := codes.parse(part))), ())


def _first_of_each(hits: list[Hit]) -> list[Hit]:
    best: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        best.setdefault((hit.entry.kind, hit.entry.key), hit)
    return list(best.values())


def _only_meaning(readings: tuple[Reading, ...], sure: list[Hit]) -> Entry | None:
    """A second meaning counts also where it has no page yet."""
    meanings = {reading.code for reading in readings} | {_code(hit.entry) or hit.entry.url for hit in sure}
    return sure[0].entry if sure and len(meanings) == 1 else None


def _described(name: Name) -> str:
    return f"{_KINDS.get(name.kind, name.kind)} {name.text}"


def _why(reading: Reading) -> str:
    if reading.scheme == "older_number":
        return f"older Bladder number {codes.older_number(reading.code)}"
    return "code" if reading.scheme in ("who", "prefix") else reading.note.rstrip(".")
