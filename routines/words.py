"""What the session says of a stage, for the eye and for the ear. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from routines.plan import Stage
from routines.tools import TOOLS

SIDES = {"left": "left", "right": "right", "both": "both sides", "midline": "middle"}
ACROSS = {"left": "right", "right": "left"}
PRESSURES = {1: "light", 2: "firm but easy", 3: "strong but comfortable"}
PHASES = {
    ("locate", "press"): "Find the point",
    ("locate", "stretch"): "Get ready",
    ("locate", "wear"): "Put it on",
    ("hold", "press"): "Press and hold",
    ("hold", "stretch"): "Stretch and hold",
}
LET_GO = "Let go. Breathe out slowly."
HALF_FROM = 30  # seconds that a hold must last for its half to be told
TEN_FROM = 20  # longer holds tell the last ten seconds, with what comes next; shorter ones the last five
NEXT_FROM = 10
LAST, LAST_FROM = 3, 6  # the last seconds are ticked, in whatever lasts longer
MANNER = re.compile(r"(?i)\b(light|firm|soft|gentl|strong|rest|feather|slow|mild|barely|weight|comfort)")
FIRST_SIGN = "When two rising tones sound, begin."
OTHER_SIDE = "Change to {side} side and find the same place there."


def where(stage: Stage) -> str:
    """The plain place first: "Inner ankle, left"."""
    place = stage.place or stage.title
    words = ", ".join(part for part in (place, side(stage)) if part)
    return words[:1].upper() + words[1:]


def side(stage: Stage) -> str:
    """To a helper the other person's side, and where that is as the helper sees it."""
    if not stage.helper or stage.side not in ACROSS:
        return SIDES.get(stage.side, "")
    seen = ACROSS[stage.side] if stage.helper == "facing" else stage.side
    return f"their {stage.side}, on your {seen}"


def phase_word(stage: Stage) -> str:
    if stage.kind == "switch":
        return "Change sides"
    word = PHASES.get((stage.kind, stage.action), "Rest")
    return f"{word}, round {stage.rep} of {stage.reps}" if stage.kind == "hold" and stage.reps > 1 else word


def text(stage: Stage) -> str:
    if stage.kind == "switch":
        return OTHER_SIDE.format(side=f"their {stage.side}" if stage.helper else f"the {stage.side}")
    if stage.kind == "rest":
        return stage.text or LET_GO
    lead = f"{stage.position.rstrip('.')}. " if stage.kind == "locate" and stage.position else ""
    return lead + stage.text


def how(stage: Stage) -> str:
    """Tool and pressure, while pressing: "Thumb, light pressure"."""
    if stage.kind != "hold" or stage.action != "press":
        return ""
    tool = TOOLS.get(stage.tool, "hand")
    if stage.helper:
        tool = tool.removeprefix("a helper’s ")
    rhythm = f"; {stage.rhythm_on} seconds on, {stage.rhythm_off} off" if stage.rhythm_on else ""
    return f"{tool[:1].upper()}{tool[1:]}, {PRESSURES[stage.pressure]} pressure{rhythm}"


def short(stage: Stage) -> str:
    """For the list of what comes next."""
    return "Rest" if stage.kind == "rest" else f"{phase_word(stage)}: {where(stage).lower()}"


def spoken(stage: Stage, before: Stage | None = None, after: Stage | None = None) -> str:
    """For the ear and for screen readers, the place first: where, how hard, how long; after a rest, what follows."""
    if stage.kind == "switch":
        return f"Change sides. The same place on {'their' if stage.helper else 'the'} {stage.side}."
    if stage.kind == "rest":
        lasts = f"Rest{lasting(stage)}. {stage.spoken if stage.action == 'rest' and stage.spoken else text(stage)}"
        return f"{lasts} {coming(stage, after)}" if after and after.kind == "hold" else lasts
    if stage.kind == "locate":
        return f"{where(stage)}. {phase_word(stage)}. {_find_words(stage, before)}"
    phase, _, turn = phase_word(stage).partition(", ")
    return f"{where(stage)}. {phase}{lasting(stage)}{turn and ', ' + turn}. {_press_words(stage)}".strip()


