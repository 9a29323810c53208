"""One row of the facts tables, as far as it says where a point is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .landmarks import landmarks, vocabulary, written_out
from .levels import Level, levels
from .measures import fractions
from .sides import sides

CODE = re.compile(r"\b(?:EX-X-ANMIAN|EX-[A-Z]{1,2}\d{1,2}|(?:LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV)\d{1,2})(?!\w)")
# Numbers of a row that are no measures: levels, ordinals, fractions, how many points there are.
NO_MEASURE = re.compile(r"\b[CTLS]\d+(?:-[CTL]\d+)?\b|\b\d+(?:st|nd|rd|th)\b|\d/\d|\b\d+ (?:points|hollows)\b")
LETTERS = str.maketrans("0123456789", "abcdefghij")
SHORT = r"(?:lat|med|sup|inf|prox|dist|ant|post)"
VALUE = re.compile(
    rf"(?P<before>\b{SHORT}(?:[-& ]+{SHORT})* )?(?<![\d.])(?P<value>\d+(?:\.\d+)?)(?![\d.]*\d)"
    r"(?P<after>[^;@(),0-9]*?)(?:(?:\bfrom|\bto|\bbelow|\babove) (?P<datum>[A-Za-z ]+)|(?=[;@(),]|$))"
)


@dataclass(frozen=True, slots=True)
class Step:
    """A measure of a row: so many cun towards these sides, from there."""

    cun: float
    sides: frozenset[str]
    datum: str


@dataclass(frozen=True)
class Row:
    """`place` is landmark_facts and cun_offset; `around` is where that lies: region, finer regions, aspect."""

    code: str
    landmark_facts: str
    cun_offset: str
    region: str
    around: str

    @cached_property
    def place(self) -> str:
        return f"{self.landmark_facts}; {self.cun_offset}"

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Zero stands in the tables for a place that needs no measure."""
        return tuple(step for step in map(as_step, VALUE.finditer(self._bare)) if step.cun)

    @cached_property
    def _bare(self) -> str:
        return bare(self.place)

    @cached_property
    def fractions(self) -> frozenset[tuple[frozenset[str], int, int]]:
        """Side, parts, of how many."""
        return frozenset((frozenset(sides(side)), count, of) for side, count, of, _ in fractions(self.place))

    @cached_property
    def levels(self) -> frozenset[Level]:
        return frozenset(level for level, _ in levels(self.place, digits=True))

    @cached_property
    def sides(self) -> frozenset[str]:
        return frozenset(sides(self.place.replace("ASIS", "anterior")) | sides(self.around))

    @cached_property
    def landmarks(self) -> frozenset[str]:
        return landmarks(written_out(f"{self.place}; {self.around}"))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return vocabulary(f"{self.place}; {self.around}")

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Other points that the row measures from or lies level with."""
        return tuple(code for code in CODE.findall(self.place) if code != self.code)

    @cached_property
    def by_finger(self) -> bool:
        return "fingerbreadth" in self.place

    def steps_about(self, code: str) -> list[float]:
        """Measures of the clauses that name another point: "1 lateral-distal to BL57"."""
        clauses = [one for one in self.place.split(";") if code in CODE.findall(one)]
        return [as_step(found).cun for one in clauses for found in VALUE.finditer(bare(one))]


def bare(place: str) -> str:
    """Without the numbers that are no measures; the codes of points keep a name: ST35 is STdf."""
    return NO_MEASURE.sub("·", CODE.sub(lambda code: code[0].translate(LETTERS), place))


def as_step(found: re.Match[str]) -> Step:
    reach = found[0] if found["datum"] is None else found[0][: found.start("datum") - found.start()]
    datum = re.split(r" (?:on|level)\b", (found["datum"] or "").strip())[0]
    return Step(float(found["value"]), frozenset(sides(reach)), datum)


def read_rows(table: Iterable[Mapping[str, str]]) -> dict[str, Row]:
    """The facts table's lines by code."""
    return {
        line["who_code"]: Row(
            line["who_code"],
            line["landmark_facts"],
            line["cun_offset"],
            line["body_region"],
            " ".join((line["body_region"], line["subregions"].replace(";", " "), line["aspect"])).replace("_", " "),
        )
        for line in table
    }
