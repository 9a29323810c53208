"""Whole files: a head that says what it is, from when and on what terms, then the rows."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .dataset import Dataset, datasets
from .schema import Schema, document, many, record, text
from .shapes import SITE
from .store import built

FORMAT = "1"  # raised when a field goes or changes its meaning; new fields may come at any time
LICENCE, LICENCE_URL = "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"
NOTICE = (
    "General information, no diagnosis and no treatment. “not verified”: general knowledge or a decision of this "
    "project that nobody has checked against a source. Show the cautions wherever you show a point."
)
HEAD = record("What this file is.", {
    "dataset": text("Which set."),
    "version": text("The content’s revision: another one after any change."),
    "format": text("Of the shape. It is raised when a field goes or changes its meaning."),
    "generated_from": text("Where it was taken from."),
    "schema": text("Its schema.", format="uri"),
    "licence": text("Of texts, tables and figures."),
    "licence_url": text("Its terms.", format="uri"),
    "attribution": text("How to name the source."),
    "notice": text("What to know before using it."),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Packed:
    """A finished file, kept compressed. `digest`: of what is in it."""

    zipped: bytes
    digest: str

    @property
    def plain(self) -> bytes:
        return gzip.decompress(self.zipped)


def version(number: int, token: str) -> str:
    """The number is for people, the letters tell states apart that bear the same number, as after a restored backup."""
    return f"{number}-{token[:8]}"


def head(name: str, said: str) -> dict[str, str]:
    return {
        "dataset": name,
        "version": said,
        "format": FORMAT,
        "generated_from": f"Content revision {said} of Acupoint Atlas at {SITE}/",
        "schema": f"{SITE}/data/schema/{name}.json",
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": f"Acupoint Atlas, {SITE}/, {LICENCE}",
        "notice": NOTICE,
    }


def pack(body: str, site: str) -> Packed:
    made = body.replace(SITE, site).encode()
    return Packed(gzip.compress(made, 6, mtime=0), hashlib.sha256(made).hexdigest()[:20])


@lru_cache(maxsize=48)
def whole_file(name: str, ending: str, number: int, token: str, site: str) -> Packed:
    """All rows of a set. No query when nothing changed; else as many as its rows cost."""
    dataset = datasets()[name]
    rows = built(dataset, token)
    if ending == "csv":
        return pack(rows.csv, site)
    lines = ",\n".join(rows.rows.values())
    return pack(f'{{"head":{dumped(head(name, version(number, token)))},\n"{name}":[\n{lines}\n]}}\n', site)


def single_file(dataset: Dataset, key: str, number: int, token: str, site: str) -> Packed | None:
    """One row with a head of its own, or nothing where there is no such row."""
    row = built(dataset, token).rows.get(key)
    if row is None:
        return None
    return pack(f'{{"head":{dumped(head(dataset.one, version(number, token)))},\n"{dataset.one}":{row}}}\n', site)


def schemas() -> dict[str, Schema]:
    """By name, of every file: points and point, complaints and complaint …"""
    made: dict[str, Schema] = {}
    for one in datasets().values():
        parts = {"head": HEAD, one.name: many(one.about, one.row)}
        made[one.name] = document(f"{SITE}/data/schema/{one.name}.json", one.title, parts)
        if one.key:
            alone = {"head": HEAD, one.one: one.row}
            made[one.one] = document(f"{SITE}/data/schema/{one.one}.json", f"{one.title}: one", alone)
    return made


def schema_file(name: str, site: str) -> Packed | None:
    found = schemas().get(name)
    return pack(f"{json.dumps(found, ensure_ascii=False, indent=1)}\n", site) if found else None


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
