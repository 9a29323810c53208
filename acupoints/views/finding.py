from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acupoints import catalogue, codes
from acupoints.codes import Reading
from acupoints.figures import tiles
from acupoints.http import HtmxHttpRequest, is_fragment, lead_to, page_or_fragment, shared
from acupoints.models import Point, PointQuerySet
from acupoints.search import Hit, Results
from acupoints.search.urgent import urgent

LONGEST_QUERY = 200
EXACT = 90  # the score from which a hit is the very name, not one that is like it


@require_safe
@shared(query_is_theirs=True)
@page_or_fragment
def search(request: HtmxHttpRequest) -> HttpResponse:
    """A name with one meaning leads straight to its point; a page or a fragment for everything else."""
    query = typed(request.GET.get("q", ""))
    results = catalogue.index().search(query)
    fragment = is_fragment(request.htmx)
    if results.redirect and not fragment:
        return lead_to(results.redirect)
    meanings = told_apart(results)
    told = {meaning.point.get_absolute_url() for meaning in meanings if meaning.point}
    hits = [hit for hit in results.hits if hit.entry.url not in told]
    drawn = tiles({one.code for one in meanings} | {hit.entry.key for hit in hits if hit.entry.kind == "point"})
    context = {
        "query": query[:LONGEST_QUERY],
        "too_long": len(query) > LONGEST_QUERY,
        "results": results,
        "urgent": urgent(query),
        "meanings": [(meaning, drawn.get(meaning.code)) for meaning in meanings],
        "hits": [(hit, drawn.get(hit.entry.key)) for hit in hits],
        "suggestions": [results.did_you_mean] if results.did_you_mean else [],
    }
    response = render(request, "acupoints/_search_results.html" if fragment else "acupoints/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def typed(query: str) -> str:
    """What somebody typed, without what nobody sees."""
    return "".join(sign for sign in query if sign.isprintable()).strip()


@dataclass(frozen=True, slots=True)
class Meaning:
    """One of the things a query can mean; `point` is None where it is a draft."""

    code: str
    point: Point | None
    note: str
    scheme: str = ""

    @property
    def spaced(self) -> str:
        return codes.spaced(self.code)


def told_apart(results: Results) -> list[Meaning]:
    """Each meaning of a code, or of a name that several points bear, with the sentence that tells it apart."""
    if results.readings:
        meanings = meanings_of(results.readings)
        return meanings if len(meanings) > 1 or meanings[0].point is None else []
    best = results.hits[0].score if results.hits else 0
    exact = {hit.entry.key: hit for hit in results.hits if hit.name and hit.score == best >= EXACT}
    rows = with_region().filter(code__in=exact) if len(exact) > 1 else []
    return [Meaning(row.code, row, note_of(exact[row.code])) for row in rows]


def with_region() -> PointQuerySet:
    return Point.objects.visible().select_related("region")


def note_of(hit: Hit) -> str:
    return (hit.name and hit.name.note) or hit.why


def meanings_of(readings: tuple[Reading, ...]) -> list[Meaning]:
    """A code's meanings as equals. A point that is a draft is named all the same, without a link."""
    rows = {point.code: point for point in with_region().filter(code__in=[r.code for r in readings])}
    return [Meaning(one.code, rows.get(one.code), one.note, one.scheme) for one in readings]
