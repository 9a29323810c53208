"""What a person does in a session, for the browser tests."""

from playwright.sync_api import expect

# Keeps the kind of every stage the page showed: a stage of half a second is over before a busy machine looks.
STAGES = """(() => {
  window.shown = [];
  let last = "";
  new MutationObserver(() => {
    const { stage, kind } = document.getElementById("session-stage")?.dataset ?? {};
    if (kind && last !== stage + kind) { last = stage + kind; window.shown.push(kind); }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-stage", "data-kind"] });
})()"""


def start(page):
    """Presses Start and waits for the whole answer: a press before its scripts run would go without them."""
    with page.expect_navigation():
        page.click("#start")


def begin(visit, page=None, *, hands_free=False):
    """From the routine's page to the first stage, as a person goes."""
    page = page or visit.page
    page.goto(visit.base + "/routines/back-ease/")
    page.click("text=Guide me")
    if hands_free:
        page.check("[value=hands_free]")
    start(page)
    page.click("#btn-main")
    page.wait_for_selector("[data-phase=running]")
    return page


def hold(page):
    page.click("#btn-main")
    page.wait_for_selector("[data-kind=hold]")


def showed(page, kind):
    """Waits until the page has shown a stage of this kind, be it over by now; the next call looks from there on."""
    page.wait_for_function("kind => shown.includes(kind)", arg=kind, timeout=30_000)
    page.evaluate("kind => { shown.splice(0, shown.indexOf(kind) + 1) }", kind)


def seen(page, name):
    return page.get_attribute("#session-stage", f"data-{name}")


def caught_up(page):
    """Every press was answered, and the answer stands on the page."""
    for _ in range(300):
        page.wait_for_timeout(60)
        if page.evaluate("sessionStats.idle()"):
            break
    expect(page.locator("#net")).to_be_empty()
    page.wait_for_timeout(60)
