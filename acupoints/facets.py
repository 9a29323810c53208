"""Filters that are combined, and how many things each further choice would leave."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Values = Mapping[str, frozenset[str]]  # by facet, all values that one thing has


@dataclass(frozen=True, slots=True)
class Option:
    """`count`: how many things have this value and meet all choices in the other facets."""

    value: str
    label: str
    count: int
    is_chosen: bool


def meets(values: Values, chosen: Mapping[str, str], but: str = "") -> bool:
    """Whether it has every chosen value, leaving out the facet `but`; an empty choice is met by everything."""
    return all(value in values[facet] for facet, value in chosen.items() if value and facet != but)


def counts(things: Iterable[Values], chosen: Mapping[str, str]) -> dict[str, Counter[str]]:
    tallies: dict[str, Counter[str]] = {facet: Counter() for facet in chosen}
    for values in things:
        for facet, tally in tallies.items():
            if meets(values, chosen, but=facet):
                tally.update(values[facet])
    return tallies


def options(labels: Iterable[tuple[str, str]], tally: Counter[str], chosen: str) -> list[Option]:
    """In the order of the labels; what would leave nothing is left out, but for what is chosen."""
    rows = (Option(value, label, tally[value], value == chosen) for value, label in labels)
    return [row for row in rows if row.count or row.is_chosen]
