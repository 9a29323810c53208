"""Placing things on figures, by mouse, finger, keys and without JavaScript."""

from collections.abc import Iterator
from typing import Any

import pytest
from factories import fill_figure, make_figure, make_marker, make_point

from acupoints.models import CunRuler, Figure, FigureLandmark, Marker
from tests.browser.test_admin import Desk, any_desk, desk, desk_in, media

__all__ = ["any_desk", "desk", "media"]  # fixtures
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIEW = ".desk-stage-view"


@pytest.fixture
def marked() -> Marker:
    return make_marker(figure=make_figure(), point=make_point())


@pytest.fixture
def crowded() -> Figure:
    """A figure of both sides with many markers, a landmark and a ruler; KI3 on both sides."""
    figure, point = make_figure(slug="face", side="both", title="Face"), make_point()
    for side, x in (("left", 0.7), ("right", 0.3)):
        make_marker(figure=figure, point=point, side=side, x=x, y=0.9)
    fill_figure(figure, 30)
    FigureLandmark.objects.create(figure=figure, slug="chin", label="Chin", x=0.5, y=0.75, label_x=0.6, label_y=0.75)
    CunRuler.objects.create(figure=figure, point=point, label="3 cun", parts=3, x1=0.1, y1=0.97, x2=0.4, y2=0.97)
    return figure


def open_form(desk: Desk, thing: Any) -> Any:
    desk.open(f"/admin/acupoints/{thing._meta.model_name}/{thing.pk}/change/")
    desk.page.wait_for_selector(".desk-stage.is-live")
    desk.page.locator(VIEW).first.scroll_into_view_if_needed()
    return desk.page


def spot(page: Any, x: float, y: float) -> tuple[float, float]:
    """Where a place of the picture is on the screen."""
    box = page.locator(f"{VIEW} svg").first.bounding_box()
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def at(page: Any, row: str = "markers-0", names: tuple[str, str] = ("x", "y")) -> tuple[float, ...]:
    return tuple(float(page.input_value(f"#id_{row}-{name}")) for name in names)


LABEL = ("label_x", "label_y")


def drag(page: Any, start: tuple[float, float], end: tuple[float, float], drop: bool = True) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=6)
    if drop:
        page.mouse.up()


def test_by_mouse_a_marker_is_pressed_into_place_or_dragged_and_undone(desk: Desk, marked: Marker) -> None:
    page = open_form(desk, marked.point)
    page.mouse.click(*spot(page, 0.5, 0.25))
    assert at(page) == pytest.approx((0.5, 0.25), abs=0.005)
    drag(page, spot(page, 0.5, 0.25), spot(page, 0.6, 0.4))
    assert at(page) == pytest.approx((0.6, 0.4), abs=0.005)
    drag(page, spot(page, 0.6, 0.4), spot(page, 0.2, 0.2), drop=False)
    assert at(page) == pytest.approx((0.2, 0.2), abs=0.005)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert at(page) == pytest.approx((0.6, 0.4), abs=0.005)
    page.click("text=Undo")
    assert at(page) == pytest.approx((0.5, 0.25), abs=0.005)
    page.click("text=Undo")
    assert at(page) == (0.25, 0.5)
    assert page.is_disabled("text=Undo")


def test_by_keys_alone_a_marker_and_its_label_are_placed_and_saved(desk: Desk, marked: Marker) -> None:
    page = open_form(desk, marked.point)
    page.locator(VIEW).focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "Shift+ArrowLeft", "Shift+ArrowUp"):
        page.keyboard.press(key)
    assert at(page) == pytest.approx((0.254, 0.509))
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert at(page) == pytest.approx((0.255, 0.51))
    page.keyboard.press("Tab")  # to the switch between marker and label
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(VIEW).focus()
    page.keyboard.press("ArrowRight")
    assert at(page, names=LABEL) == pytest.approx((0.36, 0.51))
    assert page.locator(".desk-leader").count() == 1
    assert "KI3, left: label at 36.0 % from the left" in page.inner_text(".desk-stage-said")
    desk.save()
    desk.publish()
    marked.refresh_from_db()
    assert (marked.x, marked.y, marked.label_x) == (0.255, 0.51, 0.36)
    assert marked.placed_by == "editor"
    assert marked.placed_on


