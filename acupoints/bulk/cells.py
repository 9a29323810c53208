"""A spreadsheet as text: its cells and its lines, and what makes a cell safe to open. Pure."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

MOST_LINES = 2000
MOST_COLUMNS = 1000
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what spreadsheet programs take for the beginning of a formula
NUMBER = re.compile(r"-?\d+(\.\d+)?")
SEPARATORS = (",", ";", "\t")
Line = tuple[int, list[str]]


class Unreadable(ValueError):
    """A file that cannot be read at all; the message says why, to whoever chose it."""


def guarded(text: str) -> str:
    """With an apostrophe before what would run as a formula; one more where that already stands there."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) and not NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("The file is in UTF-16. Save it as “CSV UTF-8”.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(f"Line {line} is not in UTF-8. Save the file as “CSV UTF-8”, or as UTF-8.") from error
    if "\0" in text:
        raise Unreadable("The file holds NUL signs, so it is no text.")
    return text


def separator(text: str, known: Iterable[str]) -> str:
    """The one that parts the first line into the most columns we know."""
    names = set(known)
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    counts = {one: len(names & {cell.strip().strip('"') for cell in first.split(one)}) for one in SEPARATORS}
    return max(SEPARATORS, key=lambda one: counts[one])


def lines(text: str, known: Iterable[str]) -> tuple[list[str], list[Line]]:
    """The names of the columns, and each line that holds anything, with its number in the file."""
    told = re.match(r'"?sep=(.)"?\r?\n', text)  # Excel's own first line
    skipped = 1 if told else 0
    body = text[told.end() :] if told else text
    reader = csv.reader(
        io.StringIO(body, newline=""), delimiter=told[1] if told else separator(body, known), strict=True
    )
    found: list[Line] = []
    number = skipped + 1
    try:
        header = [name.strip() for name in next(reader, [])]
        check_width(header)
        for number, cells in numbered(reader, skipped):
            found.append((number, [unguarded(cell.replace("\r\n", "\n").replace("\r", "\n")) for cell in cells]))
            if len(found) > MOST_LINES:
                raise Unreadable(f"The file has more than {MOST_LINES} lines. Send it in parts.")
    except csv.Error as error:
        raise Unreadable(f"Near line {reader.line_num + skipped} the file is not CSV: {error}.") from error
    return header, found


def numbered(reader: Any, skipped: int) -> Iterable[Line]:
    """A record may take several lines: its first one counts."""
    number = reader.line_num + skipped + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield number, cells
        number = reader.line_num + skipped + 1


def check_width(header: Sequence[str]) -> None:
    if len(header) > MOST_COLUMNS:
        raise Unreadable(f"The file has {len(header)} columns; at most {MOST_COLUMNS} are read.")
    twice = sorted({name for name in header if name and list(header).count(name) > 1})
    if twice:
        raise Unreadable(f"The column {twice[0]} stands twice.")


def written(header: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    """As Excel reads it: a byte order mark, CRLF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(row.get(name, "")) for name in header])
    return "\ufeff" + out.getvalue()
