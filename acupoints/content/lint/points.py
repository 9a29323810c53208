"""What a published point must have, and must not say."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from django.conf import settings

from acupoints.content.library import Library
from acupoints.content.text import Record

from . import rule

# What a finger can feel. A finding step names at least one of these.
PALPABLE = re.compile(
    r"\b(bones?|bony|knob|tips?|tendons?|cords?|creases?|folds?|hollows?|dips?|dents?|pulse|beat|edges?|ridges?|"
    r"rims?|muscles?|bellies|bulge|ribs?|spine|spines|shoulder blades?|heel|ankle|knuckles?|nails?|hairline|"
    r"collarbone|breastbone|kneecap|cleft|tailbone|tail bone|hip|waist|fingers?|thumbs?|fists?|tender|soft|"
    r"firm|notch|groove|gap|navel|nipple|brow|ear|jaw|skull|buttock|sacrum|arch|web|lip|nose)\b",
    re.IGNORECASE,
)
CONSONANTS = "zh|ch|sh|[bpmfdtnlgkhjqxzcsryw]"
FINALS = (
    "iang|iong|uang|ueng|iao|ian|ing|uai|uan|ang|eng|ong|iou|uei|uen|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|"
    "ue|ve|a|o|e|i|u|v"
)
SYLLABLE = re.compile(f"(?:{CONSONANTS})?(?:{FINALS})(?![aeiouv])|(?:{CONSONANTS})?(?:{FINALS})")
COMPARED = {
    "channel": "meridian",
    "pinyin_tones": "pinyin",
    "hanzi_traditional": "hanzi_traditional",
    "hanzi_simplified": "hanzi_simplified",
    "body_region": "region",
    "aspect": "aspect",
    "laterality": "laterality",
    "self_reach": "self_reach",
    "pressable": "pressable",
    "number": "number",
    "sites": "sites",
    "english_gloss": "english",
    "korean_roman": "korean",
    "japanese_roman": "japanese",
    "subregions": "subregions",
    "inside_body": "inside_body",
}
# How a class of the facts table begins, and the slug that it has here.
FIVE_SHU = ("jing-well", "ying-spring", "shu-stream", "jing-river", "he-sea")
CLASSES = {
    **{slug: slug for slug in (*FIVE_SHU, "yuan-source", "luo-connecting", "xi-cleft", "front-mu", "back-shu")},
    **{slug: slug for slug in ("lower-he-sea", "hui-meeting", "confluent")},
    "great luo-connecting": "luo-connecting",
    "Ma Danyang": "ma-danyang",
    "command point of abdomen": "command-point-abdomen",
    "command point of chest": "command-point-chest",
    "command point of face": "command-point-face",
    "command point of head": "command-point-head",
    "command point of lower back": "command-point-lower-back",
}
# What a page says about pressing: nothing of it stands in the record of a point that is only listed.
PRESSING = ("press_text", "press_level", "press_hold_seconds", "press_repetitions", "press_tool", "reach_text")


def published(library: Library) -> dict[str, Record]:
    return {key: one for key, one in library.of("point").items() if one.get("status") == "published"}


def syllables(pinyin: str) -> int:
    """How many syllables a name in pinyin has; tone marks are ignored, apostrophes divide."""
    plain = unicodedata.normalize("NFD", pinyin.lower().replace("ü", "v"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return sum(len(SYLLABLE.findall(part)) for part in re.split(r"[^a-z]+", letters) if part)


@rule
def a_name_has_a_character_for_each_syllable(library: Library) -> None:
    for key, point in library.of("point").items():
        expected = syllables(point.get("pinyin", ""))
        for script in ("hanzi_traditional", "hanzi_simplified"):
            if len(point.get(script, "")) != expected:
                library.complain("point", key, f"{script} {point.get(script)!r} does not fit {point.get('pinyin')!r}")


@rule
def a_finding_step_names_what_one_can_feel(library: Library) -> None:
    for key, point in library.of("point").items():
        steps = [one for one in point.get("locations", []) if one.get("kind") == "finding"]
        for number, step in enumerate(steps, 1):
            if not PALPABLE.search(step.get("text", "")):
                library.complain("point", key, f"finding step {number} names nothing that a finger can feel")


@rule
def a_published_point_is_whole(library: Library) -> None:
    for key, point in published(library).items():
        kinds = [one.get("kind") for one in point.get("locations", [])]
        if not point.get("summary"):
            library.complain("point", key, "is published without a summary")
        if "standard" not in kinds:
            library.complain("point", key, "is published without a standard location")
        if kinds.count("finding") < 3:
            library.complain("point", key, "is published with fewer than three finding steps")
        if not point.get("cautions_looked_at"):
            library.complain("point", key, "is published, but nobody looked at its cautions")
        if point.get("pressable") != "never" and not (point.get("press_text") and point.get("press_level")):
            library.complain("point", key, "is published without how to press it")


@rule
def a_listed_point_says_nothing_of_pressing(library: Library) -> None:
    for key, point in library.of("point").items():
        said = [name for name in PRESSING if point.get(name)]
        if point.get("status") == "listed" and said:
            library.complain("point", key, f"is only listed, but has {', '.join(said)}")


@rule
def what_is_recommended_is_published(library: Library) -> None:
    """A routine, a complaint or a swap leads to pages that say how and when not to press."""
    for kind, record_key, code in recommended(library):
        point = library.of("point").get(code)
        if point and point.get("status") != "published":
            library.complain(kind, record_key, f"names {code}, which is not published")


def recommended(library: Library) -> Iterator[tuple[str, str, str]]:
    """Kind, key and code of each point that something tells a reader to press."""
    lists = (("complaint", "point_uses", ("point",)), ("routine", "steps", ("point", "substitute")))
    for kind, name, fields in lists:
        for key, record in library.of(kind).items():
            for one in record.get(name, []):
                yield from ((kind, key, one[field]) for field in fields if one.get(field))
    yield from swapped(library)


def swapped(library: Library) -> Iterator[tuple[str, str, str]]:
    """What a swap brings in. A swap for one point does so only where a routine presses that point."""
    pressed = {step.get("point") for one in library.of("routine").values() for step in one.get("steps", [])}
    for key, record in library.of("precaution rules").items():
        for one in record.get("rules", []):
            if one.get("swap_with") and (one.get("scope") != "point" or one.get("point") in pressed):
                yield "precaution rules", key, one["swap_with"]


@rule
def pressure_keeps_within_what_is_allowed(library: Library) -> None:
    for key, point in library.of("point").items():
        level = point.get("press_level") or 0
        if point.get("pressable") == "never" and (level or point.get("press_text")):
            library.complain("point", key, "is never pressed, but says how to press it")
        if point.get("pressable") == "light_only" and level > 1:
            library.complain("point", key, f"is for light pressure only, but says level {level}")


@cache
def facts() -> dict[str, dict[str, str]]:
    """The facts tables' row of every point, by code; empty where they are not there."""
    path = settings.FIXTURES_ROOT / "facts" / "points.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["who_code"]: row for row in csv.DictReader(file)}


@rule
def a_point_agrees_with_its_facts(library: Library) -> None:
    for key, point in library.of("point").items():
        row = facts().get(key)
        if row is None:
            library.complain("point", key, "has no row in facts/points.csv")
            continue
        for column, name in COMPARED.items():
            if as_fact(point.get(name, "")) != as_fact(row[column]):
                library.complain("point", key, f"{name} is {point.get(name)!r}, the facts say {row[column]!r}")
        if (classes := set(point.get("classes", []))) != classes_of(row["special_categories"]):
            library.complain(
                "point", key, f"classes are {sorted(classes)}, the facts say {row['special_categories']!r}"
            )


def as_fact(value: object) -> str:
    """In one spelling: yes and no, lists in order with semicolons, one kind of apostrophe."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    parts = value if isinstance(value, list) else str(value).replace("'", "’").split(";")
    return ";".join(sorted(parts))


def classes_of(categories: str) -> set[str]:
    """The table's classes by their names here; what organ or element a class is for stays in the table."""
    found = {category for one in categories.split(";") if (category := one.strip())}
    slugs = {slug for start, slug in CLASSES.items() for one in found if one.startswith(start)}
    unknown = {one for one in found if not one.startswith((*CLASSES, "extra point"))}
    return slugs | unknown
