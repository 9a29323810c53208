"""The red flags of several complaints as one: each sign once, at its most urgent, none lost. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

# The most urgent first.
LEVELS = ("emergency", "urgent", "clinician")
Signs = dict[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with the titles of the complaints that name it; where all of them do, `titles` is empty."""

    text: str
    titles: tuple[str, ...]


def merge(complaints: Sequence[tuple[str, Signs]]) -> dict[str, list[Sign]]:
    """By level, in the order of the complaints. `complaints`: pairs of a title and its signs by level."""
    named: dict[str, list[str]] = {}
    spelled: dict[str, tuple[str, str]] = {}
    for level in LEVELS:
        for title, signs in complaints:
            for text in signs[level]:
                spelled.setdefault(same(text), (level, text))
                titles = named.setdefault(same(text), [])
                if title not in titles:
                    titles.append(title)
    found: dict[str, list[Sign]] = {level: [] for level in LEVELS}
    for key, (level, text) in spelled.items():
        by_all = len(named[key]) == len(complaints)
        found[level].append(Sign(text, () if by_all else tuple(named[key])))
    for signs_of_level in found.values():
        signs_of_level.sort(key=lambda sign: bool(sign.titles))  # what concerns all of them first
    return found


def same(text: str) -> str:
    """What makes two wordings one sign: letters and digits, whatever their case."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).casefold().split())
