"""Each rule of the lint finds the mistake it is for. No test here needs the database."""

from typing import Any

import pytest

from acupoints.content.library import Library
from acupoints.content.lint import lint
from acupoints.content.lint.points import syllables


def good_point(**changes: Any) -> dict[str, Any]:
    point = {
        "code": "BL57",
        "meridian": "BL",
        "number": 57,
        "status": "published",
        "pinyin": "Chéngshān",
        "english": "Support the Mountain",
        "korean": "seung san",
        "japanese": "shō zan",
        "summary": "In the middle of the calf.",
        "subregions": ["calf"],
        "inside_body": False,
        "classes": ["ma-danyang"],
        "hanzi_traditional": "承山",
        "hanzi_simplified": "承山",
        "region": "lower_leg",
        "aspect": "posterior",
        "laterality": "paired",
        "sites": 2,
        "self_reach": "easy",
        "pressable": "yes",
        "press_text": "Press with both thumbs.",
        "press_level": 2,
        "cautions_looked_at": True,
        "locations": [
            {"kind": "standard", "text": "Below the calf.", "verification": "V", "sources": ["who2008"]},
            {"kind": "finding", "text": "Feel the heel tendon.", "verification": "K"},
            {"kind": "finding", "text": "Slide up to the muscle.", "verification": "K"},
            {"kind": "finding", "text": "Stop in the hollow.", "verification": "K"},
        ],
    }
    return {**point, **changes}


def good_figure(**changes: Any) -> dict[str, Any]:
    marker = {"point": "BL57", "x": 0.5, "y": 0.5, "side": "left"}
    figure = {
        "slug": "calf",
        "alt": "A calf.",
        "credit": "Acupoint Atlas",
        "licence": "CC BY 4.0",
        "asset": "calf",
        "side": "left",
        "close_up": True,
        "markers": [marker],
    }
    return {**figure, **changes}


def complaints(point: dict[str, Any] | None = None, figure: dict[str, Any] | None = None, **more: Any) -> str:
    figures = [figure or good_figure(), good_figure(slug="wider", close_up=False)]
    library = Library(
        records={
            "point": {"BL57": point or good_point()},
            "figure": {one["slug"]: one for one in figures},
            **more,
        }
    )
    lint(library)
    return "\n".join(map(str, library.problems))


def test_a_good_record_has_no_problems() -> None:
    assert complaints() == ""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"tradition": "It cures backache."}, "tradition says 'cures'"),
        ({"press_text": "This has no side effects at all."}, "says 'no side effects'"),
        ({"mixed_up": "Drink water for a Detox."}, "says 'Detox'"),
        ({"hanzi_traditional": "承"}, "does not fit"),
        ({"cautions_looked_at": False}, "nobody looked at its cautions"),
        ({"press_text": ""}, "without how to press it"),
        ({"locations": []}, "without a standard location"),
        ({"pressable": "light_only"}, "light pressure only, but says level 2"),
        ({"pressable": "never"}, "never pressed, but says how to press it"),
        ({"region": "ankle"}, "region is 'ankle', the facts say 'lower_leg'"),
        ({"number": 58}, "number is 58"),
        ({"english": "Mountain"}, "english is 'Mountain'"),
        ({"inside_body": True}, "inside_body is True, the facts say 'no'"),
        ({"subregions": []}, "subregions is []"),
        ({"classes": ["yuan-source"]}, "classes are ['yuan-source'], the facts say 'Ma Danyang"),
        ({"summary": ""}, "is published without a summary"),
        ({"status": "listed"}, "is only listed, but has press_text, press_level"),
    ],
)
def test_a_point_with_a_mistake_is_named(changes: dict[str, Any], expected: str) -> None:
    assert expected in complaints(good_point(**changes))


def test_a_finding_step_without_something_to_feel_is_named() -> None:
    point = good_point()
    point["locations"][2]["text"] = "Go up about there."
    assert "finding step 2 names nothing" in complaints(point)


def test_read_without_a_source_is_named() -> None:
    point = good_point()
    point["locations"][0]["sources"] = []
    assert "locations 1: verification V (read), but no source" in complaints(point)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"alt": ""}, "has no alt"),
        ({"licence": ""}, "has no licence"),
        ({"asset": "nowhere"}, "images/nowhere-400.webp is not there"),
        ({"side": "both"}, "draws BL57 on one side only"),
        ({"asset": "elsewhere", "bones": True}, "elsewhere-bones-400.webp is not there"),
        ({"schematic": True, "width_mm": 300.0}, "is schematic, but has a width_mm"),
        ({"close_up": False}, "not on two figures, one of them a close-up"),
        ({"markers": [{"point": "BL57", "x": 1.2, "y": 0.5, "side": "left"}]}, "x lies outside"),
    ],
)
def test_a_figure_with_a_mistake_is_named(changes: dict[str, Any], expected: str) -> None:
    assert expected in complaints(figure=good_figure(**changes))


def test_a_complaint_without_red_flags_is_named() -> None:
    assert "has no red flags" in complaints(complaint={"back": {"slug": "back"}})


def test_a_complaint_that_names_a_never_point_is_named() -> None:
    record = {"slug": "back", "emergency_now": "Numbness", "point_uses": [{"point": "BL57", "verification": "K"}]}
    found = complaints(good_point(pressable="never"), complaint={"back": record})
    assert "names BL57, which is never pressed" in found


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("complaint", {"slug": "x", "emergency_now": "No", "point_uses": [{"point": "BL57", "verification": "K"}]}),
        ("routine", {"slug": "x", "steps": [{"kind": "press", "point": "BL57"}]}),
        ("routine", {"slug": "x", "steps": [{"kind": "press", "point": "BL60", "substitute": "BL57"}]}),
        ("precaution rules", {"slug": "x", "rules": [{"scope": "all", "action": "swap", "swap_with": "BL57"}]}),
    ],
)
@pytest.mark.parametrize("status", ["draft", "listed"])
def test_nothing_leads_a_reader_to_press_a_point_without_a_text(kind: str, record: dict[str, Any], status: str) -> None:
    assert "x: names BL57, which is not published" in complaints(good_point(status=status), **{kind: {"x": record}})


