"""Which picture a figure has at present: tells an editor that it is another than the one a marker was placed on."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders

LENGTH = 16


def picture_digest(asset: str) -> str:
    """Of the image that pages show; empty where there is none. Read again only when its file has changed."""
    found = finders.find(f"figures/{asset}-800.webp")
    if not found:
        return ""
    path = Path(found)
    stat = path.stat()
    return digest_of(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=256)
def digest_of(path: Path, changed: int, size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:LENGTH]
