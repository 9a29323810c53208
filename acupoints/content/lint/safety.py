"""That the cautions on a point's page and the rules of a session say the same of one precaution."""

from acupoints.content.library import Library
from acupoints.content.text import Record

from . import rule
from .points import published

# The strictest first; what a rule of scope all, region or point does to a point.
ACTIONS = ("skip", "swap", "light_only", "warn")
BARS = ("skip", "swap")
# The strictest first; levels that say how to behave, each with a label in the short list on the page.
LEVELS = ("never", "avoid", "ask_first", "light_only")
FORBIDS = ("never", "avoid")


@rule
def a_caution_and_the_rules_agree(library: Library) -> None:
    for key, point in published(library).items():
        if point.get("pressable") == "never":
            continue
        for precaution in sorted({*library.of("precaution rules"), *precautions_named(point)}):
            for reason in contradictions(library, key, point, precaution):
                library.complain("point", key, f"{precaution}: {reason}")


def precautions_named(point: Record) -> set[str]:
    return {one["applies_to"] for one in point.get("cautions", []) if one.get("applies_to")}


def contradictions(library: Library, key: str, point: Record, precaution: str) -> list[str]:
    levels = {one.get("level") for one in point.get("cautions", []) if one.get("applies_to") == precaution}
    action = strictest_action(library, key, point, precaution)
    blocked = routine_is_blocked(library, key, precaution)
    light_for_all = point.get("pressable") == "light_only"
    found = []
    if levels & {*FORBIDS} and action not in BARS and not blocked:
        found.append(f"the page says not to press, the strictest rule is {action or 'none'}")
    if action in BARS and not levels & {*FORBIDS}:
        found.append(f"a rule says {action}, but no caution on the page says avoid or never")
    if action == "light_only" and not light_for_all and not levels & {*LEVELS}:
        found.append("a rule says light_only, but no caution on the page is as strict")
    if "light_only" in levels and action not in (*BARS, "light_only") and not (light_for_all or blocked):
        found.append(f"the page says lightly only, the strictest rule is {action or 'none'}")
    return found


def strictest_action(library: Library, key: str, point: Record, precaution: str) -> str:
    """Rules for tools and routines say nothing about a point. Empty where no rule hits it."""
    regions = regions_of(library, point)
    actions = {
        one.get("action", "")
        for one in rules(library, precaution)
        if one.get("scope") == "all"
        or (one.get("scope") == "region" and one.get("region") in regions)
        or (one.get("scope") == "point" and one.get("point") == key)
    }
    return next((action for action in ACTIONS if action in actions), "")


def rules(library: Library, precaution: str) -> list[Record]:
    found: list[Record] = library.of("precaution rules").get(precaution, {}).get("rules", [])
    return found


def regions_of(library: Library, point: Record) -> set[str]:
    """The point's region and subregions with everything that they lie in."""
    found: set[str] = set()
    ahead = [point.get("region"), *point.get("subregions", [])]
    while ahead:
        slug = ahead.pop()
        if slug and slug not in found:
            found.add(slug)
            ahead.append(library.of("region").get(slug, {}).get("parent"))
    return found


def routine_is_blocked(library: Library, key: str, precaution: str) -> bool:
    """Whether the precaution closes a routine that presses the point: then no rule for the point is needed."""
    closed = {one.get("routine") for one in rules(library, precaution) if one.get("action") == "block_routine"}
    steps = [step for slug in closed for step in library.of("routine").get(str(slug), {}).get("steps", [])]
    return any(key in (step.get("point"), step.get("substitute")) for step in steps)
