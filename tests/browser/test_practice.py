"""Practising in a real browser: by finger, by keyboard, without a script, and what is kept."""

import itertools
import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from acupoints.models import Figure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "miss.json").read_text("utf-8"))
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
MEASURE = """async ([url, cases]) => {
  const { known, miss, verdict, measured } = await import(url);
  return cases.map(({ tap, places, scale }) => {
    const found = miss(tap, places, scale);
    return { ...found, verdict: verdict(found), measured: measured(found), known: known(found) };
  });
}"""
# A reader who misses the first two and finds everything else: in which order are nine points asked?
RECALL = """async (url) => {
  const { next, noted, nothing, missed } = await import(url);
  let memory = nothing(), asked = [];
  for (let i = 0; i < 12; i++) {
    const slug = next(memory, ["a", "b", "c", "d", "e", "f", "g", "h", "i"], 0);
    memory = noted(memory, slug, i < 2 ? 1.5 : 0.1, i >= 2);
    asked.push(slug);
  }
  return { asked: asked.join(""), missed: missed(memory), a: memory.points.a };
}"""
SOUND = """async (url) => {
  const { sound } = await import(url);
  const odd = [null, 3, "x", [], { asked: "1", points: {} }, { asked: 1, points: null }];
  return [...odd.map(sound), sound({ asked: 1, points: { a: { step: 9, at: 0, misses: [] }, b: 7 } })];
}"""


@pytest.fixture
def site(lasting_content):
    """The site's own content."""


def place_of(code="KI3", figure="ankle-inner"):
    marker = Figure.objects.get(slug=figure).markers.get(point__code=code)
    return marker.x, marker.y


def tap(page, x, y):
    picture = page.locator(".is-live .practise-tap")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])


def kept(page):
    return json.loads(page.evaluate("localStorage.getItem('practice')") or "{}")


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES})
    return [f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found.response["violations"]]


def test_the_browser_measures_as_the_shared_vectors_say(visit):
    visit.page.goto(visit.base + "/offline/")
    found = visit.page.evaluate(MEASURE, [visit.base + "/static/js/practise/miss.js", VECTORS])
    for case, one in zip(VECTORS, found, strict=True):
        wanted = {"place": 0, "towards": one["towards"], "known": one["known"], **case}
        assert one.items() >= {key: wanted[key] for key in one if key in wanted}.items(), case["name"]


def test_what_was_missed_is_asked_again_sooner(visit):
    visit.page.goto(visit.base + "/offline/")
    url = visit.base + "/static/js/practise/recall.js"
    found = visit.page.evaluate(RECALL, url)
    assert found["asked"] == "abcdabefghic"
    assert found["missed"] == []
    assert found["a"] == {"step": 1, "at": 4, "misses": [1.5, 0.1]}
    assert visit.page.evaluate(SOUND, url) == [*[{"asked": 0, "points": {}}] * 6, {"asked": 1, "points": {}}]


def test_a_tap_shows_the_point_the_line_and_the_miss(visit, site):
    page = visit.page
    page.goto(visit.base + "/practise/ki3/")
    expect(page.locator(".practise-question .marker")).to_have_count(0)
    x, y = place_of()
    tap(page, x - 56.44 / 260, y)
    expect(page.locator(".practise-verdict")).to_contain_text("About 2 cun off, 5")
    expect(page.locator(".practise-result")).to_contain_text("to the right of where you tapped")
    expect(page.locator(".practise-result")).to_contain_text("cun counts as found")
    expect(page.locator("#practise-status")).to_contain_text("About 2 cun off")
    line = page.locator(".practise-line .practise-over")
    assert abs(float(line.get_attribute("x2")) - 1000 * x) < 1
    assert abs(float(line.get_attribute("x1")) - 1000 * (x - 56.44 / 260)) < 6
    expect(page.locator(".figure-plate .marker")).to_be_visible()
    page.goto(visit.base + "/practise/ki3/")
    tap(page, x, y)
    expect(page.locator(".practise-verdict")).to_contain_text("Found.")
    assert len(kept(page)["points"]["ki3"]["misses"]) == 2


