"""A guided session in a real browser, sped up. The page's own clock must agree with the server's throughout."""

import re
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from playwright.sync_api import expect

from routines.models import Session, SessionEvent
from tests.browser.session_steps import begin, caught_up, hold, seen, showed, start
from tests.factories_routines import make_back_ease, make_rule

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SPEED = 15  # a starter hold of 30 s lasts 2 s


@pytest.fixture
def routine(settings):
    settings.SESSION_SPEED = SPEED
    return make_back_ease()


@pytest.fixture
def fast_routine(settings):
    settings.SESSION_SPEED = 60
    return make_back_ease()


def test_a_routine_is_followed_from_its_page_to_its_end(visit, fast_routine):
    page = begin(visit)
    for place in ("Inner ankle, left", "Calf, both sides", "Buttock, left"):
        page.wait_for_selector("[data-gate]")
        expect(page.locator("#where")).to_have_text(place)
        hold(page)
        page.wait_for_selector("[data-gate], [data-phase=done]", timeout=15000)
    expect(page.locator("h1")).to_have_text("Finished")
    assert Session.objects.get().events.count() == 4  # start, and found three times: the rest is derived
    page.check("text=A little better", force=True)
    kept = page.evaluate("localStorage.getItem('sessions')")
    assert '"rating":1' in kept


def test_hands_free_needs_no_touch_at_all(visit, fast_routine):
    page = begin(visit, hands_free=True)
    expect(page.locator("h1")).to_have_text("Finished", timeout=40000)
    assert [e.kind for e in SessionEvent.objects.all()] == ["start"]


def test_one_request_for_each_stage_and_no_polling(visit, settings):
    settings.SESSION_SPEED = 6  # a switch of 1.3 s: a busy machine still asks for each stage by itself
    make_back_ease()
    page = begin(visit)
    caught_up(page)
    asked = []
    page.on("request", lambda r: asked.append((r.method, r.url.rsplit("/", 2)[1])) if "/s/" in r.url else None)
    hold(page)
    page.wait_for_selector("[data-gate]", timeout=30_000)  # hold, switch, hold
    page.wait_for_timeout(1800)
    assert asked == [("POST", "do"), *[("GET", "stage")] * 3]


PRESS_AND_READ = """button => {
  const ids = ["where", "point", "phase", "text", "how", "caution", "eased", "help", "up-next"]
    .concat(["btn-main", "btn-ease", "btn-extend"]);
  const words = (e) => (e.hidden ? "-" : (e.value ?? "") + e.textContent.replace(/\\s+/g, " "));
  if (button) document.getElementById(button).click();
  return [
    ...ids.map((id) => words(document.getElementById(id))),
    ...[...document.querySelectorAll("[data-hold]")].map((e) => e.className),
    document.getElementById("track").ariaLabel,
    document.querySelector("#figure picture")?.outerHTML,
  ];
}"""


def test_what_the_page_draws_itself_is_what_the_server_says(visit, settings):
    settings.SESSION_SPEED = 1
    make_back_ease()
    page = begin(visit)
    caught_up(page)
    for button in ("btn-main", "btn-ease", "btn-main", "btn-main", *["btn-next"] * 6, "btn-back", "btn-skip"):
        drawn = page.evaluate(PRESS_AND_READ, button)
        caught_up(page)
        assert page.evaluate(PRESS_AND_READ, "") == drawn, button


def test_reload_in_the_middle_keeps_the_clock(visit, routine):
    page = begin(visit)
    hold(page)
    page.click("#btn-extend")
    caught_up(page)
    ends = int(seen(page, "now")) + int(seen(page, "left"))
    page.wait_for_timeout(700)
    page.reload()
    assert abs(int(seen(page, "now")) + int(seen(page, "left")) - ends) < 50
    assert seen(page, "kind") == "hold"


def test_two_tabs_agree(visit, routine):
    one = begin(visit)
    hold(one)
    caught_up(one)
    two = visit.new_page()
    two.goto(one.url)
    two.click("#btn-main")
    one.wait_for_selector("[data-paused]")
    two.click("#btn-skip")  # to a gate, which waits: a timed stage could be over before a busy machine looks
    expect(one.locator("#where")).to_have_text("Calf, both sides", timeout=30_000)
    caught_up(two)
    assert [e.kind for e in SessionEvent.objects.all()] == ["start", "found", "pause", "skip"]


