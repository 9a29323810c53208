"""The rules on sources, parts, copies and codes, each broken on purpose. No test here needs the database."""

from typing import Any

import pytest

from acupoints.content.library import Library
from acupoints.content.lint import claims, copies, mentions, written

GOOD: dict[str, Any] = {
    "code": "BL57",
    "status": "published",
    "pressable": "light_only",
    "summary": "In the middle of the calf.",
    "reach_text": "Sit and reach round.",
    "press_position": "Sitting.",
    "press_text": "Rest a thumb there. A firm muscle may lie under it.",
    "press_level": 1,
    "press_hold_seconds": 60,
    "press_tool": "Thumb",
    "press_feel": "Soft.",
    "press_verification": "K",
    "tradition": "Used for the calf.",
    "tradition_verification": "K",
    "research": "We found none.",
    "research_grade": "traditional",
    "research_verification": "K",
    "beneath": "A muscle. General anatomy, not verified.",
    "mixed_up": "Not BL58.",
    "mixed_up_sources": ["who2008"],
    "cautions": [],
    "locations": [{"kind": "finding", "text": "Feel the heel tendon.", "verification": "K"}],
}
NEVER = {
    **{key: value for key, value in GOOD.items() if not key.startswith(("press_", "reach"))},
    "pressable": "never",
    "cautions": [{"level": "never", "text": "Do not.", "reason": "An eye lies here.", "verification": "K"}],
}
RULES = (
    claims.every_claim_is_sourced_or_says_not_verified,
    claims.every_text_of_a_point_is_sourced_or_says_not_verified,
    written.a_summary_is_one_line_that_says_a_place,
    written.a_published_point_has_all_its_parts,
    written.a_point_that_is_never_pressed_gives_no_advice_on_pressing,
    written.a_light_only_point_is_not_called_firm,
)


def complaints(point: dict[str, Any]) -> str:
    library = Library(records={"point": {"BL57": point}}, files={("point", "BL57"): "points/bl57.yaml"})
    for one in RULES:
        one(library)
    return "\n".join(map(str, library.problems))


def test_a_whole_point_has_no_problems() -> None:
    assert complaints(GOOD) == ""
    assert complaints(NEVER) == ""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"locations": [{"kind": "finding", "text": "Feel."}]}, "location 1 has no verification"),
        ({"cautions": [{"level": "avoid", "verification": "X"}]}, "caution 1 has no verification"),
        ({"names": [{"text": "Name"}]}, "name 1 has no verification"),
        ({"tradition_verification": ""}, "tradition has no tradition_verification"),
        ({"research_verification": "V"}, "research was read (research_verification V), but research_sources names"),
        ({"press_verification": "V", "press_sources": []}, "press_text was read"),
        ({"beneath": "A large artery."}, "beneath does not say “not verified”"),
        ({"mixed_up_sources": []}, "mixed_up names no mixed_up_sources and does not say “not verified”"),
        ({"summary": f"In the calf{'.' * 130}"}, "summary has 141 characters, more than 140"),
        ({"summary": "A famous point for tired people."}, "summary does not say a place"),
        ({"summary": "Between day and dream."}, "summary does not say a place"),
        ({"tradition": ""}, "is published without tradition"),
        ({"research": ""}, "is published without research"),
        ({"research_grade": None}, "has research, but no research_grade"),
        ({"reach_text": ""}, "is pressed, but has no reach_text"),
        ({"press_hold_seconds": None}, "is pressed, but has no press_hold_seconds"),
        ({"press_text": "Press firmly for a minute."}, "is for light pressure only, but press_text says “firmly”"),
    ],
)
def test_a_point_with_a_gap_is_named(changes: dict[str, Any], expected: str) -> None:
    assert f"points/bl57.yaml: BL57: {expected}" in complaints({**GOOD, **changes})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"press_feel": "A dull ache."}, "is never pressed, but has press_feel"),
        ({"reach_text": "Easy."}, "is never pressed, but has reach_text"),
        ({"cautions": []}, "no caution of level never, for everyone, gives the reason"),
        ({"mixed_up": "Then press it lightly."}, "mixed_up says “Then press”"),
        ({"locations": [{"text": "Find the hollow. Gently press it.", "verification": "K"}]}, "location 1 says"),
    ],
)
def test_a_point_that_is_never_pressed_says_why_and_not_how(changes: dict[str, Any], expected: str) -> None:
    assert expected in complaints({**NEVER, **changes})


