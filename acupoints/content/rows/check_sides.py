"""Inner and outer, above and below, front and back: as the row has them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .landmarks import places
from .row import Row
from .sides import PLAIN, REGIONS, VAGUE, VAGUE_WORDS, contradicted, words

if TYPE_CHECKING:
    from .compare import Text

# Parts of the body that are taken for each other.
OPPOSED = (
    *(("upper back", "lower back"), ("lower leg", "thigh"), ("forearm", "upper arm"), ("hand", "foot")),
    *(("wrist", "ankle"), ("knee", "elbow"), ("upper belly", "lower belly"), ("upper abdomen", "lower abdomen")),
)
CLAUSE = re.compile(
    r"[,;:.()]|\b(?:and|or|to|from)\b(?! (?:in)?(?:lateral|medial|outer|inner|rear|front|back|upper|lower))|&"
)
PAIR = re.compile(r"(\w+) & (?=(?:lateral|medial|anterior|posterior|proximal|distal|superior|inferior)\b)")
NEAR = 34
ELSEWHERE = re.compile(r"\b(?:mirror|other (?:foot|leg|arm|hand|side)|not|never|too|opposite|instead)\b", re.IGNORECASE)
ACROSS = {"out", "in", "front", "back"}


def wrong(text: "Text") -> Iterator[str]:
    row = beside_landmarks(text.row.place)
    for sentence in text.sentences:
        if text.exact:
            yield from of_the_whole(sentence, text)
        elif text.others(sentence) or ELSEWHERE.search(sentence):
            continue
        for landmark, said in beside_landmarks(plain(sentence, text.row)).items():
            found = contradicted(set(said) if text.exact else set(said) & ACROSS, set(row.get(landmark, {})))
            for side in sorted(found):
                yield f"says “{said[side]}” of a landmark ({landmark}); the row has “{text.row.place}”"


def of_the_whole(sentence: str, text: "Text") -> Iterator[str]:
    """A side that the row knows only the opposite of."""
    known = {side for one in (text.row, *text.others(sentence)) for side in one.sides}
    for side, word, _, _ in words(REGIONS.sub(" ", plain(sentence, text.row))):
        if contradicted({side}, known):
            yield f"says “{word}” ({PLAIN[side]}); the row has “{text.row.place}” ({text.row.around})"
    for pair in OPPOSED:
        for here, there in (pair, pair[::-1]):
            around = f"{text.row.around} {text.row.place}"
            if re.search(rf"\b{here}\b", sentence, re.IGNORECASE) and there in around and here not in around:
                yield f"says “{here}”; the row has “{there}”"


def plain(sentence: str, row: Row) -> str:
    """Without the words that mean different things to different people."""
    return VAGUE_WORDS.sub(" ", sentence) if row.region in VAGUE else sentence


def beside_landmarks(text: str) -> dict[str, dict[str, str]]:
    """The side words shortly before each landmark, in the same clause: side to the words themselves."""
    text = PAIR.sub(r"\1 ", text)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for landmark, start, end in places(text):
        before = CLAUSE.split(text[max(0, start - NEAR) : start])[-1]
        # Within the words of the landmark too: "bone of the inner ankle".
        for side, word, _, _ in words(f"{before}{text[start:end]}"):
            found[landmark][side] = f"{word} … {text[start:end]}"
    return found
