"""What any text may not say, and that every claim says where it comes from."""

import re
from collections.abc import Iterator
from typing import Any

from acupoints.content.library import Library
from acupoints.content.text import Record

from . import rule

FORBIDDEN = re.compile(
    r"\b(cures?|cured|curing|no side effects?|without side effects?|detox\w*|toxins?|toxic waste|treats|heals|"
    r"miracle|guarantee[sd]?|100 ?% (?:safe|effective)|(?:completely|entirely|perfectly|totally) safe|risk[- ]free|"
    r"no risks?|harmless|clinically proven|(?:scientifically|medically) proven|proven to|ancient (?:secret|wisdom)|"
    r"flush(?:es)? out|cleans(?:es?|ing) the (?:body|blood|liver|lungs?|kidneys?)|purif(?:y|ies) the (?:body|blood)|"
    r"boosts? (?:the |your )?(?:immun\w+|metabolism|circulation)|melts? fat|instant(?:ly)? reliev\w+|"
    r"works for everyone|(?:eliminates?|banish(?:es)?) (?:the |your )?pain)\b",
    re.IGNORECASE,
)
# Titles of other people's works stand as they are, and so does what was wrong here.
QUOTED = {("source", "title"), ("source", "container"), ("correction", "wrong")}


def texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a record, with the name of the key that it stands under."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, name)


@rule
def no_forbidden_words(library: Library) -> None:
    for kind, records in library.records.items():
        for key, record in records.items():
            for name, text in texts(record):
                found = FORBIDDEN.search(text)
                if found and (kind, name) not in QUOTED:
                    library.complain(kind, key, f"{name} says {found[0]!r}, which this site never says")


def facts(record: Any, name: str = "") -> Iterator[tuple[str, Record]]:
    """Every record within a record that carries sources and a verification."""
    if isinstance(record, dict):
        if "verification" in record and "supports" not in record:
            yield name, record
        for key, inner in record.items():
            yield from facts(inner, str(key))
    elif isinstance(record, list):
        for number, inner in enumerate(record, 1):
            yield from facts(inner, f"{name} {number}")


@rule
def read_means_a_source_is_named(library: Library) -> None:
    for kind, records in library.records.items():
        for key, record in records.items():
            for name, fact in facts(record):
                if fact["verification"] == "V" and not fact.get("sources"):
                    where = f"{name}: " if name else ""
                    library.complain(kind, key, f"{where}verification V (read), but no source is named")
