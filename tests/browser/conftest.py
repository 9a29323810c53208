"""A real Chromium before a live server. Nothing autouse: a test asks for `browser_page` or for a `guide`."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.session_steps import STAGES

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright runs an event loop in this thread
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser test that failed is run once more, and told as rerun: docs/decisions/0019-one-more-try.md."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        message = "no Chromium: install it, or set CHROMIUM=/path/to/it"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)  # what is awaited may be late on a busy machine

    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=as_root)
        yield chromium
        chromium.close()


class Visit:
    """One person's browser: pages that report every error, every blocked resource and every foreign request."""

    def __init__(self, context: Any, base: str) -> None:
        self.context, self.base, self.problems = context, base, []
        context.add_init_script(STAGES)
        self.page = self.new_page()

    def new_page(self) -> Any:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("console", self.hear)
        page.on("request", lambda r: None if r.url.startswith((self.base, "data:", "blob:")) else self.foreign(r))
        return page

    def hear(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.problems.append(message.text)

    def foreign(self, request: Any) -> None:
        self.problems.append(f"foreign request: {request.url}")


@pytest.fixture
def visit(browser: Any, live_server: Any, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """On a phone; with the mark `nojs` without JavaScript. Fails on any problem and on any cookie.

    The service worker runs only with the mark `worker`: what it fetches by itself would outlive other tests.
    """
    scripts = request.node.get_closest_marker("nojs") is None
    workers = "allow" if request.node.get_closest_marker("worker") else "block"
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=scripts, service_workers=workers
    )
    context.set_default_timeout(20000)
    context.set_default_navigation_timeout(30000)  # a machine with other work to do
    visit = Visit(context, live_server.url)
    yield visit
    cookies = context.cookies()
    context.close()
    assert visit.problems == []
    assert cookies == []
