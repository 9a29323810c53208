"""What the session says of a stage, for the eye and for the ear. Pure."""

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


def spoken(stage: Stage) -> str:
    """For the ear and for screen readers: short, the place first."""
    seconds = f" for {round(stage.seconds)} seconds" if stage.kind == "hold" and stage.seconds else ""
    if stage.kind in ("rest", "switch"):
        return f"{phase_word(stage)}. {text(stage)}"
    return f"{where(stage)}. {phase_word(stage)}{seconds}. {stage.spoken}".strip()


def words(stage: Stage) -> dict[str, str]:
    return {
        "where": where(stage),
        "title": stage.title if stage.place else "",
        "phase": phase_word(stage),
        "text": text(stage),
        "how": how(stage),
        "spoken": spoken(stage),
        "short": short(stage),
        "caution": stage.caution if stage.kind in ("locate", "hold") else "",
    }
