"""Reads the files under fixtures/ into records, without touching the database."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .fields import check_keys
from .kind import Kind, registered
from .problem import Problem
from .text import Record, load


@dataclass(slots=True)
class Library:
    """All records by kind and key, with the mistakes met on the way and the file that each record came from."""

    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    files: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, kind: str) -> dict[str, Record]:
        return self.records.get(kind, {})

    def add(self, kind: Kind, key: str, record: Record, file: str) -> None:
        if key in self.records.setdefault(kind.name, {}):
            self.problems.append(Problem(file, key, f"stands twice, also in {self.files[kind.name, key]}"))
            return
        self.records[kind.name][key] = record
        self.files[kind.name, key] = file

    def complain(self, kind: str, key: str, reason: str) -> None:
        self.problems.append(Problem(self.files.get((kind, key), kind), key, reason))


def read_library(root: Path) -> Library:
    library = Library()
    for kind in registered():
        for path in paths(root, kind):
            read_file(library, root, kind, path)
    return library


def paths(root: Path, kind: Kind) -> list[Path]:
    if kind.path.endswith("/"):
        return sorted((root / kind.path).glob("*.yaml"))
    return [path for path in [root / kind.path] if path.exists()]


def read_file(library: Library, root: Path, kind: Kind, path: Path) -> None:
    file = path.relative_to(root).as_posix()
    try:
        content = load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        library.problems.append(Problem(file, "", " ".join(str(error).split())))
        return
    for number, record in enumerate(as_list(kind, content), 1):
        read_record(library, kind, file, number, record)


def as_list(kind: Kind, content: Any) -> list[Any]:
    if kind.path.endswith("/"):
        return [content]
    return content if isinstance(content, list) else [content]


def read_record(library: Library, kind: Kind, file: str, number: int, record: Any) -> None:
    try:
        check_keys(kind.fields, record)
    except ValueError as error:
        name = record.get(kind.key) if isinstance(record, dict) else None
        library.problems.append(Problem(file, str(name or f"record {number}"), str(error)))
        return
    key = record.get(kind.key)
    if not key:
        library.problems.append(Problem(file, f"record {number}", f"has no {kind.key}"))
    elif kind.path.endswith("/") and kind.file_for(record) != file:
        library.problems.append(Problem(file, str(key), f"must stand in {kind.file_for(record)}"))
    else:
        library.add(kind, str(key), record, file)
