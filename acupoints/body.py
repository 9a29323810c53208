"""The body map: parts of the whole-body pictures that lead to a region, and the tree of regions. No queries.

Where a region lies on a picture is no content that an editor changes: it belongs to the picture as its pixels do, is
written with it by the atlas, and is read from a file.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.urls import reverse

from .figures import FigureView
from .models import Figure, Region

Polygon = list[tuple[float, float]]
# A finger's 24 pixels, in units, where the picture is as wide as a phone of 390 shows it.
FINGER = math.ceil(1000 * 24 / 358)
# The sides from which the body is seen, the first one at /body/ itself, with the figure that shows each.
FIGURES = {"front": "body-front", "back": "body-back", "side": "body-side"}


@cache
def shapes() -> dict[str, dict[str, list[Polygon]]]:
    """By figure and region: polygons in fractions of the picture's width and height, from its top left corner.

    A region has several where it is seen several times (two hands); an empty dict without the file.
    """
    path = settings.FIXTURES_ROOT / "atlas" / "body_regions.json"
    found: dict[str, dict[str, list[Polygon]]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


@dataclass(frozen=True, slots=True)
class Area:
    """One region on one picture, in units in which the picture is 1000 wide.

    Each of `polygons` as SVG writes it; `targets` (x, y, width, height) lie over those too small for a finger.
    """

    region: Region
    polygons: tuple[str, ...]
    targets: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """The body from one side, with its areas in the order in which the file names them: from head to foot."""

    side: str
    figure: FigureView
    areas: tuple[Area, ...]

    @property
    def url(self) -> str:
        return side_url(self.side)

    @property
    def label(self) -> str:
        return self.side.capitalize()

    @property
    def image_url(self) -> str:
        return self.figure.image(800)


def side_url(side: str) -> str:
    return reverse("acupoints:body_map" if side == "front" else f"acupoints:body_{side}")


def body_views(figures: Iterable[Figure], regions: Iterable[Region]) -> list[BodyView]:
    """The sides for which there is a picture with areas."""
    by_slug = {figure.slug: figure for figure in figures}
    known = {region.slug: region for region in regions}
    views = []
    for side, slug in FIGURES.items():
        if slug in by_slug and slug in shapes():
            view = FigureView(by_slug[slug], frozenset())
            areas = tuple(area(view, known[key], found) for key, found in shapes()[slug].items() if key in known)
            views.append(BodyView(side, view, areas))
    return views


def area(view: FigureView, region: Region, polygons: Iterable[Polygon]) -> Area:
    placed = [[(view.x(x), view.y(y)) for x, y in one] for one in polygons]
    texts = tuple(" ".join(f"{x:g},{y:g}" for x, y in one) for one in placed)
    return Area(region, texts, tuple(box for one in placed if (box := target(one))))


def target(polygon: Polygon) -> tuple[float, ...] | None:
    """A box round the middle of a polygon, as large as a finger needs; None where the polygon itself is."""
    across, down = [x for x, _ in polygon], [y for _, y in polygon]
    width, height = max(across) - min(across), max(down) - min(down)
    if width >= FINGER and height >= FINGER:
        return None
    wide, high = max(width, FINGER), max(height, FINGER)
    middle_x, middle_y = (max(across) + min(across)) / 2, (max(down) + min(down)) / 2
    return tuple(round(value, 1) for value in (middle_x - wide / 2, middle_y - high / 2, wide, high))


def shown(views: list[BodyView], side: str = "", region: str = "") -> BodyView | None:
    """The view asked for, or else the first one; for a region the first on which it can be seen."""
    asked = [view for view in views if view.side == side]
    seeing = [view for view in views if any(one.region.slug == region for one in view.areas)]
    return next(iter([*asked, *seeing, *views]), None)


@dataclass(slots=True)
class Branch:
    """A region in the tree, with its parts and the number of points in it."""

    region: Region
    parts: list["Branch"] = field(default_factory=list)
    points: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        return len(self.points)


def tree(regions: Iterable[Region], lying: Iterable[tuple[int, int]]) -> list[Branch]:
    """The regions that lie in no other, by name, with their parts. `lying`: pairs of a point's and a region's key."""
    branches = {region.pk: Branch(region) for region in regions}
    for point, region in lying:
        branch: Branch | None = branches.get(region)
        while branch:
            branch.points.add(point)
            branch = branches.get(branch.region.parent_id or 0)
    for branch in branches.values():
        if parent := branches.get(branch.region.parent_id or 0):
            parent.parts.append(branch)
    return [branch for branch in branches.values() if not branch.region.parent_id]


def lineage(region: Region, regions: Iterable[Region]) -> tuple[list[Region], list[Region]]:
    """What the region lies in, the widest first; and the region with all its parts."""
    by_pk = {one.pk: one for one in regions}
    above: list[Region] = []
    ahead = by_pk.get(region.parent_id or 0)
    while ahead:
        above.insert(0, ahead)
        ahead = by_pk.get(ahead.parent_id or 0)
    inside = [region]
    for one in inside:
        inside.extend(other for other in by_pk.values() if other.parent_id == one.pk)
    return above, inside
