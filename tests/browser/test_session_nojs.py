"""Without JavaScript from start to end: plain forms, 303, and a page that asks again at the stage's end."""

import pytest
from playwright.sync_api import expect

from routines.models import Session, SessionEvent
from tests.browser.session_steps import start
from tests.factories_routines import make_back_ease

pytestmark = [pytest.mark.browser, pytest.mark.nojs, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def routine(settings):
    settings.SESSION_SPEED = 60
    return make_back_ease()


def test_a_routine_is_followed_to_its_end(visit, routine):
    page = visit.page
    page.goto(visit.base + "/routines/back-ease/")
    page.click("text=Guide me")
    expect(page.locator("[data-cues]")).to_be_hidden()
    start(page)
    page.click("#btn-main")
    for place in ("Inner ankle, left", "Calf, both sides", "Buttock, left"):
        expect(page.locator("#where")).to_have_text(place, timeout=15000)
        page.wait_for_selector("[data-gate]", timeout=15000)
        page.click("#btn-main")
        expect(page.locator("h1")).not_to_contain_text(place, timeout=20000)
    expect(page.locator("h1")).to_have_text("Finished")
    expect(page.locator("[data-rating]")).to_be_hidden()
    assert [e.kind for e in SessionEvent.objects.all()] == ["start", "found", "found", "found"]


def test_the_buttons_work_as_plain_forms(visit, settings):
    settings.SESSION_SPEED = 1
    make_back_ease()
    page = visit.page
    page.goto(visit.base + "/routines/back-ease/start/")
    page.check("[value=full]")
    start(page)
    for button in ("main", "main", "main", "main", "ease", "extend", "next", "back", "skip", "stop"):
        page.click(f"#btn-{button}")
    expect(page.locator("h1")).to_have_text("Stopped here")
    done = [e.kind for e in SessionEvent.objects.all()]
    assert done == ["start", "found", "pause", "resume", "ease", "extend", "next", "back", "skip", "stop"]


def test_finding_help_opens_without_a_script(visit, routine):
    page = visit.page
    page.goto(visit.base + "/routines/back-ease/start/")
    start(page)
    page.click("#btn-main")
    page.click("text=Can’t find it?")
    expect(page.locator("#help-text")).to_be_visible()
    assert Session.objects.get().seq == 1
