"""What the sets have in common: proofs, reviews, addresses. No queries for rows that came with their sources."""

from datetime import date
from typing import Any

from acupoints.models import Publishable, Source
from acupoints.reviews import review_of

from .schema import Schema, choice, maybe, record, text, texts

SITE = "\ue000site"  # stands for the address of the site until the file is handed out; no text holds this sign
READ, NOT_VERIFIED = "read", "not verified"
NOT_REVIEWED = "not yet reviewed by a clinician"
PROOF: dict[str, Schema] = {
    "verification": choice("“read”: a source named was read and says this. Else “not verified”.", [READ, NOT_VERIFIED]),
    "sources": texts("Keys of the set “sources”."),
}
REVIEW: dict[str, Schema] = {
    "review": text("Who reviewed it and when, with “changed since” if so; or “not yet reviewed by a clinician”."),
    "reviewed_on": maybe(text("Day of the review, as in 2026-01-31.", format="date")),
}
STATEMENT = record("A statement with its proof.", {"text": text("In our own words."), **PROOF})


def proof(verification: str, sources: Any) -> dict[str, Any]:
    """Of a statement's letter, V or K, and the related manager of its sources."""
    keys = [source.key for source in sources.all()]
    return {"verification": READ if verification == "V" else NOT_VERIFIED, "sources": keys}


def proof_of(fact: Any) -> dict[str, Any]:
    return proof(fact.verification, fact.sources)


def statement(words: str, fact: Any) -> dict[str, Any]:
    return {"text": words, **proof_of(fact)}


def stated(words: str, verification: str, sources: Any) -> dict[str, Any] | None:
    """A statement, or null where nothing is said."""
    return {"text": words, **proof(verification, sources)} if words else None


def review(thing: Publishable) -> dict[str, Any]:
    """With "changed since" where the text is not the one that was read."""
    one = review_of(thing)
    if one is None:
        return {"review": NOT_REVIEWED, "reviewed_on": None}
    changed = "; changed since" if one.changed else ""
    left_out = f". Not looked at: {'; '.join(one.left_out)}" if one.left_out else ""
    return {"review": f"Reviewed by {one.by} on {one.on}{changed}{left_out}", "reviewed_on": day(one.on)}


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def seconds(value: Any) -> int | None:
    return round(value.total_seconds()) if value else None


def address(path: str) -> str:
    """Of a page or file of this site; one that stands elsewhere keeps its own."""
    return f"{SITE}{path}" if path.startswith("/") else path


def read_of(source: Source) -> str:
    return READ if source.verification == "V" else "not read, or only in part"
