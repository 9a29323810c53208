"""Every page of the reference that search engines may show, with the day of its review or last change."""

from datetime import date, datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse
from reversion.models import Version

from .models import Complaint, Meridian, Page, Point, Region

FIXED = (
    *("home", "point_list", "meridian_list", "body_map", "body_back", "body_side", "complaint_list", "numbering"),
    *("evidence", "data", "correction_list"),
)


class ThingSitemap(Sitemap[Any]):
    """Things with a row each. Two queries: the rows, and when each was last saved on the editors' desk."""

    rows: QuerySet[Any]

    def items(self) -> list[Any]:
        saved = Version.objects.get_for_model(self.rows.model).values_list("object_id")
        changed = dict(saved.annotate(Max("revision__date_created")))
        found = list(self.rows.all())
        for one in found:
            one.lastmod = newest(getattr(one, "reviewed_on", None), changed.get(str(one.pk)))
        return found

    def lastmod(self, item: Any) -> date | None:
        known: date | None = item.lastmod
        return known


def newest(reviewed: date | None, changed: datetime | None) -> date | None:
    """None where neither is known: a made-up day would be worse."""
    known = [day for day in (reviewed, changed.date() if changed else None) if day]
    return max(known, default=None)


class PointSitemap(ThingSitemap):
    rows = Point.objects.published().with_card()


class MeridianSitemap(ThingSitemap):
    rows = Meridian.objects.published()


class ComplaintSitemap(ThingSitemap):
    rows = Complaint.objects.published()


class PageSitemap(ThingSitemap):
    rows = Page.objects.published()


class RegionSitemap(ThingSitemap):
    rows = Region.objects.all()


class FixedSitemap(Sitemap[str]):
    """Pages that stand at a fixed address."""

    def items(self) -> list[str]:
        return [reverse(f"acupoints:{name}") for name in FIXED]

    def location(self, item: str) -> str:
        return item


SITEMAPS = {
    "fixed": FixedSitemap,
    "points": PointSitemap,
    "meridians": MeridianSitemap,
    "complaints": ComplaintSitemap,
    "regions": RegionSitemap,
    "pages": PageSitemap,
}
