"""The cautions of a point in a few lines, for the top of its page; the page gives each with its reason further down."""

from collections.abc import Iterable
from dataclasses import dataclass

from .models import Caution

Level = Caution.Level
# For whom a caution is meant decides the words: "never" for someone with a clot is no "never" for everyone.
WORDS = {
    Level.NEVER: "Do not press it with",
    Level.AVOID: "Do not press it with",
    Level.ASK_FIRST: "Ask a professional first with",
    Level.LIGHT_ONLY: "Only lightly with",
    Level.STOP_RULE: "Take care with",
    Level.INFO: "Good to know with",
}


@dataclass(frozen=True, slots=True)
class Line:
    """`label` in bold; `text` is a sentence for everyone, or the list of those whom the caution is for."""

    label: str
    text: str
    level: str


def digest(cautions: Iterable[Caution]) -> list[Line]:
    """Those for some people first, strictest first and gathered by what they should do, then those for everyone."""
    for_some: dict[str, list[Caution]] = {}
    for_all: list[Line] = []
    for one in cautions:
        if one.applies_to is None:
            for_all.append(Line(label_of(one), one.text, one.level))
        else:
            for_some.setdefault(WORDS[Level(one.level)], []).append(one)
    gathered = [Line(f"{words}:", people(ones), ones[0].level) for words, ones in for_some.items()]
    strict = [line for line in for_all if line.level in (Level.NEVER, Level.AVOID)]
    return strict + gathered + [line for line in for_all if line not in strict]


def label_of(caution: Caution) -> str:
    """Nothing where the sentence itself begins with its label."""
    label = str(caution.get_level_display())
    return "" if caution.level == Level.INFO or caution.text.startswith(label.split()[0]) else f"{label}:"


def people(cautions: Iterable[Caution]) -> str:
    labels = dict.fromkeys(str(one.applies_to) for one in cautions)
    return "; ".join(label[0].lower() + label[1:] for label in labels) + "."
