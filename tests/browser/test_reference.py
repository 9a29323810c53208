"""The reference in a real browser, with the site's own content: on a phone, at a desk, by keyboard, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.session_steps import start

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    *("/", "/points/", "/points/bl40/", "/points/gb30/?side=right", "/meridians/", "/meridians/bladder/"),
    *("/body/", "/body/back_of_knee/", "/points/lu9/", "/points/st17/"),
    *("/meridians/extra-points/", "/complaints/", "/complaints/lower-back-pain/", "/search/", "/search/?q=UB54"),
    *("/complaints/labour/", "/complaints/?with=migraine&with=tension-headache", "/complaints/?region=face"),
    *(
        "/search/?q=back+of+knee",
        "/numbering/?code=UB47",
        "/evidence/",
        "/data/",
        "/how-to-press/",
        "/measuring/",
        "/safety/",
        "/about/",
    ),
    *("/privacy/", "/accessibility/", "/credits/", "/routines/", "/nothing-here/"),
    *("/points/ex-hn5/", "/names/", "/classes/", "/compare/?a=li4&b=li3", "/compare/", "/body/back/"),
    *("/practise/", "/practise/ki3/", "/practise/round/?meridian=kidney", "/precautions/", "/offline/"),
    *("/report/?page=/points/li4/", "/corrections/", "/routines/back-ease/", "/routines/back-ease/start/"),
    *("/routines/back-ease/sheet/", "/routines/own/", "/routines/own/?r=li4-60,ki3-60", "/routines/my-sessions/"),
    *("/embed/points/ki3/", "/embed/routines/back-ease/"),
]


@pytest.fixture
def library(lasting_content):
    """The site's content."""


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES})
    return [f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found.response["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(visit, library, width, scheme):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = []
    for path in PAGES:
        page.goto(visit.base + path)
        found += violations(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{path} is {wide} wide"] if wide > width else []
    assert found == []


@pytest.mark.parametrize("width", [320, 390])
def test_text_twice_as_large_breaks_words_and_never_the_page(visit, library, width):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    found = []
    for path in PAGES:
        page.goto(visit.base + path)
        page.evaluate("document.documentElement.style.fontSize = '32px'")
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{path} is {wide} wide"] if wide > width + 15 else []
    assert found == []


def test_a_search_as_one_types_shows_what_is_meant(visit, library):
    page = visit.page
    page.goto(visit.base + "/search/")
    page.locator("main input[name=q]").press_sequentially("kunlum", delay=20)
    expect(page.locator("#_search_results a").first).to_have_attribute("href", "/points/bl60/")
    expect(page).to_have_url(re.compile(r"[?&]q=kunlum$"))


def test_the_points_are_filtered_without_a_new_page(visit, library):
    page = visit.page
    page.goto(visit.base + "/points/")
    expect(page.locator("#_point_results [data-point]")).to_have_count(410)
    page.select_option("select[name=region]", "ankle")
    expect(page.locator("#_point_results .card")).to_have_count(7)


def test_the_first_tab_offers_to_skip_to_the_content(visit, library):
    page = visit.page
    page.goto(visit.base + "/points/ki3/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_right_side_is_the_mirror_of_the_left(visit, library):
    page = visit.page
    page.goto(visit.base + "/points/ki3/")
    marker = page.locator(".figure-plate").first.locator("g:has(> .marker)")
    left = float(re.match(r"translate\(([\d.]+)", marker.get_attribute("transform"))[1])
    page.click("text=Right side")
    expect(page.locator("figcaption").first).to_contain_text("right ankle")
    right = float(re.match(r"translate\(([\d.]+)", marker.get_attribute("transform"))[1])
    assert left + right == pytest.approx(1000, abs=0.2)


def test_the_full_cautions_open_without_a_script(visit, library):
    page = visit.page
    page.goto(visit.base + "/points/bl60/")
    page.click("summary:has-text('In full')")
    expect(page.locator(".cautions details")).to_contain_text("regnan")


@pytest.mark.nojs
def test_the_reference_works_without_a_script(visit, library):
    page = visit.page
    page.goto(visit.base + "/")
    page.fill("main input[name=q]", "UB54")
    page.keyboard.press("Enter")
    expect(page.locator("h2").first).to_contain_text("2 meanings")
    page.click("text=BL 40")
    expect(page.locator("h1")).to_contain_text("Wěizhōng")
    page.goto(visit.base + "/points/?region=knee")
    expect(page.locator(".card")).to_have_count(10)


def test_somebody_with_a_sore_back_is_guided_from_the_home_page_to_the_end(visit, library, settings):
    settings.SESSION_SPEED = 40
    page = visit.page
    page.goto(visit.base + "/")
    page.click("text=Lower back pain")
    expect(page.locator("main")).to_contain_text("Call your emergency number")
    page.click("text=Back ease")
    page.click("text=Guide me")
    page.check("[value=hands_free]")
    start(page)
    page.click("#btn-main")
    page.wait_for_selector("[data-phase=running]")
    page.wait_for_selector("[data-phase=done]", timeout=40000)
    expect(page.locator("main")).to_contain_text("How is it now?")
