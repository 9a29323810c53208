"""The figure on a point's page in a real browser: with a script and without, by keyboard, on small screens."""

import re

import pytest
from playwright.sync_api import expect

from acupoints.models import Figure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [
    *(
        "/points/ki3/",
        "/points/ki3/?zoom=1&side=right",
        "/points/bl23/?figure=back",
        "/points/bl23/?zoom=1&figure=back",
    ),
    *("/points/gb30/?zoom=1", "/points/bl57/?labels=0&figure=body-back&zoom=1"),
]
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""

# Where a fraction of the image is on the screen, by the rules of object-fit, and where the markers are.
PLACES = """async ([x, y]) => {
  const image = document.querySelector(".figure-frame img"), style = getComputedStyle(image);
  await image.decode();
  const box = image.getBoundingClientRect(), mirrored = Boolean(image.closest(".is-mirrored"));
  const [wide, high] = [image.getAttribute("width"), image.getAttribute("height")].map(Number);
  const fit = style.objectFit === "cover" ? Math.max : Math.min;
  const scale = fit(box.width / wide, box.height / high);
  const [left, top] = style.objectPosition.split(" ").map((one) => parseFloat(one) / 100);
  const across = (box.width - wide * scale) * left + x * wide * scale;
  const markers = [...document.querySelectorAll(".figure-frame .marker")].map((one) => one.getBoundingClientRect());
  return {
    x: mirrored ? box.right - across : box.left + across,
    y: box.top + (box.height - high * scale) * top + y * high * scale,
    markers: markers.map((one) => [one.x + one.width / 2, one.y + one.height / 2]),
  };
}"""


@pytest.fixture
def site(lasting_content):
    """The site's own content: its back holds more than a hundred markers."""
    assert Figure.objects.get(slug="back").markers.count() > 100


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES})
    return [f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found.response["violations"]]


def size_of(locator):
    box = locator.bounding_box()
    return box["width"], box["height"]


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_every_target_is_large_enough(visit, site, width, scheme):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    found = []
    for path in VIEWS:
        page.goto(visit.base + path)
        found += violations(page)
        found += [f"{path} is too wide"] if page.evaluate("document.documentElement.scrollWidth") > width else []
        controls = page.locator(".figure-controls a, .figure-choices a").all()
        found += [f"{path}: {one.inner_text()}" for one in controls if min(size_of(one)) < 43.9]
        links = page.locator(".near-target").all()
        found += [f"{path}: a target of {size_of(one)}" for one in links if min(size_of(one)) < 23.9]
    assert found == []


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (844, 390), (1280, 800)])
@pytest.mark.parametrize("query", ["", "?side=right", "?zoom=1", "?zoom=1&side=right", "?figure=body-back&zoom=1"])
def test_the_marker_lies_on_its_place_in_the_picture(visit, site, width, height, query):
    page = visit.page
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{visit.base}/points/ki3/{query}")
    figure = "body-back" if "body" in query else "ankle-inner"
    place = Figure.objects.get(slug=figure).markers.get(point__code="KI3", side="left")
    found = page.evaluate(PLACES, [place.x, place.y])
    assert min(abs(x - found["x"]) + abs(y - found["y"]) for x, y in found["markers"]) < 1


def test_nothing_moves_while_the_pictures_come(visit, site):
    for path in VIEWS:
        visit.page.goto(visit.base + path)
        assert visit.page.evaluate(SHIFT) < 0.01


def test_a_change_comes_in_place_keeps_the_focus_and_is_in_the_address(visit, site):
    page = visit.page
    page.goto(visit.base + "/points/ki3/")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Zoom in").click()
    expect(page.get_by_role("link", name="Whole figure")).to_be_focused()
    assert page.url == visit.base + "/points/ki3/?zoom=1"
    expect(page.locator("#figure-status")).to_contain_text("zoomed in")
    page.get_by_role("link", name="Right side").click()
    expect(page.get_by_role("link", name="Right side")).to_have_attribute("aria-current", "true")
    expect(page.locator("figcaption")).to_contain_text("right ankle")
    page.get_by_role("link", name="Hide labels").press("Enter")
    expect(page.locator(".figure-label")).to_have_count(0)
    assert page.url == visit.base + "/points/ki3/?side=right&zoom=1&labels=0"
    assert page.evaluate("window.same")
    shown = page.locator(".figure-plate").first.inner_html()
    page.reload()
    assert page.locator(".figure-plate").first.inner_html() == shown


def test_another_figure_is_chosen_by_keyboard(visit, site):
    page = visit.page
    page.goto(visit.base + "/points/bl23/")
    page.locator("a[data-figure=body-back]").press("Enter")
    expect(page.locator("figcaption")).to_contain_text("Whole body from behind")
    expect(page.locator("#_gallery")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zoom in")).to_be_focused()


def test_a_neighbour_is_reached_by_key_and_named(visit, site):
    page = visit.page
    page.goto(visit.base + "/points/bl23/?labels=0")
    near = page.get_by_role("link", name="BL 54 Zhìbiān", exact=True).first
    expect(near.locator("text")).to_be_hidden()
    near.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(near.locator("text")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/points/bl54/")


def test_without_a_network_the_figure_stays(visit, site):
    page = visit.page
    page.goto(visit.base + "/points/ki3/")
    visit.context.set_offline(True)
    page.get_by_role("link", name="Zoom in").click()
    expect(page.locator("#figure-status")).to_contain_text("No network")
    assert page.url == visit.base + "/points/ki3/"


@pytest.mark.nojs
def test_without_a_script_each_view_is_a_plain_link(visit, site):
    page = visit.page
    page.goto(visit.base + "/points/ki3/")
    page.click("text=Zoom in")
    assert page.url == visit.base + "/points/ki3/?zoom=1#_gallery"
    page.click("text=Right side")
    expect(page.locator("figcaption")).to_contain_text("right ankle")
    page.click("text=Hide labels")
    page.click("text=Whole figure")
    page.click("text=Show labels")
    page.click("text=Whole body")
    expect(page.locator("figcaption")).to_contain_text("Whole body from behind")
    assert re.search(r"\?figure=body-back&side=right#_gallery$", page.url)


def test_on_paper_the_figure_keeps_its_words_and_loses_its_controls(visit, site):
    page = visit.page
    page.goto(visit.base + "/points/bl23/")
    page.emulate_media(media="print")
    expect(page.locator(".figure-label-this").first).to_be_visible()
    for thing in page.locator(".figure-controls, .figure-choices").all():
        expect(thing).to_be_hidden()
