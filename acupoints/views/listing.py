"""The list of all points with its filters: each is a part of the address, so a list can be linked."""

from collections.abc import Iterable, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from acupoints import body
from acupoints.facets import Option, Values, counts, meets, options
from acupoints.http import HtmxHttpRequest, is_fragment, page_or_fragment, shared
from acupoints.models import Caution, Meridian, Point, PointClass, Precaution, PrecautionRule, Region

FACETS = {
    "meridian": "Meridian",
    "region": "Part of the body",
    "class": "Class",
    "caution": "Caution",
    "reach": "Reach",
    "text": "Text",
}
Labels = dict[str, list[tuple[str, str]]]
NOT_IF = "not_if_"  # before the slug of a precaution
LEAVES_OUT = {PrecautionRule.Action.BLOCK_ROUTINE, PrecautionRule.Action.SKIP, PrecautionRule.Action.SWAP}
FORBIDS = {Caution.Level.NEVER, Caution.Level.AVOID}
PRESSABLE = [
    (Point.Pressable.NEVER, "Never pressed"),
    (Point.Pressable.LIGHT_ONLY, "Lightly only"),
    (Point.Pressable.YES, "Not limited to light pressure"),
]


@require_safe
@shared(*FACETS)
@page_or_fragment
def point_list(request: HtmxHttpRequest) -> HttpResponse:
    chosen = {facet: request.GET.get(facet, "").replace("\x00", "")[:100] for facet in FACETS}
    regions = list(Region.objects.all())
    rows = list(Point.objects.visible().with_card().prefetch_related("classes", "subregions"))
    values = values_of(rows, regions)
    labels = labels_of(regions)
    found = [row for row in rows if meets(values[row.code], chosen)]
    context = {
        "point_count": len(found),
        "written": [point for point in found if not point.is_listed],
        "listed": [point for point in found if point.is_listed],
        "fields": fields(labels, values.values(), chosen),
        "choices": choices(labels, chosen),
        "wrong": wrong(labels, chosen),
        "chosen": chosen,
    }
    template = "acupoints/_point_results.html" if is_fragment(request.htmx) else "acupoints/point_list.html"
    return render(request, template, context)


def labels_of(regions: Iterable[Region]) -> Labels:
    precautions = Precaution.objects.values_list("slug", "label")
    return {
        "meridian": list(Meridian.objects.published().values_list("slug", "english")),
        "region": [(one.slug, one.label) for one in regions],
        "class": list(PointClass.objects.values_list("slug", "label")),
        "caution": [
            *((value.value, label) for value, label in PRESSABLE),
            *((f"{NOT_IF}{slug}", f"Not if: {label}") for slug, label in precautions),
        ],
        "reach": [(value, str(label)) for value, label in Point.SelfReach.choices],
        "text": [("written", "Described in full"), ("listed", "Names and place only")],
    }


def values_of(points: Iterable[Point], regions: list[Region]) -> dict[str, Values]:
    """By code: what each point has of every facet. Wants classes and subregions fetched; two queries besides."""
    above = {one.pk: frozenset(row.slug for row in body.lineage(one, regions)[0]) | {one.slug} for one in regions}
    forbidden = not_if()
    return {point.code: values_of_one(point, above, forbidden) for point in points}


def values_of_one(
    point: Point, above: Mapping[int, frozenset[str]], forbidden: Mapping[str, Mapping[str, set[str]]]
) -> Values:
    inside = above[point.region_id].union(*(above[one.pk] for one in point.subregions.all()))
    for_whom = forbidden["point"].get(point.code, set()).union(*(forbidden["region"].get(one, ()) for one in inside))
    return {
        "meridian": frozenset([point.meridian.slug]),
        "region": inside,
        "class": frozenset(one.slug for one in point.classes.all()),
        "caution": frozenset([point.pressable, *(f"{NOT_IF}{slug}" for slug in for_whom)]),
        "reach": frozenset([point.self_reach]),
        "text": frozenset(["listed" if point.is_listed else "written"]),
    }


def not_if() -> dict[str, dict[str, set[str]]]:
    """Who leaves out which point, or every point in which region: slugs of precautions. Two queries.

    Rules for tools and routines are left out: they say nothing of the place. Those for all points as well.
    """
    found: dict[str, dict[str, set[str]]] = {"point": {}, "region": {}}
    rules = PrecautionRule.objects.filter(action__in=LEAVES_OUT, scope__in=("point", "region"))
    for scope, code, region, slug in rules.values_list("scope", "point__code", "region__slug", "precaution__slug"):
        found[scope].setdefault(code or region, set()).add(slug)
    cautions = Caution.objects.filter(level__in=FORBIDS, applies_to__isnull=False)
    for code, slug in cautions.values_list("point__code", "applies_to__slug"):
        found["point"].setdefault(code, set()).add(slug)
    return found


def fields(labels: Labels, values: Iterable[Values], chosen: Mapping[str, str]) -> list[tuple[str, str, list[Option]]]:
    """Name, label and options of each field of the form; none for a field that tells no points apart."""
    values = list(values)
    tallies = counts(values, chosen)
    useless = set() if chosen["text"] or tells_apart(values) else {"text"}
    told = [(facet, label) for facet, label in FACETS.items() if facet not in useless]
    return [(facet, label, options(labels[facet], tallies[facet], chosen[facet])) for facet, label in told]


def tells_apart(values: Iterable[Values]) -> bool:
    """Whether some points have a text and some have none."""
    return len({text for one in values for text in one["text"]}) > 1


def choices(labels: Labels, chosen: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Each choice that holds, in words, with the address of the list without it."""
    return [
        (FACETS[facet], dict(labels[facet]).get(value, value), without(chosen, facet))
        for facet, value in chosen.items()
        if value
    ]


def without(chosen: Mapping[str, str], facet: str) -> str:
    left = {name: value for name, value in chosen.items() if value and name != facet}
    return f"{reverse('acupoints:point_list')}{'?' if left else ''}{urlencode(left)}"


def wrong(labels: Labels, chosen: Mapping[str, str]) -> list[tuple[str, str]]:
    """(field, value) of each value that is none of the field's: it is met by no point."""
    known = {facet: {value for value, _ in labels[facet]} for facet in FACETS}
    return [(FACETS[facet].lower(), value) for facet, value in chosen.items() if value and value not in known[facet]]
