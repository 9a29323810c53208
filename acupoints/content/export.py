"""Rows to files: the same bytes for the same content."""

from pathlib import Path

from .kind import Kind, normal, registered
from .library import paths
from .text import dump


def export_texts() -> dict[str, str]:
    """The text of every file under fixtures/ that the rows amount to, by path."""
    texts: dict[str, str] = {}
    for kind in registered():
        texts |= kind_texts(kind)
    return texts


def kind_texts(kind: Kind) -> dict[str, str]:
    records = [normal(kind, kind.record(row)) for row in kind.rows()]
    if kind.path.endswith("/"):
        return {kind.file_for(record): dump(record) for record in records}
    return {kind.path: dump(records)} if records else {}


def write_files(root: Path) -> tuple[list[str], list[str]]:
    """Write what differs. Returns the paths written, and those left alone because no row stands for them."""
    texts = export_texts()
    changed = [name for name, text in texts.items() if not same(root / name, text)]
    for name in changed:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[name], encoding="utf-8", newline="\n")
    present = (path.relative_to(root).as_posix() for kind in registered() for path in paths(root, kind))
    return changed, [name for name in present if name not in texts]


def same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
