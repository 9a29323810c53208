"""The head's tables: every point of the region has its row, and every name that a figure or expectation uses exists."""

from atlas.expect import Distance, Level
from atlas.expected.head import EXPECTED
from atlas.figures.head import FIGURES
from atlas.landmarks.head import LANDMARKS
from atlas.points.head import POINTS

RUNS = {"BL": (3, 10), "GB": (2, 20), "TE": (16, 22), "GV": (15, 24)}
EXTRA = {"ST7", "ST8", "SI19", "EX-HN1", "EX-HN2", "EX-HN5", "EX-HN6", "EX-HN14", "EX-HN15", "EX-X-ANMIAN"}
CODES = EXTRA | {f"{channel}{n}" for channel, (first, last) in RUNS.items() for n in range(first, last + 1)}
OF_OTHERS = {"GV14", "c7-spinous", "mandible-angle"}
NAMES = {one.name for one in LANDMARKS} | CODES | OF_OTHERS


def test_every_point_of_the_head_has_one_row() -> None:
    codes = [row.code for row in POINTS if row.place == "standard"]
    assert sorted(codes) == sorted(CODES)


def test_the_line_of_the_ears_is_told_as_another_place() -> None:
    assert [row.code for row in POINTS if row.place == "alternative"] == ["GV20"]


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
            names = set(one.names)
        else:
            names = {one.name, one.a, one.b}
        assert names <= NAMES, one
