"""A routine that is nowhere but in its link: r=ki3-60,bl60-60x2-both. Pure: text to steps and back.

A step is a point's code, then in any order its seconds (60, or 60x2 for two times) and its side. What is left out is
as usual for the point. Nothing here raises: what is wrong is collected in words, what is right is kept.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from acupoints import codes
from routines.specs import PointSpec

MOST_STEPS = 20
LONGEST_LINK = 1000
LONGEST_TITLE = 60
SHORTEST, LONGEST = 10, 300  # seconds
MOST_TIMES = 5
SIDES = {
    "lr": "left_then_right",
    "both": "both_together",
    "l": "left",
    "r": "right",
    "mid": "midline",
}
LATERALITY = {  # the usual side first
    "paired": ("lr", "both", "l", "r"),
    "midline": ("mid",),
    "multiple": ("both", "lr", "l", "r", "mid"),
}
SHORT = {side: short for short, side in SIDES.items()}

_CODE = re.compile(r"(.*?(?:[0-9](?:\+|\.5)?|anmian))\s*(?=-|$)", re.IGNORECASE)
_HEAD = re.compile(r"[a-z]+(?:-[a-z]+)? ?[0-9]+", re.IGNORECASE | re.ASCII)
_TIME = re.compile(r"([0-9]{1,6})(?:x([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class PointFacts:
    """What the site knows of a point, for a step in a routine of one's own."""

    point: PointSpec
    written: bool = True  # whether its page says how to press it
    why_never: str = ""
    hold: int = 60
    hold_max: int = 0
    level: int = 1
    tool: str = ""  # in the words of its page
    position: str = ""
    caution: str = ""
    ask_first: tuple[str, ...] = ()  # of everyone
    for_some: tuple[tuple[str, str, str], ...] = ()  # precaution, level and words of each other caution

    @property
    def sides(self) -> tuple[str, ...]:
        return LATERALITY.get(self.point.laterality, LATERALITY["paired"])

    @property
    def longest(self) -> int:
        """No step is held longer than the point's page allows."""
        return min(self.hold_max or LONGEST, LONGEST)

    @property
    def shortest(self) -> int:
        return min(SHORTEST, self.longest)


@dataclass(frozen=True, slots=True)
class Wish:
    """One step as somebody wrote it, with what could not be read of it."""

    text: str
    code: str = ""
    seconds: int | None = None
    times: int | None = None
    side: str = ""
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnStep:
    """One step that can be done. `side` is a key of SIDES."""

    code: str
    seconds: int
    times: int = 1
    side: str = "lr"
    usual: str = "lr"


@dataclass(frozen=True, slots=True)
class Read:
    """What is left of a link, and what is wrong with it."""

    steps: tuple[OwnStep, ...]
    errors: tuple[str, ...] = ()


def encode(steps: Iterable[OwnStep]) -> str:
    return ",".join(map(_encoded, steps))


def _encoded(step: OwnStep) -> str:
    times = f"x{step.times}" if step.times != 1 else ""
    side = f"-{step.side}" if step.side != step.usual else ""
    return f"{codes.slug(step.code)}-{step.seconds}{times}{side}"


def wishes(text: str) -> tuple[Wish, ...]:
    """Each step of a link; one more than are allowed, so that check() can say so."""
    parts = text[:LONGEST_LINK].split(",", MOST_STEPS + 1)[: MOST_STEPS + 1]
    return tuple(wish(part) for part in parts) if text.strip() else ()


def wish(text: str) -> Wish:
    text = text.strip()
    if not text:
        return Wish(text, errors=("it is empty",))
    found = _CODE.match(text)
    if not found:
        return _with_more(text) or Wish(text, errors=(f"there is no point ‘{_quoted(text)}’",))
    code, wrong = _code(found[1])
    if wrong:
        return _with_more(text) or Wish(text, errors=(wrong,))
    return _with_parts(Wish(text, code), text[found.end() + 1 :])


def _with_more(text: str) -> Wish | None:
    """A point that is known, with something behind it that no link has: KI3.L, KI3:60."""
    head = _HEAD.match(text)
    code = _code(head[0])[0] if head else ""
    if not head or not code:
        return None
    more = _quoted(text[head.end() :])
    return Wish(
        text, code, errors=(f"‘{more}’ after {code} is not understood: write {codes.slug(code)}-60, -60x2, -l",)
    )


