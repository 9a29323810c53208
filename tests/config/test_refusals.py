"""What is refused says why, with its own status."""

from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.contrib.auth.models import User
from django.test import Client

from config.wsgi import application

FORM = "application/x-www-form-urlencoded"
LONG = "A text that an editor wrote for half an hour.\nAnd <b>more</b>."


@pytest.mark.parametrize("charset", ["utf-7", "none", "idna", "utf-16", "\xff", "x" * 9000, "base64", "undefined"])
def test_an_odd_charset_is_refused(charset: str) -> None:
    answer = Client().generic("POST", "/report/", b"kind=place", content_type=f"{FORM}; charset={charset}")
    assert answer.status_code == 400
    assert b"UTF-8 only" in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["charset=a\0b", "charset*=utf-8''a%00b", "charset*=none''x", "x*=none''x"])
def test_names_that_django_stumbles_over_are_refused_as_well(charset: str) -> None:
    environ: dict[str, Any] = {"REQUEST_METHOD": "POST", "CONTENT_TYPE": f"{FORM}; {charset}"}
    setup_testing_defaults(environ)
    told: list[Any] = []
    body = application(environ, lambda *answer: told.append(answer))
    assert told[0][0] == "400 Bad Request"
    assert b"UTF-8 only" in b"".join(body)


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_a_charset_that_is_read_is_not(charset: str) -> None:
    answer = Client().generic("POST", "/report/", b"kind=place", content_type=f"{FORM}; charset={charset}")
    assert b"Write what is wrong" in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/report/", "/admin/login/"])
def test_too_much_is_413_and_says_how_much_there_may_be(path: str, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = Client().generic("POST", path, b"text=" + b"x" * 2000, content_type=FORM)
    assert answer.status_code == 413
    assert b"2.5 MB of text" in answer.content
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE, settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10**6, 10
    answer = Client().generic("POST", path, b"x=1&" * 12, content_type=FORM)
    assert (answer.status_code, b"8000 fields" in answer.content) == (413, True)


@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x", "text/plain"])
def test_a_long_form_of_a_stranger_is_not_read_at_all(kind: str) -> None:
    answer = Client().generic("POST", "/report/", b"x" * (512 * 1024 + 1), content_type=kind)
    assert answer.status_code == 413
    assert b"512 kB long" in answer.content


def test_another_host_is_told_nothing_but_that() -> None:
    answer = Client().get("/points", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert b"evil" not in answer.content


@pytest.mark.django_db
def test_a_form_without_its_token_gives_back_what_was_typed_and_no_password() -> None:
    User.objects.create_user("ann", password="password")
    sent = {"text": LONG, "password": "correct-horse-battery-staple", "name": "ann"}
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/admin/login/", sent, headers={"sec-fetch-site": "same-origin"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "half an hour.\nAnd &lt;b&gt;more" in page
    assert "staple" not in page
    assert ">ann<" not in page
    elsewhere = client.post("/admin/login/", sent, headers={"sec-fetch-site": "cross-site"})
    assert "half an hour" not in elsewhere.content.decode()
