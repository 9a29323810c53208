"""What the words of an entry are: its title, each name, each phrase and its parts, the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from acupoints.search.rows import Entry, Name
from acupoints.search.synonyms import related
from acupoints.search.text import words

# "Lower back pain" comes before the forty points of the back, and these before a name that has a back in it.
TITLE, _PHRASE, _NAME, _CLASS, _REGION, _TEXT = 5.0, 4.0, 3.0, 2.5, 2.0, 1.0
_PART = 0.9  # of a phrase: who says just this means the point of which it is all that is said
_WEIGHTS = {"phrase": _PHRASE, "class": _CLASS, "region": _REGION, "text": _TEXT}


@dataclass(frozen=True, slots=True)
class Field:
    """Stems that stand together; `number` is that of the entry, `weight` at most `TITLE`."""

    number: int
    name: Name
    stems: frozenset[str]
    related: frozenset[str]
    weight: float

    @property
    def is_named(self) -> bool:
        """Whether an editor chose the words as a name: only such words are guessed from a misspelled one."""
        return self.name.kind != "text"


def fields_of(number: int, entry: Entry) -> Iterator[Field]:
    title = _NAME if entry.kind == "point" else TITLE
    yield _field(number, Name(entry.title, "title"), entry.title, title)
    for name in entry.names:
        weight = _WEIGHTS.get(name.kind, _NAME)
        for part in _parts(name):
            yield _field(number, name, part, weight if part == name.text else weight * _PART)
    yield _field(number, Name(entry.text, "text"), entry.text, _TEXT)


def _parts(name: Name) -> list[str]:
    """A phrase as a whole, and what stands between its commas: "temple, hollow behind the brow" is a temple."""
    parts = name.text.split(",") if name.kind == "phrase" else []
    return [name.text, *parts] if len(parts) > 1 else [name.text]


def _field(number: int, name: Name, text: str, weight: float) -> Field:
    stems = words(text)
    return Field(number, name, frozenset(stems), frozenset(related(stems)), weight)
