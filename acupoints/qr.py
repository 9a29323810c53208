"""A QR code as the path of a drawing: attributes only, so that the strict CSP stays. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4  # modules of white all round, as the standard asks


@dataclass(frozen=True, slots=True)
class QrCode:
    """`path` in a square of `size` modules, the white margin included."""

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """With error correction M: it can still be read where a tenth of the print is lost."""
    rows = segno.make_qr(text, error="m").matrix
    path = "".join(run for y, row in enumerate(rows) for run in _runs(row, y))
    return QrCode(len(rows) + 2 * QUIET, path)


def _runs(row: Iterable[int], y: int) -> Iterable[str]:
    """One box for each run of dark modules."""
    x = QUIET
    for dark, modules in groupby(row):
        width = len(list(modules))
        if dark:
            yield f"M{x} {y + QUIET}h{width}v1h-{width}z"
        x += width
