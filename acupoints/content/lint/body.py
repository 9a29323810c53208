"""That each part of the body map exists, lies on its picture, and can be hit with a finger."""

from acupoints.body import Polygon, shapes
from acupoints.content.library import Library

from . import rule

PHONE = 358  # pixels that a picture is wide on a phone of 390
FINGER = 24


@rule
def a_part_of_the_body_map_can_be_hit(library: Library) -> None:
    """Figures that are not there yet may have their parts already; without regions there is nothing to compare."""
    if not library.of("region"):
        return
    for slug, regions in shapes().items():
        figure = library.of("figure").get(slug)
        for region, polygons in regions.items():
            if region not in library.of("region"):
                library.complain("figure", slug, f"the body map names a region {region!r}, which there is not")
            for polygon in polygons:
                if figure and (reason := wrong(polygon, figure["height"] / figure["width"])):
                    library.complain("figure", slug, f"{region} on the body map {reason}")


def wrong(polygon: Polygon, ratio: float) -> str:
    """What is wrong with an area, if anything; `ratio` is the picture's height by its width."""
    across, down = [x for x, _ in polygon], [y for _, y in polygon]
    if len(polygon) < 3:
        return "has fewer than three corners"
    if not all(0 <= value <= 1 for value in (*across, *down)):
        return "lies outside the picture"
    width, height = (max(across) - min(across)) * PHONE, (max(down) - min(down)) * PHONE * ratio
    return f"is {width:.0f} by {height:.0f} pixels on a phone" if min(width, height) < FINGER else ""
