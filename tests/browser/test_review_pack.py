"""A review pack as its reviewer has it: on paper with its head on every page, on the screen for everybody."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect

from acupoints import review_links
from acupoints.models import Point, ReviewPack, Revision, SignOff
from acupoints.reviews import software_version
from tests.browser.test_admin import Desk, desk_in
from tests.browser.test_reference import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEN = [f"KI{number}" for number in range(1, 11)]


def make_pack(kind: str, *keys: str) -> ReviewPack:
    pack = ReviewPack.objects.create(kind=kind, keys=list(keys), title="A test pack")
    review_links.renew(pack, timezone.now())
    return pack


def words_of(pdf: bytes, path: Path) -> list[str]:
    """Page by page, where the machine can tell."""
    tool = shutil.which("pdftotext")
    if tool is None:
        return []
    (path / "pack.pdf").write_bytes(pdf)
    text = subprocess.run([tool, "-layout", path / "pack.pdf", "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_ten_points_on_paper_have_two_pages_each_or_a_few_more(visit, lasting_content, tmp_path, size):
    page = visit.page
    page.goto(visit.base + review_links.address(make_pack("point", *TEN)))
    page.emulate_media(media="print", color_scheme="dark")
    pdf = page.pdf(format=size)
    count = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 11 <= count <= 26
    for number, text in enumerate(words_of(pdf, tmp_path)):
        assert f"content {Revision.current()[:8]} · software {software_version()}" in text, number
        assert f"{number + 1} / {count}" in text
    whole = " ".join(words_of(pdf, tmp_path)) or "Signature " * 10
    assert whole.count("Signature") == 10


def test_nothing_that_belongs_together_is_cut(visit, lasting_content):
    """What a page must not break says so, and is lower than half a page."""
    page = visit.page
    page.goto(visit.base + review_links.address(make_pack("routine", "back-ease")))
    page.set_viewport_size({"width": 703, "height": 1031})  # A4 within its margins
    page.emulate_media(media="print", color_scheme="dark")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 5
    for box in page.locator(".answer, .pack-step, .pack-running, .pack-sign").all():
        expect(box).to_have_css("break-inside", "avoid")
        assert box.bounding_box()["height"] < 500
    for image in page.locator(".pack-step-figure img").all():
        assert image.evaluate("image => image.complete && image.naturalWidth > 0")
    for thing in page.locator(".masthead, .foot, nav, button").all():
        expect(thing).to_be_hidden()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(visit, lasting_content, width, scheme):
    page, link = visit.page, visit.base + review_links.address(make_pack("point", "KI3", "CV8"))
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(link)
    assert violations(page) == []
    page.goto(visit.base + review_links.address(make_pack("routine", "back-ease")))
    with page.expect_navigation():
        page.click("text=Save the answers")
    expect(page.locator("[role=alert]")).to_contain_text("Name is missing")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.nojs
def test_a_reviewer_answers_by_keyboard_without_a_script(visit, lasting_content):
    pack, page = make_pack("point", "KI3"), visit.page
    page.goto(visit.base + review_links.address(pack))
    page.locator("[name='v-KI3-place']").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("The mark sits too low.")
    page.fill("#name", "Testa Testperson")
    page.fill("#qualification", "invented for a test")
    page.locator("#qualification").press("Enter")
    expect(page.locator(".pack-said")).to_contain_text("1 of 8 answers are in")
    answer = pack.answers.get()
    assert (answer.part, answer.verdict, answer.note) == ("place", "change", "The mark sits too low.")
    expect(page.locator("[data-print]")).to_be_hidden()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_way_from_the_desk_to_the_page(browser: Any, live_server: Any, lasting_content: None, scheme, width):
    size = {"width": width, "height": 844}
    for desk in desk_in(browser, live_server.url, color_scheme=scheme, viewport=size):
        desk.sign_in()
        found = walk(desk)
    assert found == []
    assert SignOff.objects.get(withdrawn_on=None).recorded_by == User.objects.get()


def walk(desk: Desk) -> list[str]:
    page, found = desk.page, []
    desk.open("/admin/acupoints/reviewpack/add/")
    found += desk.axe()
    page.select_option("#id_choice", "codes")
    page.fill("#id_codes", "KI 3")
    desk.follow("input[name=_save] >> nth=-1")
    found += desk.axe()
    desk.follow("text=Make a link")
    link = page.input_value("#address")
    found += desk.axe()
    page.goto(link)
    for part in page.locator(".answer").all():
        part.get_by_label("Agree", exact=True).check()
    page.fill("#name", "Testa Testperson")
    page.fill("#qualification", "invented for a test")
    desk.follow("text=Save the answers")
    desk.open("/admin/acupoints/reviewpack/")
    found += desk.axe()
    desk.follow("#result_list tbody th a >> nth=0")
    desk.follow("text=Confirm the sign-off")
    assert "Signed off" in page.inner_text(".messagelist")
    found += desk.axe()
    desk.open("/points/ki3/")
    assert "Reviewed by Testa Testperson, invented for a test on" in page.inner_text(".review")
    Point.objects.filter(code="KI3").update(press_feel="Another feeling.")
    desk.open("/points/ki3/")
    assert "changed since" in page.inner_text(".review")
    desk.open("/admin/acupoints/signoff/")
    found += desk.axe()
    desk.follow("#result_list tbody th a >> nth=0")
    found += desk.axe()
    return found
