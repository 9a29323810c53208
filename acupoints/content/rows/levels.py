"""Levels and rays: which vertebra, hole, rib, space between ribs, finger or toe a text or a row speaks of."""

import re
from collections.abc import Iterator

Level = tuple[str, int]
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NUMBER = {word: number for number, word in enumerate((*ORDINALS, "eleventh", "twelfth"), 1)}
NAMES = {"C": "C{}", "T": "T{}", "L": "L{}", "S": "S{}", "rib": "rib {}", "space": "rib space {} (ICS{})"}
NAMES |= {"hand": "finger or metacarpal {}", "foot": "toe or metatarsal {}"}

ORDINAL = rf"(?:{'|'.join(NUMBER)}|\d{{1,2}}(?:st|nd|rd|th))"
JOIN = r"(?:,? (?:and|or|to|&) (?:between )?(?:the )?|[-–]|, )"
# What follows the ordinal, up to four words later, within the same clause. The first that fits counts.
NOUNS = (
    ("space", r"(?:ics\b|(?:rib|intercostal) spaces?|spaces? between (?:the |two )?ribs)"),
    ("S", r"(?:posterior )?(?:sacral (?:foram\w+|holes?)|holes?|foram\w+|sacral)"),
    ("T", r"(?:thoracic|chest vertebra\w*)"),
    ("L", r"lumbar"),
    ("C", r"(?:cervical|neck (?:vertebra\w*|bone|bump))"),
    ("rib", r"ribs?"),
    ("hand", r"(?:metacarp\w*|mcp|fingers?(?!-|[’']?s?[- ]?width)|fingernail|knuckles?)"),
    ("foot", r"(?:metatars\w*|mtp|toes?|toenail)"),
)
BETWEEN = r"(?: (?!and\b|or\b|to\b)[a-z’'-]+){0,3}?"
SAID = re.compile(
    rf"\b(?P<list>{ORDINAL}(?:{JOIN}{ORDINAL})*)(?:{BETWEEN} |[- ])"
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in NOUNS)})",
    re.IGNORECASE,
)
SHORT = re.compile(r"(?<![\w-])(?P<kind>[CTLS])(?P<low>\d{1,2})(?:[-–](?P<to>[CTL])(?P<high>\d{1,2}))?(?!\w)")
ICS = re.compile(r"\bICS ?(\d{1,2})\b")
DIGITS = {
    ("hand", 1): r"\bthumb(?:nail|tip)?\b|\bthenar\b",
    ("hand", 2): r"\bindex\b",
    ("hand", 3): r"\bmiddle finger(?:nail|tip)?\b",
    ("hand", 4): r"\bring\b(?= finger| (?:&|and) little)",
    ("hand", 5): r"\blittle finger(?:s|nail|tip)?\b",
    ("foot", 1): r"\b(?:big|great) toe(?:nail)?\b",
    ("foot", 5): r"\b(?:little|small) toe(?:nail)?\b",
}
ALL_OF = re.compile(r"\b(?:ten|five|all(?: the)?) (finger|toe)(?:s|tips|nails)\b|\bindex to (little) fingers?\b", re.I)
# A side of the limb, or the tool: no place on a finger.
NO_PLACE = re.compile(
    r"\b(?:thumb|little[- ]finger|little[- ]toe|big[- ]toe|index[- ]finger)[’']?s? side\b|"
    r"\bside of the (?:thumb|(?:little|index) finger|(?:little|big|great) toe)\b|"
    r"\bthumb[’']?s?[- ](?:widths?|wide)\b|\bthumb (?:muscles?|tendons?)\b",
    re.IGNORECASE,
)
# From one rule: the space between two ribs has the number of the upper one.
TWO_RIBS = re.compile(rf"\bbetween (?:the )?({ORDINAL}) and (?:the )?({ORDINAL}) ribs\b", re.IGNORECASE)


def ordinal(word: str) -> int:
    return NUMBER.get(word.lower()) or int(re.sub(r"\D", "", word))


def name(level: Level) -> str:
    return NAMES[level[0]].format(level[1], level[1])


def levels(text: str, *, digits: bool) -> Iterator[tuple[Level, str]]:
    """Each level with the words that name it. Fingers by name only where `digits`: in a finding step they are tools."""
    for found in TWO_RIBS.finditer(text):
        yield ("space", ordinal(found[1])), found[0]
    text = NO_PLACE.sub(" ", TWO_RIBS.sub(" ", text))
    for found in SHORT.finditer(text):
        yield from ((level, found[0]) for level in span(found))
    for found in ICS.finditer(text):
        yield ("space", int(found[1])), found[0]
    for found in SAID.finditer(text):
        kind = next(noun for noun, _ in NOUNS if found[noun])
        yield from (((kind, ordinal(one)), found[0]) for one in re.findall(ORDINAL, found["list"], re.I))
    if digits:
        yield from rays(text)


def span(found: re.Match[str]) -> Iterator[Level]:
    """T9 alone, or each of T1-L5."""
    order = [(kind, one) for kind, last in (("C", 7), ("T", 12), ("L", 5), ("S", 5)) for one in range(1, last + 1)]
    first = (found["kind"], int(found["low"]))
    last = (found["to"], int(found["high"])) if found["to"] else first
    if first in order and last in order:
        yield from order[order.index(first) : order.index(last) + 1]


def rays(text: str) -> Iterator[tuple[Level, str]]:
    for level, words in DIGITS.items():
        if found := re.search(words, text, re.IGNORECASE):
            yield level, found[0]
    for found in ALL_OF.finditer(text):
        kind = "foot" if (found[1] or "").lower() == "toe" else "hand"
        yield from (((kind, number), found[0]) for number in range(2 if found[2] else 1, 6))