def test_single_presses_do_all_that_a_drag_does(desk: Desk, marked: Marker) -> None:
    page = open_form(desk, marked.point)
    page.click("[aria-label='Nudge right']")
    page.click("text=Fine: 0.1 %")
    page.click("[aria-label='Nudge up']")
    assert at(page) == pytest.approx((0.255, 0.499))
    page.click(".desk-tool:text-is('Label')")
    page.mouse.click(*spot(page, 0.7, 0.3))
    assert at(page, names=LABEL) == pytest.approx((0.7, 0.3), abs=0.005)
    page.click("text=Label: let the page choose")
    assert page.input_value("#id_markers-0-label_x") == ""
    page.click("text=Undo")
    assert at(page, names=LABEL) == pytest.approx((0.7, 0.3), abs=0.005)


def test_a_label_is_dragged_by_its_words(desk: Desk, marked: Marker) -> None:
    Marker.objects.update(label_x=0.4, label_y=0.3)
    page = open_form(desk, marked.point)
    drag(page, spot(page, 0.44, 0.3), spot(page, 0.44, 0.7))
    assert at(page, names=LABEL) == pytest.approx((0.4, 0.7), abs=0.01)
    assert at(page) == (0.25, 0.5)


@pytest.fixture
def phone(browser: Any, live_server: Any, media: Any) -> Iterator[Desk]:
    for one in desk_in(browser, live_server.url, viewport={"width": 390, "height": 844}, has_touch=True):
        one.sign_in()
        yield one


def touch(page: Any, *places: tuple[float, float]) -> None:
    client = page.context.new_cdp_session(page)
    kinds = ["touchStart", *["touchMove"] * (len(places) - 1)]
    for kind, (x, y) in zip(kinds, places, strict=True):
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_by_finger_a_tap_places_and_a_drag_of_the_marker_does_not_scroll(phone: Desk, marked: Marker) -> None:
    page = open_form(phone, marked.point)
    touch(page, spot(page, 0.5, 0.4))
    assert at(page) == pytest.approx((0.5, 0.4), abs=0.01)
    scrolled = page.evaluate("scrollY")
    start, end = spot(page, 0.5, 0.4), spot(page, 0.6, 0.8)
    steps = [tuple(a + (b - a) * part / 5 for a, b in zip(start, end, strict=True)) for part in range(6)]
    touch(page, *steps)
    assert at(page) == pytest.approx((0.6, 0.8), abs=0.02)
    assert page.evaluate("scrollY") == scrolled
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_the_numbers_place_it(browser: Any, live_server: Any, media: Any, marked: Marker) -> None:
    for editor in desk_in(browser, live_server.url, java_script_enabled=False):
        editor.sign_in()
        editor.open(f"/admin/acupoints/figure/{marked.figure_id}/change/")
        editor.page.fill("#id_markers-0-x", "0.4")
        editor.save()
        editor.publish()
        editor.open(f"/admin/acupoints/point/{marked.point_id}/change/")
        assert editor.page.locator(".desk-marker-dot").get_attribute("cx") == "400.0"
        editor.follow("text=As readers see it now")
        assert editor.page.locator("figure.figure").count() == 3


def shown(page: Any) -> Any:
    page.wait_for_selector(".desk-phone[data-shown]")
    return page.frame_locator(".desk-phone >> nth=0")


def test_the_readers_page_follows_before_anything_is_saved(desk: Desk, marked: Marker) -> None:
    page = open_form(desk, marked.point)
    page.mouse.click(*spot(page, 0.5, 0.25))
    marker = shown(page).locator("figure.figure").first.locator("g:has(> .marker)")
    marker.wait_for()
    x, y = at(page)
    moved = f"translate({round(1000 * x, 1)} {round(1000 * y, 1)})"
    assert marker.get_attribute("transform") == moved
    assert page.locator(".desk-phone").bounding_box()["width"] == pytest.approx(390, abs=2)
    page.fill("#id_markers-0-x", "0.75")
    shown(page).locator("g[transform^='translate(750.0 ']").first.wait_for()
    page.fill("#id_markers-0-x", "7")
    page.wait_for_selector(".desk-preview-problem:not([hidden])")
    assert "x" in page.inner_text(".desk-preview-problem")
    marked.refresh_from_db()
    assert marked.x == 0.25


