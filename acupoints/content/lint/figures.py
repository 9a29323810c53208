"""What a figure must have, and where its markers may lie."""

from django.conf import settings

from acupoints.content.library import Library
from acupoints.content.text import Record

from . import rule
from .points import published

WIDTHS = (400, 800, 1200)
SMALL = 160  # of the plain picture only
FORMATS = ("webp", "avif")


@rule
def an_image_has_alt_text_credit_and_licence(library: Library) -> None:
    for key, figure in library.of("figure").items():
        for name in ("alt", "credit", "licence"):
            if not figure.get(name):
                library.complain("figure", key, f"has no {name}")
        for file in missing_files(figure):
            library.complain("figure", key, f"images/{file} is not there")


def missing_files(figure: Record) -> list[str]:
    folder = settings.FIXTURES_ROOT / "figures" / "images"
    stems = [str(figure.get("asset")), f"{figure.get('asset')}-bones"][: 2 if figure.get("bones") else 1]
    names = [f"{stem}-{width}.{ending}" for stem in stems for width in WIDTHS for ending in FORMATS]
    names += [f"{figure.get('asset')}-{SMALL}.{ending}" for ending in FORMATS]
    return [name for name in names if not (folder / name).exists()]


@rule
def a_drawing_that_explains_is_not_to_scale(library: Library) -> None:
    for key, figure in library.of("figure").items():
        if figure.get("schematic") and figure.get("width_mm"):
            library.complain("figure", key, "is schematic, but has a width_mm as if it were to scale")
        if figure.get("schematic") and figure.get("bones"):
            library.complain("figure", key, "is schematic, but says that it has a twin with bones")


@rule
def nothing_lies_outside_its_picture(library: Library) -> None:
    for key, figure in library.of("figure").items():
        for group in ("markers", "landmarks", "rulers"):
            for number, one in enumerate(figure.get(group, []), 1):
                for name in ("x", "y", "label_x", "label_y", "x1", "y1", "x2", "y2"):
                    if not 0 <= (one.get(name) or 0) <= 1:
                        library.complain("figure", key, f"{group} {number}: {name} lies outside the picture")


@rule
def a_paired_point_is_drawn_on_both_sides(library: Library) -> None:
    for key, figure in library.of("figure").items():
        if figure.get("side") != "both":
            continue
        sides: dict[tuple[str, str], set[str]] = {}
        for marker in figure.get("markers", []):
            place = (marker.get("point", ""), marker.get("place", "standard"))
            sides.setdefault(place, set()).add(marker.get("side", ""))
        for (code, _), found in sides.items():
            point = library.of("point").get(code, {})
            of_a_pair = point.get("laterality") == "paired" and point.get("sites") != 1  # the veins under the tongue
            if of_a_pair and found != {"left", "right"}:
                library.complain("figure", key, f"draws {code} on one side only")


@rule
def a_published_point_is_on_two_figures(library: Library) -> None:
    shown: dict[str, list[Record]] = {}
    for figure in library.of("figure").values():
        for code in {marker.get("point", "") for marker in figure.get("markers", [])}:
            shown.setdefault(code, []).append(figure)
    for key in published(library):
        figures = shown.get(key, [])
        if len(figures) < 2 or not any(figure.get("close_up") for figure in figures):
            library.complain("point", key, "is published, but not on two figures, one of them a close-up")
