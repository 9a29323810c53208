"""Sides and directions, the same six in the shorthand of the rows, in anatomical terms and in plain words."""

import re
from collections.abc import Iterator

OPPOSITE = {"out": "in", "in": "out", "up": "down", "down": "up", "front": "back", "back": "front"}
PLAIN = {"out": "outer or lateral", "in": "inner or medial", "up": "above or upper", "down": "below or lower"}
PLAIN |= {"front": "in front", "back": "behind"}
# Radial is lateral and ulnar is medial: the arm hangs with the palm to the front.
STEMS = {
    "out": r"lat|lateral(?:ly)?|radial|outer(?:most)?|outwards?|outside|out|thumb side|little[- ]toe side",
    "in": r"med|medial(?:ly)?|ulnar|inner(?:most)?|inwards?|inside|little[- ]finger side|big[- ]toe side",
    "up": r"sup|superior|prox|proximal(?:ly)?|upper|above|up|upwards?|higher|top",
    "down": r"inf|inferior|dist|distal(?:ly)?|lower|below|under|underneath|beneath|down|downwards?",
    "front": r"ant|anterior|front|forwards?|ahead",
    "back": r"post|posterior|behind|rear|back|backwards?",
}
WORD = re.compile("|".join(rf"\b(?P<{side}>(?:{words}))\b" for side, words in STEMS.items()), re.IGNORECASE)
COMPOUND = re.compile(
    r"\b(antero|postero|supero|infero|medio|latero)-?(lateral|medial|superior|inferior|posterior|anterior)\b",
    re.IGNORECASE,
)
# Names that hold a side without saying where a point lies.
REGIONS = re.compile(
    r"\b(anterior|posterior) superior iliac spine\b|\btibialis anterior\b|\btop of the (foot|head|shoulder|hand)\b|"
    r"\b(upper|lower|mid) (back|arms?|leg|legs|belly|abdomen|lip|jaw|chest)\b|\bback of the (body|head|neck|hand)\b|"
    r"\b(from|on|of|the) the back\b(?! of)|\bfront[- ]to[- ]back\b|\bline of the back\b|\bin front of you\b",
    re.IGNORECASE,
)
# On the forearm "inner" is the palm's side to some and the little finger's side to others: not judged there.
VAGUE = {"forearm", "wrist", "hand", "fingers", "elbow", "palm"}
VAGUE_WORDS = re.compile(r"\b(inner|outer|inside|outside)\b", re.IGNORECASE)


def words(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Side, the word that says it, and where it begins and ends."""
    for found in COMPOUND.finditer(text):
        yield prefix(found[1]), found[0], found.start(), found.end()
        yield prefix(found[2]), found[0], found.start(), found.end()
    for found in WORD.finditer(text):
        yield str(found.lastgroup), found[0], found.start(), found.end()


def prefix(word: str) -> str:
    starts = {"ant": "front", "pos": "back", "sup": "up", "inf": "down", "med": "in", "lat": "out"}
    return starts[word[:3].lower()]


def sides(text: str) -> set[str]:
    return {side for side, *_ in words(REGIONS.sub(" ", text))}


def contradicted(said: set[str], row: set[str]) -> set[str]:
    """What is said although the row says only the opposite."""
    return {side for side in said if OPPOSITE[side] in row and side not in row}
