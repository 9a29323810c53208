"""The words on the figures as readers see them: for every point, on the figure that its page shows first."""

from itertools import combinations

import pytest

from acupoints.figures.gallery import gallery
from acupoints.figures.geometry import Box, around, overlap, short_path
from acupoints.figures.labels import Label
from acupoints.figures.layout import CODE
from acupoints.figures.look import Look
from acupoints.figures.view import FigureView
from acupoints.models import Point

PREFIXES = ("BL", "CV", "EX", "GB", "GV", "HT", "KI", "LI", "LR", "LU", "PC", "SI", "SP", "ST", "TE")
RING = 0.6  # em: the ring of a marker


def words(view: FigureView) -> list[tuple[str, Box]]:
    layout = view.layout
    spots = [*layout.markers, *layout.landmarks, *(link for link in layout.links if not link.is_tip)]
    boxes = [(spot.text, spot.label_box) for spot in spots if spot.label_box]
    rulers = [(one, Label(one.label_x, one.label_y, "middle", CODE * view.em)) for one in layout.rulers]
    return boxes + [(ruler.label, label.box(ruler.label)) for ruler, label in rulers]


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("key", PREFIXES)
def test_no_word_covers_another_or_a_mark_of_the_point(key: str) -> None:
    covered = []
    points = Point.objects.visible().with_page().filter(code__startswith=key)
    for point in points:
        found = gallery(point, Look())
        assert found
        boxes = words(found.shown)
        covered += [(point.code, one, other) for (one, a), (other, b) in combinations(boxes, 2) if overlap(a, b)]
        rings = [around(spot.place, RING * found.shown.em) for spot in found.shown.layout.markers]
        covered += [(point.code, text) for text, box in boxes if any(overlap(ring, box) for ring in rings)]
    assert covered == []
    assert points


def test_a_path_is_told_in_whole_steps_that_do_not_add_up_their_rounding():
    assert short_path("M 1.4 2.4 L 2.8 0.0 L 4.2 2.4 M 10.0 20.6") == "M1 2l2-2 1 2M10 21"


def test_a_path_of_another_shape_stays():
    assert short_path("M 1.4 2.4 C 1 2 3 4 5 6") == "M 1.4 2.4 C 1 2 3 4 5 6"
