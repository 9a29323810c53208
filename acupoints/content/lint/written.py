"""That a published point has all its parts, and that one that is never pressed gives no advice on pressing."""

import re

from acupoints.content.library import Library
from acupoints.content.text import Record

from . import rule
from .points import PALPABLE, PRESSING, published

SUMMARY = 140  # characters: a line of a list, and what a search engine shows
PARTS = {"tradition": "what tradition says", "research": "what research says (or that none was found)"}
HOW = ("press_position", "press_text", "press_level", "press_hold_seconds", "press_tool", "press_feel")
WHERE = re.compile(
    r"\b(?:in|on|at|between|below|under|above|behind|beside|level|over|near|next to|where|inside|just|halfway)\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:head|face|forehead|scalp|hair|eyes?|eyebrows?|temples?|cheeks?|chin|mouth|tongue|teeth|gums?|neck|throat|"
    r"shoulders?|arms?|armpit|elbow|forearm|wrist|hand|palm|chest|breast|belly|back|flank|side of the body|groin|"
    r"thigh|knee|shin|calf|leg|foot|feet|sole|toes?|perineum|pelvi\w+|vertebra\w*|vein|artery)\b",
    re.IGNORECASE,
)
# An order to press, at the start of a sentence or after "then"; "Do not press" and "never press" are none.
ORDER = re.compile(
    r"(?:^|[.!?:;]\s+|\bthen |\bnow |\band )(?:gently |lightly |slowly |softly |firmly )?"
    r"(?:press|rub|knead|massage|squeeze|push|tap)\b(?! (?:stop|nothing|neither))",
    re.IGNORECASE,
)
FIRM = re.compile(r"\b(?:firm(?:er|ly)?|hard(?:er)?|strong(?:er|ly)?|deep(?:er|ly)?)\b", re.IGNORECASE)


@rule
def a_summary_is_one_line_that_says_a_place(library: Library) -> None:
    for key, point in library.of("point").items():
        summary = str(point.get("summary") or "")
        if len(summary) > SUMMARY:
            library.complain("point", key, f"summary has {len(summary)} characters, more than {SUMMARY}")
        if summary and not (WHERE.search(summary) and (PALPABLE.search(summary) or BODY.search(summary))):
            library.complain("point", key, "summary does not say a place: a word like “between” and a part of the body")


@rule
def a_published_point_has_all_its_parts(library: Library) -> None:
    for key, point in published(library).items():
        for field, name in PARTS.items():
            if not point.get(field):
                library.complain("point", key, f"is published without {field}: {name}")
        if point.get("research") and not point.get("research_grade"):
            library.complain("point", key, "has research, but no research_grade")
        if point.get("pressable") == "never":
            why_never(library, key, point)
        else:
            for field in ("reach_text", *HOW):
                if not point.get(field):
                    library.complain("point", key, f"is pressed, but has no {field}")


def why_never(library: Library, key: str, point: Record) -> None:
    never = [one for one in point.get("cautions", []) if one.get("level") == "never" and not one.get("applies_to")]
    if not any(one.get("reason") for one in never):
        library.complain(
            "point", key, "is never pressed, but no caution of level never, for everyone, gives the reason"
        )


@rule
def a_point_that_is_never_pressed_gives_no_advice_on_pressing(library: Library) -> None:
    for key, point in library.of("point").items():
        if point.get("pressable") != "never":
            continue
        for field in sorted({*PRESSING, *HOW}):
            if point.get(field):
                library.complain("point", key, f"is never pressed, but has {field}")
        for name, text in prose(point):
            if found := ORDER.search(text):
                library.complain("point", key, f"is never pressed, but {name} says “{found[0].strip(' .:;')}”")


@rule
def a_light_only_point_is_not_called_firm(library: Library) -> None:
    """In what the hand should do; a firm muscle under it may be firm."""
    for key, point in library.of("point").items():
        if point.get("pressable") == "light_only":
            for sentence in re.split(r"(?<=[.!?;:])\s+", str(point.get("press_text") or "")):
                found = FIRM.search(sentence)
                if found and ORDER.search(sentence) and not re.search(r"\b(?:not|never|no)\b", sentence, re.IGNORECASE):
                    library.complain("point", key, f"is for light pressure only, but press_text says “{found[0]}”")


def prose(point: Record) -> list[tuple[str, str]]:
    """The texts that lead a finger."""
    fields = [(name, str(point.get(name) or "")) for name in ("summary", "tradition", "research", "mixed_up")]
    locations = [
        (f"location {number}", str(one.get("text"))) for number, one in enumerate(point.get("locations", []), 1)
    ]
    return fields + locations
