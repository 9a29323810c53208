"""Every statement of every page names a source that stands on /evidence/, or says "not verified"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client

from acupoints.models import Complaint, Meridian, Page, Point
from acupoints.rendering import markdown
from routines.models import Routine

VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ANCHOR = "/evidence/#source-"
UNVERIFIED = "not verified"
Claim = tuple[str, frozenset[str]]  # the words, and what must stand beside them


@dataclass
class Element:
    """`said`: all words in it, without the proofs. `proofs`: keys of sources, or "not verified"."""

    tag: str
    classes: set[str] = field(default_factory=set)
    parent: "Element | None" = None
    said: str = ""
    proofs: set[str] = field(default_factory=set)

    @property
    def above(self) -> Iterator["Element"]:
        yield self
        if self.parent:
            yield from self.parent.above


class Reader(HTMLParser):
    """The elements of a page's main part, its ids, and every link."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements, self.ids, self.links = [], set(), []
        self.at: Element | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        classes = set((found.get("class") or "").split())
        if found.get("id"):
            self.ids.add(found["id"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if self.at is None and tag != "main":
            return
        if tag not in VOID:
            self.at = Element(tag, classes, self.at)
            self.elements.append(self.at)
        if tag == "a" and "unverified" in classes:
            self.prove(UNVERIFIED)
        if tag == "a" and (found.get("href") or "").startswith(ANCHOR):
            self.prove(found["href"].removeprefix(ANCHOR))

    def prove(self, proof: str) -> None:
        for one in self.at.above:
            one.proofs.add(proof)

    def handle_endtag(self, tag: str) -> None:
        while self.at is not None and tag not in VOID:
            at, self.at = self.at, self.at.parent
            if at.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.at is None or any(one.tag in ("script", "style", "svg") for one in self.at.above):
            return
        cited = any("cite" in one.classes or "unverified" in one.classes for one in self.at.above)
        for one in () if cited else self.at.above:
            one.said += data


def words(text: str) -> str:
    return " ".join(text.split())


def missing(page: Reader, claims: Iterable[Claim]) -> list[str]:
    """What is said without its proof, which stands in a smallest element that holds the words and any proof.

    The same words may stand in several places, as a name does in the note of another.
    """
    proved = [(words(one.said), one) for one in page.elements if one.proofs and one.tag not in ("main", "article")]
    wrong = []
    for text, proofs in claims:
        sought = words(text)
        holding = [one for said, one in proved if sought in said]
        around = {id(above) for one in holding for above in one.above if above is not one}
        nearest = [one.proofs for one in holding if id(one) not in around]
        if not any(proofs <= found for found in nearest):
            wrong.append(f"{text[:70]!r} wants {sorted(proofs)}, has {nearest}")
    return wrong


def claim(text: str, verification: str, sources: Any) -> list[Claim]:
    if not text:
        return []
    if verification == "K":
        return [(text, frozenset({UNVERIFIED}))]
    keys = frozenset(source.key for source in sources.all())
    return [(text, keys or frozenset({"a source"}))]


def of_fact(text: str, fact: Any) -> list[Claim]:
    return claim(text, fact.verification, fact.sources)


def of_point(point: Point) -> Iterator[Claim]:
    for name in point.names.all():
        if name.kind == "older_number":  # the page says it in a sentence of its own
            yield from of_fact(f"BL {name.text.lstrip('B')} in the older numbering", name)
            continue
        yield from of_fact(name.text, name) if name.kind != "phrase" else [(name.text, frozenset({UNVERIFIED}))]
    if point.is_listed:
        return
    for place in point.locations.all():
        yield from of_fact(place.text, place)
    for caution in point.cautions.all():
        yield from of_fact(caution.text, caution)
    if not point.is_never_pressed:
        yield from claim(point.press_text, point.press_verification, point.press_sources)
    yield from claim(point.tradition, point.tradition_verification, point.tradition_sources)
    yield from claim(point.research, point.research_verification, point.research_sources)


def of_complaint(one: Complaint) -> Iterator[Claim]:
    for signs, letter in (
        (one.emergency_items, one.emergency_verification),
        (one.urgent_items, one.urgent_verification),
        (one.clinician_items, one.clinician_verification),
    ):
        for sign in signs:
            yield from claim(sign, letter, one.red_flag_sources)
    for use in one.point_uses.filter(point__status="published"):
        yield from of_fact(use.text or use.point.summary, use)
    for text, letter, sources in (
        (one.evidence_summary, one.evidence_verification, one.evidence_sources),
        (one.self_care_text, one.self_care_verification, one.self_care_sources),
    ):
        for part in filter(None, (words(re.sub("<[^>]+>", "", line)) for line in markdown(text).split("\n"))):
            yield from claim(part.replace("&quot;", '"').replace("&amp;", "&"), letter, sources)


def of_routine(one: Routine) -> Iterator[Claim]:
    yield from of_fact(one.evidence_line, one)
    for step in one.steps.all():
        yield from of_fact(step.instruction, step)


@pytest.fixture
def evidence_ids(client: Client, content: None) -> set[str]:
    return Reader(client.get("/evidence/").content.decode()).ids


def follow(client: Client, url: str, claims: Iterable[Claim], ids: set[str]) -> list[str]:
    """What is wrong with a page: a statement without its proof, or a link to a source that is not there."""
    response = client.get(url)
    if response.status_code != 200:
        return [f"{url}: {response.status_code}"]
    page = Reader(response.content.decode())
    dead = [f"no such anchor: {link}" for link in page.links if dangling(link, page.ids, ids)]
    return [f"{url}: {one}" for one in [*missing(page, claims), *dead]]


def dangling(link: str, own: set[str], evidence: set[str]) -> bool:
    path, _, anchor = link.partition("#")
    if path == "/sources/":
        return True  # it leads on, but loses nothing if it is said right at once
    if anchor and path in ("", "/evidence/"):
        return anchor not in (own if not path else evidence)
    return False


def test_every_claim_of_a_point_names_its_source(client: Client, evidence_ids: set[str], monkeypatch) -> None:
    """Without the figures, which claim nothing and take most of the time."""
    monkeypatch.setattr("acupoints.views.reference.gallery", lambda point, look: None)
    monkeypatch.setattr("acupoints.views.reference.neighbours", lambda point: (None, None))
    points = list(Point.objects.visible().with_page().prefetch_related("press_sources"))
    assert len(points) > 400
    wrong = [one for point in points for one in follow(client, point.get_absolute_url(), of_point(point), evidence_ids)]
    assert wrong == []


def test_every_claim_of_a_complaint_names_its_source(client: Client, evidence_ids: set[str]) -> None:
    complaints = Complaint.objects.published()
    assert complaints
    wrong = [x for one in complaints for x in follow(client, one.get_absolute_url(), of_complaint(one), evidence_ids)]
    assert wrong == []


def test_every_claim_of_a_routine_names_its_source(client: Client, evidence_ids: set[str]) -> None:
    routines = Routine.objects.published().with_steps()
    assert routines
    wrong = [x for one in routines for x in follow(client, one.get_absolute_url(), of_routine(one), evidence_ids)]
    assert wrong == []


def test_every_meridian_names_its_source(client: Client, evidence_ids: set[str]) -> None:
    wrong = []
    for one in Meridian.objects.published():
        proved = of_fact(one.verification_note or "Proof", one)
        wrong += follow(client, one.get_absolute_url(), proved, evidence_ids)
    assert wrong == []


def test_no_page_of_text_cites_a_source_that_is_not_there(client: Client, evidence_ids: set[str]) -> None:
    pages = Page.objects.published()
    assert pages
    fixed = ["/", "/evidence/", "/data/", "/numbering/", "/points/", "/complaints/", "/routines/", "/meridians/"]
    urls = [*fixed, *(one.get_absolute_url() for one in pages)]
    assert [wrong for url in urls for wrong in follow(client, url, [], evidence_ids)] == []


def test_a_page_cites_what_its_row_says_that_it_cites(client: Client, content: None) -> None:
    for one in Page.objects.published().prefetch_related("sources"):
        links = Reader(client.get(one.get_absolute_url()).content.decode()).links
        cited = {link.removeprefix(ANCHOR) for link in links if link.startswith(ANCHOR)}
        assert cited == {source.key for source in one.sources.all()}, one.slug


def test_no_statement_that_says_it_was_read_is_without_a_source(content: None) -> None:
    """The other half: a page can only show what the row has."""
    from acupoints import models

    facts = [one for one in vars(models).values() if isinstance(one, type) and issubclass(one, models.Fact)]
    kinds = [one for one in facts if not one._meta.abstract]
    assert len(kinds) >= 6
    for kind in kinds:
        assert not kind.objects.filter(Q(verification="V"), sources=None).exists(), kind


SAID = "The bone is here."


@pytest.mark.parametrize(
    ("html", "proof"),
    [
        (f"<section><p>{SAID}</p><p>Other. <a class='unverified' href='#'>not verified</a></p></section>", "trial"),
        (f"<p>{SAID}</p>", "trial"),
        (f"<p>{SAID} <a href='{ANCHOR}other'>Other</a></p>", "trial"),
        (f"<p>{SAID} <a href='{ANCHOR}trial'>Trial</a></p>", UNVERIFIED),
    ],
)
def test_a_claim_without_its_own_proof_is_found(html: str, proof: str) -> None:
    assert missing(Reader(f"<main>{html}</main>"), [(SAID, frozenset({proof}))])


def test_a_claim_with_its_proof_is_not_found() -> None:
    page = Reader(f"<main><p>{SAID} <span class='cite'>[<a href='{ANCHOR}trial'>Trial 2006</a>]</span></p></main>")
    assert missing(page, [(SAID, frozenset({"trial"}))]) == []
