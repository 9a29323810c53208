"""What counts as the same: cleaning a query, folding names, taking words to their stems."""

import re
import unicodedata

from acupoints.search.measures import in_cun, shown

LONGEST_QUERY = 200
LONGEST_INPUT = 2000  # longer is no question but an attack or an accident

NOISE = frozenset({"acupoint", "acupoints", "acupressure", "acupuncture", "point", "points"})
_STOP_WORDS = """
    a about an and any are at by can cannot cant do dont exactly for from have help helps how i in is it its
    just me my not of on or out place please spot that the there this to what when where which with you your
"""
_STOP = NOISE | frozenset(_STOP_WORDS.split())
_IRREGULAR = {"calves": "calf", "feet": "foot", "teeth": "tooth", "vertebrae": "vertebra"}
# What one writes as one word and another as two: finger nail, tail bone.
_FIRST_PARTS = "ankle arm breast cheek collar ear finger hair heel jaw knee mid shin tail toe"
_LAST_PARTS = "bone cap line lobe nail pit tip"
_TWO_PARTS = {f"{a}{b}{s}": (a, b) for a in _FIRST_PARTS.split() for b in _LAST_PARTS.split() for s in ("", "s")}
_DIAERESIS, _OTHER_MARKS = "u\u0308", re.compile("[\u0300-\u036f]+")
_AROUND = " .,;:!?()[]\"'\u2018\u2019\u201c\u201d"  # what comes along when a code is copied from a sentence
_TONE_NUMBER = re.compile(r"(?<=[a-zü])[1-5](?![0-9])", re.IGNORECASE)
_LETTER_O = re.compile(r"(?<=[0-9])o", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def clean(query: str) -> str:
    """One line, at most 200 characters; empty for what nobody types: control characters, surrogates, 5 kB."""
    if len(query) > LONGEST_INPUT:
        return ""
    line = re.sub(r"[ \t\r\n]+", " ", query).strip(_AROUND)[:LONGEST_QUERY]
    return "" if any(unicodedata.category(char) in ("Cc", "Cs") for char in line) else line


def slips(query: str) -> tuple[str, ...]:
    """Other ways to read what was typed: tones written as numbers (tai4 xi1), a letter O for a nought (BL4O)."""
    return _TONE_NUMBER.sub("", query), _LETTER_O.sub("0", query)


def _unmarked(text: str, umlaut: str) -> str:
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", _OTHER_MARKS.sub("", apart.replace(_DIAERESIS, umlaut)))


def fold(text: str, umlaut: str = "u") -> str:
    """Case, tones, blanks, hyphens and apostrophes do not matter: "Wěi-zhōng" -> "weizhong"."""
    return "".join(char for char in _unmarked(text, umlaut) if char.isalnum())


def foldings(text: str) -> set[str]:
    """A pinyin ü is typed u or v: Lǘxì is found as "luxi" and "lvxi"."""
    return {fold(text), fold(text, umlaut="v")} - {""}


def words(text: str) -> list[str]:
    """The stems of all words but the stop words, in order."""
    return [stem for stem, _ in words_by_stem(text)]


def words_by_stem(text: str) -> list[tuple[str, str]]:
    """Each stem with the word that it stands for; a measure is one word, an earlobe the lobe of an ear."""
    plain = in_cun(re.sub(r"['\u2019](s\b)?", "", _unmarked(text, "u")))
    found = [word for word in _WORD.findall(plain) if word not in _STOP]
    return [(stem(part), shown(word)) for word in found for part in _parts(word)]


def _parts(word: str) -> tuple[str, ...]:
    return _TWO_PARTS.get(word, (word,))


def stem(word: str) -> str:
    """As light as will do: plural, -ing, -ed, a final e. A stem is compared, never shown."""
    if not word.isascii() or word.isdigit():
        return word
    word = _IRREGULAR.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    word = _without_verb_ending(word)
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and re.search("[aeiouy]", rest):
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
    return word
