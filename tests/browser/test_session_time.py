"""A device whose clock is wrong, or is set while a session runs; a page that was away."""

import pytest
from playwright.sync_api import expect

from routines.models import SessionEvent
from tests.browser.session_steps import begin, caught_up, hold, seen
from tests.factories_routines import make_back_ease

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOURS = 3600_000
WRONG = """(() => {
  const real = Date.now, origin = performance.timeOrigin + %d;
  window.wrongBy = %d;
  Date.now = () => real() + window.wrongBy;
  Object.defineProperty(performance, "timeOrigin", { get: () => origin });
})()"""


@pytest.fixture
def routine(settings):
    settings.SESSION_SPEED = 1
    return make_back_ease()


def shown_seconds(page):
    minutes, seconds = page.inner_text("#time").split(":")
    return int(minutes) * 60 + int(seconds)


@pytest.mark.parametrize("hours", [-5, 7])
def test_a_clock_that_is_hours_wrong_shows_the_right_time(visit, routine, hours):
    visit.context.add_init_script(WRONG % (hours * HOURS, hours * HOURS))
    page = begin(visit)
    hold(page)
    page.wait_for_timeout(1200)
    assert 26 <= shown_seconds(page) <= 29
    page.click("#btn-main")
    caught_up(page)
    page.reload()
    assert 25 <= shown_seconds(page) <= 29


@pytest.mark.parametrize("jump", [-2, 3])
def test_a_clock_set_in_the_middle_does_not_move_the_session(visit, routine, jump):
    visit.context.add_init_script(WRONG % (0, 0))
    page = begin(visit)
    hold(page)
    caught_up(page)
    page.evaluate(f"window.wrongBy = {jump * HOURS}")
    page.wait_for_timeout(2500)
    assert seen(page, "stage") == "1"
    assert 22 <= shown_seconds(page) <= 29
    page.click("#btn-main")
    caught_up(page)
    assert seen(page, "stage") == "1"
    assert [e.kind for e in SessionEvent.objects.all()] == ["start", "found", "pause"]


def test_a_clock_set_back_while_offline_does_not_move_the_session(visit, routine):
    visit.context.add_init_script(WRONG % (0, 0))
    page = begin(visit)
    hold(page)
    caught_up(page)
    visit.context.set_offline(True)
    page.evaluate(f"window.wrongBy = {-2 * HOURS}")
    page.wait_for_timeout(2500)
    assert 20 <= shown_seconds(page) <= 29
    visit.context.set_offline(False)
    expect(page.locator("#net")).to_be_empty(timeout=20000)
    assert seen(page, "stage") == "1"


def test_a_page_kept_by_the_browser_is_right_again_when_shown(visit, routine):
    page = begin(visit)
    hold(page)
    caught_up(page)
    asked = page.evaluate("sessionStats.syncs")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_timeout(300)
    assert page.evaluate("sessionStats.syncs") == asked + 1


def test_the_shown_time_is_the_true_time(visit, routine):
    page = begin(visit)
    hold(page)
    caught_up(page)
    off = page.evaluate("""async () => { const { serverNow } = await import("/static/js/session/time.js");
        return Math.abs(serverNow() - Date.now()) }""")
    assert off < 250
