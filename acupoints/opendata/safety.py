"""What a reader can tick, and what a tick does."""

from collections.abc import Iterable
from typing import Any

from acupoints.models import Precaution, PrecautionRule

from .dataset import Dataset
from .flat import columns
from .schema import choice, maybe, record, text
from .shapes import PROOF, proof_of

PRECAUTION = record("One thing that a reader can tick about themselves.", {
    "slug": text("Its key."),
    "label": text("In two or three words."),
    "question": text("As the reader is asked."),
    "help": text("What counts; may be empty."),
})  # fmt: skip
RULE = record("What one tick does. Of several rules that hit a step the strictest wins.", {
    "precaution": text("Key of the set “precautions”."),
    "scope": choice("What sort of thing it hits.", PrecautionRule.Scope.values),
    "target": text("A code, a region, a tool, a routine, or “all”."),
    "action": choice("The strictest first.", PrecautionRule.Action.values),
    "swap_with": maybe(text("Code of the point that takes its place.")),
    "reason": text("Why."),
    **PROOF,
})  # fmt: skip


def precaution_rows() -> Iterable[dict[str, Any]]:
    """One query."""
    for one in Precaution.objects.all():
        yield {"slug": one.slug, "label": one.label, "question": one.question, "help": one.help}


def rule_rows() -> Iterable[dict[str, Any]]:
    """Two queries."""
    rows = PrecautionRule.objects.select_related("precaution", "point", "region", "swap_with")
    for one in rows.prefetch_related("sources"):
        yield {
            "precaution": one.precaution.slug,
            "scope": one.scope,
            "target": one.target,
            "action": one.action,
            "swap_with": one.swap_with.code if one.swap_with else None,
            "reason": one.reason,
            **proof_of(one),
        }


PRECAUTIONS = Dataset(
    "precautions",
    "Precautions",
    "What a reader can tick before pressing: pregnancy, blood thinners and the like.",
    PRECAUTION,
    columns("slug", "label", "question", "help"),
    precaution_rows,
)
RULES = Dataset(
    "rules",
    "Rules of precaution",
    "What each tick does to a point, a region, a tool, a routine or everything.",
    RULE,
    columns("precaution", "scope", "target", "action", "swap_with", "reason", "verification", "sources"),
    rule_rows,
)
