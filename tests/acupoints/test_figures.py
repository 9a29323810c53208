"""From fractions of a picture to what the page draws."""

import pytest
from factories import make_figure, make_marker, make_point

from acupoints.figures import FigureView, figures_of
from acupoints.models import CunRuler, Figure, FigureLandmark

pytestmark = pytest.mark.django_db
KI3 = frozenset(["KI3"])


def view_of(figure: Figure, *, mirrored: bool = False) -> FigureView:
    return FigureView(Figure.objects.with_overlay().get(pk=figure.pk), KI3, mirrored)


def test_a_marker_lies_where_its_fractions_say() -> None:
    figure = make_figure(height=2400)
    make_marker(figure=figure, point=make_point(), x=0.25, y=0.5, label_x=0.1, label_y=0.2)
    view = view_of(figure)
    (spot,) = view.markers
    assert (view.full_viewbox, spot.x, spot.y) == ("0 0 1000 2000", 250, 1000)
    assert (spot.label_x, spot.label_y, spot.anchor) == (100, 400, "start")
    assert spot.is_this


def test_the_other_side_is_the_mirror_image() -> None:
    figure = make_figure()
    make_marker(figure=figure, point=make_point(), x=0.25, label_x=0.1, label_y=0.2)
    FigureLandmark.objects.create(figure=figure, slug="heel", label="Heel", x=0.1, y=0.9, label_x=0.2, label_y=0.9)
    view = view_of(figure, mirrored=True)
    assert (view.markers[0].x, view.markers[0].side, view.markers[0].anchor) == (750, "right", "end")
    assert view.landmarks[0].x == 900
    assert view.title == "Inner side of the right ankle"
    assert view.transform == "translate(1000 0) scale(-1 1)"


def test_a_picture_of_both_sides_is_never_mirrored() -> None:
    point = make_point()
    make_marker(figure=make_figure(slug="back", side="both"), point=point)
    make_marker(figure=make_figure(slug="ankle-inner"), point=point)
    views = figures_of(point, Figure.objects.showing(point).with_overlay(), side="right")
    assert {view.slug: view.mirrored for view in views} == {"back": False, "ankle-inner": True}


def test_close_ups_come_first() -> None:
    point = make_point()
    for slug, close_up in (("a-body", False), ("z-ankle", True)):
        make_marker(figure=make_figure(slug=slug, close_up=close_up), point=point)
    views = figures_of(point, Figure.objects.showing(point).with_overlay())
    assert [view.slug for view in views] == ["z-ankle", "a-body"]


def test_a_neighbour_is_linked_and_a_never_point_is_marked_as_such() -> None:
    figure = make_figure()
    make_marker(figure=figure, point=make_point())
    make_marker(figure=figure, point=make_point(code="KI4", pressable="never"), x=0.4)
    this, other = view_of(figure).markers
    assert (this.href, other.href) == ("", "/points/ki4/")
    assert (this.is_never, other.is_never) == (False, True)


def test_a_ruler_has_a_tick_at_each_cun() -> None:
    figure = make_figure()
    point = make_point()
    make_marker(figure=figure, point=point)
    CunRuler.objects.create(figure=figure, point=point, label="3 cun", parts=3, x1=0.1, y1=0.5, x2=0.4, y2=0.5)
    (ruler,) = view_of(figure).rulers
    assert [tick[0] for tick in ruler.ticks] == [100, 200, 300, 400]
    assert (ruler.label_x, abs(ruler.label_y - 500)) == (250, 62)


def test_a_rulers_label_keeps_off_the_marker() -> None:
    figure = make_figure()
    point = make_point()
    make_marker(figure=figure, point=point, x=0.25, y=0.55)
    CunRuler.objects.create(figure=figure, point=point, label="1/3", parts=1, x1=0.1, y1=0.5, x2=0.4, y2=0.5)
    assert view_of(figure).rulers[0].label_y < 500


def test_both_sides_are_swapped_in_the_title_of_a_mirrored_figure() -> None:
    figure = make_figure(title="Left hip, lying on the right side")
    assert view_of(figure, mirrored=True).title == "Right hip, lying on the left side"


def test_the_other_sides_point_on_a_figure_of_one_side_is_named_with_its_side() -> None:
    figure = make_figure()
    point = make_point()
    make_marker(figure=figure, point=point, side="left")
    make_marker(figure=figure, point=point, side="right", x=0.4)
    assert [spot.label for spot in view_of(figure).markers] == ["KI 3", "KI 3 right"]
    assert [spot.label for spot in view_of(figure, mirrored=True).markers] == ["KI 3", "KI 3 left"]


def test_the_text_for_those_who_cannot_see_says_where_the_point_is() -> None:
    point = make_point()
    make_marker(figure=make_figure(), point=point)
    (view,) = figures_of(point, Figure.objects.showing(point).with_overlay())
    assert view.alt_text.endswith("KI 3 is marked: In the hollow behind the inner ankle bone.")


def test_the_overlay_costs_the_same_for_one_figure_and_for_many(django_assert_num_queries) -> None:
    point = make_point()
    for number in range(12):
        make_marker(figure=make_figure(slug=f"figure-{number}"), point=point)
    with django_assert_num_queries(5):
        views = figures_of(point, Figure.objects.showing(point).with_overlay())
        drawn = [(view.markers, view.landmarks, view.rulers, view.paths) for view in views]
    assert len(drawn) == 12