@pytest.mark.parametrize("text", ["Do not press it.", "Never press here.", "The pressure of the eye is high."])
def test_a_warning_is_no_advice_on_pressing(text: str) -> None:
    assert complaints({**NEVER, "mixed_up": text}) == ""


def test_an_unpublished_point_may_have_gaps() -> None:
    assert complaints({"code": "BL57", "status": "listed", "pressable": "yes"}) == ""


NINTH = (
    "Count two bumps down with a light fingertip, from the seventh to the ninth. Stay just below the ninth bump, at T9."
)
TENTH = NINTH.replace("two", "three").replace("ninth", "tenth").replace("T9", "T10")


def copied(*texts: str) -> str:
    points = {
        f"BL{number}": {"locations": [{"kind": "finding", "text": text}]} for number, text in enumerate(texts, start=18)
    }
    library = Library(records={"point": points})
    copies.a_text_is_not_copied_from_another_point(library)
    return "\n".join(map(str, library.problems))


def test_a_step_copied_with_other_numbers_is_named() -> None:
    assert "BL19: finding step 1 is 100% the same as finding step 1 of BL18: write it anew" in copied(NINTH, TENTH)


def test_a_copied_sentence_in_another_step_is_named() -> None:
    sentence = "Count two bumps down with a light fingertip to the ninth."
    one = f"{sentence} The hand that counts may rest on a chair, and somebody else may look in the mirror for you."
    other = f"Hang both arms and wait until the neck is loose, then feel for the corner of the blade. {sentence}"
    found = copied(one, other)
    assert "BL19: finding step 1 has a sentence that is 100% the same as finding step 1 of BL18" in found


def test_files_and_tables_find_the_same_whatever_their_order() -> None:
    filler = [NINTH.replace("bumps", f"bumps and {word}s") for word in ("rib", "ridge", "knob") for _ in range(20)]
    texts = [NINTH, *filler, TENTH]
    points = {f"BL{at}": {"locations": [{"kind": "finding", "text": text}]} for at, text in enumerate(texts, start=1)}
    found = []
    for keys in (list(points), list(reversed(points))):
        library = Library(records={"point": {key: points[key] for key in keys}})
        copies.a_text_is_not_copied_from_another_point(library)
        found.append(sorted(map(str, library.problems)))
    assert found[0] == found[1]
    assert any(f"BL{len(texts)}: " in one for one in found[0])  # sixty texts after the one that it repeats


def test_the_other_side_may_be_told_in_the_same_words() -> None:
    mirror = "On the right foot everything is the mirror image of the left."
    assert copied(f"Feel for the dip. {mirror}", f"Slide back to the cord. {mirror}") == ""


def test_texts_of_their_own_pass() -> None:
    assert (
        copied(NINTH, "Lay the flat of your hand on the rim of the hip bone and let the thumb reach the spine.") == ""
    )


def named(text: str, **more: Any) -> list[str]:
    points = {code: {"code": code} for code in ("KI3", "BL60", "EX-HN3", "GV1", "GV2", "GV3")}
    points["KI3"] = {"code": "KI3", "tradition": text, **more}
    library = Library(records={"point": points})
    mentions.a_text_names_points_that_there_are(library)
    return [one.reason for one in library.problems]


def test_a_code_that_there_is_not_is_named() -> None:
    assert named("Pressed with BL68.") == ["tradition names BL68, which there is not"]
    assert named("See EX-HN99 too.") == ["tradition names EX-HN99, which there is not"]


@pytest.mark.parametrize("text", ["With BL60 and EX-HN3.", "Some lists say GV29.", "At T9 and L2, B47 or UB47."])
def test_a_code_that_there_is_passes(text: str) -> None:
    assert named(text) == []
