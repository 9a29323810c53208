"""What pages tell machines, and the list of pages for search engines."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from factories import take_text_away

from acupoints.models import Complaint, Point
from acupoints.sitemaps import newest


def said(client: Client, path: str) -> list[dict]:
    html = client.get(path).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return [node for text in found for node in json.loads(text)["@graph"]]


def of_type(nodes: list[dict], type_: str) -> dict:
    return next(node for node in nodes if node["@type"] == type_)


def test_a_point_is_a_page_on_health_about_a_term(client: Client, content: None) -> None:
    nodes = said(client, "/points/ki3/")
    page, term = of_type(nodes, "MedicalWebPage"), of_type(nodes, "DefinedTerm")
    assert page["url"] == "http://testserver/points/ki3/"
    assert page["mainEntity"]["@id"] == term["@id"]
    assert term["termCode"] == "KI3"
    assert "太谿" in term["alternateName"]
    assert "lastReviewed" not in page
    assert all(source["name"] for source in page["citation"])


def test_a_review_is_told_where_there_was_one(client: Client, content: None) -> None:
    Point.objects.filter(code="KI3").update(reviewed_by="A. Person, physician", reviewed_on=date(2026, 3, 1))
    page = of_type(said(client, "/points/ki3/"), "MedicalWebPage")
    assert page["lastReviewed"] == "2026-03-01"
    assert page["reviewedBy"]["name"] == "A. Person, physician"


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/points/ki3/", ["Points", "Kidney", "KI 3"]),
        ("/points/lu9/", ["Points", "Lung", "LU 9"]),
        ("/meridians/bladder/", ["Meridians", "Bladder"]),
        ("/complaints/lower-back-pain/", ["Complaints", "Lower back", "Lower back pain"]),
        ("/routines/back-ease/", ["Routines", "Back ease: the six-point routine"]),
        ("/routines/back-ease/start/", ["Routines", "Back ease: the six-point routine"]),
        ("/body/back_of_knee/", ["Body map", "Knee", "Back of the knee"]),
    ],
)
def test_breadcrumbs_say_to_machines_what_they_say_to_people(
    client: Client, content: None, path: str, names: list[str]
) -> None:
    trail = of_type(said(client, path), "BreadcrumbList")["itemListElement"]
    assert [item["position"] for item in trail] == list(range(1, len(trail) + 1))
    assert [item["name"].removesuffix(" meridian") for item in trail] == names
    html = client.get(path).content.decode()
    crumbs = html[html.index('aria-label="Breadcrumb"') : html.index("</ol>", html.index('aria-label="Breadcrumb"'))]
    assert [item["name"] for item in trail] == re.findall(r">([^<>]+)</(?:a|span)>", crumbs)
    assert all(client.get(item["item"]).status_code == 200 for item in trail if "item" in item)


def test_a_routine_is_a_sequence_of_steps_with_their_cautions(client: Client, content: None) -> None:
    how_to = of_type(said(client, "/routines/back-ease/"), "HowTo")
    assert re.fullmatch(r"PT\d+S", how_to["totalTime"])
    assert [step["position"] for step in how_to["step"]] == list(range(1, len(how_to["step"]) + 1))
    assert "HowToTip" in {item["@type"] for step in how_to["step"] for item in step["itemListElement"]}


def test_a_listed_point_stays_out_of_search_engines_and_claims_nothing(client: Client, content: None) -> None:
    take_text_away("LU9")
    assert b'name="robots" content="noindex"' in client.get("/points/lu9/").content
    assert {node["@type"] for node in said(client, "/points/lu9/")} == {"BreadcrumbList"}


def test_no_word_of_the_content_ends_the_block(client: Client, content: None) -> None:
    Complaint.objects.update(title="</script><script>alert(1)</script> & <!--")
    html = client.get("/complaints/lower-back-pain/").content.decode()
    assert "<script>alert" not in html
    page = of_type(said(client, "/complaints/lower-back-pain/"), "MedicalWebPage")
    assert page["name"] == "</script><script>alert(1)</script> & <!--"


def locations(client: Client) -> list[str]:
    return re.findall(r"<loc>http://testserver([^<]*)</loc>", client.get("/sitemap.xml").content.decode())


def test_the_site_map_names_every_page_that_may_be_found_and_no_other(client: Client, content: None) -> None:
    take_text_away("LU9")
    found = locations(client)
    assert len(found) == len(set(found))
    for point in Point.objects.all():
        assert (point.get_absolute_url() in found) == point.is_published
    assert {"/", "/evidence/", "/data/", "/routines/back-ease/", "/safety/", "/body/knee/"} <= set(found)
    for path in found:
        if not path.startswith(("/body/", "/meridians/")):
            response = client.get(path)
            assert response.status_code == 200
            assert b'content="noindex"' not in response.content


def test_the_site_map_tells_the_day_of_a_review(client: Client, content: None) -> None:
    Point.objects.filter(code="KI3").update(reviewed_by="A. Person", reviewed_on=date(2026, 3, 1))
    xml = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/points/ki3/</loc><lastmod>2026-03-01</lastmod>" in xml
    assert xml.count("<lastmod>") == 1
    assert client.post("/sitemap.xml").status_code == 405


def test_the_site_map_costs_the_same_however_many_pages(
    client: Client, content: None, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(24):
        client.get("/sitemap.xml")


def test_robots_name_the_site_map(client: Client) -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode().splitlines()


def test_the_newest_day_counts_and_none_is_made_up() -> None:
    assert newest(date(2026, 1, 2), None) == date(2026, 1, 2)
    assert newest(None, None) is None
