"""Seeded junk for every address of the site. In the suite a few of each; as a script, any number against a server:

    python tests/fuzzing.py http://127.0.0.1:8000 --each 40 --pid 4711

prints how many answers of each status there were, what broke, and the memory of the server before and after.
"""

import argparse
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"
RIGHT = {
    "slug": ["ki3", "li4", "kidney", "ankle", "lower-back-pain", "back-ease", "safety", "ex-hn3"],
    "name": ["points", "routines", "complaints", "none"],
    "key": ["ki3", "back-ease", "KI3"],
    "pk": ["1", "6d1c6ad8-0d43-4be4-9d3c-8f0a3f6f0b0c"],
    "number": ["1234-5678"],
    "token": ["none", "a:b:c"],
    "object_id": ["1"],
    "content_type_id": ["1"],
    "uidb64": ["MQ"],
}
FIELDS = (
    *(
        "q",
        "page",
        "meridian",
        "region",
        "class",
        "caution",
        "reach",
        "code",
        "figure",
        "side",
        "bones",
        "view",
        "labels",
    ),
    *(
        "zoom",
        "a",
        "b",
        "r",
        "title",
        "copy",
        "add",
        "pick",
        "do",
        "p1",
        "t1",
        "n1",
        "s1",
        "p2",
        "form",
        "pace",
        "hands",
    ),
    *("precautions", "confirmed", "edit", "large", "cmd", "seq", "seen", "at", "kind", "text", "contact", "website"),
    *("next", "username", "password", "email", "saved", "tens", "miss", "seed", "round", "x", "y", "lang", "o", "p"),
)
WORDS = (
    *("ki3", "LI4", "KI3-60x2-lr_li4-30", "start", "up-1", "remove-99", "pause", "0", "-1", "1e309", "NaN", "9" * 40),
    *("99999999999999999999", "true", "[]", "{}", "\0", "a\0b", "\x7f\x1b[31m", "\r\nX-Evil: 1", "合谷", "١٢٣", "İ"),
    *(
        "\u202eabc",
        "👩🏽\u200d⚕️" * 20,
        "a\u0301" * 200,
        "\ud800",
        "' OR '1'='1",
        '"',
        "%",
        "_",
        "\\",
        "(a+)+$",
        "(" * 60,
    ),
    *(
        "<script>alert(7331)</script>",
        "{{7331*7331}}",
        "{% debug %}",
        "../../etc/passwd",
        "//evil.example/",
        "x" * 3000,
    ),
    *("https://evil.example/", "javascript:alert(1)", "2026-13-45", "1.5", " ", "", "/points/ki3/", "None", "null"),
)
PART = b"--x\r\nContent-Disposition: form-data; "
PARTS = "multipart/form-data; boundary=x"
BODIES = (
    (b'{"a":', "application/json"),
    (b"\xff\xfe=%zz&n=%", FORM),
    (b"n=1", f"{FORM}; charset=utf-7"),
    (b"n=1", f"{FORM}; charset*=none''x"),
    (PART + b'name="n"\r\n\r\n1', PARTS),
    (PART + b"name*=none''n; filename*=none''x\r\n\r\n1\r\n--x--", PARTS),
    (PART + b'name="upload"; filename="a\0.png"\r\n\r\n1\r\n--x--', PARTS),
    (b"", "multipart/form-data"),
    (b"", "multipart/form-data; boundary=" + "x" * 300),
    (b"x=1&" * 9000, FORM),
    (b"a" * 200_000, "text/plain"),
)
HEADERS = (
    *("HX-Request", "HX-Target", "HX-Current-URL", "HX-History-Restore-Request", "X-Forwarded-For", "X-Forwarded-Host"),
    *(
        "X-Forwarded-Proto",
        "Accept-Language",
        "Accept-Encoding",
        "Cookie",
        "If-None-Match",
        "If-Modified-Since",
        "Range",
    ),
    *("Origin", "Sec-Fetch-Site", "Referer", "X-HTTP-Method-Override", "Accept"),
)
BROKEN = re.compile(rb"Traceback \(most recent|<script>alert\(7331\)|53743561|OperationalError|DEBUG = True")


@dataclass(frozen=True)
class Asked:
    method: str
    path: str  # quoted, with its query
    body: bytes = b""
    content_type: str = FORM
    headers: dict[str, str] = field(default_factory=dict)


