"""Every reference page: what it shows, what it refuses, what it costs, and that it sets no cookie."""

import re

import pytest
from django.test import Client

PAGES = [
    *("/", "/points/", "/points/ki3/", "/points/gb30/?side=right", "/meridians/", "/meridians/bladder/"),
    *("/points/lu9/", "/points/st17/", "/body/", "/body/back/", "/body/back_of_knee/", "/body/head/"),
    *("/complaints/", "/complaints/?region=face", "/complaints/?with=migraine&with=sciatica", "/complaints/labour/"),
    *("/complaints/lower-back-pain/", "/search/", "/search/?q=UB54", "/search/?q=back+of+knee"),
    *(
        "/numbering/",
        "/numbering/?code=UB47",
        "/evidence/",
        "/data/",
        "/how-to-press/",
        "/measuring/",
        "/safety/",
        "/about/",
        "/privacy/",
    ),
    *("/routines/", "/routines/back-ease/", "/routines/back-ease/start/", "/precautions/"),
    *("/practise/", "/practise/round/", "/practise/round/?meridian=kidney&across=40&down=40", "/practise/ki3/"),
    *("/names/", "/classes/", "/compare/", "/compare/?a=ki3&b=ki4", "/compare/?a=ub54&b=foo", "/points/st3/"),
    *("/corrections/", "/report/", "/report/?page=/points/ki3/"),
]
# The most queries that a page may ever cost, whatever it holds.
CEILINGS = {
    "/": 13,
    "/points/": 12,
    "/points/ki3/": 26,
    "/points/gb30/?side=right": 26,
    "/points/lu9/": 23,
    "/points/st17/": 22,
    "/body/": 4,
    "/body/back/": 4,
    "/body/back_of_knee/": 16,
    "/body/head/": 16,
    "/meridians/": 3,
    "/meridians/bladder/": 11,
    "/complaints/": 4,
    "/complaints/?region=face": 4,
    "/complaints/?with=migraine&with=sciatica": 20,
    "/complaints/labour/": 14,
    "/complaints/lower-back-pain/": 16,
    "/search/": 2,
    "/search/?q=UB54": 6,
    "/search/?q=back+of+knee": 6,
    "/precautions/": 2,
    "/names/": 3,
    "/classes/": 6,
    "/compare/": 2,
    "/compare/?a=ki3&b=ki4": 34,
    "/compare/?a=ub54&b=foo": 6,
    "/points/st3/": 24,
    "/numbering/": 4,
    "/numbering/?code=UB47": 5,
    "/evidence/": 28,
    "/data/": 1,
    "/how-to-press/": 3,
    "/measuring/": 3,
    "/safety/": 3,
    "/about/": 3,
    "/privacy/": 3,
    "/corrections/": 2,
    "/report/": 0,
    "/report/?page=/points/ki3/": 1,
    "/practise/": 5,
    "/practise/round/": 9,
    "/practise/round/?meridian=kidney&across=40&down=40": 10,
    "/practise/ki3/": 8,
    "/routines/": 6,
    "/routines/back-ease/": 26,
    "/routines/back-ease/start/": 20,
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands(client: Client, content: None, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize("path", [*PAGES, "/nothing-here/"])
def test_a_page_sets_no_cookie_and_varies_by_none(client: Client, content: None, path: str) -> None:
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert b"csrfmiddlewaretoken" not in response.content


@pytest.mark.parametrize("path", [*PAGES, "/nothing-here/", "/admin/login/"])
def test_a_page_is_under_the_strict_policy(client: Client, content: None, path: str) -> None:
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "screen-wake-lock=(self)" in response["Permissions-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_script_or_style_and_asks_no_stranger(client: Client, content: None, path: str) -> None:
    html = client.get(path).content.decode()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", html)
    assert not re.search(r"<script(?![^>]*(?:src=|application/json|application/ld\+json))", html)
    assert not re.search(r"""(?:src|srcset|poster)=["']?(?:https?:)?//""", html)
    assert not re.search(r"""<link[^>]+href=["'](?:https?:)?//""", html)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_under_its_ceiling_of_queries(
    client: Client, content: None, path: str, django_assert_max_num_queries
) -> None:
    client.get(path)  # builds the search index of this process
    with django_assert_max_num_queries(CEILINGS[path]):
        client.get(path)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/points/k3/", "/points/ki3/"),
        ("/points/KI3/", "/points/ki3/"),
        ("/points/taixi/", "/points/ki3/"),
        ("/points/UB-57/", "/points/bl57/"),
        ("/points/huan-tiao/", "/points/gb30/"),
        ("/points/環跳/", "/points/gb30/"),
        ("/search/?q=K3", "/points/ki3/"),
        ("/search/?q=wei+zhong", "/points/bl40/"),
        ("/search/?q=W%C4%9Bizh%C5%8Dng", "/points/bl40/"),
        ("/search/?q=%E7%92%B0%E8%B7%B3", "/points/gb30/"),
    ],
)
def test_an_alias_with_one_meaning_leads_to_its_point_for_good(
    client: Client, content: None, path: str, target: str
) -> None:
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, target)


