"""A finished answer: its bytes in every coding, with every header that Django put on it."""

import gzip
from dataclasses import dataclass
from hashlib import blake2b
from wsgiref.types import StartResponse

import brotli

Headers = list[tuple[str, str]]
QUALITY = {"br": 5, "gzip": 6}  # 2 ms for the longest page; quality 11 takes 170 ms and saves a sixth
VARIES = {"hx-request", "hx-boosted", "hx-history-restore-request", "accept-encoding"}
MADE_HERE = {"content-length", "content-encoding", "etag", "vary"}
OF_ONE_ANSWER = {"date", "server", "connection", "x-request-id"}
HEADERS_SIZE = 2000  # bytes, roughly


@dataclass(frozen=True, slots=True)
class Answer:
    """What Django said: status line, headers, body."""

    status: str
    headers: Headers
    body: bytes

    def send(self, start_response: StartResponse, method: str) -> list[bytes]:
        start_response(self.status, list(self.headers))
        return [] if method == "HEAD" else [self.body]

    @property
    def is_for_everyone(self) -> bool:
        """A page as a whole, without a cookie, that says itself that caches may share it."""
        said = {name.lower(): value.lower() for name, value in self.headers}
        rule = said.get("cache-control", "")
        shared = "public" in rule and "no-store" not in rule and "private" not in rule
        plain = "set-cookie" not in said and "content-encoding" not in said
        return self.status.startswith("200 ") and shared and plain and words(said.get("vary", "")) <= VARIES


def words(header: str) -> set[str]:
    return {word.strip().lower() for word in header.split(",") if word.strip()}


@dataclass(frozen=True, slots=True)
class Form:
    """The page in one coding. `unchanged`: the headers of a 304."""

    body: bytes
    etag: str
    headers: Headers
    unchanged: Headers


class Page:
    """An answer as it is kept."""

    __slots__ = ("forms", "size")

    def __init__(self, answer: Answer) -> None:
        bodies = {
            "": answer.body,
            "br": brotli.compress(answer.body, quality=QUALITY["br"]),
            "gzip": gzip.compress(answer.body, QUALITY["gzip"], mtime=0),
        }
        tag = blake2b(answer.body, digest_size=12).hexdigest()
        self.forms = {coding: form_of(answer, coding, body, tag) for coding, body in bodies.items()}
        self.size = sum(map(len, bodies.values())) + HEADERS_SIZE

    def send(self, start_response: StartResponse, method: str, coding: str, known: str | None) -> list[bytes]:
        """`known`: the If-None-Match that came."""
        form = self.forms[coding]
        if known is not None and is_known(known, form.etag):
            start_response("304 Not Modified", list(form.unchanged))
            return []
        start_response("200 OK", list(form.headers))
        return [] if method == "HEAD" else [form.body]


def form_of(answer: Answer, coding: str, body: bytes, tag: str) -> Form:
    etag = f'"{tag}-{coding}"' if coding else f'"{tag}"'
    kept = [(name, value) for name, value in answer.headers if name.lower() not in MADE_HERE | OF_ONE_ANSWER]
    varies = next((value for name, value in answer.headers if name.lower() == "vary"), "")
    if "accept-encoding" not in words(varies):
        varies = f"{varies}, Accept-Encoding" if varies else "Accept-Encoding"
    kept += [("ETag", etag), ("Vary", varies)]
    about = [("Content-Length", str(len(body))), *([("Content-Encoding", coding)] if coding else [])]
    unchanged = [(name, value) for name, value in kept if name.lower() != "content-type"]
    return Form(body, etag, kept + about, unchanged)


def is_known(header: str, etag: str) -> bool:
    """If-None-Match compares weakly: what a proxy weakened is still the same page."""
    if header == etag or header.strip() == "*":
        return True
    return any(one.strip().removeprefix("W/") == etag for one in header.split(","))