def _code(text: str) -> tuple[str, str]:
    """The code, or why it is none."""
    if codes.is_canonical(text.upper()):
        return text.upper(), ""
    meant = list(dict.fromkeys(reading.code for reading in codes.parse(text)))
    if len(meant) == 1:
        return meant[0], ""
    if meant:
        return "", f"‘{_quoted(text)}’ can mean {' or '.join(meant)}: write one of these"
    return "", f"there is no point ‘{_quoted(text)}’"


def _with_parts(made: Wish, rest: str) -> Wish:
    wrong: list[str] = []
    for part in filter(None, rest.lower().split("-")):
        time = _TIME.fullmatch(part)
        if part in SIDES and not made.side:
            made = replace(made, side=part)
        elif time and made.seconds is None:
            made = replace(made, seconds=int(time[1]), times=int(time[2]) if time[2] else None)
        else:
            wrong.append(f"‘{_quoted(part)}’ is neither a time such as 60 or 60x2 nor a side (l, r, lr, both)")
    return replace(made, errors=tuple(wrong))


def _quoted(text: str) -> str:
    """What somebody wrote, short and without what nobody sees."""
    seen = "".join(sign if sign.isprintable() else "?" for sign in text)
    return seen if len(seen) <= 20 else f"{seen[:20]}…"


def check(wanted: Sequence[Wish], known: Mapping[str, PointFacts]) -> Read:
    """The steps that can be done, wrong numbers brought into bounds, and each wrong thing with its step's number."""
    steps, errors = [], []
    for number, one in enumerate(wanted[:MOST_STEPS], 1):
        step, wrong = _checked(one, known.get(one.code))
        steps += [step] if step else []
        errors += [f"Step {number}: {what}." for what in wrong]
    if len(wanted) > MOST_STEPS:
        errors.append(f"A routine has at most {MOST_STEPS} steps: the rest was left out.")
    return Read(tuple(steps), tuple(errors))


def _checked(one: Wish, facts: PointFacts | None) -> tuple[OwnStep | None, list[str]]:
    wrong = list(one.errors)
    if not one.code:
        return None, wrong
    if why := _unfit(one, facts):
        return None, [*wrong, why]
    assert facts is not None  # noqa: S101 - _unfit() has said so
    seconds = facts.hold if one.seconds is None else one.seconds
    times = 1 if one.times is None else one.times
    side = one.side or facts.sides[0]
    if one.seconds is not None and not facts.shortest <= seconds <= facts.longest:
        most = " (its page allows no more at a time)" if seconds > facts.longest < LONGEST else ""
        wrong.append(f"the seconds for {one.code} must be {facts.shortest} to {facts.longest}{most}, not {seconds}")
    if not 1 <= times <= MOST_TIMES:
        wrong.append(f"{one.code} can be pressed 1 to {MOST_TIMES} times, not {times}")
    if side not in facts.sides:
        wrong.append(f"{one.code} {_WRONG_SIDE[facts.point.laterality == 'midline']}")
        side = facts.sides[0]
    seconds, times = _within(facts.shortest, seconds, facts.longest), _within(1, times, MOST_TIMES)
    return OwnStep(one.code, seconds, times, side, facts.sides[0]), wrong


_WRONG_SIDE = {True: "lies on the middle line: it has no left and right", False: "has a left and a right, no middle"}


def _unfit(one: Wish, facts: PointFacts | None) -> str:
    """Why the point cannot be a step at all."""
    if facts is None:
        return f"there is no point ‘{one.code}’"
    if facts.point.pressable == "never":
        return f"{one.code} is never pressed. {facts.why_never}".strip().rstrip(".")
    return "" if facts.written else f"how to press {one.code} is not written yet"


def _within(least: int, number: int, most: int) -> int:
    return max(least, min(number, most))


def clean_title(text: str) -> tuple[str, str]:
    """The title on one line without unseen signs, and what is wrong with it."""
    title = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if len(title) <= LONGEST_TITLE:
        return title, ""
    return title[:LONGEST_TITLE].strip(), f"The title has at most {LONGEST_TITLE} characters: the rest was cut off."
