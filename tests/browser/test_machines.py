"""Data blocks under the strict policy, and cards in the frame of another site."""

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_data_block_is_read_and_not_barred(visit, lasting_content):
    """The visit itself fails on any report of the policy."""
    for path in ("/points/ki3/", "/complaints/lower-back-pain/", "/routines/back-ease/"):
        visit.page.goto(visit.base + path)
        blocks = visit.page.locator('script[type="application/ld+json"]')
        types = {node["@type"] for text in blocks.all_text_contents() for node in json.loads(text)["@graph"]}
        assert {"MedicalWebPage", "BreadcrumbList"} <= types


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Another site: a folder, and the address at which its files are served."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_another_site_frames_a_card_and_no_page(visit, lasting_content, stranger):
    folder, other = stranger
    paths = ["/embed/points/ki3/", "/embed/routines/back-ease/", "/points/ki3/"]
    frames = "".join(f'<iframe src="{visit.base}{path}" width="300" height="900"></iframe>' for path in paths)
    (folder / "index.html").write_text(frames)
    visit.page.goto(other)
    point, routine, refused = visit.page.frames[1:]
    for card in (point, routine):
        assert card.locator("h1").is_visible()
        assert card.evaluate("document.documentElement.scrollWidth") <= 300
    assert refused.url.startswith("chrome-error:")
    strange = [one for one in visit.problems if not one.startswith("foreign request")]
    assert len(strange) == 1
    assert "frame-ancestors 'none'" in strange[0]
    visit.problems.clear()  # the other site itself, and the refusal that it should meet
