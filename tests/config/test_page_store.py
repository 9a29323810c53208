"""The page store round the whole site: what it keeps, what it never keeps, and what it says of it."""

import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from asking import Told, ask
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.test import Client
from factories import make_meridian, make_point, make_step

from acupoints.models import Point
from config.pages import PageStore

pytestmark = pytest.mark.django_db
POINT = "/points/ki3/"
ROOM = 2**24


class Site:
    """Django, counted."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.django = WSGIHandler()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ["PATH_INFO"])
        return self.django(environ, start_response)


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def store(site: Site) -> PageStore:
    return PageStore(site, room=ROOM)


@pytest.fixture
def point() -> Point:
    point = make_point()
    make_step(point=point)
    return point


def test_a_page_is_made_once_and_its_second_answer_is_the_same(store: PageStore, site: Site, point: Point) -> None:
    first, second = ask(store, POINT), ask(store, POINT)
    assert (first.status, site.asked) == (200, [POINT])
    assert first == second


def test_a_kept_page_has_all_that_django_says_and_a_tag(store: PageStore, site: Site, point: Point) -> None:
    ask(store, POINT)
    kept, fresh = ask(store, POINT), ask(site, POINT)
    assert kept.body == fresh.body
    added = {"ETag", "Content-Length"}
    assert {name: value for name, value in kept.steady.items() if name not in added} == {
        **{name: value for name, value in fresh.steady.items() if name not in added},
        "Vary": f"{fresh.headers['Vary']}, Accept-Encoding",
    }
    for name in ("X-Frame-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"):
        assert kept.headers[name]
    assert kept.headers["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=60"


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_it_is_packed_once_and_says_how(store: PageStore, point: Point, coding: str) -> None:
    plain, packed = ask(store, POINT), ask(store, POINT, accept_encoding=coding)
    assert packed.headers["Content-Encoding"] == coding
    assert int(packed.headers["Content-Length"]) == len(packed.body) < len(plain.body)
    assert packed.etag != plain.etag
    assert unpacked(packed) == plain.body


def unpacked(told: Told) -> bytes:
    import gzip

    import brotli

    return {"br": brotli.decompress, "gzip": gzip.decompress}[told.headers["Content-Encoding"]](told.body)


def test_head_says_the_same_without_the_page(store: PageStore, site: Site, point: Point) -> None:
    head = ask(store, POINT, "HEAD")
    page = ask(store, POINT)
    assert (head.status, head.body, head.headers) == (200, b"", page.headers)
    assert site.asked == [POINT]


@pytest.mark.parametrize("known", ["{0}", "W/{0}", '"other", {0}', 'W/"other",W/{0} , "more"', "*"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_the_page_gets_no_page(store: PageStore, point: Point, known: str, method: str) -> None:
    page = ask(store, POINT, accept_encoding="br")
    answer = ask(store, POINT, method, accept_encoding="br", if_none_match=known.format(page.etag))
    assert (answer.status, answer.body) == (304, b"")
    about_the_body = {"Content-Length", "Content-Encoding", "Content-Type"}
    assert answer.headers == {name: value for name, value in page.headers.items() if name not in about_the_body}


@pytest.mark.parametrize("known", ['"other"', "", "other, W/other", 'W/"-br"'])
def test_who_has_another_page_gets_this_one(store: PageStore, point: Point, known: str) -> None:
    assert ask(store, POINT, if_none_match=known).status == 200


def test_the_tag_of_another_coding_is_another_page(store: PageStore, point: Point) -> None:
    tag = ask(store, POINT, accept_encoding="br").etag
    assert ask(store, POINT, accept_encoding="gzip", if_none_match=tag).status == 200


def test_an_edit_shows_at_once_and_the_tag_changes(store: PageStore, point: Point) -> None:
    before = ask(store, POINT)
    Point.objects.update(english="Brook of Change")
    after = ask(store, POINT, if_none_match=before.etag)
    assert after.status == 200
    assert b"Brook of Change" in after.body


def test_an_edit_elsewhere_makes_the_page_anew_but_leaves_its_tag(store: PageStore, site: Site, point: Point) -> None:
    before = ask(store, POINT)
    make_meridian(code="LR")
    assert ask(store, POINT, if_none_match=before.etag).status == 304
    assert site.asked == [POINT, POINT]


def test_an_edit_that_is_taken_back_never_shows(store: PageStore, point: Point) -> None:
    before = ask(store, POINT)
    with suppress(ZeroDivisionError), transaction.atomic():
        Point.objects.update(english="Never so")
        assert b"Never so" in ask(store, POINT).body  # to whoever sits in the transaction
        raise ZeroDivisionError
    assert ask(store, POINT) == before


def test_what_changes_while_a_page_is_made_shows_on_the_next_one(point: Point) -> None:
    django, edits = WSGIHandler(), iter(["Second name", "Third name"])

    def slow(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = django(environ, start_response)
        Point.objects.update(english=next(edits))
        return answer

    store = PageStore(slow, room=ROOM)
    assert b"Great Ravine" in ask(store, POINT).body
    assert b"Second name" in ask(store, POINT).body


@pytest.mark.parametrize("path", ["/points/nothing-here/", "/no/such/place", "/points/KI3/", "/points/ki3", "/healthz"])
def test_what_is_no_page_is_never_kept(store: PageStore, site: Site, point: Point, path: str) -> None:
    first, second = ask(store, path), ask(store, path)
    assert first.status == second.status
    assert site.asked == [path, path]
    assert len(store.pages) == 0


def test_an_error_is_never_kept(site: Site, point: Point) -> None:
    wrong = [True]

    def failing(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if wrong.pop() if wrong else False:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"sorry"]
        return site(environ, start_response)

    store = PageStore(failing, room=ROOM)
    assert [ask(store, POINT).status for _ in range(2)] == [500, 200]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Set-Cookie", "a=b"),
        ("Vary", "Cookie"),
        ("Vary", "*"),
        ("Cache-Control", "private, public"),
        ("Cache-Control", "no-store"),
        ("Cache-Control", ""),
    ],
)
def test_what_is_not_for_everyone_is_never_kept(point: Point, name: str, value: str) -> None:
    asked = []

    def own(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        asked.append(environ)
        start_response("200 OK", list({"Cache-Control": "public", name: value}.items()))
        return [b"yours"]

    store = PageStore(own, room=ROOM)
    assert {ask(store, POINT).body for _ in range(3)} == {b"yours"}
    assert len(asked) == 3


def test_an_editor_gets_a_page_of_their_own(store: PageStore, site: Site, point: Point, client: Client) -> None:
    client.force_login(User.objects.create_user("ed"))
    cookie = f"other=1; editor_session={client.cookies['editor_session'].value}"
    for _ in range(2):
        assert "ETag" not in ask(store, POINT, cookie=cookie).headers
    assert len(store.pages) == 0
    ask(store, POINT)
    ask(store, POINT, cookie=cookie)
    assert len(site.asked) == 4


def test_nothing_of_whoever_asked_first_is_on_the_page(site: Site, point: Point) -> None:
    seen: list[dict[str, Any]] = []

    def watched(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        seen.append(environ)
        return site(environ, start_response)

    ask(PageStore(watched, room=ROOM), POINT, cookie="a=b", accept_language="tr", user_agent="x", authorization="y")
    assert {name for name in seen[0] if name.startswith(("HTTP_", "CONTENT_"))} == {"HTTP_HOST"}


def test_a_name_nobody_reads_in_the_query_changes_nothing(store: PageStore, site: Site, point: Point) -> None:
    plain = ask(store, POINT)
    assert ask(store, f"{POINT}?utm_source=mail&zoom2=1") == plain
    assert ask(store, f"{POINT}?bones=1&utm_source=x") == ask(store, f"{POINT}?bones=1")
    assert len(site.asked) == 2


def test_what_somebody_looked_for_is_not_kept(store: PageStore, point: Point) -> None:
    for path in ("/search/?q=ravines", "/complaints/?region=ankle"):
        told = ask(store, path)
        assert (told.status, told.headers["Cache-Control"]) == (200, "private, no-cache")
    assert len(store.queries) == 0


def test_a_fragment_and_a_page_are_kept_apart(store: PageStore, site: Site, point: Point) -> None:
    page = ask(store, "/points/")
    part = ask(store, "/points/", hx_request="true")
    assert len(part.body) < len(page.body)
    assert ask(store, "/points/", hx_request="true", hx_history_restore_request="true") == page
    assert ask(store, "/points/", hx_request="true", hx_boosted="true") == page
    assert len(site.asked) == 2
    assert {"HX-Request", "HX-Boosted", "HX-History-Restore-Request"} <= set(page.headers["Vary"].split(", "))


def test_every_host_has_its_own(store: PageStore, point: Point, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    assert b"http://other.example/" in ask(store, POINT, host="other.example").body
    assert b"http://other.example/" not in ask(store, POINT).body
    assert ask(store, POINT, host="evil.example").status == 400
    assert len(store.pages) == 2


def test_behind_a_proxy_the_scheme_counts(store: PageStore, point: Point, settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert b"https://testserver/" in ask(store, POINT, x_forwarded_proto="https").body
    assert b"https://testserver/" not in ask(store, POINT, x_forwarded_proto="http").body


def test_every_day_has_its_own(store: PageStore, site: Site, point: Point, time_machine: Any) -> None:
    for day in ("2026-11-23", "2026-11-23", "2026-11-24"):
        time_machine.move_to(f"{day}T23:59:00Z")
        told = ask(store, POINT)
    assert b"24 November 2026" in told.body
    assert len(site.asked) == 2


def test_posts_pass_by(store: PageStore, site: Site, point: Point) -> None:
    ask(store, POINT)
    assert ask(store, POINT, "POST").status == 403  # no form of the site leads here
    assert len(site.asked) == 2


def test_without_a_revision_the_site_answers_by_itself(store: PageStore, point: Point) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM acupoints_revision")
    assert ask(store, POINT).status == 200
    assert len(store.pages) == 0


def test_a_kept_page_asks_the_database_for_the_revision_alone(
    store: PageStore, point: Point, django_assert_num_queries: Any
) -> None:
    ask(store, POINT)
    with django_assert_num_queries(0):  # the revision is asked of the driver, past Django's count
        assert ask(store, POINT).status == 200


def test_an_edited_template_shows_at_once(store: PageStore, site: Site, point: Point) -> None:
    from django.utils.autoreload import file_changed

    ask(store, POINT)
    file_changed.send(sender=None, file_path=Path("templates/base.html"))
    ask(store, POINT)
    assert len(site.asked) == 2


def test_others_wait_for_a_page_that_is_being_made() -> None:
    """Eight threads ask while the first one's page is being made: it is made once, and all have it."""
    begun, go_on, made = threading.Event(), threading.Event(), []

    def slow(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        made.append(environ)
        begun.set()
        assert go_on.wait(30)
        start_response("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "public")])
        return [b"page"]

    store, told = PageStore(slow, room=ROOM), []
    threads = [threading.Thread(target=lambda: told.append(asked_outside_the_database(store))) for _ in range(8)]
    for thread in threads:
        thread.start()
    assert begun.wait(30)
    go_on.set()
    for thread in threads:
        thread.join(30)
    assert [one.body for one in told] == [b"page"] * 8
    assert len(made) == 1


def asked_outside_the_database(store: PageStore) -> Told:
    return ask(store, "/offline/")
