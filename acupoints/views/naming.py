"""Codes and names that mean several points: the converter, the tables behind it, and who bears which name."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acupoints import codes, prefixes
from acupoints.bearers import namesakes, shared_names
from acupoints.homonyms import Bearing, Homonym
from acupoints.http import HtmxHttpRequest, is_fragment, page_or_fragment, shared
from acupoints.models import Meridian, Point

from .finding import LONGEST_QUERY, meanings_of, typed, with_region


@require_safe
@shared("code")
@page_or_fragment
def numbering(request: HtmxHttpRequest) -> HttpResponse:
    code = typed(request.GET.get("code", ""))[:LONGEST_QUERY]
    context: dict[str, object] = {"code": code, "meanings": meanings_of(codes.parse(code)) if code else []}
    if is_fragment(request.htmx):
        return render(request, "acupoints/_code_meanings.html", context)
    context |= {
        "prefix_rows": prefix_rows(),
        "languages": IN_ORDER,
        "shared_prefixes": shared_prefixes(),
        **older_rows(),
    }
    return render(request, "acupoints/numbering.html", context)


IN_ORDER = ("WHO", "Chinese", "English", "French", "German", "Italian", "Spanish")


def prefix_rows() -> list[dict[str, object]]:
    """For each series of codes its spellings in each language."""
    meridians = {one.code: one for one in Meridian.objects.published()}
    return [
        {
            "series": series,
            "name": one.name,
            "meridian": meridians.get("EX" if series.startswith("EX-") else series),
            "cells": [spellings(series, language) for language in IN_ORDER],
        }
        for series, one in prefixes.SERIES.items()
    ]


def spellings(series: str, language: str) -> list[tuple[str, bool]]:
    """Each with whether it is ambiguous."""
    rows = (one for one in prefixes.PREFIXES if one.series == series and language in one.languages)
    return [(one.text, prefixes.is_ambiguous(one.text)) for one in rows]


def shared_prefixes() -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Letters that stand for two meridians: each with the meridians' names and the languages."""
    texts = dict.fromkeys(one.text for one in prefixes.PREFIXES if prefixes.is_ambiguous(one.text))
    return [
        (text, [(prefixes.SERIES[row.series].name, row.languages) for row in prefixes.meanings(text)])
        for text in sorted(texts)
    ]


@dataclass(frozen=True, slots=True)
class OlderNumber:
    """One line of the table: a number of the older count, and the point of today that it meant."""

    older: int
    today: int
    point: Point | None  # the one that it meant
    namesake: Point | None  # the one that bears the number today


def older_rows() -> dict[str, list[OlderNumber]]:
    """Both ways: by the older number, and by today's. One query."""
    numbers = {*codes.OLDER_BLADDER_NUMBERS, *codes.OLDER_BLADDER_NUMBERS.values()}
    points = {one.code: one for one in Point.objects.visible().filter(code__in=[f"BL{one}" for one in numbers])}
    rows = [
        OlderNumber(older, today, points.get(f"BL{today}"), points.get(f"BL{older}"))
        for older, today in sorted(codes.OLDER_BLADDER_NUMBERS.items())
    ]
    return {"by_older": rows, "by_today": sorted(rows, key=lambda row: row.today)}


@dataclass(frozen=True, slots=True)
class Bearer:
    bearing: Bearing
    point: Point


@dataclass(frozen=True, slots=True)
class Shared:
    """A homonym with its points, for a page."""

    homonym: Homonym
    bearers: list[Bearer]

    @property
    def is_short(self) -> bool:
        """Whether they share it only where a book leaves out the hand, the foot …"""
        return any(one.bearing.role == "short" for one in self.bearers)

    def but(self, code: str) -> "Shared":
        return Shared(self.homonym, [one for one in self.bearers if one.point.code != code])


LANGUAGES = {
    "chinese": "Chinese names that sound alike",
    "characters": "Other Chinese names that several points bear",
    "english": "English names that several points bear",
    "korean": "Korean names that several points bear",
}


@require_safe
@shared()
def names(request: HtmxHttpRequest) -> HttpResponse:
    shared = with_points(shared_names())
    by_language = [
        (language, label, found)
        for language, label in LANGUAGES.items()
        if (found := [one for one in shared if one.homonym.language == language])
    ]
    return render(request, "acupoints/names.html", {"by_language": by_language})


def with_points(homonyms: tuple[Homonym, ...] | list[Homonym]) -> list[Shared]:
    """One query, however many; none for none. A homonym with one visible point left is none."""
    wanted = {bearing.code for one in homonyms for bearing in one.bearings}
    points = {point.code: point for point in with_region().filter(code__in=wanted)} if wanted else {}
    shared = [
        Shared(one, [Bearer(bearing, points[bearing.code]) for bearing in one.bearings if bearing.code in points])
        for one in homonyms
    ]
    return [one for one in shared if len(one.bearers) > 1]


def namesakes_of(code: str) -> list[Shared]:
    """The other points that a point is confused with by its name."""
    return [one.but(code) for one in with_points(namesakes(code))]
