"""Pages kept as they went out: each is made once for a state of the content (docs/decisions/0015-page-store.md).

The site is right without it: take this package and its lines in config/wsgi.py away, and every page is made anew.
"""

from .store import PageStore

__all__ = ["PageStore"]
