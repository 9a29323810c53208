"""A routine of one's own, from its first point to its first hold: by keyboard, and without JavaScript."""

from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from routines.models import Session
from tests.browser.session_steps import start
from tests.factories import make_point, make_region

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
URL = "/routines/own/"


@pytest.fixture
def points(settings):
    settings.SESSION_SPEED = 1
    make_point(code="KI3", press_text="Rest a thumb there.", region=make_region(slug="ankle"))
    make_point(code="BL60", press_text="Press easily.", region=make_region(slug="ankle"))
    make_point(code="CV12", laterality="midline", region=make_region(slug="abdomen"))


def add(page, name):
    page.locator("#add").focus()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def press(page, name):
    """By keyboard: to the button, and Enter."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def test_two_points_by_keyboard_to_the_first_hold(visit, points):
    page = visit.page
    page.goto(visit.base + URL)
    add(page, "KI3")
    expect(page.locator("#step-1 h3")).to_contain_text("KI 3")
    add(page, "K 3 ")  # any spelling; twice is allowed
    expect(page.locator("#step-2 h3")).to_contain_text("KI 3")
    add(page, "bl60")
    page.wait_for_url("**bl60-60*")
    page.locator("#step-2 [data-move=remove]").press("Enter")
    expect(page.locator(".own-step")).to_have_count(2)
    page.get_by_label("Seconds for KI 3").fill("45")
    press(page, "Guide me")
    page.wait_for_url("**/routines/own/start/**")
    page.locator("#start").press("Enter")
    page.wait_for_url("**/s/*/")
    page.locator("#btn-main").press("Enter")
    page.wait_for_selector("[data-phase=running]")
    expect(page.locator("#where")).to_have_text("Ankle, left")
    page.locator("#btn-main").press("Enter")
    page.wait_for_selector("[data-kind=hold]")
    expect(page.locator("#text")).to_have_text("Rest a thumb there.")
    assert Session.objects.get().own == "ki3-45,bl60-60"
    href = page.get_attribute(".session-bar .session-icon", "href")
    assert href == f"{URL}?r=ki3-45,bl60-60"


def test_steps_move_without_a_new_page_and_the_link_follows(visit, points):
    page = visit.page
    page.goto(visit.base + URL + "?r=ki3-60,bl60-60,cv12-20")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    down = page.locator("#step-1 [data-move=down]")
    down.press("Enter")
    expect(page.locator("#own-said")).to_have_text("KI 3 Tàixī 3 is now step 2 of 3.")
    assert page.evaluate("document.activeElement.dataset.move") == "down"
    page.keyboard.press("Enter")  # to the end: there Down is gone, and Up has the focus
    assert page.evaluate("document.activeElement.dataset.move") == "up"
    page.locator("#step-1 [data-field=n]").select_option("2")
    page.locator("#step-1 [data-field=s]").select_option("both")
    expect(page.locator("#own-link")).to_have_attribute("href", visit.base + URL + "?r=bl60-60x2-both,cv12-20,ki3-60")
    expect(page.locator("#own-length")).to_have_text("About 6 minutes, with 20 seconds to find each point.")
    length = page.inner_text("#own-length")
    assert [url for url in asked if "favicon" not in url] == []  # which a browser fetches for a new address
    page.reload()
    expect(page.locator("#step-3 h3")).to_contain_text("KI 3")
    assert page.inner_text("#own-length") == length  # the script counts as the server does


def test_a_number_out_of_bounds_does_not_get_into_the_link(visit, points):
    page = visit.page
    page.goto(visit.base + URL + "?r=ki3-60")
    page.get_by_label("Seconds for KI 3").fill("5")
    assert page.get_attribute("#own-link", "href").endswith("r=ki3-60")


def test_a_points_page_adds_to_the_routine_built_last_until_it_is_forgotten(visit, points):
    page = visit.page
    page.goto(visit.base + URL + "?r=ki3-60&title=Feet")
    page.goto(visit.base + "/points/cv12/")
    page.click("text=Add to my routine")
    page.wait_for_url("**cv12-60**")
    assert urlsplit(page.url).query == "r=ki3-60,cv12-60&title=Feet"
    page.click("#own-forget")
    page.goto(visit.base + "/points/bl60/")
    page.click("text=Add to my routine")
    page.wait_for_url("**bl60-60**")
    assert urlsplit(page.url).query == "r=bl60-60"


def test_what_another_page_left_in_the_storage_breaks_nothing(visit, points):
    page = visit.page
    for junk in ("null", "[", '{"r": 5}', '"x"'):
        page.goto(visit.base + "/points/cv12/")
        page.evaluate("junk => localStorage.setItem('own-routine', junk)", junk)
        page.reload()
        assert page.get_attribute("[data-own-add]", "href") == f"{URL}?add=cv12"


def test_the_link_is_copied(visit, points):
    page = visit.page
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(visit.base + URL + "?r=ki3-60")
    page.click("#own-copy")
    expect(page.locator("#own-copied")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == visit.base + URL + "?r=ki3-60"


@pytest.mark.nojs
def test_all_of_it_without_a_script(visit, points):
    page = visit.page
    page.goto(visit.base + URL)
    for name in ("KI3", "BL60", "CV12"):
        page.fill("#add", name)
        page.click("#do-add")
    page.click("#step-3 [data-move=up]")
    page.click("#step-1 [data-move=remove]")
    page.select_option("#step-2 [data-field=s]", "r")
    page.fill("#step-2 [data-field=t]", "30")
    page.fill("#title", "Evening")
    page.click("#own-keep")
    assert urlsplit(page.url).query == "r=cv12-60,bl60-30-r&title=Evening"
    expect(page.locator("#own-copy")).to_be_hidden()
    page.click("#own-start")
    start(page)
    page.click("#btn-main")
    expect(page.locator("#where")).to_have_text("Abdomen, middle")
    page.click("#btn-main")
    expect(page.locator("#phase")).to_contain_text("Press and hold")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_any_state_and_nothing_is_too_wide(visit, points, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    make_point(code="KI6", pinyin="Tàixī 3")
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    asked = quote("Tàixī 3")
    for state in ("", "?r=ki3-60,cv12-20&title=Feet", "?r=ki3-5,st99", f"?r=ki3&add={asked}", "start/?r=ki3"):
        page.goto(visit.base + URL + state)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state
