"""Every kind of answer carries every header: pages, errors, redirects, 304s, and static files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from factories import make_point

from config import views
from config.headers import StaticFiles, say_what_it_is

pytestmark = pytest.mark.django_db
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
PICTURE = f"{'a' * 32}-480.webp"
KEPT = {"HTTP_IF_NONE_MATCH": f'"{PICTURE}"'}
FORM = {"CONTENT_TYPE": "application/x-www-form-urlencoded"}
ODD = {"CONTENT_TYPE": "application/x-www-form-urlencoded; charset=utf-7"}
# name: method, path, headers, status
ANSWERS: dict[str, tuple[str, str, dict[str, str], int]] = {
    "a page": ("GET", "/points/ki3/", {}, 200),
    "its head": ("HEAD", "/points/ki3/", {}, 200),
    "a page without a row": ("GET", "/numbering/", {}, 200),
    "no such page": ("GET", "/points/none/", {}, 404),
    "no such address": ("GET", "/none/at/all", {}, 404),
    "a missing slash": ("GET", "/points/ki3", {}, 301),
    "an alias": ("GET", "/favicon.ico", {}, 301),
    "a wrong method": ("DELETE", "/report/", {}, 405),
    "a post where none is read": ("POST", "/points/ki3/", {}, 403),
    "an odd charset": ("POST", "/report/", ODD, 400),
    "another host": ("GET", "/points/ki3", {"HTTP_HOST": "evil.example"}, 400),
    "a refused report": ("POST", "/report/", FORM, 400),
    "from elsewhere": ("POST", "/report/", {"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
    "something that broke": ("GET", "/robots.txt", {}, 500),
    "the worker": ("GET", "/sw.js", {}, 200),
    "health": ("GET", "/healthz", {}, 200),
    "a photograph": ("GET", f"/media/photos/{PICTURE}", {}, 200),
    "one that is kept": ("GET", f"/media/photos/{PICTURE}", KEPT, 304),
    "no photograph": ("GET", "/media/photos/x.webp", {}, 404),
    "the desk's door": ("GET", "/admin/login/", {}, 200),
    "a form without token": ("POST", "/admin/login/", {}, 403),
    "the desk without account": ("GET", "/admin/", {}, 302),
    "no session": ("GET", "/s/6d1c6ad8-0d43-4be4-9d3c-8f0a3f6f0b0c/", {}, 404),
    "no review": ("GET", "/review/none/", {}, 404),
    "a card": ("GET", "/embed/points/ki3/", {}, 200),
    "no card": ("GET", "/embed/points/none/", {}, 404),
    "data": ("GET", "/data/points.json", {}, 200),
    "data of one": ("GET", "/data/points/ki3.json", {}, 200),
    "no data": ("GET", "/data/none.csv", {}, 404),
    "no schema": ("GET", "/data/schema/none.json", {}, 404),
}


@pytest.fixture
def some_content(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_point()
    default_storage.save(f"photos/{PICTURE}", ContentFile(b"RIFF"))
    monkeypatch.setattr(views, "reverse", None)  # robots.txt breaks


def ask(method: str, path: str, **headers: str) -> Any:
    return Client(enforce_csrf_checks=True, raise_request_exception=False).generic(method, path, **headers)  # type: ignore[arg-type]


def check(headers: Any, path: str) -> None:
    """What all answers have in common, and what differs by their address alone."""
    assert {name: headers[name] for name in ALWAYS} == ALWAYS
    shared = path.startswith(("/embed/", "/data/", "/static/figures/"))
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if shared else "same-origin")
    assert "geolocation=()" in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_of_the_site_carries_all_headers(some_content: None, name: str) -> None:
    method, path, headers, status = ANSWERS[name]
    response = ask(method, path, **headers)
    response.close()
    assert response.status_code == status
    check(response.headers, path)
    framed = path.startswith("/embed/") and status == 200
    assert response.headers.get("X-Frame-Options") == (None if framed else "DENY")
    assert ("frame-ancestors *" in response["Content-Security-Policy"]) is framed


def test_data_that_is_kept_is_not_sent_again_but_says_all(some_content: None) -> None:
    first = ask("GET", "/data/points.json")
    second = ask("GET", "/data/points.json", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (second.status_code, second.content) == (304, b"")
    check(second.headers, "/data/points.json")


@pytest.mark.parametrize("path", ["/points/ki3/", "/none/", "/points/ki3", "/data/points.json"])
def test_over_https_browsers_are_told_to_stay_there(some_content: None, settings: Any, path: str) -> None:
    settings.SECURE_HSTS_SECONDS = 63072000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    said = Client().get(path, secure=True)["Strict-Transport-Security"]
    assert said == "max-age=63072000; includeSubDomains; preload"
    assert "Strict-Transport-Security" not in Client().get(path).headers


@pytest.fixture
def static_files(tmp_path: Path) -> StaticFiles:
    (tmp_path / "figures").mkdir()
    for name in ("site.css", "figures/back.webp"):
        (tmp_path / name).write_bytes(b"0123456789")
    return StaticFiles(nothing, root=str(tmp_path), prefix="/static/", add_headers_function=say_what_it_is)


def nothing(environ: Any, start_response: Callable[..., Any]) -> list[bytes]:
    raise AssertionError("not a static file")


@pytest.mark.parametrize("path", ["/static/site.css", "/static/figures/back.webp"])
@pytest.mark.parametrize(
    ("method", "asked", "status"),
    [
        ("GET", {}, "200 OK"),
        ("HEAD", {}, "200 OK"),
        ("GET", {"HTTP_IF_MODIFIED_SINCE": "Thu, 01 Jan 2099 00:00:00 GMT"}, "304 Not Modified"),
        ("POST", {}, "405 Method Not Allowed"),
        ("GET", {"HTTP_RANGE": "bytes=0-3"}, "206 Partial Content"),
        ("GET", {"HTTP_RANGE": "bytes=90-99"}, "416 "),
    ],
)
def test_every_answer_about_a_static_file_carries_all_headers(
    static_files: StaticFiles, path: str, method: str, asked: dict[str, str], status: str
) -> None:
    told: list[Any] = []
    environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, **asked}
    setup_testing_defaults(environ)
    body = static_files(environ, lambda *answer: told.append(answer))
    getattr(body, "close", lambda: None)()
    said, headers = told[0]
    assert said.startswith(status)
    assert len({name for name, _ in headers}) == len(headers)
    assert dict(headers)["X-Frame-Options"] == "DENY"
    check(dict(headers), path)