def lasting(stage: Stage) -> str:
    """ " for 3 minutes"; nothing at a gate."""
    seconds = round(stage.seconds or 0)
    if not seconds:
        return ""
    whole, rest = divmod(seconds, 60)
    if seconds < 90 and seconds != 60:
        return f" for {seconds} second{'' if seconds == 1 else 's'}"
    minutes = f" for {whole} minute{'' if whole == 1 else 's'}"
    return f"{minutes} {rest}" if rest else minutes


def _find_words(stage: Stage, before: Stage | None) -> str:
    """How to sit where that is new, where the place is, with what and how hard, and what is waited for."""
    moved = stage.position if not before or before.position != stage.position else ""
    place = stage.spoken if stage.spoken or stage.action != "press" else stage.text
    waits = (FIRST_SIGN if before is None else "") if stage.seconds else "Then tap the picture."
    parts = (moved and moved.rstrip(".") + ".", place or stage.text, _hand(stage), waits)
    return " ".join(part for part in parts if part)


def _press_words(stage: Stage) -> str:
    """Where it is was said while finding: of two sentences or more, a long first one is about the place."""
    first, _, more = stage.spoken.partition(". ")
    own = more if more and len(first.split()) > 4 else stage.spoken
    return " ".join(part for part in (own, _hand(stage)) if part)


def _hand(stage: Stage) -> str:
    """Tool and pressure, where the step's own words for the ear leave that out."""
    if stage.action != "press":
        return ""
    if not stage.spoken:
        return how(replace(stage, kind="hold")) + "."
    return "" if MANNER.search(stage.spoken) else f"{PRESSURES[stage.pressure].capitalize()} pressure."


def coming(stage: Stage, after: Stage | None) -> str:
    """What comes next, while this one still runs."""
    if after is None:
        return "Then you are done."
    if after.kind == "switch":
        return "Next: the other side."
    if after.kind == "hold" and after.step == stage.step:
        return f"Then again, round {after.rep} of {after.reps}."
    return "Next: rest." if after.kind == "rest" else f"Next: {_lower(where(after))}."


def _lower(words: str) -> str:
    """ "Next: inner ankle", but "Next: GB30"."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def marks(stage: Stage, after: Stage | None = None) -> Iterator[tuple[float, str, str]]:
    """What is told while a stage runs: seconds before its end, the cue's name or none, the words or none."""
    seconds = stage.seconds or 0
    if stage.kind == "hold" and seconds >= HALF_FROM:
        yield seconds / 2, "half", "Half way."
    if stage.kind == "hold" and seconds > TEN_FROM:
        yield 10, "", f"Ten seconds left. {coming(stage, after)}"
    elif stage.kind == "hold" and seconds >= NEXT_FROM:
        yield 5, "", coming(stage, after)
    if seconds > LAST_FROM:
        yield LAST, "last", ""


def words(stage: Stage, before: Stage | None = None, after: Stage | None = None) -> dict[str, str]:
    return {
        "where": where(stage),
        "title": stage.title if stage.place else "",
        "phase": phase_word(stage),
        "text": text(stage),
        "how": how(stage),
        "spoken": spoken(stage, before, after),
        "short": short(stage),
        "caution": stage.caution if stage.kind in ("locate", "hold") else "",
    }


def script(stages: Sequence[Stage]) -> Iterator[dict[str, Any]]:
    """For each stage its words, told by one who knows what went before and what follows, and its marks."""
    for i, stage in enumerate(stages):
        after = stages[i + 1] if i + 1 < len(stages) else None
        told = words(stage, stages[i - 1] if i else None, after)
        yield {"words": told, "marks": list(marks(stage, after))}
