"""The body map in a real browser: with a finger, by keyboard, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def library(lasting_content):
    """The site's content."""


def area(page, name):
    return page.locator(f".body-area[aria-label='{name}']")


def tap(page, name):
    """In the middle of the first of its shapes."""
    polygon = area(page, name).locator("polygon").first
    polygon.scroll_into_view_if_needed()
    box = polygon.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_tap_shows_in_place_what_is_there_and_the_way_back_works(visit, library):
    page = visit.page
    page.goto(visit.base + "/body/back/")
    tap(page, "Lower back")
    expect(page.locator("#_body_region h2").first).to_be_focused()
    expect(page.locator("#_body_region")).to_contain_text("Lower back pain")
    expect(area(page, "Lower back")).to_have_attribute("aria-current", "true")
    assert page.url.endswith("/body/lower_back/")
    assert page.title().startswith("Lower back")
    expect(page.locator("#results-status")).to_contain_text("Lower back: 25 points")
    tap(page, "Calf")
    expect(page.locator("#_body_region h2").first).to_have_text("Calf")
    page.go_back()
    expect(page.locator("main")).to_contain_text("Waist and small of the back")
    page.reload()
    expect(page.locator("h1")).to_have_text("Lower back")


def test_the_list_does_the_same_by_keyboard(visit, library):
    page = visit.page
    page.goto(visit.base + "/body/")
    page.locator(".body-tree a", has_text="Ankle").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#_body_region h2").first).to_be_focused()
    area(page, "Foot").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#_body_region h2").first).to_have_text("Foot")


@pytest.mark.nojs
def test_without_scripts_the_way_leads_from_the_home_page_to_a_point(visit, library):
    page = visit.page
    page.goto(visit.base + "/")
    page.get_by_role("link", name="Back", exact=True).click()
    tap(page, "Back of the knee")
    expect(page.locator("h1")).to_have_text("Back of the knee")
    page.click("text=BL 40 Wěizhōng")
    expect(page.locator("h1")).to_contain_text("Wěizhōng")
    page.click("[rel=next]")
    expect(page.locator("h1")).to_contain_text("BL 41")
    expect(page.locator("main")).to_contain_text("How to press")
    page.click("main >> text=Bladder")
    page.click(".figure-later >> nth=0")
    assert re.search(r"/meridians/bladder/\?figure=", page.url)
    expect(page.locator("figure.figure")).to_have_count(1)


def test_every_part_is_large_enough_for_a_finger(visit, library):
    page = visit.page
    page.goto(visit.base + "/body/back/")
    areas = page.locator(".body-area")
    small = []
    for number in range(areas.count()):
        box = areas.nth(number).bounding_box()
        small += [(number, box)] if min(box["width"], box["height"]) < 24 else []
    assert areas.count() > 12
    assert small == []


def test_a_meridians_close_ups_come_as_one_reads_on(visit, library):
    page = visit.page
    page.goto(visit.base + "/meridians/bladder/")
    first = page.locator(".figure-later").first
    href = first.get_attribute("href")
    before = page.locator("figure.figure").count()
    first.scroll_into_view_if_needed()
    expect(page.locator(f".figure-later[href='{href}']")).to_have_count(0)
    assert page.locator("figure.figure").count() > before
