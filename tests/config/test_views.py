"""What stands at the root of the site for browsers and crawlers."""

import json
import re
import struct

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client


@pytest.mark.parametrize("path", ["/sw.js", "/manifest.webmanifest", "/robots.txt", "/offline/"])
def test_it_stands_under_the_policy_and_sets_no_cookie(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "worker-src 'self'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.post(path).status_code == 405


def test_the_worker_is_asked_for_anew_each_time(client: Client) -> None:
    response = client.get("/sw.js")
    assert response["Cache-Control"] == "no-cache"
    assert response["Content-Type"].startswith("text/javascript")
    assert re.search(r'"atlas-[0-9a-f]{12}"', response.content.decode())


def test_the_worker_has_another_version_when_static_files_change(client: Client, monkeypatch) -> None:
    before = client.get("/sw.js").content
    monkeypatch.setattr(staticfiles_storage, "manifest_hash", "another", raising=False)
    assert client.get("/sw.js").content != before


def test_the_switch_serves_a_worker_that_leaves(client: Client, settings) -> None:
    settings.SERVICE_WORKER = False
    assert b"registration.unregister()" in client.get("/sw.js").content
    assert b"data-offline" not in client.get("/offline/").content


def test_the_manifest_names_icons_of_the_size_they_have(client: Client) -> None:
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    assert manifest["start_url"] == manifest["scope"] == "/"
    assert {"192x192", "512x512"} == {icon["sizes"] for icon in manifest["icons"]}
    assert "maskable" in {icon["purpose"] for icon in manifest["icons"]}
    for icon in manifest["icons"]:
        assert size_of(icon["src"]) == icon["sizes"]


def test_each_page_names_the_manifest_and_an_icon_for_phones(client: Client) -> None:
    html = client.get("/offline/").content.decode()
    assert '<link rel="manifest" href="/manifest.webmanifest">' in html
    assert size_of("/static/icons/apple-touch-icon.png") == "180x180"
    assert html.count('name="theme-color"') == 2


def test_crawlers_are_kept_from_sessions_searches_and_the_admin(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert {"Disallow: /admin/", "Disallow: /s/", "Disallow: /search/"} <= set(text.splitlines())


def size_of(url: str) -> str:
    """As the head of the PNG says."""
    path = finders.find(url.removeprefix("/static/"))
    assert path, url
    with open(path, "rb") as file:
        head = file.read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return "{}x{}".format(*struct.unpack(">II", head[16:24]))
