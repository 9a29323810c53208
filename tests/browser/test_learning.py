"""The learner's views in a real browser. The voice is watched, not heard."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    *("/points/?meridian=kidney&caution=light_only", "/points/?meridian=none", "/points/st3/", "/points/ki3/"),
    *("/classes/", "/names/", "/numbering/?code=IG4", "/compare/?a=ki3&b=ki4", "/compare/?a=ub54&b=foo"),
]
VOICES = """(() => {
  window.said = []; window.voices = %s; let late = () => {};
  Object.defineProperty(window, "speechSynthesis", { value: { getVoices: () => window.voices, cancel() {},
    speak: (u) => window.said.push([u.text, u.lang, u.voiceName]), addEventListener: (_, f) => { late = f; } } });
  window.SpeechSynthesisUtterance = class {
    constructor(text) { this.text = text; }
    set voice(v) { this.voiceName = v.name; }
  };
  window.comes = (voice) => { window.voices.push(voice); late(); };
})()"""
FAR = '{ localService: false, lang: "zh-CN", name: "far" }'
ENGLISH = '{ localService: true, lang: "en-GB", name: "english" }'
CANTONESE = '{ localService: true, lang: "zh-HK", name: "cantonese" }'
NEAR = '{ localService: true, lang: "zh_CN", name: "near" }'


def at_point(visit, *voices):
    visit.context.add_init_script(VOICES % f"[{', '.join(voices)}]")
    visit.page.goto(visit.base + "/points/ki3/")
    return visit.page


def test_no_voice_but_a_local_chinese_one_is_offered_and_it_may_come_late(visit, lasting_content):
    page = at_point(visit, FAR, ENGLISH, CANTONESE)
    button = page.locator("[data-say]")
    page.wait_for_timeout(200)
    expect(button).to_be_hidden()
    page.evaluate(f"comes({NEAR})")
    expect(button).to_be_visible()


def test_the_local_voice_says_the_chinese_name(visit, lasting_content):
    page = at_point(visit, FAR, NEAR)
    page.get_by_role("button", name=re.compile("^Say it: Tàixī")).click()
    assert page.evaluate("said") == [["太溪", "zh-CN", "near"]]


@pytest.mark.nojs
def test_without_a_script_there_is_no_button(visit, lasting_content):
    visit.page.goto(visit.base + "/points/ki3/")
    expect(visit.page.locator("[data-say]")).to_be_hidden()


def test_a_filter_changes_the_list_in_place_and_keeps_the_focus(visit, lasting_content):
    page = visit.page
    page.goto(visit.base + "/points/")
    page.focus("#filter-meridian")
    page.select_option("#filter-meridian", "kidney")
    expect(page.locator("[data-summary]")).to_contain_text("27 points")
    expect(page.locator("#filter-meridian")).to_be_focused()
    expect(page.locator("#results-status")).to_contain_text("27 points")
    assert "meridian=kidney" in page.url


def test_the_converter_answers_as_one_types(visit, lasting_content):
    page = visit.page
    page.goto(visit.base + "/numbering/")
    page.locator("#code").press_sequentially("UB54", delay=20)
    expect(page.locator(".meaning")).to_have_count(2)
    expect(page.locator("#code")).to_be_focused()


@pytest.mark.nojs
def test_filters_converter_and_comparison_work_without_a_script(visit, lasting_content):
    page = visit.page
    page.goto(visit.base + "/points/")
    page.select_option("#filter-caution", "never")
    page.click("text=Show >> visible=true")
    expect(page.locator(".point-lines li").first).to_contain_text("Never pressed")
    page.goto(visit.base + "/numbering/")
    page.fill("#code", "P6")
    page.click("text=Convert")
    expect(page.locator(".meaning")).to_have_count(2)
    page.goto(visit.base + "/points/ki3/")
    page.fill("#compare-b", "K4")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_contain_text("KI 3 and KI 4")


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES})
    return [f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found.response["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(visit, lasting_content, width, scheme):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = []
    for path in PAGES:
        page.goto(visit.base + path)
        found += violations(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{path} is {wide} wide"] if wide > width else []
    assert found == []