def test_a_word_from_the_other_tab_during_an_answer_is_not_lost(visit, routine):
    one = begin(visit)
    hold(one)
    caught_up(one)
    two = visit.new_page()
    two.goto(one.url)
    held = []
    one.route("**/stage/", lambda route: route.continue_() if held else held.append(route))
    two.click("#btn-main")
    while not held:
        one.wait_for_timeout(20)
    answer = held[0].fetch()
    two.click("#btn-skip")
    caught_up(two)
    one.wait_for_timeout(200)  # tab one has heard of it, and still waits for the answer to its first question
    held[0].fulfill(response=answer)
    expect(one.locator("#where")).to_have_text("Calf, both sides", timeout=30_000)


def test_a_second_device_follows_when_it_is_looked_at(visit, routine, browser):
    one = begin(visit)
    other = browser.new_context()
    two = other.new_page()
    two.goto(one.url)
    one.click("#btn-skip")
    caught_up(one)
    two.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(two.locator("#where")).to_have_text("Calf, both sides")
    other.close()


@pytest.mark.parametrize("button", ["#btn-next", "#btn-main"])
def test_a_double_click_counts_once(visit, routine, button):
    page = begin(visit)
    caught_up(page)
    page.dblclick(button)
    page.wait_for_timeout(500)
    assert seen(page, "stage") == "1"
    assert seen(page, "paused") is None
    assert [e.kind for e in SessionEvent.objects.all()] == ["start", {"#btn-next": "next"}.get(button, "found")]


def test_a_slow_double_click_does_not_press_the_button_that_came(visit, routine):
    page = begin(visit)
    caught_up(page)
    page.dblclick("#btn-main", delay=150)
    page.wait_for_timeout(500)
    assert [e.kind for e in SessionEvent.objects.all()] == ["start", "found"]


def test_presses_faster_than_the_network_are_all_obeyed_in_order(visit, routine):
    page = begin(visit)
    caught_up(page)
    page.evaluate("['btn-main', 'btn-extend', 'btn-ease'].forEach(id => document.getElementById(id).click())")
    expect(page.locator("#eased")).to_be_visible()
    caught_up(page)
    assert [e.kind for e in SessionEvent.objects.all()] == ["start", "found", "extend", "ease"]


def test_back_and_forward_find_the_session_where_it_is_now(visit, routine):
    page = begin(visit)
    url = page.url
    hold(page)
    page.go_back()
    assert re.search("/start/$", page.url)
    page.wait_for_timeout(2400)
    page.go_forward()
    assert page.url == url
    page.wait_for_selector("[data-kind=hold][data-stage='3'], [data-gate][data-stage='4']")


