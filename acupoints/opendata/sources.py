"""Sources, where they are cited, and the scale of evidence."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from acupoints import citations
from acupoints.models import EvidenceGrade, Source

from .dataset import Dataset
from .flat import columns
from .schema import choice, record, text, texts, whole
from .shapes import address, read_of

PLAIN = ("key", "type", "authors", "year", "title", "container", "doi", "pmid", "supports", "limits")
SOURCE = record("One publication, page or standard.", {
    "key": text("By which statements cite it."),
    "type": text("What it says it is."),
    "kind": choice("Among which works it is listed.", [*citations.SHOWN]),
    "authors": text("As the work has them."),
    "year": text("Of publication; may be empty."),
    "title": text("Of the article, book or page."),
    "container": text("Journal, publisher or site."),
    "doi": text("Without https://doi.org/; may be empty."),
    "pmid": text("PubMed number; may be empty."),
    "read_at": text("Where it can be read; may be empty."),
    "url": text("Its entry on this site.", format="uri"),
    "supports": text("What it may be cited for, and nothing beyond."),
    "limits": text("What it cannot show, or what of it was not read."),
    "verification": choice("Whether one of us read it.", ["read", "not read, or only in part"]),
    "cited_on": texts("Pages that cite it."),
})  # fmt: skip
GRADE = record("One step of the scale by which this site says how well a use has been tested.", {
    "slug": text("Its key."),
    "label": text("One or two words."),
    "rank": whole("5 is the best tested."),
    "reader_wording": text("In plain words."),
    "definition": text("When it is given. The scale is the project’s own."),
})  # fmt: skip


def source_rows() -> Iterable[dict[str, Any]]:
    """A constant number of queries."""
    where = citations.places()
    page = reverse("acupoints:evidence")
    for one in Source.objects.all():
        yield {
            **{name: getattr(one, name) for name in PLAIN},
            "kind": citations.kind_of(one.type),
            "read_at": one.url,
            "url": address(f"{page}#source-{one.key}"),
            "verification": read_of(one),
            "cited_on": [address(place.url) for place in where.get(one.pk, [])],
        }


def grade_rows() -> Iterable[dict[str, Any]]:
    """One query."""
    for one in EvidenceGrade.objects.all():
        yield {name: getattr(one, name) for name in GRADE["properties"]}


SOURCES = Dataset(
    "sources",
    "Sources",
    "Every work that a statement names, with what it supports and its limits.",
    SOURCE,
    columns(*SOURCE["properties"]),
    source_rows,
    key="key",
)
GRADES = Dataset(
    "grades", "Grades of evidence", "The scale of five steps.", GRADE, columns(*GRADE["properties"]), grade_rows
)