@pytest.mark.parametrize(("pressed", "leads_there"), [("BL60", True), ("BL40", False)])
def test_a_swap_for_a_point_that_no_routine_presses_leads_nowhere(pressed: str, leads_there: bool) -> None:
    swap = {"slug": "x", "rules": [{"scope": "point", "point": "BL60", "action": "swap", "swap_with": "BL57"}]}
    routine = {"slug": "y", "steps": [{"kind": "press", "point": pressed}]}
    found = complaints(good_point(status="listed"), **{"precaution rules": {"x": swap}, "routine": {"y": routine}})
    assert ("x: names BL57, which is not published" in found) == leads_there


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [("Tàixī", 2), ("Huántiào", 2), ("Sānyīnjiāo", 3), ("Xī'ān", 2), ("Lǜxiù", 2), ("Bā Liáo", 2), ("Wěizhōng", 2)],
)
def test_syllables_are_counted(pinyin: str, expected: int) -> None:
    assert syllables(pinyin) == expected


def test_every_name_in_the_facts_has_a_character_for_each_syllable() -> None:
    from acupoints.content.lint.points import facts

    wrong = [
        code
        for code, row in facts().items()
        if not code.startswith("EX-") and len(row["hanzi_traditional"]) != syllables(row["pinyin_tones"])
    ]
    assert wrong == []


RULES_FOR = "recent_surgery_or_injury"


def judged(levels: list[str], *rules: dict[str, Any], pressable: str = "yes", code: str = "BL57") -> str:
    """What the lint says of a point whose cautions have these levels, all for one precaution with these rules."""
    cautions = [{"level": level, "text": "So.", "applies_to": RULES_FOR, "verification": "K"} for level in levels]
    point = good_point(cautions=cautions, pressable=pressable, press_level=1, subregions=["calf"])
    found = complaints(
        point,
        region={"calf": {"slug": "calf", "parent": "lower_leg"}, "lower_leg": {"slug": "lower_leg", "parent": "leg"}},
        routine={"back-ease": {"slug": "back-ease", "steps": [{"kind": "press", "point": code}]}},
        **{"precaution rules": {RULES_FOR: {"slug": RULES_FOR, "rules": list(rules)}}},
    )
    # The made-up points differ from the facts on purpose.
    return "\n".join(line for line in found.splitlines() if RULES_FOR in line)


def a_rule(action: str, scope: str = "all", **target: str) -> dict[str, Any]:
    return {"scope": scope, "action": action, **target}


BLOCK = a_rule("block_routine", "routine", routine="back-ease")


@pytest.mark.parametrize(
    ("levels", "rules", "expected"),
    [
        (["avoid"], [], "the page says not to press, the strictest rule is none"),
        (["never"], [a_rule("light_only")], "the page says not to press, the strictest rule is light_only"),
        (["avoid"], [a_rule("skip", "tool", tool="ball")], "the page says not to press"),
        (["avoid"], [a_rule("skip", "region", region="ankle")], "the page says not to press"),
        (["avoid"], [a_rule("skip", "point", point="BL60")], "the page says not to press"),
        ([], [a_rule("skip", "point", point="BL57")], "a rule says skip, but no caution"),
        (["ask_first"], [a_rule("swap", "region", region="leg")], "a rule says swap, but no caution"),
        (["light_only"], [a_rule("warn"), a_rule("skip", "region", region="calf")], "a rule says skip"),
        ([], [a_rule("light_only")], "a rule says light_only, but no caution"),
        (["info"], [a_rule("light_only")], "a rule says light_only, but no caution"),
        (["light_only"], [a_rule("warn")], "the page says lightly only, the strictest rule is warn"),
    ],
)
def test_a_caution_that_the_rules_contradict_is_named(
    levels: list[str], rules: list[dict[str, Any]], expected: str
) -> None:
    assert expected in judged(levels, *rules)


@pytest.mark.parametrize(
    ("levels", "rules"),
    [
        (["avoid"], [a_rule("skip", "region", region="lower_leg")]),
        (["never", "light_only"], [a_rule("swap", "point", point="BL57")]),
        (["ask_first"], [a_rule("light_only", "region", region="leg")]),
        (["light_only"], [a_rule("light_only")]),
        (["ask_first"], [a_rule("warn")]),
        (["ask_first"], [a_rule("skip", "tool", tool="ball")]),
        (["avoid"], [BLOCK]),
        (["light_only"], [BLOCK]),
        ([], [BLOCK]),
    ],
)
def test_a_caution_that_fits_the_rules_passes(levels: list[str], rules: list[dict[str, Any]]) -> None:
    assert judged(levels, *rules) == ""


def test_a_routine_that_leaves_the_point_out_excuses_no_caution() -> None:
    assert "the page says not to press" in judged(["avoid"], BLOCK, code="BL60")


@pytest.mark.parametrize(("levels", "rule"), [([], "light_only"), (["light_only"], "warn")])
def test_a_point_that_is_light_for_all_needs_no_caution_or_rule_for_light(levels: list[str], rule: str) -> None:
    assert judged(levels, a_rule(rule), pressable="light_only") == ""


def test_a_point_that_is_never_pressed_needs_no_caution_for_one_precaution() -> None:
    assert judged([], a_rule("skip"), pressable="never") == ""
