"""An uploaded file as rows: which record each is, and how to name the place of a mistake. Writes nothing."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Protocol

from acupoints.content.kind import Kind, registered
from acupoints.content.text import Record

from .cells import MOST_LINES, Unreadable, decoded, lines
from .columns import Mistake, Path, Reading, unknown
from .loading import loaded_json, loaded_yaml

MOST_BYTES = 5 * 2**20
MOST_UNPACKED = 16 * 2**20
MOST_FILES = 2000


class Row(Protocol):
    """One record of the file."""

    @property
    def kind(self) -> Kind: ...
    @property
    def key(self) -> str: ...
    def record(self, present: Record) -> tuple[Any, list[Mistake]]: ...
    def place(self, path: Path) -> str: ...


@dataclass(frozen=True, slots=True)
class WholeRow:
    """A record as a file of fixtures/ has it: what it leaves out is empty."""

    kind: Kind
    value: Any
    prefix: str

    @property
    def key(self) -> str:
        found = self.value.get(self.kind.key) if isinstance(self.value, dict) else None
        return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""

    def record(self, present: Record) -> tuple[Any, list[Mistake]]:
        return self.value, []

    def place(self, path: Path) -> str:
        inner = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in path)
        return f"{self.prefix}{inner}" if not self.prefix.endswith(" ") else f"{self.prefix}{inner.removeprefix('.')}"


@dataclass(slots=True)
class CellRow:
    """A line of a spreadsheet: only its columns count, the rest of the record stays as it is."""

    kind: Kind
    filled: dict[str, str]
    prefix: str
    reading: Reading | None = None
    too_long: bool = False

    @property
    def key(self) -> str:
        return self.filled.get(self.kind.key, "").strip()

    def record(self, present: Record) -> tuple[Any, list[Mistake]]:
        self.reading = Reading(self.kind, dict(present))
        self.reading.take(self.filled)
        longer: list[Mistake] = [((), "has more cells than there are columns")] if self.too_long else []
        return self.reading.record, longer + self.reading.mistakes

    def place(self, path: Path) -> str:
        return f"{self.prefix}, column {self.column(path)}" if path else self.prefix

    def column(self, path: Path) -> str:
        name = str(path[0])
        numbers = self.reading.numbers.get(name, []) if self.reading else []
        if len(path) > 1 and isinstance(path[1], int) and path[1] < len(numbers):
            return ".".join(map(str, (name, numbers[path[1]], *path[2:3])))
        return name


def stem(kind: Kind) -> str:
    """What a file of this kind is called: points, evidence_grades."""
    return kind.path.removesuffix("/").removesuffix(".yaml")


def kinds() -> dict[str, Kind]:
    return {stem(kind): kind for kind in registered()}


def read(data: bytes, name: str, chosen: str = "") -> list[Row]:
    """All rows of a file. `chosen`: the stem of a kind, where neither name nor content tells. Raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable("The file is larger than 5 MB.")
    rows = unpacked(data) if data.startswith(b"PK") else one_file(data, name, chosen, "")
    if not rows:
        raise Unreadable("The file holds no records.")
    if len(rows) > MOST_LINES:
        raise Unreadable(f"The file holds {len(rows)} records; at most {MOST_LINES} are taken at once.")
    return rows


def one_file(data: bytes, name: str, chosen: str, within: str) -> list[Row]:
    suffix = PurePosixPath(name).suffix.lower()
    text = decoded(data)
    if suffix in (".yaml", ".yml"):
        return from_yaml(text, name, chosen)
    if suffix == ".json" or text.lstrip()[:1] in ("{", "["):
        return from_json(text, name, chosen, within)
    if suffix in ("", ".csv", ".txt", ".tsv"):
        return from_csv(text, name, chosen, within)
    raise Unreadable("Only CSV, JSON, YAML and a zip of these are read.")


def kind_of(name: str, chosen: str) -> Kind | None:
    """The longest of our names with which the file's begins: precaution_rules before precautions."""
    known = kinds()
    if chosen:
        return known.get(chosen)
    base = PurePosixPath(name.replace("\\", "/")).name.lower().replace("-", "_").replace(" ", "_")
    return next((known[one] for one in sorted(known, key=len, reverse=True) if base.startswith(one)), None)