def test_keys_and_focus(visit, routine):
    page = begin(visit)
    caught_up(page)
    page.focus("#btn-main")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-kind=hold]")
    caught_up(page)
    assert page.evaluate("document.activeElement.id") == "btn-main"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Space")
    page.wait_for_selector("[data-paused]")
    caught_up(page)
    page.keyboard.press("ArrowRight")
    showed(page, "switch")
    caught_up(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector("[data-kind=hold]")
    caught_up(page)
    page.focus("#btn-ease")
    page.keyboard.press("Enter")
    page.keyboard.press("n")  # letters do nothing
    showed(page, "switch")
    caught_up(page)
    assert page.evaluate("document.activeElement.id") in ("btn-ease", "session-stage")


def test_announcements_come_at_changes_and_not_each_second(visit, routine):
    page = begin(visit)
    expect(page.locator("#announce")).to_contain_text("Inner ankle, left. Find the point")
    page.evaluate(
        """() => { window.heard = []; const box = document.querySelector('#announce');
        new MutationObserver(() => box.textContent && heard.push(box.textContent)).observe(box, {childList: true}) }"""
    )
    hold(page)
    page.wait_for_selector("[data-gate]")
    page.wait_for_timeout(300)
    heard = page.evaluate("heard")
    assert [line.split(".")[0] for line in heard] == [
        "Inner ankle, left",
        "Change sides",
        "Inner ankle, right",
        "Calf, both sides",
    ]


def test_ten_seconds_left_is_said_once(visit, settings):
    settings.SESSION_SPEED = 1
    make_back_ease()
    page = begin(visit)
    hold(page)
    caught_up(page)
    Session.objects.update(anchor=F("anchor") - timedelta(seconds=18))
    page.reload()
    expect(page.locator("#announce")).to_have_text("10 seconds left", timeout=5000)


def test_the_help_shows_how_to_find_the_point(visit, routine):
    page = begin(visit)
    page.click("text=Can’t find it?")
    expect(page.locator("#help-text")).to_contain_text("Skip it")
    page.evaluate("htmx.trigger('#session-stage', 'session:sync')")  # as when one comes back to the page
    page.wait_for_timeout(500)
    expect(page.locator("#help-text")).to_be_visible()


def test_ticked_precautions_change_the_plan_before_it_starts(visit, routine):
    make_rule(precaution="thin_bones", action="skip", tool="ball", reason="No ball with thin bones")
    page = visit.page
    page.goto(visit.base + "/routines/back-ease/start/")
    page.check("[value=thin_bones]")
    start(page)
    expect(page.get_by_text("No ball with thin bones")).to_be_visible()
    page.click("#confirm")
    page.wait_for_selector("[data-phase=ready]")
    assert "thin_bones" not in page.url


def axe(page):
    from axe_playwright_python.sync_playwright import Axe

    rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": rules})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "text"), [(390, "16px"), (320, "16px"), (1280, "32px")])
def test_axe_finds_nothing_in_any_stage(visit, routine, scheme, width, text):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '{text}')"
    )
    for path in ("/routines/", "/routines/back-ease/", "/routines/back-ease/start/"):
        page.goto(visit.base + path)
        axe(page)
    start(page)
    axe(page)
    page.click("#btn-main")
    page.wait_for_selector("[data-phase=running]")
    caught_up(page)
    page.click("text=Can’t find it?")
    axe(page)
    hold(page)
    page.click("#btn-main")
    page.wait_for_selector("[data-paused]")
    axe(page)
    page.click("#btn-next")
    showed(page, "switch")
    page.click("#btn-main")
    axe(page)
    page.click("#btn-stop")
    page.wait_for_selector("[data-phase=done]")
    axe(page)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen_and_every_target_is_big_enough(visit, routine, width):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 700})
    small = """() => [...document.querySelectorAll('main :is(button, .btn, summary, label.check), .session-bar a')]
        .filter(e => e.checkVisibility()).map(e => [e.textContent.trim(), e.getBoundingClientRect()])
        .filter(([, r]) => r.height < 44 || r.width < 44).map(([t, r]) => `${t} ${r.width}x${r.height}`)"""
    begin(visit)
    for step in ("#btn-main", "#btn-next", "#btn-stop"):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(small) == []
        page.click(step)
        caught_up(page)


LARGE = "document.documentElement.style.fontSize = '32px'"
TOO_WIDE = """() => [...document.querySelectorAll('main *, .session-bar *')]
    .filter(e => e.checkVisibility() && !e.closest('svg, .crop, .visually-hidden, .skip'))
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1
        || (e.matches('.btn, p, h1, li, label') && e.scrollWidth > e.clientWidth + 1 && e.clientWidth))
    .map(e => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)}`)"""


@pytest.mark.parametrize("width", [320, 390])
def test_text_of_twice_the_size_fits(visit, routine, width):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 640})

    def fits(name):
        page.evaluate(LARGE)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate(TOO_WIDE) == [], name

    page.goto(visit.base + "/routines/back-ease/")
    fits("routine")
    page.goto(visit.base + "/routines/back-ease/start/")
    fits("start")
    start(page)
    page.wait_for_selector("[data-phase=ready]")
    fits("ready")
    for selector in ("[data-kind=locate]", "[data-kind=hold]", "[data-paused]"):
        page.click("#btn-main")
        page.wait_for_selector(selector)
        caught_up(page)
        fits(selector)
        assert page.locator("#btn-main").bounding_box()["width"] > width / 2
    page.click("#btn-stop")
    page.wait_for_selector("[data-phase=done]")
    fits("done")


