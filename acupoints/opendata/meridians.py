"""Meridians and the parts of the body as data."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from acupoints.models import Meridian, Point, Region

from .dataset import Dataset
from .flat import columns
from .schema import maybe, record, text, texts, whole
from .shapes import PROOF, REVIEW, address, proof_of, review

SAME = (
    *("english", "pinyin", "hanzi_traditional", "hanzi_simplified", "organ", "yin_yang", "limb", "six_division"),
    *("element", "clock_hours", "direction", "first_point", "last_point", "summary", "introduction"),
)
MERIDIAN = record("One of the fourteen meridians, or the group of the extra points.", {
    "code": text("WHO letters; EX for extra points."),
    "slug": text("As in its address."),
    "url": text("Its page.", format="uri"),
    "english": text("Its English name."),
    "pinyin": text("With tone marks; may be empty."),
    "hanzi_traditional": text("Traditional characters; may be empty."),
    "hanzi_simplified": text("Simplified characters; may be empty."),
    "organ": text("The organ that gives the name, in tradition."),
    "yin_yang": text("yin or yang, in tradition."),
    "limb": text("Hand or foot; for vessels the line they run in."),
    "six_division": text("Taiyin, Yangming …"),
    "element": text("Of the five, in tradition."),
    "clock_hours": text("Hours, in tradition."),
    "direction": text("From where to where it runs."),
    "first_point": text("Code and name."),
    "last_point": text("Code and name."),
    "summary": text("Where it runs, in one sentence."),
    "introduction": text("In Markdown; may be empty."),
    "paired_with": maybe(text("Code of its partner in the tradition.")),
    "point_count": whole("How many points it has in the WHO standard."),
    "points": texts("Codes of its points that have a page."),
    "verification_note": text("What was read, and what was not."),
    **PROOF,
    **REVIEW,
})  # fmt: skip
REGION = record("A part of the body. A region lies in its parent.", {
    "slug": text("Its key."),
    "url": text("Its page.", format="uri"),
    "label": text("In plain words."),
    "parent": maybe(text("The larger part in which it lies.")),
    "description": text("Where it begins and ends; may be empty."),
})  # fmt: skip


def meridian_rows() -> Iterable[dict[str, Any]]:
    """Three queries."""
    points = Prefetch("points", Point.objects.visible().only("code", "meridian", "sort_order"))
    rows = Meridian.objects.published().select_related("paired_with").prefetch_related("sources", points)
    return map(meridian_row, rows)


def meridian_row(one: Meridian) -> dict[str, Any]:
    return {
        "code": one.code,
        "slug": one.slug,
        "url": address(one.get_absolute_url()),
        **{name: getattr(one, name) for name in SAME},
        "paired_with": one.paired_with.code if one.paired_with else None,
        "point_count": one.point_count,
        "points": [point.code for point in one.points.all()],
        "verification_note": one.verification_note,
        **proof_of(one),
        **review(one),
    }


def region_rows() -> Iterable[dict[str, Any]]:
    """One query."""
    for one in Region.objects.select_related("parent"):
        yield {
            "slug": one.slug,
            "url": address(one.get_absolute_url()),
            "label": one.label,
            "parent": one.parent.slug if one.parent else None,
            "description": one.description,
        }


MERIDIANS = Dataset(
    "meridians",
    "Meridians",
    "The fourteen meridians and the group of the extra points.",
    MERIDIAN,
    columns(*(name for name in MERIDIAN["properties"] if name not in ("introduction", "reviewed_on"))),
    meridian_rows,
    key="slug",
)
REGIONS = Dataset(
    "regions",
    "Parts of the body",
    "A tree: the back of the knee lies in the knee.",
    REGION,
    columns(*REGION["properties"]),
    region_rows,
)