def test_a_ten_by_keyboard_is_kept_and_can_be_forgotten(visit, site):
    page = visit.page
    page.goto(visit.base + "/practise/")
    page.get_by_label("Meridian").select_option("kidney")
    page.get_by_role("button", name="Ask me ten").press("Enter")
    page.locator(".is-live .practise-tap").focus()
    for number in range(1, 11):
        expect(page.locator("#practise-count")).to_have_text(f"Question {number} of 10")
        expect(page.locator(".practise-tap")).to_be_focused()
        for key in ("Enter", "ArrowRight", "Shift+ArrowUp"):
            page.keyboard.press(key)
        expect(page.locator(".practise-cross")).to_be_visible()
        if number == 1:
            expect(page.locator("#practise-status")).to_have_text("51 % from the left, 49.8 % from the top")
        page.keyboard.press("Enter")
        expect(page.locator("[data-next]")).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How it went")).to_be_focused()
    expect(page.locator("[data-slot=median]")).to_contain_text("cun")
    assert kept(page)["asked"] == 10
    page.goto(visit.base + "/practise/")
    page.get_by_label("Only what I missed").check()
    page.get_by_role("button", name="Ask me ten").click()
    slug = page.locator(".is-live").get_attribute("data-slug")
    assert kept(page)["points"][slug]["step"] == 0
    page.goto(visit.base + "/practise/")
    page.get_by_role("button", name="Forget").click()
    assert kept(page) == {}
    expect(page.get_by_text("Forgotten.")).to_be_visible()


def test_a_ten_repeats_what_was_missed_but_not_at_once(visit, site):
    page = visit.page
    page.goto(visit.base + "/practise/round/")
    asked = []
    for _ in range(10):
        asked.append(page.locator(".is-live:has(.practise-tap:not([disabled]))").get_attribute("data-slug"))
        tap(page, 0.02, 0.02)
        page.locator("[data-next]").click()
    assert 5 < len(set(asked)) < 10
    assert all(one != other for one, other in itertools.pairwise(asked))


def test_nothing_missed_is_said_plainly(visit, site):
    page = visit.page
    page.goto(visit.base + "/practise/round/?meridian=kidney&only=missed")
    expect(page.locator("main")).to_contain_text("Nothing here was missed")
    page.get_by_role("link", name="Ask me all of these").click()
    expect(page.locator("#practise-count")).to_have_text("Question 1 of 10")


def test_landmarks_are_named_when_asked_for(visit, site):
    page = visit.page
    page.goto(visit.base + "/practise/ki3/")
    expect(page.locator(".practise-landmarks")).to_be_hidden()
    page.get_by_label("Name the landmarks").check()
    expect(page.locator(".practise-landmarks text").first).to_be_visible()


def test_without_a_network_the_answer_comes_and_the_next_question_says_why_not(visit, site):
    page = visit.page
    page.goto(visit.base + "/practise/round/?meridian=kidney")
    expect(page.locator(".is-live")).to_be_visible()
    visit.context.set_offline(True)
    tap(page, 0.5, 0.5)
    expect(page.locator(".practise-verdict")).to_contain_text("on this body")
    page.locator("[data-next]").click()
    expect(page.locator("#practise-status")).to_contain_text("No network")


@pytest.mark.nojs
@pytest.mark.parametrize("width", [390, 1280])
def test_without_a_script_the_picture_is_a_button_of_a_form(visit, site, width):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(visit.base + "/practise/ki3/")
    picture = page.locator(".practise-tap:visible")
    expect(picture).to_have_count(1)
    box, (x, y) = picture.bounding_box(), place_of()
    assert box["width"] == (280 if width < 640 else 560)
    page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
    expect(page.locator(".practise-verdict")).to_contain_text("Found.")
    page.goto(visit.base + "/practise/")
    page.get_by_label("Meridian").select_option("kidney")
    page.get_by_role("button", name="Ask me ten").click()
    page.get_by_text("Answer in numbers").click()
    page.get_by_label("From the left").fill("50")
    page.get_by_label("From the top").fill("50")
    page.get_by_label("From the top").press("Enter")
    expect(page.locator(".practise-verdict")).to_contain_text("on this body")
    page.get_by_role("link", name="Next point").click()
    expect(page.locator("#practise-count")).to_have_text("Question 2 of 10")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_every_target_is_large_enough(visit, site, width, scheme):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = []
    for path in ("/practise/", "/practise/round/", "/practise/st17/", "/practise/ki3/?across=40&down=40"):
        page.goto(visit.base + path)
        found += violations(page)
        if page.locator(".practise-tap").count():
            tap(page, 0.4, 0.4)
            found += violations(page)
        found += [f"{path} is too wide"] if page.evaluate("document.documentElement.scrollWidth") > width else []
        targets = page.locator("main :is(.btn, summary, .practise-check):visible").all()
        found += [one.inner_text() for one in targets if one.bounding_box()["height"] < 43.9]
    assert found == []
