"""Few figures for many points."""

from hypothesis import given
from hypothesis import strategies as st

from acupoints.figures.cover import Seen, covering

SEEN = st.lists(
    st.builds(Seen, st.integers(1, 8), st.integers(1, 30), st.floats(0, 1), st.sampled_from([0.01, 0.3, 0.5])),
    max_size=80,
)


@given(SEEN)
def test_every_point_that_is_seen_anywhere_is_seen_on_a_chosen_figure(seen: list[Seen]) -> None:
    points = list(range(1, 31))
    chosen = covering(seen, points)
    assert len(chosen) == len(set(chosen))
    assert {one.point for one in seen} == {one.point for one in seen if one.figure in chosen}


def test_one_figure_that_shows_all_is_enough_and_the_rim_does_not_count() -> None:
    wide = [Seen(1, point, 0.5, 0.5) for point in (1, 2, 3)]
    tight = [Seen(2, 1, 0.5, 0.5), Seen(3, 4, 0.5, 0.5), Seen(1, 4, 0.01, 0.5)]
    assert covering([*wide, *tight], [4, 1, 2, 3]) == [3, 1]


def test_a_point_seen_at_rims_only_is_shown_there() -> None:
    assert covering([Seen(5, 7, 0.01, 0.5)], [7]) == [5]
