"""What a reader ticks once is kept in the browser alone, and marks pages there."""

import pytest
from playwright.sync_api import expect

from tests.browser.session_steps import start

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(visit, lasting_content):
    visit.page.goto(visit.base + "/precautions/")
    return visit.page


def tick(page, *slugs):
    for slug in slugs:
        page.check(f"[value={slug}]")
    expect(page.locator("#kept-said")).to_contain_text("Kept in this browser")


def test_a_tick_marks_the_point_and_the_lists_and_is_sent_nowhere(visit, page):
    sent = []
    visit.context.on("request", lambda r: sent.append(f"{r.method} {r.url} {r.post_data or ''}"))
    tick(page, "pregnant")
    page.goto(visit.base + "/points/bl60/")
    expect(page.locator("[data-for-you] .care-stop")).to_contain_text("Not for you: leave this point out")
    page.goto(visit.base + "/points/?region=ankle")
    expect(page.locator("[data-point=BL60] .for-you-mark")).to_contain_text("Leave out: Pregnant")
    page.select_option("select[name=region]", "wrist")
    expect(page.locator(".for-you-note, [data-point=PC6]").first).to_be_visible()
    assert [one for one in sent if "pregnant" in one or not one.startswith("GET")] == []


def test_a_blocked_and_a_changed_routine_say_so_before_the_start(visit, page):
    tick(page, "thin_bones", "fainting_or_epilepsy")
    page.goto(visit.base + "/routines/back-ease/")
    expect(page.locator("[data-routine-for-you]")).to_contain_text("Changed for you: 3 steps")
    expect(page.locator("[data-step='4'] .for-you-steps")).to_contain_text("Leave out.")
    page.goto(visit.base + "/precautions/")
    tick(page, "clot_or_swollen_leg")
    page.goto(visit.base + "/routines/back-ease/")
    expect(page.locator("[data-routine-for-you]")).to_contain_text("Not this routine for you")
    expect(page.locator(".for-you-steps")).to_have_count(0)


def test_the_start_form_begins_with_the_ticks_and_keeps_a_change_only_if_told(visit, page):
    tick(page, "thin_bones", "eye_surgery_or_glaucoma")
    page.goto(visit.base + "/routines/back-ease/start/")
    expect(page.locator("[value=thin_bones]")).to_be_checked()
    expect(page.locator("#prefilled")).to_contain_text("1 ticked already")
    expect(page.locator("#remember")).to_be_hidden()
    page.uncheck("[value=thin_bones]")
    page.check("[value=varicose_veins]")
    start(page)
    assert page.evaluate("localStorage.precautions") == '["thin_bones","eye_surgery_or_glaucoma"]'
    page.click("#edit")
    expect(page.locator("[value=varicose_veins]")).to_be_checked()
    expect(page.locator("[value=thin_bones]")).not_to_be_checked()
    page.check("#remember")
    start(page)
    assert page.evaluate("localStorage.precautions") == '["eye_surgery_or_glaucoma","varicose_veins"]'


def test_all_is_forgotten_at_once(visit, page):
    tick(page, "pregnant", "thin_bones")
    expect(page.locator("#not-kept")).to_be_hidden()
    page.click("#forget")
    assert page.evaluate("localStorage.precautions") is None
    page.goto(visit.base + "/points/bl60/")
    expect(page.locator("[data-for-you]")).to_be_hidden()


@pytest.mark.nojs
def test_without_a_script_the_page_says_that_it_cannot_keep_ticks(visit, page):
    expect(page.locator("#not-kept")).to_contain_text("cannot be kept")
    expect(page.locator("[value=pregnant]")).to_be_disabled()


@pytest.mark.parametrize(
    "path", ["/precautions/", "/points/bl60/", "/points/?meridian=bladder", "/routines/back-ease/"]
)
def test_axe_finds_nothing_on_marked_pages(visit, page, path):
    from tests.browser.test_reference import violations

    tick(page, "thin_bones", "varicose_veins")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.goto(visit.base + path)
    page.wait_for_timeout(400)
    assert violations(page) == []
