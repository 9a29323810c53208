"""What a session says must fit what is really done: rules over the steps of fixtures/routines/."""

import re
from collections.abc import Iterator

from acupoints.content.library import Library
from acupoints.content.lint import rule
from acupoints.content.text import Record

HEAVY = re.compile(r"\b(firm(er|ly)?|strong(er|ly)?|deep(er|ly)?|hard(er)?|heav(y|ier|ily))\b", re.IGNORECASE)
ALTERNATIVE = ("alternative_position", "alternative_instruction", "alternative_spoken")
LIGHT = ("light_instruction", "light_spoken")
HELPER = ("helper_view", "helper_position", "helper_instruction", "helper_spoken")


def steps(library: Library) -> Iterator[tuple[str, str, Record]]:
    """Each step with the key of its routine and what to call it."""
    for key, record in library.of("routine").items():
        for number, step in enumerate(record.get("steps", []), 1):
            yield key, f"step {number} ({step.get('point') or step.get('title')})", step


@rule
def another_way_has_words_of_its_own(library: Library) -> None:
    for key, name, step in steps(library):
        if step.get("tool_alternatives") or step.get("standing"):
            for field in ALTERNATIVE:
                if not step.get(field):
                    library.complain("routine", key, f"{name} can be done another way, but has no {field}")
        if str(step.get("alternative_position", "")).lower().startswith("standing"):
            library.complain("routine", key, f"{name}: alternative_position must be sitting or lying")


@rule
def a_step_above_level_one_has_words_for_light(library: Library) -> None:
    for key, name, step in steps(library):
        for field in LIGHT:
            if step.get("pressure", 1) > 1 and not step.get(field):
                library.complain("routine", key, f"{name} is pressed at level {step['pressure']}, but has no {field}")


@rule
def what_is_light_is_not_called_firm(library: Library) -> None:
    for key, name, step in steps(library):
        for field in (*LIGHT, *ALTERNATIVE, *HELPER):
            if found := HEAVY.search(str(step.get(field, ""))):
                library.complain("routine", key, f"{name}: {field} says {found[0]!r}, but it is a light press")


@rule
def no_step_presses_a_point_that_is_never_pressed(library: Library) -> None:
    for key, name, step in steps(library):
        for field in ("point", "substitute"):
            point = library.of("point").get(str(step.get(field)), {})
            if point.get("pressable") == "never":
                library.complain("routine", key, f"{name}: {field} {step[field]} is never pressed")


@rule
def no_swap_brings_in_a_point_that_is_never_pressed(library: Library) -> None:
    for key, record in library.of("precaution rules").items():
        for number, one in enumerate(record.get("rules", []), 1):
            point = library.of("point").get(str(one.get("swap_with")), {})
            if point.get("pressable") == "never":
                library.complain("precaution rules", key, f"rule {number} swaps in {one['swap_with']}: never pressed")


@rule
def a_light_only_point_is_pressed_at_level_one(library: Library) -> None:
    """A substitute always is: it comes in plainly and lightly."""
    for key, name, step in steps(library):
        point = library.of("point").get(str(step.get("point")), {})
        if point.get("pressable") == "light_only" and (step.get("pressure") or 1) > 1:
            library.complain(
                "routine", key, f"{name}: {step['point']} is for light pressure only, not level {step['pressure']}"
            )


@rule
def no_step_holds_longer_than_the_points_page_allows(library: Library) -> None:
    for key, name, step in steps(library):
        most = library.of("point").get(str(step.get("point")), {}).get("press_hold_max_seconds")
        for field in ("hold_seconds", "hold_max_seconds"):
            if most and step.get(field, 0) > most:
                library.complain(
                    "routine", key, f"{name}: {field} is {step[field]}, the point's page allows {most} seconds"
                )


@rule
def a_step_has_words_for_a_helper(library: Library) -> None:
    for key, name, step in steps(library):
        for field in HELPER:
            if step.get("kind") != "rest" and not step.get(field):
                library.complain("routine", key, f"{name} has no {field}")
