"""What the lint says of the content as it would be after an import, and did not say before.

What was wrong before is no reason to refuse a file: it may well be the one that puts it right.
"""

from collections.abc import Iterable

from acupoints.content.kind import normal, registered
from acupoints.content.library import Library
from acupoints.content.lint import group, lint, rules
from acupoints.content.problem import Problem

from .applying import Change

ALONE = {"claims", "written", "words", "rows"}  # rules that look at one record at a time
LEFT_TO_THE_LINT = {"copies", "mentions"}  # matters of style, and seconds of work


def library_of_rows() -> Library:
    library = Library()
    for kind in registered():
        for row in kind.rows():
            library.add(kind, kind.key_of(row), normal(kind, kind.record(row)), "")
    return library


def before(library: Library, changes: Iterable[Change]) -> Library:
    """The content as it was, from what it is now."""
    found = Library(records={kind: dict(records) for kind, records in library.records.items()})
    for one in changes:
        if one.written:
            records = found.records.setdefault(one.kind.name, {})
            records.pop(one.row.key, None)
            if one.was:
                records[one.row.key] = one.was
    return found


def only(library: Library, changes: list[Change]) -> Library:
    """Just the records that were written."""
    found = Library()
    for one in changes:
        if one.written and one.row.key in library.of(one.kind.name):
            found.records.setdefault(one.kind.name, {})[one.row.key] = library.of(one.kind.name)[one.row.key]
    return found


def problems(library: Library, changes: list[Change]) -> set[tuple[str, str, str]]:
    alone = only(library, changes)
    library.problems, alone.problems = [], []
    for name in {group(one) for one in rules()} - LEFT_TO_THE_LINT:
        lint(alone if name in ALONE else library, name)
    return {(one.file, one.record, one.reason) for one in (*library.problems, *alone.problems)}


def new_problems(changes: list[Change]) -> list[Problem]:
    """By kind of record and key; looks at the rows as they are now, with the changes written."""
    if not any(one.written for one in changes):
        return []
    library = library_of_rows()
    library.files = {}
    return sorted(Problem(*one) for one in problems(library, changes) - problems(before(library, changes), changes))
