"""That the summary, the places and the finding steps of a point say what its row of the facts tables says."""

from functools import cache

from acupoints.content.library import Library
from acupoints.content.rows import Row, compare, read_rows
from acupoints.content.text import Record

from . import rule
from .points import facts


@cache
def rows() -> dict[str, Row]:
    return read_rows(facts().values())


@rule
def a_text_agrees_with_its_row(library: Library) -> None:
    for key, point in library.of("point").items():
        if key in rows():
            for reason in compare(key, texts(point), rows()):
                library.complain("point", key, reason)


def texts(point: Record) -> list[tuple[str, str, bool]]:
    """Name, words, and whether they say the place itself. Locations of a kind are counted where there are several."""
    found = [("summary", str(point.get("summary") or ""), True)]
    counts: dict[str, int] = {}
    for one in point.get("locations", []):
        kind = str(one.get("kind"))
        counts[kind] = counts.get(kind, 0) + 1
        name = f"finding step {counts[kind]}" if kind == "finding" else f"{kind} location"
        found.append((name, str(one.get("text") or ""), kind != "finding"))
    return [one for one in found if one[1]]
