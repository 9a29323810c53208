"""Complaints as data: warning signs first."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from acupoints.models import Complaint, PointUse, Publishable

from .dataset import Dataset
from .flat import columns
from .schema import choice, flag, many, maybe, record, text, texts
from .shapes import PROOF, REVIEW, STATEMENT, address, proof, proof_of, review, stated

SIGNS = record("Signs of one level of urgency.", {"signs": texts("One sign each."), **PROOF})
FLAGS = record("Signs that need help, not pressing.", {
    "emergency_now": SIGNS,
    "urgent_same_day": SIGNS,
    "see_a_clinician": SIGNS,
    "notes": text("What to know of the lists as a whole; may be empty."),
})  # fmt: skip
USE = record("A point that is used for it.", {
    "code": text("Its code."),
    "basis": choice("On what the use rests.", PointUse.Basis.values),
    "text": text("Why this point; may be empty."),
    **PROOF,
})  # fmt: skip
COMPLAINT = record("Something people come with. Nothing here diagnoses it.", {
    "slug": text("As in its address."),
    "url": text("Its page.", format="uri"),
    "title": text("As people say it."),
    "summary": text("In one sentence."),
    "also_called": texts("Other words for it."),
    "region": maybe(text("Key of the set “regions”.")),
    "self_care": flag("Off: facts only, no routine and no timer."),
    "red_flags": FLAGS,
    "evidence_grade": text("Key of the set “grades”."),
    "evidence": maybe(STATEMENT),
    "self_care_text": maybe(STATEMENT),
    "audience_limits": text("For whom points and routines are not meant; may be empty."),
    "points": many("Published points, in the order of the page.", USE),
    **REVIEW,
})  # fmt: skip
PROOFS = ("red_flag_sources", "evidence_sources", "self_care_sources")


def complaint_rows() -> Iterable[dict[str, Any]]:
    """A constant number of queries."""
    uses = PointUse.objects.filter(point__status=Publishable.Status.PUBLISHED)
    shown = Prefetch("point_uses", uses.select_related("point").prefetch_related("sources"))
    rows = Complaint.objects.published().select_related("region", "evidence_grade")
    return map(complaint_row, rows.prefetch_related(*PROOFS, shown))


def complaint_row(one: Complaint) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "url": address(one.get_absolute_url()),
        "title": one.title,
        "summary": one.summary,
        "also_called": [part.strip() for part in one.also_called.split(",") if part.strip()],
        "region": one.region.slug if one.region else None,
        "self_care": one.self_care,
        "red_flags": flags(one),
        "evidence_grade": one.evidence_grade.slug,
        "evidence": stated(one.evidence_summary, one.evidence_verification, one.evidence_sources),
        "self_care_text": stated(one.self_care_text, one.self_care_verification, one.self_care_sources),
        "audience_limits": one.audience_limits,
        "points": [
            {"code": use.point.code, "basis": use.basis, "text": use.text, **proof_of(use)}
            for use in one.point_uses.all()
        ],
        **review(one),
    }


def flags(one: Complaint) -> dict[str, Any]:
    def signs(items: list[str], letter: str) -> dict[str, Any]:
        return {"signs": items, **proof(letter, one.red_flag_sources)}

    return {
        "emergency_now": signs(one.emergency_items, one.emergency_verification),
        "urgent_same_day": signs(one.urgent_items, one.urgent_verification),
        "see_a_clinician": signs(one.clinician_items, one.clinician_verification),
        "notes": one.red_flag_notes,
    }


COMPLAINTS = Dataset(
    "complaints",
    "Complaints",
    "Signs that need help first, in three levels; then what research says, and the points that are used.",
    COMPLAINT,
    columns(
        *("slug", "url", "title", "summary", "also_called", "region", "self_care", "evidence_grade"),
        emergency_now="red_flags.emergency_now.signs",
        emergency_verification="red_flags.emergency_now.verification",
        urgent_same_day="red_flags.urgent_same_day.signs",
        urgent_verification="red_flags.urgent_same_day.verification",
        see_a_clinician="red_flags.see_a_clinician.signs",
        clinician_verification="red_flags.see_a_clinician.verification",
        red_flag_sources="red_flags.emergency_now.sources",
        evidence="evidence.text",
        evidence_verification="evidence.verification",
        evidence_sources="evidence.sources",
        self_care_text="self_care_text.text",
        self_care_verification="self_care_text.verification",
        audience_limits="audience_limits",
        points="points[].code",
        point_basis="points[].basis",
        review="review",
    ),
    complaint_rows,
    key="slug",
)
