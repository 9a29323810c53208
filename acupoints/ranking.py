"""Points for several complaints at once: which come first, and why. Pure: rows are handed in, words come out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# The stronger ground comes first; the words say it on the page.
BASES = {"trial": "used in a trial", "review": "named in a review", "tradition": "traditional use"}
STRENGTH = {"trial": 2, "review": 1, "tradition": 0}
REACH = {"easy": 0, "awkward": 1, "helper_or_ball": 2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point as the ranking sees it. `order` settles what is equal otherwise."""

    code: str
    pressable: str
    reach: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """A complaint that was ticked. `grade` from 1 (tradition) to 5; `uses` pairs of a point's code and a basis."""

    slug: str
    title: str
    grade: int
    uses: tuple[tuple[str, str], ...] = ()
    self_care: bool = True
    only_its_points: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """For which complaint a point is named, and on what that rests."""

    complaint: Chosen
    basis: str

    @property
    def strength(self) -> tuple[int, int]:
        """A tradition is no better for standing beside trials of other points."""
        tested = STRENGTH[self.basis]
        return tested, self.complaint.grade if tested else 0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A point with its grounds, the strongest first."""

    code: str
    grounds: tuple[Ground, ...]
    of: int

    @property
    def reason(self) -> str:
        """Such as: Used for 2 of your 3 complaints: migraine (used in a trial), jaw tension (traditional use)."""
        told = ", ".join(f"{inline(one.complaint.title)} ({BASES[one.basis]})" for one in self.grounds)
        all_of_them = "both of" if self.of == 2 else f"all {self.of} of"
        share = all_of_them if len(self.grounds) == self.of else f"{len(self.grounds)} of"
        your = "your" if share == all_of_them else f"your {self.of}"
        return f"Used for {share} {your} complaints: {told}."


@dataclass(frozen=True, slots=True)
class Ranking:
    """`held_back` says in words why points of some of the complaints are not offered; empty where all are."""

    points: tuple[Ranked, ...]
    held_back: str = ""


def rank(chosen: Sequence[Chosen], candidates: Mapping[str, Candidate]) -> Ranking:
    """The more complaints, the earlier; then the stronger ground; then what one reaches more easily.

    A point that is never pressed, or that is not among the candidates, does not appear.
    """
    allowed, held_back = offered(chosen)
    grounds: dict[str, list[Ground]] = {}
    for complaint in chosen:
        for code, basis in complaint.uses:
            if code in allowed and may_be_pressed(candidates.get(code)):
                grounds.setdefault(code, []).append(Ground(complaint, basis))
    ranked = (
        Ranked(code, tuple(sorted(found, key=lambda one: one.strength, reverse=True)), len(chosen))
        for code, found in grounds.items()
    )
    return Ranking(tuple(sorted(ranked, key=lambda one: place(one, candidates[one.code]))), held_back)


def offered(chosen: Sequence[Chosen]) -> tuple[set[str], str]:
    """The strictest complaint decides: facts only allows no point, one that allows only its own no others."""
    named = {code for one in chosen for code, _ in one.uses}
    if facts := [one for one in chosen if not one.self_care]:
        return set(), f"{facts[0].title} is not for self-care. So no points are offered while it is among your choices."
    for one in (strict := [one for one in chosen if one.only_its_points]):
        named &= {code for code, _ in one.uses}
    if not strict:
        return named, ""
    return named, f"{strict[0].title} allows its own points and no others. So the other points are left out."


def may_be_pressed(point: Candidate | None) -> bool:
    return point is not None and point.pressable != "never" and point.reach in REACH


def place(one: Ranked, point: Candidate) -> tuple[int, int, int, int, int]:
    tested, grade = one.grounds[0].strength
    return -len(one.grounds), -tested, -grade, REACH[point.reach], point.order


def inline(title: str) -> str:
    """A title within a sentence."""
    return title[:1].lower() + title[1:]
