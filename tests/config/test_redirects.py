"""No address of the site leads to another site, whatever an address or a form says."""

from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from factories import make_point
from factories_routines import make_back_ease

pytestmark = pytest.mark.django_db
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "\thttps://evil.example",
    "%2F%2Fevil.example",
    "evil.example",
    "https://testserver@evil.example/",
    "/%0d%0aLocation: https://evil.example/",
    "[]",
    "a name\nof no page",
)
DOORS = ("/admin/login/", "/admin/logout/", "/admin/second-factor/code/")


def leads_home(answer: Any) -> bool:
    """Nowhere, or to a path here. A browser reads a backslash as a slash."""
    to = answer.headers.get("Location", "/").replace("\\", "/")
    led = urlsplit(urljoin("http://testserver/admin/login/", to))
    return (led.scheme, led.netloc) == ("http", "testserver") and "\n" not in to


@pytest.mark.parametrize("address", ELSEWHERE)
def test_signing_in_leads_to_the_desk(client: Client, address: str) -> None:
    User.objects.create_superuser("ann", password="a-long-password")
    sent = {"username": "ann", "password": "a-long-password", "next": address}
    answer = client.post("/admin/login/", sent)
    assert answer.status_code == 302
    assert leads_home(answer)
    for door in DOORS:
        for asked in (client.get(door, {"next": address}), client.post(door, {"next": address})):
            assert asked.status_code < 500
            assert leads_home(asked), (door, asked["Location"])


@pytest.mark.parametrize("address", ELSEWHERE)
def test_what_a_reader_sends_leads_nowhere_else(client: Client, address: str) -> None:
    make_point()
    make_back_ease()
    said = {"kind": "place", "text": "The page says three cun.", "page": address, "next": address}
    asked = [
        client.get("/report/", {"page": address}),
        client.post("/report/", said),
        client.get("/search/", {"q": "KI3", "next": address}),
        client.get(f"/points/{quote(address)}"),
        client.get(f"/{quote(address)}"),
        client.get(f"//{quote(address)}/"),
        client.get("/routines/own/", {"r": address, "do": "start"}),
        client.get("/routines/own/", {"add": address}),
        client.post(
            "/routines/back-ease/start/", {"form": "starter", "pace": "gated", "hands": "own", "next": address}
        ),
    ]
    assert [one for one in asked if one.status_code >= 500 or not leads_home(one)] == []
