"""Figures, and the markers of points on them, as data."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage

from acupoints.figures.picture import WIDTHS
from acupoints.models import Figure, Marker, Point

from .dataset import Dataset
from .flat import columns
from .schema import Schema, choice, flag, many, maybe, number, record, text, texts, whole
from .shapes import address

ENDINGS = ("webp", "avif")
BY_WIDTH = {str(width): text(f"{width} pixels wide.", format="uri") for width in WIDTHS}
IMAGES = record(
    "The unmarked picture, by format and width in pixels.",
    {ending: record(f"As {ending.upper()}.", BY_WIDTH) for ending in ENDINGS},
)
X = "From 0 (left edge) to 1 (right edge) of the picture."
Y = "From 0 (top edge) to 1 (bottom edge) of the picture."
SIDES = ("left", "right", "midline")
MARKER = record("One place of the point on the figure.", {
    "side": choice("On which side of the body.", SIDES),
    "site": whole("Which of the point’s places, where it has several."),
    "place": choice("Where the standard has it, or where another book has it.", Marker.Place.values),
    "x": number(X, minimum=0, maximum=1),
    "y": number(Y, minimum=0, maximum=1),
    "uncertainty_cun": maybe(number("How far it may be off, in cun.")),
    "hidden": flag("It lies inside the body, or behind what the picture shows."),
})  # fmt: skip
ON_FIGURE = record("A figure on which the point is marked.", {
    "slug": text("Key of the set “figures”."),
    "title": text("What it shows."),
    "side": choice("Side shown. The other side is the mirror image.", ["left", "right", "both"]),
    "url": text("The point’s page with this figure shown large.", format="uri"),
    "images": IMAGES,
    "credit": text("Who made it."),
    "licence": text("On what terms it may be used."),
    "markers": many("The point’s places on it.", MARKER),
})  # fmt: skip
LANDMARK = record("Something that a finger can feel.", {
    "slug": text("The same on every figure."),
    "label": text("In one to three words."),
    "x": number(X),
    "y": number(Y),
})  # fmt: skip
FIGURE: Schema = record("One picture of a part of the body, unmarked.", {
    "slug": text("Its key."),
    "title": text("What it shows."),
    "alt": text("The unmarked picture in words."),
    "view": text("From where it is seen."),
    "pose": text("Standing, lying on the side …"),
    "region": text("Key of the set “regions”."),
    "side": choice("Side shown. The other side is the mirror image.", ["left", "right", "both"]),
    "width": whole("Pixels of the largest image."),
    "height": whole("Pixels of the largest image."),
    "width_mm": maybe(number("Millimetres of the body that the width covers; null where it is not to scale.")),
    "close_up": flag("Off for pictures of the whole body."),
    "schematic": flag("A drawing that explains, not the body itself."),
    "images": IMAGES,
    "bones_images": maybe(IMAGES),
    "landmarks": many("Structures named on it.", LANDMARK),
    "points": texts("Codes of the points that are marked on it."),
    "notes": text("What is uncertain about it."),
    "credit": text("Who made it."),
    "licence": text("On what terms it may be used."),
})  # fmt: skip


def images(figure: Figure, twin: str = "") -> dict[str, dict[str, str]]:
    def url(width: int, ending: str) -> str:
        return address(staticfiles_storage.url(f"figures/{figure.asset}{twin}-{width}.{ending}"))

    return {ending: {str(width): url(width, ending) for width in WIDTHS} for ending in ENDINGS}


def on_figures(point: Point) -> list[dict[str, Any]]:
    """The figures of a point, the one that shows it best first. Wants its markers with their figures."""
    by_figure: dict[Figure, list[Marker]] = {}
    for marker in point.markers.all():
        by_figure.setdefault(marker.figure, []).append(marker)
    ordered = sorted(by_figure.items(), key=lambda one: (-max(m.shows for m in one[1]), one[0].slug))
    return [on_figure(point, figure, markers) for figure, markers in ordered]


def on_figure(point: Point, figure: Figure, markers: Sequence[Marker]) -> dict[str, Any]:
    return {
        "slug": figure.slug,
        "title": figure.title,
        "side": figure.side,
        "url": f"{address(point.get_absolute_url())}?figure={figure.slug}",
        "images": images(figure),
        "credit": figure.credit,
        "licence": figure.licence,
        "markers": [marker_row(marker) for marker in markers],
    }


def marker_row(marker: Marker) -> dict[str, Any]:
    return {
        "side": marker.side,
        "site": marker.site,
        "place": marker.place,
        "x": marker.x,
        "y": marker.y,
        "uncertainty_cun": marker.uncertainty_cun,
        "hidden": marker.hidden,
    }


def figure_rows() -> Iterable[dict[str, Any]]:
    """Three queries."""
    visible = Marker.objects.filter(point__in=Point.objects.visible())
    marked: dict[int, dict[str, None]] = {}
    for figure, code in visible.values_list("figure", "point__code"):
        marked.setdefault(figure, {})[code] = None
    for one in Figure.objects.select_related("region").prefetch_related("landmarks"):
        yield figure_row(one, list(marked.get(one.pk, ())))


def figure_row(one: Figure, codes: list[str]) -> dict[str, Any]:
    plain = ("slug", "title", "alt", "view", "pose", "side", "width", "height", "width_mm", "close_up", "schematic")
    return {
        **{name: getattr(one, name) for name in plain},
        "region": one.region.slug,
        "images": images(one),
        "bones_images": images(one, "-bones") if one.bones else None,
        "landmarks": [{"slug": m.slug, "label": m.label, "x": m.x, "y": m.y} for m in one.landmarks.all()],
        "points": codes,
        "notes": one.notes,
        "credit": one.credit,
        "licence": one.licence,
    }


FIGURES = Dataset(
    "figures",
    "Figures",
    "The pictures of the body, without marks. Where a point lies on one stands with the point.",
    FIGURE,
    columns(
        *("slug", "title", "alt", "view", "pose", "region", "side", "width", "height", "width_mm"),
        *("close_up", "schematic", "points", "landmarks[].slug", "notes", "credit", "licence"),
        image="images.webp.1200",
    ),
    figure_rows,
    key="slug",
)
