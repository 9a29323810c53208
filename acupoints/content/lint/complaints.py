"""That a complaint's page begins with when to get help, names no point that is never pressed, and says who says so."""

from acupoints.content.library import Library
from acupoints.content.text import Record

from . import rule

LEVELS = ("emergency_now", "urgent_same_day", "see_a_clinician")
# A statement, the letter that says whether it was read, and where that is named.
STATEMENTS = (
    ("emergency_now", "emergency_verification", "red_flag_sources"),
    ("urgent_same_day", "urgent_verification", "red_flag_sources"),
    ("see_a_clinician", "clinician_verification", "red_flag_sources"),
    ("evidence_summary", "evidence_verification", "evidence_sources"),
    ("self_care_text", "self_care_verification", "self_care_sources"),
    ("trial_protocol", "trial_protocol_verification", "trial_protocol_sources"),
)
# On these a use rests on something that was read.
TESTED = ("trial", "review")


@rule
def a_complaint_starts_with_red_flags(library: Library) -> None:
    for key, record in library.of("complaint").items():
        for level in LEVELS if record.get("self_care", True) else LEVELS[:1]:
            if not str(record.get(level, "")).strip():
                library.complain("complaint", key, f"has no red flags ({level})")


@rule
def a_complaint_names_points_that_may_be_pressed(library: Library) -> None:
    """A point that is only listed may be named: the page says that its text is not written yet."""
    for key, record in library.of("complaint").items():
        for use in record.get("point_uses", []):
            point = library.of("point").get(use.get("point"), {})
            if "never" in (point.get("pressable"), strictest(point)) or point.get("self_reach") == "no":
                library.complain("complaint", key, f"names {use['point']}, which is never pressed")
            if point.get("status") == "draft":
                library.complain("complaint", key, f"names {use['point']}, which is a draft")


def strictest(point: Record) -> str:
    """Never, where a caution for everybody says so."""
    levels = [one.get("level") for one in point.get("cautions", []) if not one.get("applies_to")]
    return "never" if "never" in levels else ""


@rule
def a_complaint_says_where_it_is_from(library: Library) -> None:
    for key, record in library.of("complaint").items():
        for text, letter, sources in STATEMENTS:
            if record.get(text) and record.get(letter) not in ("V", "K"):
                library.complain("complaint", key, f"{text} has no {letter}: V (read) or K (not verified)")
            if record.get(text) and record.get(letter) == "V" and not record.get(sources):
                library.complain("complaint", key, f"{text} was read, but {sources} names nothing")
        for use in record.get("point_uses", []):
            if use.get("basis") in TESTED and use.get("verification") != "V":
                library.complain("complaint", key, f"{use.get('point')} rests on a {use['basis']} that nobody read")


@rule
def facts_only_means_no_routine(library: Library) -> None:
    facts = {key for key, one in library.of("complaint").items() if one.get("self_care") is False}
    for key, routine in library.of("routine").items():
        for slug in sorted(facts & {*routine.get("complaints", [])}):
            library.complain("routine", key, f"serves {slug}, of which there are facts only")
