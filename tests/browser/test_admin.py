"""The editors' desk in a real browser: under the strict policy, for everybody, and an editor's whole way."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.urls import reverse
from factories import make_figure, make_marker, make_point, make_step
from factories_routines import make_back_ease
from PIL import Image

from acupoints.models import Caution, Change, Photo, PointName, ReviewPack
from tests.desk import keep_media_in, one_of_each, point_with_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct-horse-7"
LOOKS = [("light", 1280), ("dark", 390)]
OTHER_LOOKS = [("dark", 1280), ("light", 390)]
# A colour on its way from one scheme to the other is none of the page's.
STILL = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [still];
}"""


class Desk:
    """One signed-in editor. Keeps what the browser complained of before axe added styles of its own."""

    def __init__(self, context: Any, base: str) -> None:
        self.base, self.problems = base, []
        self.page = context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", self.hear)
        self.page.on("request", self.see)

    def hear(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.problems.append(message.text)

    def see(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.problems.append(f"foreign request: {request.url}")

    def sign_in(self, name: str = "editor") -> None:
        self.page.goto(f"{self.base}/admin/")
        self.page.fill("#id_username", name)
        self.page.fill("#id_password", PASSWORD)
        self.follow("text=Log in")

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)

    def follow(self, selector: str) -> None:
        """Click what leads to another page, and wait for it: axe on a page about to go sees a document that is gone."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.click(selector)

    def save(self, and_stay: bool = False) -> None:
        self.follow(f"input[name={'_continue' if and_stay else '_save'}] >> nth=-1")
        self.page.wait_for_selector(".messagelist .success")

    def press(self, text: str) -> None:
        """One of the buttons of a draft's page."""
        self.follow(f".desk-deeds button:has-text('{text}')")
        self.page.wait_for_selector(".messagelist .success")

    def publish(self) -> None:
        """By somebody else, in a browser of their own, from the page of the draft that stands here now."""
        self.press("Send to review")
        for other in second(self):
            other.open(self.page.url.removeprefix(self.base))
            other.press("Publish")

    def axe_in(self, looks: list[tuple[str, int]]) -> list[str]:
        """In each scheme and width: the page is turned, not loaded again."""
        found = []
        for scheme, width in looks:
            self.page.emulate_media(color_scheme=scheme)
            self.page.set_viewport_size({"width": width, "height": 844})
            self.page.evaluate(STILL)
            wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
            found += [f"{self.page.url} is wider than {width}"] if wide else []
            found += [f"{scheme} {width} {one}" for one in self.axe()]
        return found

    def axe(self) -> list[str]:
        from axe_playwright_python.sync_playwright import Axe

        heard = list(self.problems)
        found = Axe().run(self.page).response["violations"]
        self.problems[:] = heard  # axe itself writes inline styles, which the policy refuses
        return [f"{self.page.url} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    return keep_media_in(settings, tmp_path)


def desk_in(browser: Any, base: str, **options: Any) -> Iterator[Desk]:
    User.objects.create_superuser("editor", password=PASSWORD)
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    context.set_default_timeout(20000)
    desk = Desk(context, base)
    yield desk
    context.close()
    assert desk.problems == []


def second(desk: Desk) -> Iterator[Desk]:
    if not User.objects.filter(username="second").exists():
        User.objects.create_superuser("second", password=PASSWORD)
    context = desk.page.context.browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20000)
    other = Desk(context, desk.base)
    other.sign_in("second")
    yield other
    context.close()
    assert other.problems == []


@pytest.fixture
def desk(browser: Any, live_server: Any, media: Path) -> Iterator[Desk]:
    for desk in desk_in(browser, live_server.url):
        desk.sign_in()
        yield desk


@pytest.fixture(params=[("light", 1280), ("dark", 390)], ids=str)
def any_desk(browser: Any, live_server: Any, media: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    scheme, width = request.param
    yield from desk_in(browser, live_server.url, color_scheme=scheme, viewport={"width": width, "height": 844})


def pages_of_all() -> Iterator[str]:
    """Every list of the desk, and of everything the form, the history and the empty form."""
    for model, of_model in admin.site._registry.items():
        names = {one.name for one in of_model.get_urls()}
        row = model._default_manager.first()
        for page, given in (("changelist", []), ("add", []), ("change", [row]), ("history", [row])):
            name = f"{model._meta.app_label}_{model._meta.model_name}_{page}"
            if name in names and given != [None]:
                yield reverse(f"admin:{name}", args=[one.pk for one in given])


OFTEN = ["/admin/", "/admin/acupoints/point/{point}/change/", "/admin/acupoints/change/{change}/change/"]
OTHERS = [
    *("/admin/acupoints/", "/admin/acupoints/point/?q=nothing", "/admin/acupoints/point/recover/"),
    *("/admin/acupoints/point/{point}/delete/", "/admin/password_change/", "/admin/findings/", "/admin/unverified/"),
    *("/admin/acupoints/photo/several/", "/admin/second-factor/", "/admin/sign-out-everywhere/"),
    *("/admin/acupoints/bulkimport/export/", "/admin/acupoints/bulkimport/files/"),
    *("/admin/acupoints/change/{change}/preview/", "/admin/acupoints/reviewpack/{pack}/read/"),
]


@pytest.mark.parametrize("part", range(3))
def test_no_page_of_the_desk_fails_axe_or_the_policy(browser: Any, live_server: Any, media: Path, part: int) -> None:
    """All pages in two looks, those that most work is done on in all four. In parts, so that they run side by side."""
    point = one_of_each()["point"]
    keys = {"point": point.pk, "change": Change.objects.get().pk, "pack": ReviewPack.objects.get().pk}
    often = [path.format(**keys) for path in OFTEN]
    paths = [*often, *dict.fromkeys([*(path.format(**keys) for path in OTHERS), *pages_of_all()])]
    for desk in desk_in(browser, live_server.url):
        desk.open("/admin/login/")
        found = desk.axe_in(LOOKS)
        desk.sign_in()
        for path in paths[part::3]:
            if desk.page.goto(desk.base + path).status == 403:  # an empty form of what no form makes
                continue
            found += desk.axe_in(LOOKS + OTHER_LOOKS if path in often else LOOKS)
        assert found == []


def test_versions_and_errors_do_not_fail_axe_either(any_desk: Desk) -> None:
    desk, point = any_desk, point_with_all()
    desk.sign_in()
    desk.open(f"/admin/acupoints/point/{point.pk}/change/")
    desk.page.fill("#id_summary", "In the hollow behind the outer ankle bone.")
    desk.page.check("#id_cautions-0-DELETE")
    desk.save()
    desk.publish()
    found = desk.axe()
    for link in ("Compare with now", "What changed"):
        desk.open(f"/admin/acupoints/point/{point.pk}/history/")
        found += desk.axe()
        desk.follow(f"a:has-text('{link}')")
        found += desk.axe()
    desk.open(f"/admin/acupoints/point/{point.pk}/delete/")
    desk.follow("input[type=submit][value*=sure]")
    for other in second(desk):
        other.open(desk.page.url.removeprefix(desk.base))
        other.press("Publish")
    desk.open("/admin/acupoints/point/recover/")
    desk.follow("#content-main a")
    found += desk.axe()
    desk.open("/admin/acupoints/photo/add/")
    bad = {"name": "fine.jpg", "mimeType": "image/jpeg", "buffer": b"<svg onload='alert(1)'/>"}
    desk.page.set_input_files("#id_upload", bad)
    desk.follow("input[name=_save] >> nth=-1")
    desk.page.wait_for_selector("text=This is not a JPEG, PNG or WebP picture")
    found += desk.axe()
    assert found == []


def picture() -> dict[str, Any]:
    target = io.BytesIO()
    Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(target, "JPEG")
    return {"name": "thumb.jpg", "mimeType": "image/jpeg", "buffer": target.getvalue()}


def test_an_editors_whole_way(desk: Desk) -> None:
    """Someone who never saw it corrects KI3; somebody else publishes it, and takes it back."""
    point, page = point_with_all(), desk.page

    # correct a text, move a marker by numbers (the dot goes along), say why
    desk.open("/admin/acupoints/point/?q=KI3")
    desk.follow("#result_list a:has-text('KI3')")
    page.fill("#id_locations-0-text", "Feel the inner ankle bone.")
    page.fill("#id_markers-0-x", "0.4")
    assert page.get_attribute(".desk-marker-dot", "cx") == "400"
    page.fill("#desk-why", "Two bones were meant.")
    desk.save(and_stay=True)
    assert "You are editing the draft." in page.inner_text(".desk-bar")
    assert page.input_value("#id_locations-0-text") == "Feel the inner ankle bone."

    # put two finding steps in another order
    page.click("button[aria-label^='Move Finding step: Feel the inner'][aria-label$='down']")
    desk.save()
    draft = page.url.removeprefix(desk.base)
    assert " inner" in page.locator(".desk-diff ins").all_inner_texts()
    assert "moved by 15.0 %" in page.inner_text("#content-main")

    # see it as readers will
    desk.follow("text=Preview as readers will see it")
    assert "Feel the inner ankle bone." in page.inner_text("main")
    assert point.locations.first().text == "Feel the ankle bone."

    # add a photograph with its licence, to be published
    desk.open(f"/admin/acupoints/point/{point.pk}/change/")
    desk.follow("text=Add a photograph")
    page.set_input_files("#id_upload", picture())
    for name, text in (("alt", "A thumb behind the ankle bone."), ("credit", "Ann"), ("licence", "CC BY 4.0")):
        page.fill(f"#id_{name}", text)
    page.check("#id_published")
    desk.save()
    desk.publish()
    assert Photo.objects.get().point == point
    desk.open("/points/ki3/")
    assert page.evaluate("document.querySelector('.photo img').decode().then(() => true)")

    # send to review, a second account publishes and takes it back
    desk.open(draft)
    desk.publish()
    assert [one.text for one in point.locations.all()] == ["Slide back to the tendon.", "Feel the inner ankle bone."]
    assert (point.markers.get().x, point.markers.get().placed_by) == (0.4, "editor")
    desk.open("/points/ki3/")
    assert "Feel the inner ankle bone." in page.inner_text("main")
    for other in second(desk):
        other.open(f"/admin/acupoints/point/{point.pk}/history/")
        assert "Two bones were meant." in other.page.inner_text("#change-history")
        other.follow("a:has-text('Compare with now') >> nth=-1")
        assert other.page.inner_text(".desk-diff ins >> nth=0")
        other.follow("text=Bring this version back")
        other.page.wait_for_selector(".messagelist .success")
        other.open("/admin/acupoints/change/?q=thumb")
        other.follow("#result_list tbody a")
        other.press("Undo what this published")
    assert [one.text for one in point.locations.all()] == ["Feel the ankle bone.", "Slide back to the tendon."]
    assert (point.markers.get().x, point.markers.get().placed_by) == (0.25, "atlas")
    assert not Photo.objects.get().published


def test_a_routine_is_put_in_order_and_counts_its_minutes(desk: Desk) -> None:
    routine, page = make_back_ease(), desk.page
    desk.open(f"/admin/routines/routine/{routine.pk}/change/")
    assert page.inner_text("output[data-form=full]") == str(routine.full_minutes)
    page.click("button[aria-label^='Move GB 30'][aria-label$='up']")
    page.fill("#id_steps-0-hold", "4 min")
    minutes = page.inner_text("output[data-form=full]")
    desk.save()
    assert "Needs a second person" in page.inner_text("#content-main")
    desk.publish()
    assert [step.point.code for step in routine.steps.all() if step.point] == ["KI3", "GB30", "BL57", "BL52"]
    assert minutes == str(type(routine).objects.with_card().get(pk=routine.pk).full_minutes)


def test_drafts_do_not_fail_axe_either(any_desk: Desk) -> None:
    """Written, colliding, waiting, sent back, published: each with its bar, its page and its preview."""
    desk, point, found = any_desk, point_with_all(), []
    desk.sign_in()
    form = f"/admin/acupoints/point/{point.pk}/change/"
    desk.open(form)
    desk.page.fill("#id_summary", "In the hollow behind the outer ankle bone.")
    desk.page.fill("#id_markers-0-x", "0.3")
    desk.page.check("#id_cautions-0-DELETE")
    desk.save()
    page = desk.page.url.removeprefix(desk.base)
    point.summary = "Readers have other words now."
    point.save()
    for path in (page, form, page.removesuffix("change/") + "preview/"):
        desk.open(path)
        assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), desk.page.url
        found += desk.axe()
    desk.open(form)
    desk.save()
    desk.press("Send to review")
    found += desk.axe()
    for other in second(desk):
        other.open(page)
        other.page.fill("#why", "Which ankle?")
        other.press("Send back")
    for path in (form, page, "/admin/acupoints/change/", f"/admin/acupoints/point/{point.pk}/delete/"):
        desk.open(path)
        found += desk.axe()
    desk.open(page)
    desk.publish()
    desk.open(page)
    found += desk.axe()
    assert found == []


def test_steps_can_be_dragged(desk: Desk) -> None:
    routine = make_back_ease()
    desk.open(f"/admin/routines/routine/{routine.pk}/change/")
    items = desk.page.locator(".desk-order li")
    items.nth(2).drag_to(items.nth(0), target_position={"x": 60, "y": 3}, source_position={"x": 12, "y": 12})
    desk.save()
    desk.publish()
    assert [step.point.code for step in routine.steps.all() if step.point] == ["GB30", "KI3", "BL57", "BL52"]


def test_a_tap_on_the_figure_places_the_marker(desk: Desk) -> None:
    point = make_point()
    make_marker(figure=make_figure(), point=point)
    desk.open(f"/admin/acupoints/point/{point.pk}/change/")
    box = desk.page.locator(".desk-marker").bounding_box()
    desk.page.locator(".desk-marker").click(position={"x": box["width"] / 2, "y": box["height"] / 4})
    assert float(desk.page.input_value("#id_markers-0-x")) == pytest.approx(0.5, abs=0.02)
    assert float(desk.page.input_value("#id_markers-0-y")) == pytest.approx(0.25, abs=0.02)


def test_sources_are_added_and_removed_as_names(desk: Desk) -> None:
    from acupoints.models import Source

    point = make_point()
    for key in ("who2008", "ng59"):
        Source.objects.create(key=key, type="standard", authors=key.upper(), title=key, supports="All.")
    point.press_sources.add(Source.objects.get(key="ng59"))
    desk.open(f"/admin/acupoints/point/{point.pk}/change/")
    row = desk.page.locator(".field-press_sources")
    row.get_by_label("Press sources").fill("who2008")
    row.get_by_label("Press sources").press("Enter")
    row.get_by_label("Remove ng59").click()
    desk.save()
    desk.publish()
    assert [one.key for one in point.press_sources.all()] == ["who2008"]


def test_the_desk_works_without_javascript(browser: Any, live_server: Any, media: Path) -> None:
    point = make_point()
    make_step(point=point, text="First.", position=1)
    make_step(point=point, text="Second.", position=2)
    Caution.objects.create(point=point, level="info", text="Gently.")
    PointName.objects.create(point=point, kind="variant", text="Lüxi")
    for desk in desk_in(browser, live_server.url, java_script_enabled=False):
        desk.sign_in()
        desk.open(f"/admin/acupoints/point/{point.pk}/change/")
        desk.page.fill("#id_locations-1-position", "1")
        desk.page.fill("#id_press_hold", "45 s")
        desk.save()
        desk.publish()
    assert [one.text for one in point.locations.all()] == ["Second.", "First."]


def test_what_was_typed_outlives_a_sign_in_that_ran_out(desk: Desk) -> None:
    point = point_with_all()
    desk.open(f"/admin/acupoints/point/{point.pk}/change/")
    desk.page.fill("#id_summary", "Between ankle and tendon.")
    desk.page.check("#id_inside_body")
    desk.page.click("#names-group .add-row a")
    desk.page.fill("#id_names-1-text", "Great Stream")
    Session.objects.all().delete()
    desk.follow("input[name=_save] >> nth=-1")
    desk.page.fill("#id_username", "editor")
    desk.page.fill("#id_password", PASSWORD)
    desk.follow("text=Log in")
    assert desk.axe() == []
    desk.page.click("text=Put it back")
    assert desk.page.input_value("#id_summary") == "Between ankle and tendon."
    assert desk.page.is_checked("#id_inside_body")
    assert desk.page.input_value("#id_names-1-text") == "Great Stream"
    desk.page.reload()
    assert not desk.page.query_selector(".desk-kept")


def test_a_saved_form_offers_nothing_later(desk: Desk) -> None:
    point = point_with_all()
    desk.open(f"/admin/acupoints/point/{point.pk}/change/")
    desk.page.fill("#id_summary", "Between ankle and tendon.")
    desk.save()
    desk.open("/admin/acupoints/point/")
    desk.open(f"/admin/acupoints/point/{point.pk}/change/")
    desk.page.wait_for_selector(".desk-parts")
    assert not desk.page.query_selector(".desk-kept")


def test_the_parts_of_a_long_form_are_a_list_of_links(desk: Desk) -> None:
    point = point_with_all()
    desk.open(f"/admin/acupoints/point/{point.pk}/change/")
    ids = desk.page.eval_on_selector_all(".desk-parts a", "links => links.map((one) => one.hash)")
    assert len(ids) > 8
    assert desk.page.evaluate("ids => ids.every((id) => document.querySelector(id))", ids)
