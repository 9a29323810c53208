"""A point's names in groups that can be read: by kind and script, those with the same proof in one line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from acupoints import codes, prefixes

MANY = 6  # names: longer lists are folded
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
HAN = re.compile("[\u3400-\u9fff]")
# In the order of the page. What is not named here follows under its own label.
LABELS = {
    "han": "Other Chinese names",
    "latin": "Other spellings",
    "classical": "Classical names",
    "english": "English names",
    "older_number": "Older number",
    "code": "Other codes",
    "phrase": "How people describe the place",
}
FOLDED = ("han", "latin", "classical", "english")


class Proof(Protocol):
    key: str


class AName(Protocol):
    """What is wanted of a PointName whose sources were fetched with it."""

    text: str
    kind: str
    scheme: str
    note: str
    verification: str


@dataclass(frozen=True, slots=True)
class Written:
    """One name as it is shown: with its language, as the attribute `lang` wants it; empty for English."""

    text: str
    lang: str
    note: str = ""


@dataclass(slots=True)
class Line:
    """Names with one scheme and one proof."""

    scheme: str
    verification: str
    sources: Sequence[Proof]
    names: list[Written] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    key: str
    label: str
    lines: list[Line] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(line.names) for line in self.lines)

    @property
    def is_long(self) -> bool:
        return self.key in FOLDED and self.count > MANY


def grouped(names: Iterable[tuple[AName, Sequence[Proof]]]) -> list[Group]:
    """Each name with its sources; Korean ones come under "korean", which the page puts beside the Latin form."""
    groups: dict[str, Group] = {}
    for name, sources in names:
        key = group_of(name)
        group = groups.setdefault(key, Group(key, LABELS.get(key, key.replace("_", " ").capitalize())))
        line_for(group, name, sources).names.append(Written(name.text, language(name), name.note))
    order = [*LABELS, *groups]
    return sorted(groups.values(), key=lambda group: order.index(group.key))


def group_of(name: AName) -> str:
    if name.kind == "korean" or HANGUL.search(name.text):
        return "korean"
    if name.kind == "variant":
        return "han" if HAN.search(name.text) else "latin"
    return name.kind


def line_for(group: Group, name: AName, sources: Sequence[Proof]) -> Line:
    """The line with the same scheme and proof, or a new one."""
    keys = [one.key for one in sources]
    for line in group.lines:
        same = (line.scheme, line.verification) == (name.scheme, name.verification)
        if same and [one.key for one in line.sources] == keys:
            return line
    group.lines.append(Line(name.scheme, name.verification, sources))
    return group.lines[-1]


def language(name: AName) -> str:
    """BCP 47: ko, zh-Hant, zh-Hans, zh-Latn-pinyin …; empty for English and for codes."""
    if HANGUL.search(name.text):
        return "ko"
    if HAN.search(name.text):
        return "zh-Hans" if is_simplified(name.text) else "zh-Hant"
    if name.kind in ("variant", "classical"):
        return "zh-Latn-wadegile" if "Wade" in name.scheme else "zh-Latn-pinyin"
    return "ko-Latn" if name.kind == "korean" else ""


def is_simplified(text: str) -> bool:
    """Whether the characters stand in the mainland's basic set; those of both scripts do."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Spelling:
    """A code as books of these languages write it; `means_two`: some other book means another point by it."""

    text: str
    languages: str
    means_two: bool


def book_codes(code: str) -> list[Spelling]:
    """Every spelling of a point's code but the WHO's, as in KD 3, R 3, Ni 3."""
    number = code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
    return [
        Spelling(f"{text} {number}", languages, prefixes.is_ambiguous(text) or len(codes.parse(f"{text}{number}")) > 1)
        for text, languages in codes.spellings(code)
        if number and not code.startswith(text + number)
    ]
