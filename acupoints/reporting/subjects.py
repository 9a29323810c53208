"""The pages that a report may be about, by the names of their addresses. Another app registers its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.urls import Resolver404, resolve

from acupoints.models import Complaint, Meridian, Page, Point, Region
from acupoints.models.correction import Correction

Rows = Callable[[], QuerySet[Model]]
LONGEST_PATH = 200
_pages: dict[str, Rows | None] = {}


@dataclass(frozen=True, slots=True)
class Subject:
    """A page of ours, and the thing that it is the page of, where it is one's."""

    path: str
    thing: Model | None = None

    @property
    def name(self) -> str:
        if self.thing:
            return str(self.thing)
        return "the start page" if self.path == "/" else f"the page {self.path}" if self.path else "the site as a whole"


WHOLE_SITE = Subject("")


def register(app: str, *names: str, rows: Rows | None = None) -> None:
    """Pages without a thing, or pages of one of `rows`, found by what the address says of it (its slug, its pk)."""
    _pages.update({f"{app}:{name}": rows for name in names})


def can_be_meant(view_name: str) -> bool:
    return view_name in _pages


def subject_of(path: str) -> Subject | None:
    """None where no reader can open that page. At most one query."""
    if not path.startswith("/") or len(path) > LONGEST_PATH or not path.isprintable():
        return None
    try:
        found = resolve(path)
    except Resolver404:
        return None
    if not can_be_meant(found.view_name):
        return None
    rows = _pages[found.view_name]
    if rows is None:
        return Subject(path)
    thing = rows().filter(**found.kwargs).first()
    return Subject(path, thing) if thing else None


register(
    "acupoints",
    *("home", "point_list", "meridian_list", "body_map", "body_back", "body_side", "complaint_list", "search"),
    *("offline", "precautions", "numbering", "practise", "practise_round", "evidence", "data", "names", "classes"),
    *("compare", "correction_list"),
)
register("acupoints", "point_detail", "practise_point", rows=lambda: Point.objects.visible())
register("acupoints", "meridian_detail", rows=lambda: Meridian.objects.published())
register("acupoints", "complaint_detail", rows=lambda: Complaint.objects.published())
register("acupoints", "body_region", rows=lambda: Region.objects.all())
register("acupoints", "page", rows=lambda: Page.objects.published())
register("acupoints", "correction", rows=lambda: Correction.objects.published())
