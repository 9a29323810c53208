"""Each rule for complaints finds the mistake it is for."""

from typing import Any

import pytest

from acupoints.content.library import Library
from acupoints.content.lint import complaints as rules

GOOD = {
    "slug": "back",
    "emergency_now": "Numbness",
    "emergency_verification": "K",
    "urgent_same_day": "Fever",
    "urgent_verification": "K",
    "see_a_clinician": "Weight loss",
    "clinician_verification": "V",
    "red_flag_sources": ["rf_back"],
    "evidence_summary": "No trial.",
    "evidence_verification": "K",
    "point_uses": [{"point": "BL57", "basis": "tradition", "verification": "K"}],
}


def found(point: dict[str, Any] | None = None, routine: dict[str, Any] | None = None, **changes: Any) -> str:
    records = {
        "complaint": {"back": {**GOOD, **changes}},
        "point": {"BL57": {"status": "listed", "pressable": "yes", **(point or {})}},
        "routine": {"ease": {"complaints": ["back"], **(routine or {})}},
    }
    library = Library(records=records)
    rules.a_complaint_starts_with_red_flags(library)
    rules.a_complaint_names_points_that_may_be_pressed(library)
    rules.a_complaint_says_where_it_is_from(library)
    rules.facts_only_means_no_routine(library)
    return "\n".join(map(str, library.problems))


def test_a_good_complaint_passes_and_may_name_a_listed_point() -> None:
    assert found() == ""


@pytest.mark.parametrize("level", ["emergency_now", "urgent_same_day", "see_a_clinician"])
def test_self_care_needs_red_flags_in_each_level(level: str) -> None:
    assert f"has no red flags ({level})" in found(**{level: " "})


def test_facts_only_needs_the_emergency_level_and_no_routine_serves_it() -> None:
    assert "has no red flags" not in found(self_care=False, urgent_same_day="")
    assert "has no red flags (emergency_now)" in found(self_care=False, emergency_now="")
    assert "serves back, of which there are facts only" in found(self_care=False)


@pytest.mark.parametrize(
    "point", [{"pressable": "never"}, {"self_reach": "no"}, {"cautions": [{"level": "never", "text": "Never."}]}]
)
def test_a_point_that_is_never_pressed_is_refused(point: dict[str, Any]) -> None:
    assert "names BL57, which is never pressed" in found(point)


def test_a_point_that_some_may_never_press_is_not_refused() -> None:
    assert found({"cautions": [{"level": "never", "applies_to": "pregnant"}]}) == ""


def test_a_draft_is_refused() -> None:
    assert "names BL57, which is a draft" in found({"status": "draft"})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"evidence_verification": "V"}, "evidence_summary was read, but evidence_sources names nothing"),
        ({"red_flag_sources": []}, "see_a_clinician was read, but red_flag_sources names nothing"),
        ({"trial_protocol": "Daily."}, "trial_protocol has no trial_protocol_verification"),
        ({"self_care_text": "Rest.", "self_care_verification": "V"}, "self_care_text was read"),
        (
            {"point_uses": [{"point": "BL57", "basis": "trial", "verification": "K"}]},
            "BL57 rests on a trial that nobody read",
        ),
    ],
)
def test_every_statement_names_its_source_or_is_not_verified(changes: dict[str, Any], expected: str) -> None:
    assert expected in found(**changes)
