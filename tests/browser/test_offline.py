"""What was read stays readable without a network; a session, a search and the admin are never kept."""

import re
import time

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from playwright.sync_api import Error, expect

from tests.browser.session_steps import begin, caught_up

pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.django_db(transaction=True)]

KEPT = """async () => {
  const paths = [];
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys()) paths.push(one.url.slice(location.origin.length));
  return paths;
}"""
REGISTERED = "() => navigator.serviceWorker.getRegistrations().then((all) => all.length)"
UPDATE = "() => navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => 1)"


@pytest.fixture
def site(lasting_content):
    """The site's content."""


def until(true, seconds=10):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def kept(page):
    return page.evaluate(KEPT)


def read(visit, path):
    """Open a page and wait until the worker has it, and what it asked to be kept besides."""
    visit.page.goto(visit.base + path)
    links = visit.page.locator("[data-keep] a[href^='/points/']").all()
    wanted = {path, *(link.get_attribute("href") for link in links)}
    until(lambda: wanted <= set(kept(visit.page)))


def heading(visit, path):
    visit.page.goto(visit.base + path)
    return visit.page.inner_text("h1")


def test_a_page_is_readable_offline_from_its_first_visit(visit, site):
    read(visit, "/points/ki3/")
    visit.context.set_offline(True)
    assert "Tàixī" in heading(visit, "/points/ki3/")
    expect(visit.page.locator(".masthead")).to_have_css("display", "block")
    shown = "document.querySelector('.figure img').currentSrc"
    assert visit.page.evaluate(f"fetch({shown}).then((answer) => answer.ok)")


def test_a_page_never_seen_gives_way_to_the_offline_page(visit, site):
    read(visit, "/points/ki3/")
    visit.context.set_offline(True)
    assert heading(visit, "/search/?q=knee") == "You are offline"
    assert heading(visit, "/complaints/lower-back-pain/") == "You are offline"
    expect(visit.page.locator("#kept li a")).to_have_text(re.compile("KI 3 Tàixī"))
    visit.page.click("#kept button")
    expect(visit.page.locator("#kept")).to_be_hidden()
    assert kept(visit.page) == []


def test_a_routine_takes_the_pages_and_pictures_of_its_points_along(visit, site):
    read(visit, "/routines/back-ease/")
    assert len([path for path in kept(visit.page) if path.startswith("/points/")]) == 7
    until(lambda: any("ankle-outer-1200" in path for path in kept(visit.page)))
    visit.context.set_offline(True)
    assert "BL 60" in heading(visit, "/points/bl60/")


def test_a_session_runs_undisturbed_and_leaves_nothing(visit, site, settings):
    settings.SESSION_SPEED = 15
    read(visit, "/routines/back-ease/")
    page = begin(visit)
    assert page.evaluate("!!navigator.serviceWorker.controller")
    page.click("#btn-main")
    caught_up(page)
    assert [path for path in kept(page) if re.match(r"/s/|.*/start/", path)] == []
    visit.context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.reload()


def test_neither_admin_nor_search_nor_posts_nor_fragments_are_kept(visit, site):
    read(visit, "/safety/")
    page = visit.page
    page.reload()
    fetches = {
        "/admin/login/": "{credentials: 'omit'}",
        "/search/?q=knee": "{}",
        "/points/": "{headers: {'HX-Request': 'true'}}",
        "/about/": "{method: 'POST', body: 'x=1'}",
        "/routines/back-ease/start/": "{}",
    }
    for path, options in fetches.items():
        page.evaluate(f"fetch('{path}', {options}).then((answer) => answer.text())")
    page.evaluate("(paths) => navigator.serviceWorker.controller.postMessage({keep: paths})", list(fetches)[::4])
    page.evaluate("fetch('/numbering/').then((answer) => answer.text())")
    until(lambda: "/numbering/" in kept(page))
    assert not set(fetches) & set(kept(page))


def test_a_slow_page_is_shown_as_it_was_kept(visit, site, monkeypatch):
    read(visit, "/safety/")
    visit.page.reload()
    monkeypatch.setattr("acupoints.views.pages.markdown", lambda text: time.sleep(7) or "")
    started = time.monotonic()
    assert heading(visit, "/safety/")
    assert visit.page.locator("main article h2").count()
    assert 3.5 < time.monotonic() - started < 6.5
    time.sleep(max(0, 7.5 - (time.monotonic() - started)))  # the server is still at it


def test_a_new_version_throws_the_old_cache_away(visit, site, monkeypatch):
    read(visit, "/safety/")
    (before,) = visit.page.evaluate("caches.keys()")
    monkeypatch.setattr(staticfiles_storage, "manifest_hash", "another", raising=False)
    visit.page.evaluate(UPDATE)
    until(lambda: before not in visit.page.evaluate("caches.keys()"))
    until(lambda: "/offline/" in kept(visit.page))


def test_the_switch_takes_the_worker_and_its_cache_away(visit, site, settings):
    read(visit, "/safety/")
    settings.SERVICE_WORKER = False
    visit.page.goto(visit.base + "/safety/")
    visit.page.evaluate(UPDATE)
    until(lambda: visit.page.evaluate(REGISTERED) == 0)
    assert kept(visit.page) == []
    visit.page.reload()
    assert visit.page.evaluate(REGISTERED) == 0


def test_no_more_than_250_files_are_kept_and_styles_outlast_pages(visit, site):
    read(visit, "/safety/")
    page = visit.page
    page.reload()
    ask = "async (n) => { for (let i = 0; i < n; i++) await (await fetch('/about/?n=' + i)).text(); }"
    page.evaluate(ask, 260)
    until(lambda: "/about/?n=259" in kept(page))
    until(lambda: len(kept(page)) <= 250)
    assert "/about/?n=0" not in kept(page)
    assert {"/offline/", "/static/css/page-reference.css"} <= set(kept(page))
