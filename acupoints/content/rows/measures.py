"""Measures in a text: a number with a unit of the body, in cun."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
)
WORDS = {word: float(number) for number, word in enumerate(NUMBERS, 1)} | {"a": 1.0, "an": 1.0, "half": 0.5, "½": 0.5}
# Fingers side by side, as the page on how to press says it; one finger is a unit of its own (see `Measure.one_finger`).
FINGERS = {1.0: 0.75, 1.5: 1.0, 2.0: 1.5, 3.0: 2.0, 4.0: 3.0}

ONE = rf"(?:\d+(?:\.\d+|½)?|½|half an?|(?:{'|'.join(NUMBERS)}) and a half|half|an?|{'|'.join(NUMBERS)})"
POSSESSIVE = r"(?:[’']s|s[’']?)?"
WIDE = r"[-\s]*(?:widths?|breadths?|wide)"
# "Two fingers" alone are a tool; with one of these they are a measure.
PLACED = (
    r"(?=,? (?:side by side|and (?:again|then)|then|further|out|in|up|down|above|below|higher|lower|behind|away|across|"
    r"from)\b)"
)
MEASURE = re.compile(
    rf"(?<![\w.])(?P<low>{ONE})(?:(?: to | or |[–-])(?P<high>{ONE}))?[-\s](?:full |body )?"
    rf"(?:(?P<cun>cun\b)|(?P<thumb>thumb{POSSESSIVE}{WIDE})|(?P<finger>finger{POSSESSIVE}(?:{WIDE}|s?{PLACED})))"
    r"|(?P<two>index and middle fingers? side by side)"
    r"|(?P<three>index(?:,? middle and| to) ring fingers?(?: side by side)?)",
    re.IGNORECASE,
)
FRACTION = re.compile(
    r"(?:\b(?P<side>outer|inner|upper|lower|front|back|rear|lateral|medial|anterior|posterior|proximal|distal)\s+)?"
    r"(?:\b(?P<count>one|two|three|a)[-\s]+)?\b(?P<part>third|quarter)s?\b"
    r"(?! (?:lumbar|thoracic|cervical|sacral|rib|space|hole|bump|vertebra|one|point|time|toe|finger|meta))"
    r"|(?:\b(?P<mark>lateral|medial|upper|lower|anterior|posterior)\s+)?(?<!\d)(?P<top>[1-3])/(?P<bottom>[34])",
    re.IGNORECASE,
)
PARTS = {"third": 3, "quarter": 4}


@dataclass(frozen=True, slots=True)
class Measure:
    """From `low` to `high` cun; where it stands in the text, to find the words round it."""

    low: float
    high: float
    unit: str
    phrase: str
    start: int
    end: int

    @property
    def one_finger(self) -> bool:
        return self.unit == "finger" and self.high == FINGERS[1.0]


def number(text: str) -> float:
    """Raises KeyError for what is no number."""
    text = re.sub(r"\s+", " ", text.lower()).removesuffix(" a").removesuffix(" an")
    if text.endswith(" and a half"):
        return WORDS[text.removesuffix(" and a half")] + 0.5
    if text[0].isdigit():
        return float(text.replace("½", ".5"))
    return WORDS[text.removesuffix(" an").removesuffix(" a")]


def measures(text: str) -> Iterator[Measure]:
    for found in MEASURE.finditer(text):
        if found["two"] or found["three"]:
            value = FINGERS[2.0 if found["two"] else 3.0]
            yield Measure(value, value, "fingers", found[0], found.start(), found.end())
            continue
        low, high = number(found["low"]), number(found["high"] or found["low"])
        unit = next(name for name in ("cun", "thumb", "finger") if found[name])
        if unit == "finger":
            low, high = FINGERS.get(low, low * 0.75), FINGERS.get(high, high * 0.75)
        yield Measure(low, high, unit, found[0], found.start(), found.end())


def fractions(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Side (may be empty), how many parts, of how many, and the words themselves. Reads rows and texts."""
    for found in FRACTION.finditer(text):
        if found["top"]:
            yield (found["mark"] or "").lower(), int(found["top"]), int(found["bottom"]), found[0]
        elif found["count"] or found["side"]:  # else an ordinal: "the third"
            side, count = (found["side"] or "").lower(), number(found["count"] or "one")
            yield side, int(count), PARTS[found["part"].lower()], found[0]
