"""Measures as people say them, read as one word: four fingers, 3 cun and three thumbs are the same length.

One cun is the width of the reader's own thumb; two, three and four fingers side by side are 1.5, 2 and 3 cun.
"""

import re

_COUNTED = "nought one two three four five six seven eight nine ten eleven twelve"
_IN_A_ROW = "noughth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_NUMBERS, _ORDINALS = _COUNTED.split(), _IN_A_ROW.split()
_NUMBER_WORD = re.compile(r"\b(?:" + "|".join(_NUMBERS) + r")\b")
_ORDINAL = re.compile(r"\b(1[0-2]|[1-9])(?:st|nd|rd|th)\b")
_COUNT = r"(?:1 and a half|half a|half|twice 4|4 and 3|\d+\.\d+|\d+)"
_WIDTH = r"(?: ?(?:width|breadth)s?)?"
_UNIT = rf"(?:cun|thumbs?{_WIDTH}|inch(?:es)?|fingers?{_WIDTH}|hand ?(?:width|breadth)s?)"
_MEASURE = re.compile(rf"(?<![\w.])({_COUNT})[ -]?({_UNIT})\b")
_AS_WORD = re.compile(r"^(\d+(?:p\d+)?)cun$")
_SUMS = {"1 and a half": 1.5, "half a": 0.5, "half": 0.5, "twice 4": 8.0, "4 and 3": 7.0}
_FINGERS = {1.0: 0.75, 2.0: 1.5, 3.0: 2.0, 4.0: 3.0, 7.0: 5.0, 8.0: 6.0}


def with_digits(text: str) -> str:
    """Small numbers in words become digits, "two" is 2; a place in a row becomes a word, 2nd is "second"."""
    counted = _NUMBER_WORD.sub(lambda found: str(_NUMBERS.index(found[0])), text)
    return _ORDINAL.sub(lambda found: _ORDINALS[int(found[1])], counted)


def in_cun(text: str) -> str:
    """Each measure as one word, "four fingers" as 3cun. Takes lower case; what is no length stays as it was."""
    return _MEASURE.sub(_one_word, with_digits(text))


def shown(word: str) -> str:
    """The other way: 1p5cun is "1.5 cun"."""
    return _AS_WORD.sub(lambda found: f"{found[1].replace('p', '.')} cun", word)


def _one_word(found: re.Match[str]) -> str:
    count, unit = found[1], found[2]
    number = _SUMS.get(count) or float(count)
    cun = _length(number, unit)
    return found[0] if cun is None else f"{cun:g}cun".replace(".", "p")


def _length(number: float, unit: str) -> float | None:
    if unit.startswith("finger"):
        return _FINGERS.get(number)
    return 3.0 * number if unit.startswith("hand") else number
