"""Styles joined without collecting, too: in development and in the tests a page has the one stylesheet of production.

Left as imports, a browser would fetch them one after the other, and axe, which copies them into the page, would break
the policy against inline styles. Scripts stay apart here: a browser knows imports, and tests import single modules.
"""

import os
import tempfile
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder

from config.joining import joined_css

PAGES = "css/page-*.css"


class JoinedStyles(BaseFinder):
    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = [str(write(path))] if fnmatch(path, PAGES) and (source(path)).is_file() else []
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns: Iterable[str] | None) -> list[Any]:
        """Nothing to collect: config/storage.py joins what is collected."""
        return []


def source(name: str) -> Path:
    return Path(settings.BASE_DIR / "static" / name)


def write(name: str) -> Path:
    """The joined file, written anew when a part has changed; whole at any time, as several processes may ask for it."""
    target = Path(settings.BASE_DIR / "build" / "joined" / name)
    text = joined_css(name, lambda part: source(part).read_text(encoding="utf-8"))
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        os.write(handle, text.encode())
        os.close(handle)
        Path(temporary).replace(target)
    return target
