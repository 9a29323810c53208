"""A session's pictures are drawn once for each state of the content."""

import pytest

from routines.pictures import pictures
from tests.factories import make_figure, make_marker, make_point

pytestmark = pytest.mark.django_db
LEFT, RIGHT = ("KI3", "left", ""), ("KI3", "right", "")


@pytest.fixture
def point():
    point = make_point(code="KI3", summary="Behind the inner ankle bone.")
    make_marker(figure=make_figure(), point=point)
    return point


def test_each_place_has_its_figure_and_the_steps_to_find_it(point):
    drawn = pictures([LEFT, RIGHT, ("KI4", "left", "")])
    assert list(drawn) == [LEFT, RIGHT]
    assert drawn[LEFT].key == "KI3-left"
    assert "<svg" in drawn[LEFT].figure
    assert "Behind the inner ankle bone." in drawn[LEFT].help


def test_what_was_drawn_costs_one_query_and_only_what_is_missing_is_drawn(point, django_assert_num_queries):
    pictures([LEFT])
    with django_assert_num_queries(1):
        pictures([LEFT, LEFT])
    with django_assert_num_queries(9):
        assert len(pictures([LEFT, RIGHT])) == 2


def test_an_edit_is_seen_at_once(point):
    assert "Behind" in pictures([LEFT])[LEFT].help
    point.summary = "Above the heel."
    point.save()
    assert "Above the heel." in pictures([LEFT])[LEFT].help
