"""The print sheets of the site's own routines, as PDF: two pages at most, the QR code whole and the right one."""

import re

import pytest
from playwright.sync_api import expect

from acupoints.qr import qr_code
from routines.models import Routine
from tests.browser.test_reference import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MILLIMETRE = 96 / 25.4


@pytest.fixture
def sheets(visit, lasting_content):
    return list(Routine.objects.published().values_list("slug", flat=True))


@pytest.mark.parametrize("form", ["starter", "full"])
def test_every_routine_fits_on_two_pages_and_carries_its_code(visit, sheets, form):
    page = visit.page
    page.emulate_media(media="print", color_scheme="dark")
    assert len(sheets) == 14
    for slug in sheets:
        page.goto(f"{visit.base}/routines/{slug}/sheet/?form={form}")
        for size in ("A4", "Letter"):
            pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))
            assert pages in (1, 2), f"{slug}, {form}, {size}: {pages} pages"
        start = f"{visit.base}/routines/{slug}/start/?form={form}"
        assert page.get_attribute(".qr path", "d") == qr_code(start).path
        assert page.locator(".qr").bounding_box()["width"] > 25 * MILLIMETRE
        expect(page.locator(".paper-code")).to_contain_text(start)
        expect(page.locator(".review")).to_contain_text("Not yet reviewed by a clinician")
        expect(page.locator(".print-address")).to_contain_text("as it stood on 2")


def test_paper_is_white_with_its_pictures_and_without_buttons(visit, sheets):
    page = visit.page
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(visit.base + "/routines/back-ease/sheet/?form=full")
    for thing in page.locator("main nav, .masthead, button, .btn").all():
        expect(thing).to_be_hidden()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.locator(".line").count() == 7
    for line in page.locator(".line").all():
        expect(line.locator(".marker").first).to_be_visible()
        assert line.locator("img").evaluate("image => image.complete && image.naturalWidth > 0")
    for box in page.locator(".paper .care").all():
        expect(box).to_be_visible()


def test_the_code_is_black_on_white_by_night(visit, sheets):
    page = visit.page
    page.emulate_media(color_scheme="dark")
    page.goto(visit.base + "/routines/back-ease/sheet/")
    expect(page.locator(".qr rect")).to_have_css("fill", "rgb(255, 255, 255)")
    expect(page.locator(".qr path")).to_have_css("fill", "rgb(0, 0, 0)")


def test_the_button_prints(visit, sheets):
    page = visit.page
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(visit.base + "/routines/back-ease/")
    page.click("text=Print sheet")
    page.click("button:has-text('Print')")
    assert page.evaluate("printed")


@pytest.mark.nojs
def test_without_a_script_the_forms_are_links(visit, sheets):
    page = visit.page
    page.goto(visit.base + "/routines/back-ease/sheet/")
    page.click("text=Full form")
    expect(page.locator(".lead")).to_contain_text("Full form: about 30 minutes")
    expect(page.locator("[data-print]")).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(visit, sheets, width, scheme):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(visit.base + "/routines/back-ease/sheet/?form=full")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width + 15
