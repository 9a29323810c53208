"""The foot's tables: every point of the region has its row, and every name that a figure or expectation uses exists."""

from atlas.expect import Distance, Level
from atlas.expected.foot import EXPECTED
from atlas.figures.foot import FIGURES
from atlas.landmarks.foot import LANDMARKS
from atlas.points.foot import POINTS

RUNS = {"ST": (41, 45), "SP": (1, 5), "BL": (60, 67), "KI": (1, 7), "GB": (40, 44), "LR": (1, 4), "EX-LE": (8, 12)}
CODES = {f"{channel}{number}" for channel, (first, last) in RUNS.items() for number in range(first, last + 1)}
NAMES = {one.name for one in LANDMARKS} | CODES


def test_every_point_of_the_foot_has_one_row() -> None:
    codes = [row.code for row in POINTS if row.place == "standard"]
    assert sorted(codes) == sorted(CODES)


def test_labels_are_short() -> None:
    assert all(len(one.label) <= 18 for one in LANDMARKS)


def test_figures_name_only_what_is_placed() -> None:
    for figure in FIGURES:
        labels = {one if isinstance(one, str) else one[0] for one in figure.labels}
        ends = {name for ruler in figure.rulers for name in (ruler.point, ruler.start, ruler.end)}
        assert labels | ends <= NAMES, figure.slug
        assert 3 <= len(labels) <= 7, figure.slug


def test_expectations_name_only_what_is_placed() -> None:
    for one in EXPECTED:
        if isinstance(one, Distance):
            names = {one.a, one.b}
        elif isinstance(one, Level):
            names = {*one.names, *(one.axis or ())}
        else:
            names = {one.name, one.a, one.b}
        assert names <= NAMES, one
