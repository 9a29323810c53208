"""Asks a WSGI application as a server does, without Django's test client between."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.core.signals import request_finished, request_started
from django.db import close_old_connections

Site = Callable[..., Iterable[bytes]]


@dataclass(frozen=True)
class Told:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def etag(self) -> str:
        return self.headers["ETag"]

    @property
    def steady(self) -> dict[str, str]:
        """Its headers. A policy says the same in any order."""
        policy = sorted(self.headers.get("Content-Security-Policy", "").split("; "))
        return {**self.headers, "Content-Security-Policy": "; ".join(policy)}


def ask(site: Site, path: str, method: str = "GET", **headers: str) -> Told:
    """Header names in lower case with underscores: `accept_encoding="br"`."""
    path, _, query = path.partition("?")
    environ: dict[str, Any] = {
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "REQUEST_METHOD": method,
        "HTTP_HOST": "testserver",
    }
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    setup_testing_defaults(environ)
    told: list[Any] = []
    with connections_left_open():
        parts = site(environ, lambda status, headers, *_: told.append((status, headers)))
        try:
            body = b"".join(parts)
        finally:
            getattr(parts, "close", bool)()
    status, answered = told[-1]
    assert len({name for name, _ in answered}) == len(answered), "a header twice"
    return Told(int(status.split()[0]), dict(answered), body)


@contextmanager
def connections_left_open() -> Iterator[None]:
    """As Django's test client does it: the transaction of a test outlives a request."""
    signals = (request_started, request_finished)
    connected = [signal for signal in signals if signal.disconnect(close_old_connections)]
    try:
        yield
    finally:
        for signal in connected:
            signal.connect(close_old_connections)


def read_on(database: str, counter: str, path: str) -> None:
    """A server's process: asks for a page until it shows the last edit, and fails where it shows less than was told.

    `counter`: a file with the number of the last edit that was committed, "12 of 40". Prints each number that it sees.
    """
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from django.core.handlers.wsgi import WSGIHandler

    from config.pages import PageStore

    settings.ALLOWED_HOSTS = ["testserver"]
    site, seen = PageStore(WSGIHandler(), room=2**24), -1
    while True:
        committed, last = number_of(counter)
        shown = edit_shown(ask(site, path).body)
        if shown < committed:
            sys.exit(f"stale: {shown} was shown when {committed} was committed")
        if shown > seen:
            seen = shown
            print(shown, flush=True)
        if shown == last:
            return


def number_of(counter: str) -> tuple[int, int]:
    with open(counter) as file:
        committed, _, last = file.read().partition(" of ")
    return int(committed), int(last)


def edit_shown(page: bytes) -> int:
    return int(page.partition(b"Edit No ")[2].split(b"!")[0])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.test_settings")
    read_on(*sys.argv[1:])
