"""The list of sources: each once, under its kind, with what it supports, its limits and where it is cited."""

import pytest
from django.test import Client

from acupoints import citations
from acupoints.models import Source


def test_every_source_has_its_entry_under_one_kind(client: Client, content: None) -> None:
    html = client.get("/evidence/").content.decode()
    for source in Source.objects.all():
        assert html.count(f'id="source-{source.key}"') == 1


def test_an_entry_says_where_its_source_is_cited(content: None) -> None:
    works = {work.source.key: work for _, works in citations.by_kind(Source.objects.all()) for work in works}
    kinds = {place.kind for place in works["murphy2019"].places}
    assert {"page", "routine"} <= kinds
    assert works["gbt12346_2021"].more > 0


def test_it_says_that_nothing_was_tested_as_a_set(client: Client, content: None) -> None:
    html = client.get("/evidence/").content.decode()
    answer = html[html.index("Was it tested as a set?</h2>") :]
    assert answer.index("No.") < answer.index("</section>")


def test_the_old_address_leads_there_for_good(client: Client, db: None) -> None:
    response = client.get("/sources/")
    assert (response.status_code, response["Location"]) == (301, "/evidence/")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("systematic review (Cochrane)", "Reviews of studies"),
        ("RCT (sham-controlled)", "Trials"),
        ("randomised trial", "Trials"),
        ("controlled laboratory trial", "Trials"),
        ("study protocol", "Protocols and data studies"),
        ("literature/data-mining study", "Protocols and data studies"),
        ("guideline", "Guidelines"),
        ("standard", "Standards"),
        ("reference list", "Lists and textbooks of points"),
        ("patient page", "Pages for patients"),
        ("case report", "Observations and case reports"),
        ("seed article", "Other pages and booklets"),
    ],
)
def test_a_source_stands_among_its_kind(said: str, kind: str) -> None:
    assert citations.kind_of(said) == kind
    assert kind in citations.SHOWN
