"""The leg's tables: every point of the region has its row, and every figure has enough named on it."""

from atlas.figures.leg import FIGURES
from atlas.landmarks.leg import LANDMARKS
from atlas.points.leg import POINTS

RUNS = {
    "ST": (*range(31, 41),),
    "SP": (*range(6, 12),),
    "BL": (*range(36, 41), *range(55, 60)),
    "KI": (8, 9, 10),
    "GB": (*range(31, 40),),
    "LR": (*range(5, 12),),
    "EX-LE": (*range(1, 8),),
}
CODES = {f"{channel}{number}" for channel, numbers in RUNS.items() for number in numbers}


def test_every_point_of_the_leg_has_one_row() -> None:
    codes = [row.code for row in POINTS if row.place == "standard"]
    assert sorted(codes) == sorted(CODES)


def test_labels_are_short() -> None:
    assert all(len(one.label) <= 18 for one in LANDMARKS)


def test_figures_name_three_to_seven_things() -> None:
    for figure in FIGURES:
        assert 3 <= len(figure.labels) <= 7, figure.slug
