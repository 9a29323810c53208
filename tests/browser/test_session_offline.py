"""The network goes before, during and after a stage's end, and comes back."""

import pytest
from playwright.sync_api import expect

from routines.models import Session, SessionEvent
from tests.browser.session_steps import begin, caught_up, hold, seen, start
from tests.factories_routines import make_back_ease

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def routine(settings):
    settings.SESSION_SPEED = 15
    return make_back_ease()


def kinds():
    return [event.kind for event in SessionEvent.objects.all()]


def back_online(visit, page):
    visit.context.set_offline(False)
    expect(page.locator("#net")).to_be_empty(timeout=20000)
    caught_up(page)


def test_from_the_middle_to_the_end_without_network(visit, routine):
    page = begin(visit)
    caught_up(page)
    visit.context.set_offline(True)
    for place in ("Inner ankle, left", "Calf, both sides", "Buttock, left"):
        expect(page.locator("#where")).to_have_text(place, timeout=15000)
        expect(page.locator("#btn-main")).to_contain_text("Found it")
        page.click("#btn-main")
        expect(page.locator("#phase")).to_contain_text("Press and hold")
        expect(page.locator("#time")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Finished", timeout=15000)
    expect(page.get_by_text("How is it now?")).to_be_visible()
    assert kinds() == ["start"]
    back_online(visit, page)
    expect(page.locator("h1")).to_have_text("Finished")
    assert kinds() == ["start", "found", "found", "found"]


def test_all_of_it_without_network_from_the_ready_page_on(visit, routine):
    page = visit.page
    page.goto(visit.base + "/routines/back-ease/start/")
    start(page)
    visit.context.set_offline(True)
    page.click("#btn-main")
    expect(page.locator("#where")).to_have_text("Inner ankle, left")
    page.click("#btn-main")
    expect(page.locator("#phase")).to_have_text("Press and hold")
    page.click("#btn-stop")
    expect(page.locator("h1")).to_have_text("Stopped here")
    back_online(visit, page)
    assert kinds() == ["start", "found", "stop"]


def test_commands_pressed_offline_count_from_when_they_were_pressed(visit, settings):
    settings.SESSION_SPEED = 1
    make_back_ease()
    page = begin(visit)
    hold(page)
    caught_up(page)
    visit.context.set_offline(True)
    page.wait_for_timeout(300)
    page.click("#btn-main")  # pause
    shown = page.inner_text("#time")
    page.wait_for_timeout(2500)
    back_online(visit, page)
    page.reload()
    assert seen(page, "paused") is not None
    assert page.inner_text("#time") == shown


def test_a_stage_that_ends_offline_is_followed_and_the_server_agrees_later(visit, routine):
    page = begin(visit)
    hold(page)
    caught_up(page)
    visit.context.set_offline(True)
    expect(page.locator("#where")).to_have_text("Inner ankle, right", timeout=8000)
    expect(page.locator("#net")).to_contain_text("No connection")
    back_online(visit, page)
    local = seen(page, "stage")
    page.reload()
    assert abs(int(seen(page, "stage")) - int(local)) <= 1


def test_an_answer_that_was_lost_does_not_count_twice(visit, routine):
    page = begin(visit)
    caught_up(page)
    page.route("**/do/", lambda route: (route.fetch(), route.abort()))  # it arrives, its answer does not
    page.click("#btn-next")
    expect(page.locator("#net")).to_contain_text("No connection")
    page.unroute("**/do/")
    expect(page.locator("#net")).to_be_empty(timeout=20000)
    assert kinds() == ["start", "next"]


def test_a_server_that_answers_500_is_treated_as_away(visit, routine):
    page = begin(visit)
    caught_up(page)
    page.route("**/do/", lambda route: route.fulfill(status=503, body="busy"))
    page.click("#btn-main")
    expect(page.locator("#phase")).to_have_text("Press and hold")
    page.unroute("**/do/")
    expect(page.locator("#net")).to_be_empty(timeout=20000)
    caught_up(page)
    assert kinds() == ["start", "found"]


def test_an_event_lost_between_swap_and_settle_is_asked_again(visit, routine):
    page = begin(visit)
    hold(page)
    page.wait_for_selector("[data-kind=hold][data-stage='3']")
    page.wait_for_timeout(400)
    page.evaluate("""() => { const real = htmx.trigger; let lost = 1;
        htmx.trigger = (...a) => (lost-- > 0 ? undefined : real.apply(htmx, a)) }""")
    page.wait_for_selector("[data-gate][data-stage='4']")  # drawn by the page; nothing but the watchdog asks now
    before = int(seen(page, "now"))
    page.wait_for_timeout(2200)
    assert int(seen(page, "now")) > before


def test_an_answer_overtaken_by_a_later_one_is_not_shown(visit, routine):
    page = begin(visit)
    caught_up(page)
    old = page.evaluate("document.getElementById('session-stage').outerHTML")
    hold(page)
    caught_up(page)
    page.route("**/stage/", lambda route: route.fulfill(status=200, content_type="text/html", body=old))
    page.evaluate("htmx.trigger('#session-stage', 'session:sync')")
    page.wait_for_timeout(400)
    assert seen(page, "kind") != "locate"


def test_a_session_that_is_gone_says_so(visit, routine):
    page = begin(visit)
    caught_up(page)
    Session.objects.all().delete()
    page.click("#btn-next")
    expect(page.locator("#net")).to_contain_text("This session is over")
