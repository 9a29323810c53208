"""What only the bent elbow can show: measures from its tip."""

import pytest

from atlas import tables
from atlas.placing import Placing
from atlas.skin import length


@pytest.fixture(scope="module")
def seated() -> Placing:
    return Placing(tables.atlas(), "seated")


@pytest.mark.parametrize(("code", "cun"), [("TE10", 1), ("TE11", 2), ("TE12", 5)])
def test_points_above_the_elbow_are_measured_with_the_elbow_bent(seated: Placing, code: str, cun: float) -> None:
    measured = length(seated.skin.path(seated("olecranon"), seated(code))) / seated.cun("upper-arm")
    assert measured == pytest.approx(cun, abs=0.1)


def test_sites_of_erbai_lie_on_both_sides_of_the_cord() -> None:
    stand = Placing(tables.atlas(), "stand")
    inner, outer = stand("EX-UE2", 0), stand("EX-UE2", 1)
    assert outer[0] > inner[0]
    assert length(stand.skin.path(inner, outer)) / stand.cun("forearm") == pytest.approx(0.5, abs=0.1)
