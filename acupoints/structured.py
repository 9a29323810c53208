"""What pages tell machines in the words of schema.org. Only what the page itself says. No queries,
but those that tell whether a review still holds.

Addresses begin with a slash; the template tag puts the site before them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from acupoints.models import Complaint, Point, Publishable, Source
from acupoints.reviews import review_of

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
Node = dict[str, Any]


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Node:
    """The page itself comes last and may have no address."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, **({"item": url} if url else {})}
        for place, (name, url) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def medical_page(thing: Any, url: str, name: str, about: str, sources: Iterable[Source] = ()) -> Node:
    """A page on health. Who reviewed it is said only where somebody did."""
    return {
        "@type": "MedicalWebPage",
        "@id": url,
        "url": url,
        "name": name,
        "description": about,
        "inLanguage": "en",
        "license": LICENCE,
        "isPartOf": {"@type": "WebSite", "name": "Acupoint Atlas", "url": "/"},
        **reviewed(thing),
        "citation": [cited(source) for source in sources],
    }


def reviewed(thing: Publishable) -> Node:
    """Nothing where the text has changed since: a machine would take the review for one of what stands there now."""
    review = review_of(thing)
    if review is None or review.changed:
        return {}
    return {"lastReviewed": review.on.isoformat(), "reviewedBy": {"@type": "Person", "name": review.by}}


def cited(source: Source) -> Node:
    """By its title, as in the page's own list of sources, which leads to where it can be read."""
    return {"@type": "CreativeWork", "name": source.title}


def point_page(point: Point, sources: Iterable[Source]) -> list[Node]:
    url = point.get_absolute_url()
    page = medical_page(point, url, f"{point.spaced_code} {point.pinyin}", point.summary, sources)
    return [{**page, "mainEntity": {"@id": f"{url}#term"}}, term(point)]


def term(point: Point) -> Node:
    """The point as a term of a set of terms: its code, and the names by which books call it."""
    others = [name.text for name in point.names.all() if name.kind != "phrase"]
    own = (point.hanzi_traditional, point.hanzi_simplified, point.english, point.korean, point.japanese)
    names = dict.fromkeys(name for name in (*own, *others) if name)
    return {
        "@type": "DefinedTerm",
        "@id": f"{point.get_absolute_url()}#term",
        "url": point.get_absolute_url(),
        "termCode": point.code,
        "name": point.pinyin,
        "alternateName": list(names),
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": "Acupressure points", "url": "/points/"},
    }


def complaint_page(complaint: Complaint, sources: Iterable[Source]) -> list[Node]:
    page = medical_page(complaint, complaint.get_absolute_url(), complaint.title, complaint.summary, sources)
    return [{**page, "about": {"@type": "Thing", "name": complaint.title}}]


def at_site(value: Any, site: str) -> Any:
    """The same, with whole addresses in place of those that begin with a slash."""
    if isinstance(value, dict):
        return {name: at_site(one, site) for name, one in value.items()}
    if isinstance(value, list):
        return [at_site(one, site) for one in value]
    return f"{site}{value}" if isinstance(value, str) and value.startswith("/") else value
