"""Files to rows. A row that an editor changed is never overwritten."""

import hashlib
import json
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from acupoints.models import LoadedRecord

from .fields import Ref, reason, save
from .kind import Kind, normal, registered
from .known import Known
from .library import Library
from .problem import ContentError
from .text import Record


@dataclass(slots=True)
class Report:
    """What a load did, record by record ("point KI3")."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)


def digest(record: Record) -> str:
    return hashlib.sha256(json.dumps(record, ensure_ascii=False, default=str).encode()).hexdigest()


@transaction.atomic
def load_library(library: Library) -> Report:
    """Write what changed in the files. Raises ContentError, and then nothing has been written."""
    if library.problems:
        raise ContentError(library.problems)
    report, known = Report(), Known()
    for kind in registered():
        load_kind(library, kind, report, known)
    if library.problems:
        raise ContentError(library.problems)
    return report


def load_kind(library: Library, kind: Kind, report: Report, known: Known) -> None:
    rows = {kind.key_of(row): row for row in kind.model._default_manager.prefetch_related(*kind.prefetch)}
    loaded = {one.key: one for one in LoadedRecord.objects.filter(kind=kind.name)}
    written: dict[str, Record] = {}
    for key, raw in library.of(kind.name).items():
        record = normal(kind, raw)
        decision = decide(kind, record, rows.get(key), loaded.get(key))
        if decision == "write":
            if write(library, kind, key, record, rows.get(key), known):
                written[key] = record
                (report.created if key not in loaded else report.updated).append(f"{kind.name} {key}")
        elif decision == "same":
            report.unchanged += 1
            if key not in loaded or loaded[key].file_digest != digest(record):
                written[key] = record  # as an editor's change that became a commit: from now on it is the file's
        else:
            (report.kept if decision == "kept" else report.conflicts).append(f"{kind.name} {key}")
    finish(library, kind, written, known)
    report.orphans += [f"{kind.name} {key}" for key in loaded if key not in library.of(kind.name) and key in rows]


def decide(kind: Kind, record: Record, row: models.Model | None, loaded: LoadedRecord | None) -> str:
    """One of: write, same, kept (an editor changed it, the file did not change), conflict (both changed)."""
    file_digest = digest(record)
    if row is None and loaded is None:
        return "write"
    if row is not None:
        present = digest(normal(kind, kind.record(row)))
        if present == file_digest:
            return "same"
        if loaded is not None and loaded.row_digest == present:
            return "same" if loaded.file_digest == file_digest else "write"
        if loaded is None and not kind.creates and not kind.adds_to(row):
            return "write"
    return "kept" if loaded is not None and loaded.file_digest == file_digest else "conflict"


def write(library: Library, kind: Kind, key: str, record: Record, row: models.Model | None, known: Known) -> bool:
    if row is None and not kind.creates:
        library.complain(kind.name, key, f"there is no {kind.model._meta.verbose_name} {key!r}")
        return False
    try:
        with transaction.atomic():
            save(kind.fields, row or kind.model(), record, known)
    except (ValidationError, ValueError, TypeError, IntegrityError) as error:
        library.complain(kind.name, key, reason(error))
    else:
        return True
    return False


def finish(library: Library, kind: Kind, written: dict[str, Record], known: Known) -> None:
    """Set what could not be set before all records of the kind stood, then remember what was written."""
    fresh = {kind.key_of(row): row for row in kind.model._default_manager.filter(**{f"{kind.lookup}__in": written})}
    for one in kind.fields:
        if isinstance(one, Ref) and one.later:
            for key, row in fresh.items():
                set_later(library, kind, key, one, row, written[key], known)
    rows = kind.model._default_manager.filter(**{f"{kind.lookup}__in": written}).prefetch_related(*kind.prefetch)
    remember(kind, {kind.key_of(row): kind.record(row) for row in rows}, written)


def remember(kind: Kind, present: dict[str, Record], written: dict[str, Record]) -> None:
    """In one query: how the files and the rows stand now."""
    LoadedRecord.objects.bulk_create(
        [
            LoadedRecord(
                kind=kind.name, key=key, file_digest=digest(written[key]), row_digest=digest(normal(kind, record))
            )
            for key, record in present.items()
        ],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["file_digest", "row_digest"],
    )


def set_later(
    library: Library, kind: Kind, key: str, one: Ref, row: models.Model, record: Record, known: Known
) -> None:
    value = record.get(one.name)
    try:
        if value:
            one.write(row, value, known)
        else:
            setattr(row, one.name, None)
        row.save()
    except ValueError as error:
        library.complain(kind.name, key, str(error))
