"""What somebody chose to practise, as it stands in the address, and the points that it comes to."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Q

from acupoints import body
from acupoints.figures.rules import rules
from acupoints.models import Marker, Meridian, Point, PointClass, PointQuerySet, Region

# A rule with a measure, or with another point in it, wants more than a finger that feels a landmark.
MEASURED = re.compile(r"\bcun\b|\b(?:[A-Z]{2}|EX-[A-Z]+)\d|\d\.\d")


def on_figures() -> PointQuerySet:
    """The points that can be tapped: seen, not inside the body, on a figure that is to scale."""
    return Point.objects.visible().filter(pk__in=tappable().values("point"))


def tappable() -> Any:
    """Standard places only: where one looks first."""
    to_scale = Marker.objects.filter(figure__schematic=False, figure__width_mm__isnull=False)
    return to_scale.filter(place=Marker.Place.STANDARD, hidden=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """Slugs, or nothing for any. `easy`: found by landmarks alone. `only`: "missed", which the browser alone knows."""

    meridian: str = ""
    region: str = ""
    point_class: str = ""
    easy: str = ""
    only: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """Whatever is not understood counts as not said."""
        said = {name: asked.get(name, "").replace("\x00", "")[:100] for name in ("meridian", "region")}
        point_class = asked.get("class", "").replace("\x00", "")[:100]
        easy, only = "1" if asked.get("easy") == "1" else "", "missed" if asked.get("only") == "missed" else ""
        return cls(**said, point_class=point_class, easy=easy, only=only)

    @property
    def said(self) -> dict[str, str]:
        """By the names that they have in the address."""
        named = {"class" if name == "point_class" else name: value for name, value in asdict(self).items()}
        return {name: value for name, value in named.items() if value}

    def address(self, **more: object) -> str:
        """The end of an address that says all this, and more."""
        said = {**self.said, **more}
        return f"?{urlencode(said)}" if said else ""

    @property
    def all_of_them(self) -> "Choice":
        """The same without what only the browser knows."""
        return replace(self, only="")

    def slugs(self) -> list[str]:
        """Of the points that fit, along their meridians. Two queries at most."""
        points = on_figures()
        if self.meridian:
            points = points.filter(meridian__slug=self.meridian)
        if self.point_class:
            points = points.filter(classes__slug=self.point_class)
        if self.region:
            inside = parts_of(self.region)
            points = points.filter(Q(region__in=inside) | Q(subregions__in=inside))
        rows = points.order_by("sort_order").distinct().values_list("code", "slug", "sort_order")
        return [slug for code, slug, _ in rows if not self.easy or is_easy(code)]

    def words(self) -> list[str]:
        """What was chosen, to be read. A query for each of the three that is chosen."""
        chosen = (
            Meridian.objects.published().filter(slug=self.meridian).values_list("english", flat=True),
            Region.objects.filter(slug=self.region).values_list("label", flat=True),
            PointClass.objects.filter(slug=self.point_class).values_list("label", flat=True),
        )
        said = (self.meridian, self.region, self.point_class)
        found = [words.first() for slug, words in zip(said, chosen, strict=True) if slug]
        easy = ["easy ones"] if self.easy else []
        return [*(words for words in found if words), *easy]


def parts_of(slug: str) -> list[Region]:
    """The region with all that lies in it; none for an unknown one."""
    regions = list(Region.objects.all())
    region = next((one for one in regions if one.slug == slug), None)
    return body.lineage(region, regions)[1] if region else []


def is_easy(code: str) -> bool:
    """Whether the rule by which it was placed names landmarks only, with nothing to measure."""
    rule = rules().get(code, "")
    return bool(rule) and not MEASURED.search(rule)
