"""Placing markers at the desk: what the forms know of their pictures, and the reader's page with unsaved numbers."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from factories import fill_figure, make_figure, make_marker, make_point

from acupoints.admin import marker as marker_admin
from acupoints.figures.digest import picture_digest
from acupoints.models import CunRuler, FigureLandmark, Marker
from tests.desk import change_url, save

pytestmark = pytest.mark.django_db
PREVIEW, STAGE = "admin:acupoints_figure_preview", "admin:acupoints_figure_stage"


@pytest.fixture
def desk(admin_client: Client) -> Client:
    return admin_client


@pytest.fixture
def marked() -> Marker:
    return make_marker(figure=make_figure(), point=make_point(), placed_by="atlas")


def preview(client: Client, marker: Marker, **asked: Any) -> Any:
    known = {"figure": marker.figure_id, "point": marker.point.code, "kind": "marker", "row": marker.pk}
    return client.get(reverse(PREVIEW), {**known, **asked})


def views_of(response: Any) -> dict[str, Any]:
    return dict(response.context["views"])


def test_the_preview_draws_the_unsaved_numbers_and_saves_nothing(desk: Client, marked: Marker) -> None:
    response = preview(desk, marked, x="0.6", y="0.7", label_x="0.9", label_y="0.8")
    seen = views_of(response)
    assert list(seen) == ["The whole figure", "Zoomed in", "The right side"]
    spot = seen["The whole figure"].markers[0]
    assert (spot.x, spot.y, spot.label_x, spot.label_y) == (600, 700, 900, 800)
    assert seen["The right side"].markers[0].x == 400
    left, top, right, bottom = seen["Zoomed in"].window
    assert left <= 600 <= right
    assert top <= 700 <= bottom
    marked.refresh_from_db()
    assert (marked.x, marked.y, marked.placed_by) == (0.25, 0.5, "atlas")


def test_without_numbers_the_preview_shows_what_is_stored(desk: Client, marked: Marker) -> None:
    assert views_of(preview(desk, marked))["The whole figure"].markers[0].place == (250, 500)


def test_a_marker_that_is_not_saved_yet_is_shown_too(desk: Client) -> None:
    figure, point = make_figure(side="both"), make_point()
    asked = {"figure": figure.pk, "point": "k-3", "kind": "marker", "row": "", "x": "0.3", "y": "0.3", "side": "left"}
    seen = views_of(desk.get(reverse(PREVIEW), asked))
    assert seen["The whole figure"].markers[0].place == (300, 300)
    assert seen["The right side"].crop
    assert not seen["The right side"].mirrored
    assert not point.markers.exists()


def test_landmarks_and_rulers_are_shown_as_they_are_moved(desk: Client, marked: Marker) -> None:
    land = FigureLandmark.objects.create(figure=marked.figure, slug="a", label="Bone", x=0, y=0, label_x=0, label_y=0)
    moved = {"kind": "landmark", "row": land.pk, "x": "0.8", "y": "0.1", "label_x": "0.9", "label_y": "0.2"}
    assert views_of(preview(desk, marked, **moved))["The whole figure"].pins[0].place == (800, 100)
    ruler = CunRuler.objects.create(figure=marked.figure, point=marked.point, label="3 cun", x1=0, y1=0, x2=1, y2=1)
    moved = {"kind": "ruler", "row": ruler.pk, "x1": "0.1", "y1": "0.2"}
    drawn = views_of(preview(desk, marked, **moved))["The whole figure"].layout.rulers[0]
    assert (drawn.x1, drawn.y1, drawn.x2) == (100, 200, 1000)


BAD = [
    {"x": "1.2"},
    {"x": "nan"},
    {"y": "left"},
    {"label_x": "-1"},
    {"x": ""},
    {"side": "both"},
    {"figure": "0"},
    {"figure": "9" * 30},
    {"figure": "nonsense"},
    {"point": "KI99"},
    {"point": "nonsense"},
    {"kind": "ruler", "row": "", "x1": "0.1", "point": ""},
]


@pytest.mark.parametrize("asked", BAD, ids=str)
def test_what_cannot_be_drawn_is_said(desk: Client, marked: Marker, asked: dict[str, str]) -> None:
    response = preview(desk, marked, **asked)
    assert response.status_code == 400
    assert "This cannot be shown" in response.content.decode()


def test_a_point_of_a_sort_never_pressed_keeps_its_crossed_ring(desk: Client) -> None:
    marker = make_marker(figure=make_figure(), point=make_point(pressable="never"))
    assert "marker-never" in preview(desk, marker).content.decode()


@pytest.mark.parametrize("name", [PREVIEW, STAGE])
def test_only_who_may_see_markers_sees_them(client: Client, marked: Marker, name: str) -> None:
    figure = marked.figure.slug if name == STAGE else marked.figure_id
    asked = {"figure": figure, "point": "KI3", "row": marked.pk}
    assert client.get(reverse(name), asked).status_code == 302  # to the login
    editor = User.objects.create_user("editor", is_staff=True)
    client.force_login(editor)
    assert client.get(reverse(name), asked).status_code == 403
    editor.user_permissions.add(Permission.objects.get(codename="view_marker"))
    assert client.get(reverse(name), asked).status_code == 200
    assert client.post(reverse(name), asked).status_code in (403, 405)


def test_only_this_site_may_frame_the_preview_and_it_runs_no_script(desk: Client, marked: Marker) -> None:
    response = preview(desk, marked)
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    policy = response["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'none'" in policy
    form = desk.get(change_url(marked.figure))
    assert "frame-src 'self'" in form["Content-Security-Policy"]
    assert form["X-Frame-Options"] == "DENY"
    assert "frame-src" not in desk.get(reverse("admin:index"))["Content-Security-Policy"]


def test_a_form_that_is_not_saved_yet_gets_its_picture_by_the_figures_name(desk: Client, marked: Marker) -> None:
    html = desk.get(reverse(STAGE), {"figure": marked.figure.slug, "point": "KI3"}).content.decode()
    assert 'data-point="KI3"' in html
    assert "<image" in html
    assert desk.get(reverse(STAGE), {"figure": "nowhere"}).status_code == 404


def test_the_preview_costs_the_same_with_2_markers_and_with_60(
    desk: Client, marked: Marker, django_assert_max_num_queries: Any
) -> None:
    costs = []
    for count in (2, 60):
        if count > 2:
            fill_figure(marked.figure, count)
        with django_assert_max_num_queries(12) as queries:
            preview(desk, marked)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_figures_form_costs_the_same_with_2_markers_and_with_60(
    desk: Client, marked: Marker, django_assert_max_num_queries: Any
) -> None:
    costs = []
    for count in (2, 60):
        if count > 2:
            fill_figure(marked.figure, count)
        desk.get(change_url(marked.figure))
        with django_assert_max_num_queries(40) as queries:
            html = desk.get(change_url(marked.figure)).content.decode()
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert html.count("<image") == 1  # one picture for all of them


def test_a_figures_form_has_a_line_for_each_marker_and_says_once_what_fields_mean(desk: Client, marked: Marker) -> None:
    sizes = []
    for count in (0, 40):
        if count:
            fill_figure(marked.figure, count)
        html = desk.get(change_url(marked.figure)).content.decode()
        sizes.append(len(html))
    assert (sizes[1] - sizes[0]) / 40 < 4200  # four hundred markers make a page that a phone can bear
    assert html.count("Where its label stands.") == 4  # two of them are landmarks' own


def test_who_may_only_look_gets_a_picture_and_words_but_no_fields(client: Client, marked: Marker) -> None:
    editor = User.objects.create_user("looker", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename__in=["view_marker", "view_figure"]))
    client.force_login(editor)
    html = client.get(change_url(marked.figure)).content.decode()
    assert "<image" in html
    assert "At 0.25 from the left" in html
    assert 'name="markers-0-x"' not in html


def test_a_points_form_costs_the_same_with_1_marker_and_with_9(
    desk: Client, marked: Marker, django_assert_max_num_queries: Any
) -> None:
    costs = []
    for count in (0, 8):
        for number in range(count):
            make_marker(figure=make_figure(slug=f"other-{number}"), point=marked.point)
        desk.get(change_url(marked.point))
        with django_assert_max_num_queries(60) as queries:
            desk.get(change_url(marked.point))
        costs.append(len(queries))
    assert costs[0] == costs[1]


# The picture on which a marker was placed


@pytest.fixture
def replaced(monkeypatch: pytest.MonkeyPatch, marked: Marker) -> Marker:
    """An editor's marker whose figure has had another picture since."""
    Marker.objects.filter(pk=marked.pk).update(placed_on="before", placed_by="editor")
    monkeypatch.setattr(marker_admin, "picture_digest", lambda asset: "after")
    marked.refresh_from_db()
    return marked


