"""From a step of one's own to what plan.compile() takes: the point's page gives the words. Pure."""

from collections.abc import Mapping

from routines.own import SIDES, OwnStep, PointFacts
from routines.specs import StepSpec
from routines.tools import HAND_TOOLS

SLUG = "own"  # of every routine of one's own: no rule is about it
REST_SECONDS = 10
LIGHT = "Lightly only: let the hand rest there and breathe. Nothing is pushed in."
LIGHT_SPOKEN = "Very light. Only rest there."
HELPED = "Somebody else rests both thumbs there, as lightly as you say. Nobody near? Skip this point."
HELPED_SPOKEN = "Somebody else’s thumbs, resting. Or skip it."
LIMBS = {"ankle", "knee", "thigh", "lower leg"}
# What a page says of the hand, in the order in which the words are looked for; the first that stands there counts.
TOOL_WORDS = {
    "helper": "helper_thumbs",
    "ball": "ball",
    "fist": "loose_fists",
    "opposite hand": "opposite_hand",
    "thumbs": "thumbs",
    "thumb": "thumb",
    "flat finger": "flat_fingers",
    "index finger": "index_finger",
    "fingertip": "fingertips",
    "finger": "fingers",
    "knuckle": "knuckle",
    "palms": "palms",
    "palm": "palm",
    "hands": "palms",
    "hand": "palm",
}
HELPERS = {"thumb": "helper_thumbs", "finger": "helper_fingers", "palm": "helper_palms", "hand": "helper_palms"}


def tool_of(words: str) -> str:
    """“Thumb pad” → thumb; “A helper’s flat fingers” → helper_fingers. What is named first counts."""
    text = words.lower()
    places = {word: text.find(word) for word in TOOL_WORDS if word in text}
    if not places:
        return "thumb"
    first = min(places, key=lambda word: places[word])
    if first == "helper":
        named = {word: text.find(word) for word in HELPERS if word in text}
        return HELPERS[min(named, key=lambda word: named[word])] if named else "helper_thumbs"
    return TOOL_WORDS[first]


def place_words(label: str, aspect: str) -> str:
    """For the ear: “inner ankle”, where the part of the body alone has two sides."""
    label = label.lower()
    if label in LIMBS and "medial" in aspect:
        return f"inner {label}"
    return f"outer {label}" if label in LIMBS and "lateral" in aspect else label


def is_standing(position: str) -> bool:
    """“Standing with your back to a wall”, but not “Standing or sitting”."""
    words = position.lower().replace(",", "")
    return words.startswith("stand") and not words.startswith("standing or sitting")


def step_spec(step: OwnStep, facts: PointFacts) -> StepSpec:
    light_only = facts.point.pressable == "light_only"
    tool = tool_of(facts.tool)
    standing = is_standing(facts.position)
    return StepSpec(
        title=facts.point.title,
        point=facts.point,
        side=SIDES[step.side],
        technique="steady press",
        tool=tool,
        tool_alternatives=("helper_thumbs",) if standing or tool not in HAND_TOOLS else (),
        pressure=1 if light_only else facts.level,
        hold_seconds=step.seconds,
        starter_hold_seconds=step.seconds,
        repetitions=step.times,
        starter_repetitions=step.times,
        rest_seconds=REST_SECONDS if step.times > 1 else 0,
        position=facts.position,
        standing=standing,
        light_text=LIGHT,
        light_spoken=LIGHT_SPOKEN,
        alternative_position="Sitting or lying, so that they reach the place.",
        alternative_text=HELPED,
        alternative_spoken=HELPED_SPOKEN,
        caution=facts.caution,
    )


def step_specs(steps: tuple[OwnStep, ...], known: Mapping[str, PointFacts]) -> tuple[StepSpec, ...]:
    return tuple(step_spec(step, known[step.code]) for step in steps)
