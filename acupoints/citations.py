"""Which pages cite which source, and the kinds of work that sources are.

Other apps hand in the citations of their own pages with `provide`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from .models import (
    Caution,
    Complaint,
    LocationDescription,
    Meridian,
    Page,
    Point,
    PointName,
    PointUse,
    Publishable,
    Source,
)

PUBLISHED = Publishable.Status.PUBLISHED
POINT_PROOFS = ("press_sources", "mixed_up_sources", "tradition_sources", "research_sources")
COMPLAINT_PROOFS = ("red_flag_sources", "evidence_sources", "self_care_sources")
# The first kind of which a word stands in the type wins, so the order is from the narrow to the wide.
KINDS = (
    ("Guidelines", ("guideline",)),
    ("Protocols and data studies", ("protocol", "data-mining")),
    ("Reviews of studies", ("systematic review", "meta-analysis", "review")),
    ("Trials", ("rct", "randomised", "randomized", "trial", "cross-over")),
    ("Observations and case reports", ("observational", "case report")),
    ("Standards", ("standard",)),
    ("Lists and textbooks of points", ("list", "textbook")),
    ("Pages for patients", ("patient", "clinic", "pharmacy")),
)
OTHER = "Other pages and booklets"
FEW = 8  # points that are named; the data has them all
SHOWN = (
    *("Standards", "Guidelines", "Reviews of studies", "Trials", "Observations and case reports"),
    *("Protocols and data studies", "Pages for patients", "Lists and textbooks of points", OTHER),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One page that cites a source. `kind`: point, complaint, meridian, routine or page."""

    kind: str
    title: str
    url: str


Provider = Callable[[], Iterable[tuple[int, Place]]]
_providers: list[Provider] = []


def provide(provider: Provider) -> Provider:
    """Register what gives, for each citation, the key of the source and the page."""
    _providers.append(provider)
    return provider


def places() -> dict[int, list[Place]]:
    """By the key of a source the pages that cite it, each once. A constant number of queries."""
    found: dict[int, dict[Place, None]] = {}
    for provider in _providers:
        for source, place in provider():
            found.setdefault(source, {})[place] = None
    return {source: list(pages) for source, pages in found.items()}


def pairs(rows: models.QuerySet[Any], proof: str, owner: str = "pk") -> set[tuple[int, int]]:
    """Sources and the rows whose statements name them, by their keys. One query."""
    return set(rows.filter(**{f"{proof}__isnull": False}).order_by().values_list(proof, owner).distinct())


def spread(kind: str, things: models.QuerySet[Any], cited: set[tuple[int, int]]) -> Iterable[tuple[int, Place]]:
    """The pages of the things in their own order. One query."""
    by_thing: dict[int, list[int]] = {}
    for source, thing in cited:
        by_thing.setdefault(thing, []).append(source)
    for thing in things.filter(pk__in=by_thing):
        place = Place(kind, str(thing), thing.get_absolute_url())
        yield from ((source, place) for source in by_thing[thing.pk])


@provide
def points() -> Iterable[tuple[int, Place]]:
    visible = Point.objects.visible()
    cited = set().union(*(pairs(visible, proof) for proof in POINT_PROOFS))
    for model in (PointName, LocationDescription, Caution):
        cited |= pairs(model.objects.filter(point__in=visible), "sources", "point")
    return spread("point", visible.with_card(), cited)


@provide
def complaints() -> Iterable[tuple[int, Place]]:
    published = Complaint.objects.published()
    cited = set().union(*(pairs(published, proof) for proof in COMPLAINT_PROOFS))
    shown = PointUse.objects.filter(complaint__in=published, point__status=PUBLISHED)
    return spread("complaint", published, cited | pairs(shown, "sources", "complaint"))


@provide
def meridians() -> Iterable[tuple[int, Place]]:
    return spread("meridian", Meridian.objects.published(), pairs(Meridian.objects.published(), "sources"))


@provide
def pages() -> Iterable[tuple[int, Place]]:
    return spread("page", Page.objects.published(), pairs(Page.objects.published(), "sources"))


def kind_of(type_: str) -> str:
    """Among which works a source is listed, from the words that its type says."""
    said = type_.lower()
    return next((kind for kind, words in KINDS if any(word in said for word in words)), OTHER)


@dataclass(frozen=True)
class Cited:
    """A source with the pages that cite it."""

    source: Source
    places: list[Place] = field(default_factory=list)

    @property
    def first(self) -> list[Place]:
        """Of points only a few: the standards are cited by all of them."""
        points = [place for place in self.places if place.kind == "point"]
        return [place for place in self.places if place.kind != "point"] + points[:FEW]

    @property
    def more(self) -> int:
        return len(self.places) - len(self.first)


def by_kind(sources: Iterable[Source]) -> list[tuple[str, list[Cited]]]:
    """All sources with the pages that cite them, under the kinds of work, in the order of SHOWN."""
    where = places()
    found: dict[str, list[Cited]] = {kind: [] for kind in SHOWN}
    for source in sources:
        found[kind_of(source.type)].append(Cited(source, where.get(source.pk, [])))
    return [(kind, works) for kind, works in found.items() if works]


def cited(point: Point) -> list[Source]:
    """Every source of the point, each once, in the order of the page."""
    facts = [*point.locations.all(), *point.cautions.all(), *point.names.all()]
    lists: Iterable[Iterable[Source]] = (
        *(fact.sources.all() for fact in facts),
        *(getattr(point, f"{part}_sources").all() for part in ("press", "mixed_up", "tradition", "research")),
    )
    return list(dict.fromkeys(source for sources in lists for source in sources))