def places() -> list[list[tuple[str, str]]]:
    """Every address of the site, as plain parts and names of arguments: [("", "points/"), ("slug", ""), …]."""
    from django.urls import URLPattern, get_resolver

    found: set[str] = set()

    def walk(patterns: Any, before: str) -> None:
        for one in patterns:
            whole = before + plain(str(one.pattern))
            if isinstance(one, URLPattern):
                found.add(whole)
            else:
                walk(one.url_patterns, whole)

    walk(get_resolver().url_patterns, "/")
    split = (re.split(r"<(\w+)>", whole) for whole in sorted(found))
    return [[(part, "") if i % 2 else ("", part) for i, part in enumerate(parts)] for parts in split]


def plain(pattern: str) -> str:
    """A route or an expression without anything but its words and <arguments>."""
    named = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", pattern)
    numbered = re.sub(r"\((?!\?)[^()]*\)", "1", named)
    return re.sub(r"<\w+:(\w+)>", r"<\1>", numbered).replace("^", "").replace("$", "").replace("\\Z", "")


def junk(chance: random.Random) -> str:
    if chance.random() < 0.7:
        return chance.choice(WORDS)
    ranges = ((32, 127), (0, 32), (0xA0, 0x2FF), (0x4E00, 0x9FFF), (0x1F300, 0x1FAFF))
    return "".join(chr(chance.randrange(*chance.choice(ranges))) for _ in range(chance.randrange(1, 40)))


def quoted(text: str) -> str:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="")[:1500]


def fields(chance: random.Random) -> list[tuple[str, bytes]]:
    names = chance.choices(FIELDS, k=chance.choice((0, 1, 2, 3, 6, 12)))
    return [(name, junk(chance).encode("utf-8", "surrogatepass")) for name in names]


def asked(parts: list[tuple[str, str]], chance: random.Random) -> Asked:
    path = "".join(quoted(argument(name, chance)) if name else text for name, text in parts)
    query = urlencode(fields(chance))[:2500]
    if chance.random() < 0.1:
        query += chance.choice(("&%", "&%zz", "&%ff%fe", "&=", "&;a=1", "&%00"))
    method = chance.choices(("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"), (55, 35, 4, 2, 2, 1, 1))[0]
    kept = chance.choices(HEADERS, k=chance.choice((0, 0, 1, 2)))
    headers = {name: header(junk(chance)) for name in kept}
    body, kind = chance.choice(BODIES) if chance.random() < 0.3 else (urlencode(fields(chance)).encode(), FORM)
    whole = f"{path}?{query}" if query else path
    return (
        Asked(method, whole, body, kind, headers)
        if method not in ("GET", "HEAD")
        else Asked(method, whole, headers=headers)
    )


def argument(name: str, chance: random.Random) -> str:
    right = RIGHT.get(name, ["1"])
    return chance.choice(right) if chance.random() < 0.6 else junk(chance)


def header(text: str) -> str:
    return re.sub(r"[^\x20-\x7e\x80-\xff]", "", text)[:2000].strip()


def everything(seed: int, each: int) -> Iterator[Asked]:
    """`each` questions for every address, the same for the same seed."""
    chance = random.Random(seed)
    for parts in places():
        for _ in range(each):
            yield asked(parts, chance)


def memory(pid: int) -> int:
    """Of a server with its workers, in MiB; each page of memory that they share is counted once for each."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    own = [pid, *(child for child, parent in parents.items() if parent == pid)]
    pages = sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in own)
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def main() -> int:
    known = argparse.ArgumentParser()
    known.add_argument("base")
    known.add_argument("--each", type=int, default=40)
    known.add_argument("--seed", type=int, default=1)
    known.add_argument("--pid", type=int)
    given = known.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    before = memory(given.pid) if given.pid else None
    counted, broken = Counter[str](), []
    for one in everything(given.seed, given.each):
        try:
            status, body = send(given.base, one)
        except OSError as error:
            status, body = 599, repr(error).encode()
        counted[f"{one.method} {status}" if status >= 500 else str(status)] += 1
        if (status >= 500 and status != 501) or BROKEN.search(body):
            broken.append(
                [status, one.method, one.path[:300], one.content_type[:80], one.headers, body[:200].decode("latin-1")]
            )
    after = memory(given.pid) if given.pid else None
    print(
        json.dumps(
            {"sent": counted.total(), "status": counted, "MiB": [before, after], "broken": broken[:20]}, indent=1
        )
    )
    return bool(broken)


def send(base: str, one: Asked) -> tuple[int, bytes]:
    connection = HTTPConnection(urlsplit(base).netloc, timeout=30)
    try:
        connection.putrequest(one.method, one.path, skip_accept_encoding=True)
        for name, value in {**one.headers, "Content-Type": one.content_type, "Content-Length": len(one.body)}.items():
            connection.putheader(name, str(value).encode("latin-1"))
        connection.endheaders(one.body)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
