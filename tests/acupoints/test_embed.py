"""Cards for the frames of other sites: they may be framed, and do nothing else."""

import re

import pytest
from django.test import Client
from factories import take_text_away

CARDS = ["/embed/points/ki3/", "/embed/points/st17/", "/embed/points/lu9/", "/embed/routines/back-ease/"]
CEILINGS = dict(zip(CARDS, (19, 17, 17, 26), strict=True))


@pytest.mark.parametrize("path", CARDS)
def test_any_site_may_frame_a_card_and_it_runs_nothing(client: Client, content: None, path: str) -> None:
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert response.status_code == 200
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "X-Frame-Options" not in response
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert client.post(path).status_code == 405
    html = response.content.decode()
    assert not re.search(r"<script|<form|\sstyle=|<nav", html)
    assert all('target="_blank" rel="noopener"' in link for link in re.findall(r"<a [^>]*>", html))


@pytest.mark.parametrize("path", ["/", "/points/ki3/", "/routines/back-ease/", "/data/", "/evidence/"])
def test_no_other_page_may_be_framed(client: Client, content: None, path: str) -> None:
    response = client.get(path)
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("path", CARDS)
def test_a_card_keeps_under_its_ceiling_of_queries(
    client: Client, content: None, path: str, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(CEILINGS[path]):
        client.get(path)


def test_a_card_warns(client: Client, content: None) -> None:
    assert "Never press this point" in client.get("/embed/points/st17/").content.decode()
    take_text_away("LU9")
    assert "not written yet" in client.get("/embed/points/lu9/").content.decode()
    assert "pregnan" in client.get("/embed/points/bl60/").content.decode().lower()
    assert "Not for everyone" in client.get("/embed/routines/back-ease/").content.decode()


@pytest.mark.parametrize("path", ["/embed/points/ki99/", "/embed/points/k3/", "/embed/routines/none/", "/embed/"])
def test_a_card_that_is_not_there_is_missing(client: Client, content: None, path: str) -> None:
    assert client.get(path).status_code == 404
