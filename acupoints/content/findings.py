"""The lint over what the database holds now, kept until the content changes."""

from dataclasses import dataclass

from django.core.cache import cache

from acupoints.models import Revision

from .kind import normal, registered
from .library import Library
from .lint import lint


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` and `key` name the record; both are empty where the finding is about none."""

    record: str
    reason: str
    kind: str = ""
    key: str = ""


def library_of_rows() -> Library:
    """All records as an export would write them. A few queries a kind."""
    library = Library()
    for kind in registered():
        for row in kind.rows():
            record = normal(kind, kind.record(row))
            library.add(kind, kind.key_of(row), record, kind.file_for(record))
    return library


def find() -> list[Finding]:
    """Looks again, some seconds long, and keeps what it found for this state of the content."""
    place = _place()  # before the content is read
    library = library_of_rows()
    lint(library)
    known = {(file, key): kind for (kind, key), file in library.files.items()}
    found = [
        Finding(one.record or one.file, one.reason, known.get((one.file, one.record), ""), one.record)
        for one in sorted(set(library.problems))
    ]
    cache.set(place, found, timeout=None)
    return found


def kept_findings() -> list[Finding] | None:
    """What was found for the content as it is now; None where nobody has looked since it changed. One query."""
    found: list[Finding] | None = cache.get(_place())
    return found


def _place() -> str:
    return f"findings:{Revision.current()}"