WARNING = "The picture was replaced since this marker was placed"


def tick(client: Client, marker: Marker) -> bool:
    html = client.get(change_url(marker.point)).content.decode()
    return 'type="checkbox" name="markers-0-looked"' in html


def test_a_replaced_picture_asks_for_a_look_until_somebody_looked(desk: Client, replaced: Marker) -> None:
    assert tick(desk, replaced)
    save(desk, replaced.point, **{"markers-0-uncertainty_cun": "0.5"})
    assert tick(desk, replaced)
    save(desk, replaced.point, **{"markers-0-looked": "on"})
    replaced.refresh_from_db()
    assert (replaced.placed_on, replaced.x) == ("after", 0.25)
    assert not tick(desk, replaced)


def test_moving_a_marker_is_a_look_too(desk: Client, replaced: Marker) -> None:
    save(desk, replaced.point, **{"markers-0-x": "0.3"})
    replaced.refresh_from_db()
    assert replaced.placed_on == "after"


def test_the_figures_form_asks_for_a_look_as_well(desk: Client, replaced: Marker) -> None:
    html = desk.get(change_url(replaced.figure)).content.decode()
    assert WARNING in html
    assert 'type="checkbox" name="markers-0-looked"' in html
    save(desk, replaced.figure, **{"markers-0-looked": "on"})
    replaced.refresh_from_db()
    assert replaced.placed_on == "after"


def test_a_marker_of_the_atlas_asks_for_nothing(desk: Client, marked: Marker) -> None:
    assert not tick(desk, marked)
    save(desk, marked.point, **{"markers-0-uncertainty_cun": "0.5"})
    marked.refresh_from_db()
    assert marked.placed_on == ""


def test_a_digest_follows_the_file(settings: Any, tmp_path: Path) -> None:
    picture = tmp_path / "ankle-800.webp"
    picture.write_bytes(b"one")
    settings.STATICFILES_DIRS = [("figures", tmp_path)]
    from django.contrib.staticfiles import finders

    finders.get_finder.cache_clear()
    first = picture_digest("ankle")
    picture.write_bytes(b"another")
    second = picture_digest("ankle")
    finders.get_finder.cache_clear()
    assert len(first) == 16
    assert first != second
    assert picture_digest("nothing-of-that-name") == ""
