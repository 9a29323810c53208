"""That each part of the body map exists and lies on its picture."""

from acupoints.body import Polygon, shapes
from acupoints.content.library import Library

from . import rule


@rule
def a_part_of_the_body_map_lies_on_its_picture(library: Library) -> None:
    """Figures that are not there yet may have their parts already; without regions there is nothing to compare."""
    if not library.of("region"):
        return
    for slug, regions in shapes().items():
        for region, polygons in regions.items():
            if region not in library.of("region"):
                library.complain("figure", slug, f"the body map names a region {region!r}, which there is not")
            for reason in filter(None, map(wrong, polygons)):
                library.complain("figure", slug, f"{region} on the body map {reason}")


def wrong(polygon: Polygon) -> str:
    """What is wrong with an area, if anything."""
    if len(polygon) < 3:
        return "has fewer than three corners"
    inside = all(0 <= value <= 1 for place in polygon for value in place)
    return "" if inside else "lies outside the picture"
