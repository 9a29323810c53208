"""Files and rows side by side: what an editor changed, what both changed, what has no file any more."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.cache import cache

from acupoints.content.kind import Kind, normal, registered
from acupoints.content.library import Library, paths, read_file, read_library
from acupoints.content.sync import decide, digest, remember
from acupoints.content.text import Record
from acupoints.models import LoadedRecord, Revision

from .upload import WholeRow

SHOWN = ("conflict", "kept", "orphan")
KEPT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Standing:
    """One record whose file and row differ. `seen` names the state of both: what a button acts on is what was shown."""

    kind: str
    key: str
    state: str  # conflict: both changed; kept: only the row; orphan: its file is gone
    seen: str
    gone: bool = False  # the row was deleted on the desk


def standings(root: Path) -> tuple[list[Standing], list[str]]:
    """All that differ, and the files that cannot be read. Seconds of work, so kept until file or row changes."""
    name = f"standings-{fingerprint(root)}"
    found: tuple[list[Standing], list[str]] | None = cache.get(name)
    if found is None:
        library = read_library(root)
        found = list(compared(library)), [str(one) for one in library.problems]
        cache.set(name, found, KEPT_SECONDS)
    return found


def fingerprint(root: Path) -> str:
    files = [path for kind in registered() for path in paths(root, kind)]
    stats = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    loaded = list(LoadedRecord.objects.values_list("kind", "key", "file_digest", "row_digest"))
    return hashlib.sha256(repr((stats, loaded, Revision.current())).encode()).hexdigest()


def compared(library: Library) -> Iterator[Standing]:
    for kind in registered():
        rows = {kind.key_of(row): row for row in kind.model._default_manager.prefetch_related(*kind.prefetch)}
        loaded = {one.key: one for one in LoadedRecord.objects.filter(kind=kind.name)}
        for key, raw in library.of(kind.name).items():
            record, row = normal(kind, raw), rows.get(key)
            state = decide(kind, record, row, loaded.get(key))
            if state in SHOWN:
                yield Standing(kind.name, key, state, seen(kind, record, row), gone=row is None)
        for key in loaded:
            if key not in library.of(kind.name) and key in rows:
                yield Standing(kind.name, key, "orphan", seen(kind, None, rows[key]))


def seen(kind: Kind, record: Record | None, row: Any) -> str:
    present = normal(kind, kind.record(row)) if row is not None else None
    return hashlib.sha256(json.dumps([record, present], default=str).encode()).hexdigest()


def library_of(root: Path, kind: Kind, key: str) -> Library:
    """Only the file with this record, where each has its own. `key` must be one that we know."""
    library = Library()
    one = root / kind.file_for({kind.key: key})
    for path in [one] if kind.path.endswith("/") and one.exists() else paths(root, kind):
        read_file(library, root, kind, path)
    return library


def row_of(library: Library, kind: Kind, key: str) -> WholeRow:
    """The file's record, to be applied like any import."""
    return WholeRow(kind, library.of(kind.name)[key], f"{library.files[kind.name, key]}: ")


def settle(kind: Kind, key: str, record: Record | None) -> None:
    """Ours stays: from now on this state of the file is known, and no conflict; a lost file is forgotten."""
    found = LoadedRecord.objects.filter(kind=kind.name, key=key)
    if record is None:
        found.delete()
    elif not found.update(file_digest=digest(normal(kind, record))):
        LoadedRecord.objects.create(kind=kind.name, key=key, file_digest=digest(normal(kind, record)), row_digest="")


def taken(kind: Kind, key: str, record: Record) -> None:
    """After the file's was written: the two are one again."""
    row = kind.model._default_manager.prefetch_related(*kind.prefetch).get(**{kind.lookup: key})
    remember(kind, {key: kind.record(row)}, {key: normal(kind, record)})
