"""Data blocks under the strict policy, and cards in the frame of another site."""

import json

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_data_block_is_read_and_not_barred(visit, lasting_content):
    """The visit itself fails on any report of the policy."""
    for path in ("/points/ki3/", "/complaints/lower-back-pain/", "/routines/back-ease/"):
        visit.page.goto(visit.base + path)
        blocks = visit.page.locator('script[type="application/ld+json"]')
        types = {node["@type"] for text in blocks.all_text_contents() for node in json.loads(text)["@graph"]}
        assert {"MedicalWebPage", "BreadcrumbList"} <= types


def test_another_site_frames_a_card_and_no_page(visit, lasting_content):
    """A page without an origin of its own is a stranger to every site."""
    page = visit.page
    for path, seen in (("/embed/points/ki3/", 1), ("/embed/routines/back-ease/", 1)):
        page.set_content(f'<iframe src="{visit.base}{path}" width="300" height="900"></iframe>')
        frame = page.frame_locator("iframe")
        assert frame.locator("h1").count() == seen or frame.locator("h1").wait_for() is None
        assert frame.locator("body").evaluate("() => document.documentElement.scrollWidth") <= 300
    assert visit.problems == []
    page.set_content(f'<iframe src="{visit.base}/points/ki3/"></iframe>')
    page.wait_for_timeout(500)
    assert page.frames[1].url.startswith("chrome-error:")
    visit.problems.clear()  # the refusal is reported, as it should be
