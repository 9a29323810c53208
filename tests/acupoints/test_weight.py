"""What pages weigh on the wire, in bytes: no clock, no network. docs/performance.md has the measured whole."""

import gzip

import pytest
from django.conf import settings
from django.test import Client

from acupoints.models import Point
from config.storage import JOINED

STATIC = settings.BASE_DIR / "static"
RICH = {"LI4", "SP6"}  # the two points of which most is told, with 26 and 28 sources


def wire(body: bytes) -> int:
    return len(gzip.compress(body, 6))


def joined(name: str) -> int:
    join = JOINED["css/page-*.css" if name.endswith("css") else "js/page-*.js"]
    return wire(join(name, lambda part: (STATIC / part).read_text()).encode())


def test_every_point_page_is_at_most_ten_kilobytes(client: Client, content: None) -> None:
    sizes = {
        code: wire(client.get(f"/points/{code.lower()}/").content)
        for code in Point.objects.values_list("code", flat=True)
    }
    assert len(sizes) == 410
    assert {code for code, size in sizes.items() if size > 10 * 1024} <= RICH
    assert max(sizes.values()) < 10_800


@pytest.mark.parametrize("name", sorted(path.relative_to(STATIC).as_posix() for path in STATIC.glob("js/page-*.js")))
def test_a_page_has_little_script(name: str) -> None:
    assert joined(name) < (15_000 if name == "js/page-session.js" else 9_000)


@pytest.mark.parametrize("name", sorted(path.relative_to(STATIC).as_posix() for path in STATIC.glob("css/page-*.css")))
def test_a_page_has_little_style(name: str) -> None:
    assert joined(name) < 13_000


def test_hanzi_lie_in_few_small_files() -> None:
    sizes = [path.stat().st_size for path in STATIC.glob("fonts/noto-serif-*.woff2")]
    assert len(sizes) <= 12
    assert max(sizes) < 16_000
