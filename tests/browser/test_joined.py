"""The styles and scripts as production sends them: each page's own in one file, joined when they are collected."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from config.storage import JOINED
from tests.browser.session_steps import begin

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STATIC = settings.BASE_DIR / "static"
SHEETS, SCRIPTS = (sorted(one.relative_to(STATIC).as_posix() for one in STATIC.glob(shape)) for shape in JOINED)
PARTS_OF_A_SHEET = "[...document.styleSheets].flatMap((s) => [...s.cssRules]).filter((r) => r.type === 3).length"


def text_of(name):
    return (STATIC / name).read_text()


def serve(page, name, text):
    kind = "text/css" if name.endswith("css") else "text/javascript"
    page.route(f"**/static/{name}", lambda route: route.fulfill(body=text, content_type=kind))


@pytest.fixture
def joined(visit, lasting_content):
    """A visit to a site whose entry files are the joined ones."""
    for join, names in zip(JOINED.values(), (SHEETS, SCRIPTS), strict=True):
        for name in names:
            serve(visit.page, name, join(name, text_of))
    visit.fetched = []
    visit.page.on("request", lambda request: visit.fetched.append(request.url.removeprefix(visit.base)))
    return visit


def test_a_page_asks_for_one_style_and_one_script(joined):
    joined.page.goto(joined.base + "/points/li4/", wait_until="networkidle")
    assert [one for one in joined.fetched if one.endswith((".css", ".js"))] == [
        "/static/css/page-reference.css",
        "/static/js/page-point.js",
    ]
    assert len([one for one in joined.fetched if one.endswith(".woff2")]) <= 4
    assert len(joined.fetched) <= 12


def test_joined_scripts_mark_what_was_ticked_and_draw_the_figure_anew(joined):
    page = joined.page
    page.goto(joined.base + "/points/li4/")
    page.evaluate("localStorage.setItem('precautions', JSON.stringify(['pregnant']))")
    page.reload()
    expect(page.locator(".for-you .care-stop")).to_contain_text("Not for you")
    page.click("text=Right side")
    expect(page.locator("figcaption").first).to_contain_text("right hand")


def test_a_session_runs_on_the_joined_scripts(joined):
    begin(joined)
    expect(joined.page.locator("[data-phase=running]")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/points/",
        "/body/",
        "/practise/ki3/",
        "/precautions/",
        "/routines/my-sessions/",
        "/routines/own/?r=li4-60",
        "/routines/desk-break/sheet/",
    ],
)
def test_every_kind_of_page_runs_its_joined_script(joined, path):
    joined.page.goto(joined.base + path, wait_until="networkidle")
    assert joined.page.evaluate(PARTS_OF_A_SHEET) == 0
    assert [one for one in joined.fetched if one.startswith("/static/js/") and "/page-" not in one] == []
