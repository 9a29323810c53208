"""What a request costs the server, rung by rung: a file, a kept page, a page made anew, a search, a step of a session.

`make bench` runs it; it is no test and no part of the suite. One run, the rungs by turns in each round, so that a busy
spell of the machine hits all alike; of each figure the median of the rounds stands. CPU per request is what to trust.
Works on a copy of the database, so that sessions leave nothing behind.
"""

import argparse
import itertools
import json
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from server import ROOT, Server, served

HEADERS = {"Accept-Encoding": "gzip, br", "Sec-Fetch-Site": "same-origin", "HX-Request": "true"}
PAGE_HEADERS = {"Accept-Encoding": "gzip, br"}
FORM = {"Content-Type": "application/x-www-form-urlencoded", **HEADERS}
PAGE, ROUTINE = "/points/li4/", "/routines/back-ease/start/"
ASKED = ("UB40", "knee", "kunlum", "headache", "太谿", "back of knee", "K3", "zusanli", "sleep", "GV24.5")
PLAIN = "django.core.wsgi:get_wsgi_application()"  # without the files and the kept pages that stand round Django


@dataclass
class Rung:
    name: str
    server: Server
    client: "Callable[[HTTPConnection], Iterator[None]]"  # one request each time it is asked
    cpu_us: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)


def getting(paths: Iterator[str]) -> "Callable[[HTTPConnection], Iterator[None]]":
    def client(connection: HTTPConnection) -> Iterator[None]:
        while True:
            ask(connection, "GET", next(paths), headers=PAGE_HEADERS)
            yield

    return client


def ask(connection: HTTPConnection, method: str, path: str, body: str = "", headers: dict[str, str] = HEADERS) -> str:
    connection.request(method, path, body or None, headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status not in (200, 301, 302, 303):
        raise SystemExit(f"{method} {path}: {answer.status}")
    return answer.headers.get("Location", "")


def stepping(connection: HTTPConnection) -> Iterator[None]:
    """One session: started, then paused and resumed again and again; each press is a command with its number."""
    form = {"form": "full", "pace": "gated", "confirmed": "yes"}
    started = ask(connection, "POST", ROUTINE, urlencode(form), {**FORM, "HX-Request": "false"})
    for number, command in enumerate(itertools.chain(["start"], itertools.cycle(["pause", "resume"]))):
        ask(connection, "POST", f"{started}do/", urlencode({"cmd": command, "seq": number}), FORM)
        yield


def measure(rung: Rung, clients: int, seconds: float) -> None:
    done = [0] * clients
    opened = [HTTPConnection("127.0.0.1", rung.server.port, timeout=30) for _ in range(clients)]
    turns = [rung.client(connection) for connection in opened]
    for turn in turns:
        next(turn)  # opens the connection, starts the session, fills what is kept
    cpu, began = rung.server.cpu_seconds(), time.perf_counter()

    def work(place: int) -> None:
        while time.perf_counter() - began < seconds:
            next(turns[place])
            done[place] += 1

    threads = [threading.Thread(target=work, args=(place,)) for place in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - began
    rung.cpu_us.append(1e6 * (rung.server.cpu_seconds() - cpu) / max(1, sum(done)))
    rung.per_second.append(sum(done) / spent)
    for connection in opened:
        connection.close()


def rungs(full: Server, bare: Server) -> list[Rung]:
    names = json.loads((ROOT / "build/static/staticfiles.json").read_text())["paths"]
    file = f"/static/{names['css/page-reference.css']}"
    searches = (f"/search/?{urlencode({'q': words})}" for words in itertools.cycle(ASKED))
    return [
        Rung("static file", full, getting(itertools.repeat(file))),
        Rung("kept page", full, getting(itertools.repeat(PAGE))),
        Rung("page made anew", bare, getting(itertools.repeat(PAGE))),
        Rung("search", bare, getting(locked(searches))),
        Rung("session step", bare, stepping),
    ]


class locked:
    """An iterator for several threads."""

    def __init__(self, inner: Iterator[str]) -> None:
        self.inner, self.lock = inner, threading.Lock()

    def __iter__(self) -> "locked":
        return self

    def __next__(self) -> str:
        with self.lock:
            return next(self.inner)


def told(found: list[Rung]) -> Iterator[str]:
    base = statistics.median(found[0].cpu_us)
    yield f"{'':16}{'CPU µs':>9}{'to a file':>11}{'req/s':>8}   spread of CPU µs"
    for rung in found:
        cpu, rate = statistics.median(rung.cpu_us), statistics.median(rung.per_second)
        yield f"{rung.name:16}{cpu:9.0f}{cpu / base:11.2f}{rate:8.0f}   {min(rung.cpu_us):.0f}–{max(rung.cpu_us):.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default=ROOT / "db.sqlite3", type=Path)
    parser.add_argument("--rounds", default=5, type=int)
    parser.add_argument("--seconds", default=2.0, type=float)
    parser.add_argument("--clients", default=8, type=int)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "bench.sqlite3"
        with sqlite3.connect(given.database) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        environ = {"DATABASE_URL": f"sqlite:///{copy}", "STATIC_MANIFEST": "true", "DEBUG": "false"}
        environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        with served("config.wsgi", environ) as full, served(PLAIN, environ) as bare:
            found = rungs(full, bare)
            for _ in range(given.rounds):
                for rung in found:
                    measure(rung, given.clients, given.seconds)
    print("\n".join(told(found)))


if __name__ == "__main__":
    main()
