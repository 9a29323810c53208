"""Pages on paper: few sheets, every warning whole and open, nothing that only a screen can use."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHEETS = {
    "/points/bl40/": 3,
    "/points/gb30/": 3,
    "/complaints/lower-back-pain/": 3,
    "/routines/back-ease/": 3,
}
LUMINANCE = """(selector) => {
  const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const [r, g, b] = getComputedStyle(document.querySelector(selector)).color.match(/[\\d.]+/g).map(Number);
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}"""


@pytest.fixture
def paper(visit, lasting_content):
    """A visit by night, to see that paper stays white."""
    visit.page.emulate_media(media="print", color_scheme="dark")
    return visit


@pytest.mark.parametrize("path", SHEETS)
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_page_takes_few_sheets(paper, path, size):
    paper.page.goto(paper.base + path)
    pdf = paper.page.pdf(format=size)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= SHEETS[path]


@pytest.mark.parametrize("path", SHEETS)
def test_paper_is_white_and_without_what_only_a_screen_can_use(paper, path):
    page = paper.page
    page.goto(paper.base + path)
    for thing in page.locator("nav, search, button, .btn, summary, .pager").all():
        expect(thing).to_be_hidden()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.evaluate(LUMINANCE, "h1") == 0
    assert page.evaluate(LUMINANCE, ".care-stop h2, .care-stop h3") < 0.12
    expect(page.locator(".print-address")).to_contain_text(f"{paper.base}{path}, as it stood on 2")
    expect(page.locator(".foot")).to_contain_text("does not replace a diagnosis")
    expect(page.locator(".review")).to_contain_text("Not yet reviewed by a clinician")
    assert page.locator(".sources li:visible").count() > 3


def test_the_cautions_of_a_point_are_printed_in_full(paper):
    page = paper.page
    page.goto(paper.base + "/points/bl40/")
    assert page.locator(".cautions details").get_attribute("open") is None
    shown = page.locator(".cautions").inner_text()
    assert "a clot can come loose and reach the lung" in shown
    assert page.locator(".cautions details li").count() == page.locator(".cautions details li:visible").count() > 5
    page.emulate_media(media="screen")
    expect(page.locator(".cautions details li").first).to_be_hidden()


def test_the_red_flags_are_printed_whole(paper):
    page = paper.page
    page.goto(paper.base + "/complaints/lower-back-pain/")
    for box in page.locator(".red-flags .care").all():
        expect(box).to_have_css("break-inside", "avoid")
    assert page.locator(".red-flags li:visible").count() == page.locator(".red-flags li").count() > 15


def test_a_marker_is_told_from_the_skin_without_colour(paper):
    paper.page.goto(paper.base + "/points/bl40/")
    for part in (".marker", ".marker-halo"):
        expect(paper.page.locator(f".point-fig {part}").first).to_have_css("stroke", "rgb(0, 0, 0)")


def test_each_step_of_a_routine_shows_its_place(paper):
    paper.page.goto(paper.base + "/routines/back-ease/")
    assert paper.page.locator(".step").count() == 7
    for step in paper.page.locator(".step").all():
        expect(step.locator(".step-figure")).to_be_visible()
        expect(step.locator(".marker").first).to_be_visible()
