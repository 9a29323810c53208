"""A few of the questions of tests/fuzzing.py for every address: junk is answered with 4xx, never with 5xx."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import fuzzing
import pytest
from django.test import Client
from factories import make_point
from factories_routines import make_back_ease
from fuzzing import BROKEN, Asked

pytestmark = pytest.mark.django_db


def send(one: Asked) -> Any:
    path, _, query = one.path.partition("?")
    environ = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in one.headers.items()}
    client = Client(raise_request_exception=False)
    return client.generic(one.method, unquote(path), one.body, one.content_type, QUERY_STRING=query, **environ)


def questions() -> Iterator[Asked]:
    return fuzzing.everything(seed=9, each=3)


@pytest.fixture
def some_rows(settings: Any) -> None:
    settings.LOGGING_CONFIG = None
    make_back_ease()
    make_point(code="LI4")


@pytest.mark.parametrize("part", range(4))
def test_junk_breaks_nothing_at_any_address(some_rows: None, part: int) -> None:
    sent = 0
    for one in list(questions())[part::4]:
        if "charset*=" in one.content_type:
            continue  # Django’s test client knows no CarefulRequest: tests/config/test_refusals.py
        answer = send(one)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code < 500, one
        assert not BROKEN.search(body), one
        sent += 1
    assert sent > 150


def test_every_address_of_the_site_is_asked() -> None:
    whole = {"".join(f"<{name}>" if name else text for name, text in parts) for parts in fuzzing.places()}
    assert {"/", "/s/<pk>/do/", "/report/<number>/", "/review/<token>/", "/embed/points/<slug>/"} <= whole
    assert {"/data/<name>.csv", "/routines/own/start/", "/admin/login/", "/<slug>/"} <= whole
    assert not [one for one in whole if set(one) & set("()[]\\?*+^$")]


def test_the_same_seed_asks_the_same() -> None:
    assert list(questions())[:200] == list(questions())[:200]
