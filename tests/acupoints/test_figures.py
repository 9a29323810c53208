"""From fractions of a picture to what the page draws."""

import pytest
from factories import make_figure, make_marker, make_point

from acupoints.content import fields
from acupoints.content.kinds import FIGURE
from acupoints.content.known import Known
from acupoints.figures import FigureView, Look, figures_of, gallery
from acupoints.models import CunRuler, Figure, FigureLandmark, Marker, Point

pytestmark = pytest.mark.django_db
KI3 = frozenset(["KI3"])


def view_of(figure: Figure, *, mirrored: bool = False) -> FigureView:
    return FigureView(Figure.objects.with_overlay().get(pk=figure.pk), KI3, mirrored=mirrored)


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
    assert view.pins[0].x == 900
    assert view.title == "Inner side of the right ankle"
    assert view.transform == "translate(1000 0) scale(-1 1)"


def test_a_picture_of_both_sides_is_never_mirrored() -> None:
    point = make_point()
    make_marker(figure=make_figure(slug="back", side="both"), point=point)
    make_marker(figure=make_figure(slug="ankle-inner"), point=point)
    views = figures_of(point, Figure.objects.showing(point).with_overlay(), Look(side="right"))
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
    view = FigureView(Figure.objects.with_overlay().get(), KI3, point=Point.objects.get(code="KI3"))
    ((this,), (other,)) = (view.markers, view.layout.links)
    assert (this.href, other.href) == ("", "/points/ki4/")
    assert (this.is_never, other.is_never) == (False, True)


def test_a_neighbour_without_a_page_is_a_mere_dot() -> None:
    figure, point = make_figure(), make_point()
    make_marker(figure=figure, point=point)
    make_marker(figure=figure, point=make_point(code="KI4", status="draft"), x=0.4)
    view = FigureView(Figure.objects.with_overlay().get(), KI3, point=point)
    assert (view.layout.links, view.rest_path) == ([], "M400 500h0")


def test_on_a_whole_body_only_this_point_is_drawn() -> None:
    figure, point = make_figure(close_up=False), make_point()
    make_marker(figure=figure, point=point)
    make_marker(figure=figure, point=make_point(code="KI4"), x=0.3)
    view = FigureView(Figure.objects.with_overlay().get(), KI3, point=point)
    assert (view.layout.links, view.rest_path) == ([], "")
    assert view.zoomed(35).layout.links


def test_the_halo_has_its_true_size_where_the_figure_has_a_scale() -> None:
    figure = make_figure(width_mm=450)
    make_marker(figure=figure, point=make_point(), uncertainty_cun=2)
    assert [spot.halo for spot in view_of(figure).markers] == [100]
    Figure.objects.update(width_mm=None)
    assert [spot.halo for spot in view_of(figure).markers] == [0]


@pytest.mark.parametrize(("cun", "said"), [(None, None), (0.4, None), (0.5, 0.5), (1.0, 1.0)])
def test_what_may_be_off_by_half_a_cun_is_said(cun: float | None, said: float | None) -> None:
    figure = make_figure()
    make_marker(figure=figure, point=make_point(), uncertainty_cun=cun)
    assert view_of(figure).doubt_cun == said


def test_a_ruler_has_a_tick_at_each_cun() -> None:
    figure = make_figure()
    point = make_point()
    make_marker(figure=figure, point=point, x=0.8, y=0.9)
    CunRuler.objects.create(figure=figure, point=point, label="3 cun", parts=3, x1=0.1, y1=0.5, x2=0.4, y2=0.5)
    (ruler,) = view_of(figure).layout.rulers
    assert [tick[0] for tick in ruler.ticks] == [100, 200, 300, 400]
    assert (ruler.label_x, round(abs(ruler.label_y - 500))) == (250, 51)  # half the letters' height and a gap


def test_a_rulers_label_keeps_off_the_marker() -> None:
    figure = make_figure()
    point = make_point()
    make_marker(figure=figure, point=point, x=0.25, y=0.55)
    CunRuler.objects.create(figure=figure, point=point, label="1/3", parts=1, x1=0.1, y1=0.5, x2=0.4, y2=0.5)
    assert view_of(figure).layout.rulers[0].label_y < 500


def test_both_sides_are_swapped_in_the_title_of_a_mirrored_figure() -> None:
    figure = make_figure(title="Left hip, lying on the right side")
    assert view_of(figure, mirrored=True).title == "Right hip, lying on the left side"


def test_the_other_sides_point_on_a_figure_of_one_side_is_named_with_its_side() -> None:
    figure = make_figure()
    point = make_point()
    make_marker(figure=figure, point=point, side="left")
    make_marker(figure=figure, point=point, side="right", x=0.4)
    assert [spot.text for spot in view_of(figure).markers] == ["KI 3", "KI 3 right"]
    assert [spot.text for spot in view_of(figure, mirrored=True).markers] == ["KI 3", "KI 3 left"]


def test_the_text_for_those_who_cannot_see_says_where_the_point_is() -> None:
    point = make_point()
    make_marker(figure=make_figure(), point=point)
    (view,) = figures_of(point, Figure.objects.showing(point).with_overlay())
    assert view.alt_text.endswith("KI 3 is marked: In the hollow behind the inner ankle bone.")


def test_many_figures_with_many_markers_cost_what_one_does(django_assert_num_queries) -> None:
    point = make_point()
    others = [make_point(code=f"KI{number}") for number in range(4, 28)]
    for number in range(6):
        figure = make_figure(slug=f"figure-{number}")
        for one in (point, *others):
            make_marker(figure=figure, point=one, x=0.02 * one.number, y=0.3)
    with django_assert_num_queries(5):
        drawn = gallery(point, Look(figure="figure-3"))
        assert drawn is not None
        seen = [drawn.shown.layout, drawn.shown.rest_path, drawn.shown.paths, [view.markers for view in drawn.others]]
    assert (drawn.shown.slug, len(drawn.others), len(seen)) == ("figure-3", 3, 4)  # at most four close-ups


def test_the_overlay_costs_the_same_for_one_figure_and_for_many(django_assert_num_queries) -> None:
    point = make_point()
    for number in range(12):
        make_marker(figure=make_figure(slug=f"figure-{number}"), point=point)
    with django_assert_num_queries(5):
        views = figures_of(point, Figure.objects.showing(point).with_overlay([point]))
        drawn = [(view.layout, view.paths) for view in views]
    assert len(drawn) == 12


def test_what_is_no_is_left_out_of_the_file_and_what_is_yes_comes_back() -> None:
    figure = make_figure(width_mm=180.5, bones=True)
    make_marker(figure=figure, point=make_point(), hidden=True)
    make_marker(figure=figure, point=make_point(code="KI4"), x=0.4)
    record = fields.read(FIGURE, figure)
    assert (record["width_mm"], record["bones"], "schematic" in record) == (180.5, True, False)
    assert [one.get("hidden") for one in record["markers"]] == [True, None]
    Marker.objects.update(hidden=False)
    Figure.objects.update(bones=False)
    fields.save(FIGURE, figure, record, Known())
    assert Figure.objects.get().bones
    assert [one.hidden for one in figure.markers.all()] == [True, False]


def test_a_flag_is_true_or_false() -> None:
    with pytest.raises(ValueError, match="bones must be true or false, not 'perhaps'"):
        fields.Flag("bones").write(Figure(), "perhaps")
