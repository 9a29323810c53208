"""Ten questions in a row for readers whose browser runs no script: which points, and how it went.

Both come from the address alone: the same seed asks for the same points, and the misses so far stand in it.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

SIZE = 10
WRITTEN = re.compile(r"(\d{1,4})(f?)")


@dataclass(frozen=True, slots=True)
class Score:
    """`tenths`: of a cun."""

    tenths: int
    is_found: bool

    @property
    def cun(self) -> float:
        return self.tenths / 10

    def __str__(self) -> str:
        return f"{self.tenths}{'f' * self.is_found}"


@dataclass(frozen=True, slots=True)
class Summary:
    """`best`, `worst`: indices; `again`: those of what was not found. `median` in cun."""

    median: float
    found: int
    best: int
    worst: int
    again: tuple[int, ...]


def ten(slugs: Iterable[str], seed: int) -> list[str]:
    """Some of the slugs in an order that looks drawn by lot, the same for the same seed."""
    return sorted(slugs, key=lambda slug: hashlib.sha256(f"{seed} {slug}".encode()).digest())[:SIZE]


def read_scores(text: str) -> list[Score]:
    """Written as 6,12,0f: tenths of a cun, f for found. What is not understood ends the list."""
    scores: list[Score] = []
    for part in text.split(",")[:SIZE]:
        found = WRITTEN.fullmatch(part)
        if not found or not part.isascii():
            break
        scores.append(Score(int(found[1]), bool(found[2])))
    return scores


def write_scores(scores: Iterable[Score]) -> str:
    return ",".join(map(str, scores))


def summary(scores: Sequence[Score]) -> Summary | None:
    if not scores:
        return None
    tenths = [score.tenths for score in scores]
    return Summary(
        median=median(tenths) / 10,
        found=sum(score.is_found for score in scores),
        best=tenths.index(min(tenths)),
        worst=tenths.index(max(tenths)),
        again=tuple(index for index, score in enumerate(scores) if not score.is_found),
    )