def needed_kind(name: str, chosen: str) -> Kind:
    kind = kind_of(name, chosen)
    if kind is None:
        raise Unreadable("It is not clear what the file holds. Choose it in the list “What it holds”.")
    return kind


def from_csv(text: str, name: str, chosen: str, within: str) -> list[Row]:
    kind = needed_kind(name, chosen)
    header, found = lines(text, [one.name for one in kind.fields])
    if kind.key not in header:
        raise Unreadable(f"{within}The first line must name the columns, and one of them must be “{kind.key}”.")
    if odd := unknown(kind, header):
        raise Unreadable(
            f"{within}{stem(kind)} have no column “{odd[0][:60]}”: take the names as an export writes them."
        )
    return [cell_row(kind, header, number, cells, within) for number, cells in found]


def cell_row(kind: Kind, header: list[str], number: int, cells: list[str], within: str) -> CellRow:
    filled = {name: cell for name, cell in zip(header, cells, strict=False) if name}
    longer = any(cell.strip() for cell in cells[len(header) :])
    return CellRow(kind, filled, f"{within}line {number}", too_long=longer)


def from_json(text: str, name: str, chosen: str, within: str) -> list[Row]:
    content = loaded_json(text)
    known = kinds()
    if isinstance(content, dict) and content and not chosen and set(content) <= set(known):
        return [row for one, records in content.items() for row in whole_rows(known[one], records, f"{within}{one}")]
    odd = sorted(set(content) - set(known)) if isinstance(content, dict) and not chosen else []
    if odd and kind_of(name, chosen) is None:
        raise Unreadable(f"There is no kind of record {odd[0][:60]!r}. Known are: {', '.join(known)}.")
    kind = needed_kind(name, chosen)
    records = content[stem(kind)] if isinstance(content, dict) and set(content) == {stem(kind)} else content
    return list(whole_rows(kind, records if isinstance(records, list) else [records], f"{within}{stem(kind)}"))


def whole_rows(kind: Kind, records: Any, prefix: str) -> Iterator[WholeRow]:
    if not isinstance(records, list):
        raise Unreadable(f"{prefix} must be a list of records.")
    return (WholeRow(kind, one, f"{prefix}[{number}]") for number, one in enumerate(records))


def from_yaml(text: str, name: str, chosen: str = "") -> list[Row]:
    """A file of fixtures/: its path says what it holds."""
    kind = kind_of_path(name) or needed_kind(name, chosen)
    content = loaded_yaml(text, name)
    if isinstance(content, list):
        return list(whole_rows(kind, content, name))
    return [WholeRow(kind, content, f"{name}: ")] if content is not None else []


def kind_of_path(name: str) -> Kind | None:
    path = PurePosixPath(name)
    for kind in registered():
        if kind.path.endswith("/") and path.parent.name == stem(kind):
            return kind
        if kind.path == path.name:
            return kind
    return None


def unpacked(data: bytes) -> list[Row]:
    """The rows of all YAML, JSON and CSV files in a zip; pictures and the like are passed over."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [one for one in archive.infolist() if one.filename.lower().endswith((".yaml", ".json", ".csv"))]
            check_sizes(wanted)
            return [row for one in wanted for row in member(archive, one)]
    except Unreadable:
        raise
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Unreadable("The zip cannot be read: it is broken, or locked with a password.") from error


def check_sizes(wanted: list[zipfile.ZipInfo]) -> None:
    if len(wanted) > MOST_FILES:
        raise Unreadable(f"The zip holds {len(wanted)} files; at most {MOST_FILES} are read.")
    if sum(one.file_size for one in wanted) > MOST_UNPACKED:
        raise Unreadable("The zip holds more than 16 MB.")


def member(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> list[Row]:
    """Reads no more than the list of the zip promised."""
    with archive.open(one) as file:
        data = file.read(one.file_size + 1)
    if len(data) > min(one.file_size, MOST_BYTES):
        raise Unreadable(f"{one.filename} is larger than it says, or than 5 MB.")
    return one_file(data, one.filename, "", f"{one.filename}: ") if data else []