def test_an_alias_with_two_meanings_leads_to_the_page_that_tells_them_apart(client: Client, content: None) -> None:
    response = client.get("/points/ub54/")
    assert (response.status_code, response["Location"]) == (302, "/search/?q=ub54")


def test_ub54_shows_both_points_with_the_sentence_that_tells_them_apart(client: Client, content: None) -> None:
    html = client.get("/search/?q=UB54").content.decode()
    assert html.index("/points/bl54/") < html.index("/points/bl40/")
    assert "which was number 54 in the older Bladder numbering" in html


@pytest.mark.parametrize(
    ("query", "first"),
    [("kunlum", "/points/bl60/"), ("back of knee", "/points/bl40/"), ("behind the inner ankle", "/points/ki3/")],
)
def test_what_a_person_would_want_comes_first(client: Client, content: None, query: str, first: str) -> None:
    html = client.get("/search/", {"q": query}).content.decode()
    found = re.findall(r'href="(/(?:points|complaints|meridians|routines)/[^"]+/)"', html[html.index("<main") :])
    assert found[0] == first


def test_a_search_as_one_types_gives_a_fragment(client: Client, content: None) -> None:
    html = client.get("/search/?q=K3", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in html
    assert "/points/ki3/" in html


@pytest.mark.parametrize(
    "query",
    ["\x00", "%00", "a" * 5000, "BL٤٠", "'; DROP TABLE", "<script>alert(1)</script>", "\ud800", "%", "﷽" * 300, "‮"],
)
def test_a_search_for_anything_is_answered(client: Client, content: None, query: str) -> None:
    response = client.get("/search/", {"q": query.encode("utf-8", "surrogatepass")})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/points/ki99/", 404),
        ("/points/nothing/", 404),
        ("/points/%00/", 404),
        ("/points/%ff%fe/", 404),
        (f"/points/{'a' * 5000}/", 404),
        ("/meridians/none/", 404),
        ("/meridians/bladder/?figure=none", 200),
        ("/body/under/", 404),
        ("/body/nowhere/", 404),
        ("/complaints/none/", 404),
        ("/no-such-page/", 404),
        ("/points/?meridian=none&region=%00&class=%ff", 200),
        ("/search/?q=%ff%fe", 200),
        ("/numbering/?code=%00", 200),
        ("/numbering/?code=" + "9" * 5000, 200),
    ],
)
def test_bad_addresses_are_answered(client: Client, content: None, path: str, status: int) -> None:
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", PAGES)
def test_a_page_takes_no_post(client: Client, content: None, path: str) -> None:
    if not path.endswith("/start/") and not path.startswith("/report/"):
        assert client.post(path).status_code == 405


def test_warnings_stand_before_guide_me(client: Client, content: None) -> None:
    html = client.get("/points/bl60/").content.decode()
    assert html.index("Pregnant, or might be") < html.index("/routines/back-ease/")


def test_a_page_says_what_is_not_verified_and_not_reviewed(client: Client, content: None) -> None:
    html = client.get("/points/ki3/").content.decode().lower()
    assert "not verified" in html
    assert "not yet reviewed by a clinician" in html


def test_gb30_shows_its_disputed_second_place(client: Client, content: None) -> None:
    html = client.get("/points/gb30/").content.decode()
    assert "marker-alternative" in html


def test_an_odd_charset_is_refused_at_the_door(client: Client, db: None) -> None:
    for charset in ("utf-7", "nonsense", "utf_16", "rot13"):
        response = client.generic("POST", "/search/", b"q=1", f"application/x-www-form-urlencoded; charset={charset}")
        assert response.status_code == 400


def test_a_missing_page_offers_the_search(client: Client, db: None) -> None:
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert b'action="/search/"' in response.content
