"""What a person does in a session, for the browser tests."""

from playwright.sync_api import expect


def begin(visit, page=None, *, hands_free=False):
    """From the routine's page to the first stage, as a person goes."""
    page = page or visit.page
    page.goto(visit.base + "/routines/back-ease/")
    page.click("text=Guide me")
    if hands_free:
        page.check("[value=hands_free]")
    page.click("#start")
    page.wait_for_url("**/s/*/")
    page.click("#btn-main")
    page.wait_for_selector("[data-phase=running]")
    return page


def hold(page):
    page.click("#btn-main")
    page.wait_for_selector("[data-kind=hold]")


def seen(page, name):
    return page.get_attribute("#session-stage", f"data-{name}")


def caught_up(page):
    """Every press was answered, and the answer stands on the page."""
    for _ in range(100):
        page.wait_for_timeout(60)
        if page.evaluate("sessionStats.idle()"):
            break
    expect(page.locator("#net")).to_be_empty()
    page.wait_for_timeout(60)
