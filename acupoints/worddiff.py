"""Two texts, and the words in which they differ. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|[^\s\w]|\w+")
LONGEST = 6000  # words; beyond that a text is shown as a whole, as comparing takes time with their square


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    changed: bool


Pieces = tuple[Piece, ...]


def compare(old: str, new: str) -> tuple[Pieces, Pieces]:
    """The pieces of both texts; joined again they are the texts themselves."""
    before, after = WORD.findall(old), WORD.findall(new)
    if max(len(before), len(after)) > LONGEST or not (before and after):
        return whole(old), whole(new)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        put(left, "".join(before[i:j]), tag != "equal")
        put(right, "".join(after[k:m]), tag != "equal")
    return tuple(left), tuple(right)


def whole(text: str) -> Pieces:
    return (Piece(text, True),) if text else ()


def put(pieces: list[Piece], text: str, changed: bool) -> None:
    """A single blank between two changed words is changed with them: easier to read than words in tatters."""
    if not text:
        return
    if not changed and text.isspace() and pieces and pieces[-1].changed:
        changed = True
    if pieces and pieces[-1].changed == changed:
        pieces[-1] = Piece(pieces[-1].text + text, changed)
    else:
        pieces.append(Piece(text, changed))
