"""That each point's text was written for that point, not copied from another with the numbers changed.

Compared are runs of three words, with numbers and ordinals made alike: so the same sentence for T9 and for T10 is the
same. Alike is the share of common runs in the runs of the shorter text. In the ten points written by hand the two
finding steps most alike measure 0.32, two sentences of them 0.54 (both lay four fingers beside the spine), two texts on
pressing or reach 0.21; the copy with other numbers in the tests measures 1. The bounds lie between. Sentences of fewer
than eight words are not compared, nor those that only send one to the other side of the body.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from acupoints.content.library import Library
from acupoints.content.text import Record

from . import rule

RUN = 3
SENTENCE_WORDS, SENTENCE_SHARE = 8, 0.7
STEP_WORDS, STEP_SHARE = 16, 0.5
NUMBER = re.compile(
    r"\b(?:\d+(?:\.\d+)?(?:st|nd|rd|th)?|[a-z]{2}(?:-[a-z]+)?\d+|[ctls]\d+|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b"
)
COMPARED = ("press_text", "reach_text", "tradition", "mixed_up")  # whole; their sentences may return
SENTENCE = re.compile(r"(?<=[.!?])\s+")
MIRROR = re.compile(r"\bmirror|\bother (?:side|foot|leg|hand|arm)\b", re.IGNORECASE)

Place = tuple[str, str]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+|#", NUMBER.sub("#", text.lower()))


def runs(text: str) -> frozenset[tuple[str, ...]]:
    found = words(text)
    return frozenset(tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def copies(texts: list[tuple[Place, str]], share: float) -> Iterator[tuple[Place, Place, float]]:
    """Each text with the earlier text of another point that it is closest to, where they share that much.

    Earlier by place, not by where it stands in files or tables: both then find the same.
    """
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: list[int] = []
    texts = sorted(texts)
    for number, (place, text) in enumerate(texts):
        found = runs(text)
        common: Counter[int] = Counter()
        for run in found:
            common.update(seen[run])
            seen[run].append(number)
        sizes.append(len(found))
        rated = [
            (shared / max(1, min(sizes[number], sizes[other])), texts[other][0])
            for other, shared in common.items()
            if texts[other][0][0] != place[0]
        ]
        if rated and (best := max(rated))[0] >= share:
            yield place, best[1], best[0]


@rule
def a_text_is_not_copied_from_another_point(library: Library) -> None:
    steps = [one for key, point in library.of("point").items() for one in prose(key, point)]
    long = [(place, text) for place, text in steps if len(words(text)) >= STEP_WORDS]
    sentences = [
        (place, sentence)
        for place, text in steps
        if place[1].startswith("finding")
        for sentence in SENTENCE.split(text)
        if len(words(sentence)) >= SENTENCE_WORDS
    ]
    found = {(here, there): ("is", share) for here, there, share in copies(long, STEP_SHARE)}
    for here, there, share in copies(sentences, SENTENCE_SHARE):
        found.setdefault((here, there), ("has a sentence that is", share))
    for ((key, name), (other, other_name)), (what, share) in found.items():
        library.complain("point", key, f"{name} {what} {share:.0%} the same as {other_name} of {other}: write it anew")


def prose(key: str, point: Record) -> Iterator[tuple[Place, str]]:
    """The finding steps and what else was written for this point alone. Cautions are alike on purpose."""
    number = 0
    for one in point.get("locations", []):
        if one.get("kind") == "finding":
            number += 1
            sentences = SENTENCE.split(str(one.get("text") or ""))
            yield (key, f"finding step {number}"), " ".join(it for it in sentences if not MIRROR.search(it))
    yield from (((key, field), str(point[field])) for field in COMPARED if point.get(field))
