"""The face's schematics: curves, marks in the drawing's own geometry, labels."""

import numpy as np
import pytest

drawing = pytest.importorskip("atlas.drawing")
schematics = pytest.importorskip("atlas.schematics")


def test_curve_passes_through_its_places() -> None:
    places = [(0, 0), (10, 0), (10, 10), (0, 10)]
    line = drawing.curve(places)
    for place in places:
        assert np.linalg.norm(line - place, axis=1).min() < 1e-9


def test_mirrored_outline_is_symmetric() -> None:
    outline = drawing.mirrored([(500, 0), (400, 50), (500, 100)])
    assert outline.tolist() == [[500, 0], [400, 50], [500, 100], [600, 50]]


def test_gv1_lies_midway_between_tailbone_and_anus() -> None:
    marks = {mark.point: mark.at for one in schematics.DRAWINGS for mark in one.marks}
    line = schematics.skin_line()
    between = {"GV1": (schematics.TAIL_TIP, schematics.ANUS), "CV1": (schematics.ANUS, schematics.GENITAL)}
    for code, both in between.items():
        ends = [line[np.argmin(np.linalg.norm(line - np.array(end), axis=1))] for end in both]
        first, last = (np.linalg.norm(np.array(marks[code]) - end) for end in ends)
        assert abs(first - last) < 0.06 * (first + last)


def test_a_picture_shrinks_without_a_dark_rim() -> None:
    sheet = drawing.Sheet(500, width=100, fine=2)
    sheet.paint(sheet.mask(schematics.ellipse(500, 250, 300, 150)), "#cb9e84")
    pixels = np.asarray(sheet.finished())
    assert pixels.shape == (50, 100, 4)
    rim = pixels[(pixels[..., 3] > 30) & (pixels[..., 3] < 220)]
    assert len(rim)
    assert np.abs(rim[:, :3].astype(int) - [0xCB, 0x9E, 0x84]).max() < 12


def test_marks_lie_inside_their_drawing() -> None:
    for one in schematics.DRAWINGS:
        for x, y in (mark.at for mark in one.marks):
            assert 50 < x < 950
            assert 50 < y < one.height - 50