def test_on_a_crowded_figure_one_is_found_and_the_other_forms_step_aside(desk: Desk, crowded: Figure) -> None:
    page = open_form(desk, crowded)
    forms = page.locator("#markers-group .inline-related:not(.empty-form):visible")
    assert forms.count() == 0
    page.get_by_label("Find").fill("ki3 right")
    page.keyboard.press("Enter")
    assert forms.count() == 1
    assert forms.locator("[name$='-side']").input_value() == "right"
    page.mouse.click(*spot(page, 0.7, 0.9))  # the other one is filtered away: this places
    row = forms.get_attribute("id")
    assert at(page, row) == pytest.approx((0.7, 0.9), abs=0.005)
    page.click("text=Undo")
    page.get_by_label("Find").fill("")
    page.mouse.click(*spot(page, 0.7, 0.9))  # and now this chooses
    assert forms.locator("[name$='-side']").input_value() == "left"
    page.get_by_label("Show all forms").check()
    assert forms.count() == 32


def test_zoomed_in_the_chosen_one_is_seen_and_placed(desk: Desk, crowded: Figure) -> None:
    page = open_form(desk, crowded)
    page.get_by_label("Work on").select_option(label="KI3, right")
    for _ in range(4):
        page.click("[aria-label='Zoom in']")
    page.locator(".desk-marker-dot").wait_for()
    frame, dot = page.locator(VIEW).bounding_box(), page.locator(".desk-marker-dot").bounding_box()
    assert frame["x"] < dot["x"] < frame["x"] + frame["width"]
    assert frame["y"] < dot["y"] < frame["y"] + frame["height"]
    page.mouse.move(dot["x"] + 5, dot["y"] + 5)
    drag(page, (dot["x"] + 5, dot["y"] + 5), (dot["x"] + 65, dot["y"] + 5))
    row = page.locator("#markers-group .inline-related:visible").first.get_attribute("id")
    width = page.locator(f"{VIEW} svg").bounding_box()["width"]
    assert at(page, row) == pytest.approx((0.3 + 60 / width, 0.9), abs=0.003)


def test_a_marker_is_mirrored_to_the_other_sides_form(desk: Desk, crowded: Figure) -> None:
    page = open_form(desk, crowded)
    page.get_by_label("Work on").select_option(label="KI3, left")
    page.locator(VIEW).focus()
    page.keyboard.press("ArrowLeft")
    page.click("text=Mirror to the right side")
    desk.save()
    desk.publish()
    assert sorted(crowded.markers.filter(point__code="KI3").values_list("x", flat=True)) == [0.305, 0.695]


def test_where_the_other_side_has_no_marker_a_form_is_filled_in(desk: Desk) -> None:
    point = make_point()
    make_marker(figure=make_figure(side="both"), point=point, x=0.6)
    page = open_form(desk, point)
    page.click("text=Make a mirrored marker on the right side")
    assert at(page, "markers-1") == (0.4, 0.5)
    page.wait_for_selector("#markers-1 .desk-stage.is-live")
    desk.save()
    desk.publish()
    assert point.markers.get(side="right").x == 0.4


def test_landmarks_and_rulers_are_placed_like_markers(desk: Desk, crowded: Figure) -> None:
    page = open_form(desk, crowded)
    page.get_by_label("Work on").select_option(label="Chin")
    drag(page, spot(page, 0.5, 0.75), spot(page, 0.55, 0.6))
    assert at(page, "landmarks-0") == pytest.approx((0.55, 0.6), abs=0.005)
    page.get_by_label("Work on").select_option(label="3 cun to KI3")
    page.click(".desk-tool:text-is('End')")
    page.mouse.click(*spot(page, 0.45, 0.95))
    assert at(page, "rulers-0", ("x2", "y2")) == pytest.approx((0.45, 0.95), abs=0.005)
    desk.save()
    desk.publish()
    assert crowded.rulers.get().x2 == pytest.approx(0.45, abs=0.005)


def test_no_form_with_figures_fails_axe(any_desk: Desk, crowded: Figure) -> None:
    desk, found = any_desk, []
    desk.sign_in()
    marker = crowded.markers.filter(point__code="KI3").first()
    Marker.objects.filter(pk=marker.pk).update(placed_on="another picture")
    for thing in (crowded, marker.point):
        page = open_form(desk, thing)
        if thing == crowded:
            page.get_by_label("Find").fill("ki3")
            page.get_by_label("Work on").select_option(label="KI3, left")
        page.locator(".desk-preview summary").first.click()
        shown(page).locator("figure.figure").first.wait_for()
        assert page.locator("text=I looked: it is still right >> visible=true").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found += desk.axe()
    desk.open(f"/admin/acupoints/figure/preview/?figure={crowded.pk}&point=KI3&row={marker.pk}")
    found += desk.axe()
    assert found == []
