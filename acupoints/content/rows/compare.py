"""Each text of a point against its row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from . import check_landmarks, check_levels, check_measures, check_sides
from .row import CODE, Row

SENTENCE = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True)
class Text:
    """One text of a point, with what its checks need. `exact`: it says the place itself, not the way to it."""

    name: str
    words: str
    exact: bool
    row: Row
    rows: Mapping[str, Row]
    way: str = ""  # all finding steps together

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(SENTENCE.split(self.words))

    def others(self, words: str) -> list[Row]:
        """The rows of the other points that these words name."""
        codes = dict.fromkeys(code for code in CODE.findall(words) if code != self.row.code)
        return [self.rows[code] for code in codes if code in self.rows]


CHECKS = (check_measures.wrong, check_levels.wrong, check_landmarks.wrong, check_sides.wrong)


def compare(code: str, texts: list[tuple[str, str, bool]], rows: Mapping[str, Row]) -> Iterator[str]:
    """What is wrong, a sentence each: what which text says, and what the row says.

    `texts` are name, words, and whether the text says the place itself (else it is a step on the way to it).
    """
    row = rows[code]
    way = " ".join(words for _, words, exact in texts if not exact)
    for name, words, exact in texts:
        text = Text(name, words, exact, row, rows, way)
        found = dict.fromkeys(reason for check in CHECKS for reason in check(text))
        yield from (f"{name} {reason}" for reason in found)
