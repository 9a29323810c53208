"""The public list of what was wrong."""

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from factories import make_point

from acupoints.models import Correction, Revision

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def make_correction(**fields: Any) -> Correction:
    filled = {"title": "KI 3 Tàixī", "path": "/points/ki3/", "seriousness": "place", "published": True}
    said = {"wrong": "It said <b>three</b> cun.", "now": "Two cun."}
    return Correction.objects.create(**{**filled, **said, **fields})


def test_a_correction_says_what_was_wrong_since_when_and_what_it_says_now(client: Client) -> None:
    one = make_correction(since=date(2026, 2, 1), corrected_on=date(2026, 11, 3))
    for path in ("/corrections/", one.get_absolute_url()):
        answer = client.get(path)
        html = answer.content.decode()
        for text in ("&lt;b&gt;three", "Two cun.", "1 February 2026", "3 November 2026", "a reader", "Place"):
            assert text in html
        assert 'href="/points/ki3/"' in html
        assert not answer.cookies
        assert html.count("<h1") == 1


def test_what_is_not_published_is_nowhere(client: Client) -> None:
    make_point()
    one = make_correction(published=False)
    assert client.get(one.get_absolute_url()).status_code == 404
    for path in ("/corrections/", "/corrections/feed/", "/points/ki3/"):
        assert b"Two cun." not in client.get(path).content
        assert one.get_absolute_url().encode() not in client.get(path).content


def test_a_page_names_what_was_put_right_on_it_for_a_year(client: Client) -> None:
    make_point()
    make_point(code="KI4")
    today = timezone.localdate()
    new = make_correction(corrected_on=today - timedelta(days=364))
    old = make_correction(corrected_on=today - timedelta(days=365))
    html = client.get("/points/ki3/").content.decode()
    assert new.get_absolute_url() in html
    assert old.get_absolute_url() not in html
    assert new.get_absolute_url() not in client.get("/points/ki4/").content.decode()


def test_the_feed_is_atom_and_names_each_once(client: Client) -> None:
    ones = [make_correction(corrected_on=date(2026, 11, day)) for day in (1, 2)]
    answer = client.get("/corrections/feed/")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert not answer.cookies
    entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id", "") for one in entries]
    assert ids == [f"http://testserver{one.get_absolute_url()}" for one in reversed(ones)]
    assert entries[0].findtext(f"{ATOM}updated") == "2026-11-02T00:00:00+00:00"


def test_the_list_is_in_parts_and_costs_the_same_however_long(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(90):
        make_correction()
    for path, most in (("/corrections/", 2), ("/corrections/?part=3", 2), ("/corrections/feed/", 1)):
        with django_assert_max_num_queries(most):
            assert client.get(path).status_code == 200
    for part in ("4", "0", "x", "-1", "9" * 5000, "²"):
        assert client.get("/corrections/", {"part": part}).status_code == 404
    assert client.post("/corrections/feed/").status_code == 405


def test_it_counts_as_content() -> None:
    before = Revision.current()
    make_correction()
    assert Revision.current() != before


def test_nothing_is_corrected_before_it_was_wrong() -> None:
    one = Correction(title="x", wrong="a", now="b", seriousness="place", since=date(2026, 2, 2))
    one.corrected_on = date(2026, 2, 1)
    with pytest.raises(ValidationError, match="before it was wrong"):
        one.full_clean()


def test_it_is_in_the_sitemap_and_linked_from_each_foot(client: Client) -> None:
    assert b"/corrections/</loc>" in client.get("/sitemap.xml").content
    assert b'href="/corrections/"' in client.get("/points/").content


def test_a_correction_that_corrects_nothing_is_refused(admin_client: Client) -> None:
    texts = {
        "wrong": "It said two  fingers.",
        "now": "It said two fingers. ",
        "title": "KI 3",
        "noticed_by": "an editor",
    }
    sent = {**texts, "seriousness": "place", "corrected_on": "2026-03-04"}
    response = admin_client.post("/admin/acupoints/correction/add/", sent)
    assert response.status_code == 200
    assert "This says the same as what was wrong" in response.content.decode()
    assert not Correction.objects.exists()
    assert admin_client.post("/admin/acupoints/correction/add/", {**sent, "now": "Three."}).status_code == 302
