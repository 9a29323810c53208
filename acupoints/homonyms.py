"""Names that several points bear. Chinese ones count by sound without tones: so most books print them.

Also what a point is called for short: 足三里 and 手三里 are both Sanli where a book leaves the foot and the hand out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from acupoints import codes
from acupoints.search.text import fold

Language = Literal["chinese", "characters", "english", "korean"]
Role = Literal["name", "short", "other"]
# Characters that only say which of two points is meant, with their sound: hand, foot, head, belly, knee, waist …
PARTS = {"手": "Shǒu", "足": "Zú", "頭": "Tóu", "腹": "Fù", "膝": "Xī", "腰": "Yāo", "口": "Kǒu", "耳": "Ěr"}
OTHER_KINDS = {"variant", "classical"}


@dataclass(frozen=True, slots=True)
class Named:
    """A point with its names. `others`: (text, kind, note) of each name besides."""

    code: str
    pinyin: str
    traditional: str
    simplified: str
    english: str = ""
    korean: str = ""
    others: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bearing:
    """One point that bears the name; `text` as it is written for it, with tones; `note` what an editor wrote on it."""

    code: str
    text: str
    role: Role
    note: str = ""


@dataclass(frozen=True, slots=True)
class Homonym:
    """`title`: the name as one would look it up, without tones. `bearings`: one a point, in the order of the points."""

    key: str
    title: str
    language: Language
    bearings: tuple[Bearing, ...]


def homonyms(points: Iterable[Named]) -> list[Homonym]:
    """Each name that at least two points bear; Chinese names first, then by title."""
    rows = list(points)
    characters = Characters(rows)
    found: dict[tuple[Language, str], dict[str, Bearing]] = defaultdict(dict)
    for point in rows:
        for language, key, bearing in bearings(point, characters):
            if key:
                kept = found[language, key].setdefault(point.code, bearing)
                found[language, key][point.code] = replace(kept, note=kept.note or bearing.note)
    shared = [one(language, key, by.values()) for (language, key), by in found.items() if len(by) > 1]
    order = ("chinese", "characters", "english", "korean")
    return sorted(shared, key=lambda group: (order.index(group.language), group.title))


def one(language: Language, key: str, found: Iterable[Bearing]) -> Homonym:
    bearers = tuple(sorted(found, key=lambda bearing: codes.sort_key(bearing.code)))
    title = key.capitalize() if language == "chinese" else bearers[0].text
    return Homonym(key, title, language, bearers)


class Characters:
    """Both ways to write Chinese as one, and the sound of what is some point's own name. Learned from the points."""

    def __init__(self, points: Iterable[Named]) -> None:
        rows = list(points)
        pairs = [pair for row in rows for pair in zip(row.traditional, row.simplified, strict=False)]
        self._simple = {full: short for full, short in pairs if full != short}
        self._sounds = {row.simplified: fold(row.pinyin) for row in rows}

    def simplified(self, text: str) -> str:
        return "".join(self._simple.get(sign, sign) for sign in text)

    def sound(self, text: str) -> str:
        """Toneless, of a name that some point has for its own; empty otherwise: a character may have two sounds."""
        return self._sounds.get(self.simplified(text), "")


def bearings(point: Named, characters: Characters) -> Iterator[tuple[Language, str, Bearing]]:
    """Language, key and bearing of each name; of several with one key the first counts, with the first note."""
    yield "chinese", fold(point.pinyin), Bearing(point.code, point.pinyin, "name")
    if short := short_form(point):
        yield "chinese", fold(short), Bearing(point.code, short, "short")
    yield "english", fold(point.english), Bearing(point.code, point.english, "name")
    yield "korean", *korean(point)
    for text, kind, note in point.others:
        bearing = Bearing(point.code, text, "other", note)
        if kind == "english":
            yield "english", fold(text), bearing
        elif kind in OTHER_KINDS and is_han(text):
            sound = characters.sound(text)
            yield ("chinese", sound, bearing) if sound else ("characters", characters.simplified(text), bearing)
        elif kind in OTHER_KINDS and text.isascii():
            yield "chinese", fold(text), bearing


def korean(point: Named) -> tuple[str, Bearing]:
    """In Korean letters where they are known: two romanisations of them are one name."""
    hangul = (Bearing(point.code, text, "name", note) for text, kind, note in point.others if kind == "korean")
    bearing = next(hangul, Bearing(point.code, point.korean, "name"))
    return fold(bearing.text), bearing


def short_form(point: Named) -> str:
    """Sānlǐ for Zúsānlǐ; empty where the name does not begin with a part of the body, or would be one character."""
    part = PARTS.get(point.traditional[:1], "")
    rest = point.pinyin.removeprefix(part).lstrip("'’")
    return rest[:1].upper() + rest[1:] if part and len(point.traditional) > 2 and rest != point.pinyin else ""


def is_han(text: str) -> bool:
    return bool(text) and all("\u3400" <= sign <= "\u9fff" for sign in text)