def test_arrows_work_from_any_button_and_a_focused_button_keeps_its_space(visit, settings):
    settings.SESSION_SPEED = 1
    make_back_ease()
    page = begin(visit)
    caught_up(page)
    hold(page)
    caught_up(page)
    page.focus("#btn-main")
    page.keyboard.press("Space")
    page.wait_for_selector("[data-paused]")
    caught_up(page)
    page.keyboard.press("ArrowRight")
    showed(page, "switch")
    caught_up(page)
    page.focus(".session-cues summary")
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector("[data-kind=hold]")
    caught_up(page)
    page.keyboard.press("Space")
    expect(page.locator(".session-panel")).to_be_visible()
    page.focus("[data-cue=flash]")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    assert seen(page, "kind") == "hold"
    assert [e.kind for e in SessionEvent.objects.all()] == ["start", "found", "pause", "next", "back"]


def test_the_keys_are_told_on_a_wide_screen(visit, routine):
    page = begin(visit)
    expect(page.locator(".keys")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".keys")).to_be_visible()


def test_a_way_back_into_the_session_until_it_is_over(visit, routine):
    page = begin(visit)
    url = page.url
    caught_up(page)
    for path in ("/routines/", "/routines/back-ease/"):
        page.goto(visit.base + path)
        expect(page.get_by_role("link", name="Go on with Back ease")).to_be_visible()
    page.evaluate(
        """() => { const kept = JSON.parse(localStorage['session-running']);
        localStorage['session-running'] = JSON.stringify({...kept, started: kept.started - 25 * 3600e3}) }"""
    )
    page.reload()
    expect(page.locator("[data-resume]")).to_be_hidden()
    page.goto(url)
    page.goto(visit.base + "/routines/")
    page.click("text=Go on with Back ease")
    assert page.url == url
    page.click("#btn-stop")
    page.wait_for_selector("[data-phase=done]")
    page.goto(visit.base + "/routines/")
    expect(page.locator("[data-resume]")).to_be_hidden()


@pytest.mark.parametrize("rubbish", ["{", "null", '{"url": "javascript:alert(1)", "title": "x", "started": 1}'])
def test_rubbish_in_the_browsers_storage_leads_nowhere(visit, routine, rubbish):
    page = visit.page
    page.goto(visit.base + "/routines/")
    page.evaluate("rubbish => { localStorage['session-running'] = rubbish }", rubbish)
    page.reload()
    page.wait_for_timeout(200)
    expect(page.locator("[data-resume]")).to_be_hidden()


def test_a_press_that_came_too_late_is_told_so_and_shown_the_present(visit, settings):
    settings.SESSION_SPEED = 1
    make_back_ease()
    page = begin(visit)
    caught_up(page)
    session = Session.objects.get()
    other = timezone.now()
    assert session.do("skip", str(session.seq), None, other)  # another device, of which this one has not heard
    page.click("#btn-main")
    expect(page.locator("#net")).to_contain_text("That press came too late")
    expect(page.locator("#where")).to_have_text("Calf, both sides")
    assert seen(page, "kind") == "locate"
    page.click("#btn-main")
    caught_up(page)
    assert [e.kind for e in SessionEvent.objects.all()] == ["start", "skip", "found"]


def test_the_start_button_says_what_it_does(visit, routine):
    make_rule(precaution="thin_bones", action="skip", tool="ball", reason="No ball with thin bones")
    page = visit.page
    page.goto(visit.base + "/routines/back-ease/start/")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    page.check("[value=thin_bones]")
    page.check("[value=full]")
    page.get_by_role("button", name="See my plan", exact=True).click()
    page.click("text=Change what you ticked")
    expect(page.locator("[value=thin_bones]")).to_be_checked()
    expect(page.locator("[value=full]")).to_be_checked()
    assert "thin_bones" not in page.url
