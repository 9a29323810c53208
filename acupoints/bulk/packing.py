"""Rows of the database as one file to take away. What it holds can be read in again without a change."""

import io
import json
import zipfile
from collections.abc import Callable, Iterable

from acupoints.content.export import kind_texts
from acupoints.content.kind import Kind, normal
from acupoints.content.text import Record

from . import columns
from .cells import written
from .upload import stem

ZIP = "application/zip"
NEXT = ",\n"
Packed = tuple[str, str, bytes]  # its name, its type, and what is in it
DAY = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same content


def records(kind: Kind) -> list[Record]:
    return [normal(kind, kind.record(row)) for row in kind.rows()]


def as_json(kinds: Iterable[Kind]) -> Packed:
    content = {stem(kind): records(kind) for kind in kinds}
    name = next(iter(content)) if len(content) == 1 else "content"
    parts = [f"{json.dumps(one)}: {listed(map(line, found))}" for one, found in content.items()]
    return f"{name}.json", "application/json", f"{{\n{NEXT.join(parts)}\n}}\n".encode()


def listed(records: Iterable[str]) -> str:
    return f"[\n{NEXT.join(records)}\n]"


def line(record: Record) -> str:
    """A record a line: two exports can be compared, and all of the content stays below what may be sent back."""
    return json.dumps(record, ensure_ascii=False, default=str)


def as_csv(kinds: Iterable[Kind]) -> Packed:
    """One file, or a zip with one for each kind."""
    texts = {f"{stem(kind)}.csv": table(kind) for kind in kinds}
    if len(texts) > 1:
        return "content-csv.zip", ZIP, zipped(texts)
    name, text = next(iter(texts.items()))
    return name, "text/csv; charset=utf-8", text.encode()


def table(kind: Kind) -> str:
    found = records(kind)
    header = columns.columns(kind, found)
    return written(header, (columns.cells(kind, record, header) for record in found))


def as_files(kinds: Iterable[Kind]) -> Packed:
    """As in fixtures/, so that it can be unpacked there and become a commit."""
    texts: dict[str, str] = {}
    for kind in kinds:
        texts |= kind_texts(kind)
    return "fixtures.zip", ZIP, zipped({f"fixtures/{name}": text for name, text in texts.items()})


def zipped(texts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


FORMATS: dict[str, tuple[str, Callable[[Iterable[Kind]], Packed]]] = {
    "csv": ("A spreadsheet (CSV): one row a record", as_csv),
    "json": ("JSON: every record whole", as_json),
    "yaml": ("The files of fixtures/ (YAML in a zip), for a commit", as_files),
}
