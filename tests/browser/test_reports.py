"""Telling of a mistake, as a reader and as an editor: without a script, without a cookie, on a small screen."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from factories import make_point

from acupoints.models import Correction, Report
from tests.browser.test_admin import Desk, desk_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "The page says three cun; the standard says two."
LOOKS = [("light", 1280), ("dark", 320)]


def axe(page: Any) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.nojs
def test_a_reader_tells_of_a_mistake_without_javascript(visit: Any) -> None:
    make_point(pinyin="Tàixī")
    page = visit.page
    page.goto(f"{visit.base}/points/ki3/")
    page.click("text=Something wrong here?")
    assert "about KI 3 Tàixī" in page.inner_text("main")
    page.fill("#text", "short")
    page.click("text=Send the report")
    page.wait_for_selector("text=Not sent yet")
    assert page.input_value("#text") == "short"
    page.check("input[value=place]")
    page.fill("#text", TEXT)
    page.click("text=Send the report")
    page.wait_for_selector("text=Your report has the number")
    report = Report.objects.get()
    assert (report.path, report.state, report.text) == ("/points/ki3/", "new", TEXT)
    assert report.number in page.inner_text("main")


def test_a_report_can_be_written_by_keyboard_alone(visit: Any) -> None:
    page = visit.page
    page.goto(f"{visit.base}/report/")
    page.focus("input[value=place]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens what is optional
    page.keyboard.press("Tab")
    page.keyboard.type("ann@example.org")
    page.keyboard.press("Tab")  # never into the field for programs
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Your report has the number")
    report = Report.objects.get()
    assert (report.kind, report.text, report.contact, report.state) == ("picture", TEXT, "ann@example.org", "new")


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_no_page_of_it_fails_axe(browser: Any, live_server: Any, scheme: str, width: int) -> None:
    make_point()
    report = Report.objects.create(
        kind="place", text=TEXT, state="corrected", answer="Thank you, you were right.", answer_public=True
    )
    report.correction = Correction.objects.create(
        title="KI 3 Tàixī", path="/points/ki3/", wrong="Three cun.", now="Two cun.", seriousness="place", published=True
    )
    report.save()
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page, found = context.new_page(), []
    paths = ("/report/?page=/points/ki3/", "/report/?page=/x/", report.get_absolute_url(), "/corrections/")
    for path in (*paths, report.correction.get_absolute_url(), "/points/ki3/"):
        page.goto(live_server.url + path)
        assert fits(page), path
        found += axe(page)
    page.goto(f"{live_server.url}/report/?page=/points/ki3/")
    page.click("summary")
    with page.expect_navigation(wait_until="load"):
        page.click("text=Send the report")
    assert fits(page)
    found += axe(page)
    assert found == []
    assert context.cookies() == []
    context.close()


@pytest.fixture(params=[("light", 1280), ("dark", 390)], ids=str)
def any_desk(browser: Any, live_server: Any, request: pytest.FixtureRequest) -> Iterator[Desk]:
    scheme, width = request.param
    for desk in desk_in(browser, live_server.url, color_scheme=scheme, viewport={"width": width, "height": 844}):
        desk.sign_in()
        yield desk


def test_an_editor_closes_a_report_with_a_correction(any_desk: Desk) -> None:
    desk, point = any_desk, make_point()
    report = Report.objects.create(
        kind="caution", text=TEXT, path="/points/ki3/", thing=point, contact="ann@example.org"
    )
    found = []
    for path in ("/admin/acupoints/report/", "/admin/acupoints/report/?is=spam", "/admin/acupoints/correction/"):
        desk.open(path)
        assert fits(desk.page), path
        found += desk.axe()
    desk.open(f"/admin/acupoints/report/{report.pk}/change/")
    assert fits(desk.page)
    found += desk.axe()
    desk.follow("text=Write a correction from it")
    assert fits(desk.page)
    assert TEXT in desk.page.inner_text("#content")
    found += desk.axe()
    desk.page.fill("#id_wrong", "Three cun.")
    desk.page.fill("#id_now", "Two cun.")
    desk.page.check("#id_published")
    desk.save()
    found += desk.axe()
    desk.open(f"/admin/acupoints/report/{report.pk}/change/")
    found += desk.axe()
    assert found == []
    desk.open("/points/ki3/")
    desk.follow("text=what was wrong")
    assert "Three cun." in desk.page.inner_text("main")
    report.refresh_from_db()
    assert (report.state, report.contact) == ("corrected", "")
