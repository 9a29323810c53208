"""What a tick (pregnant, thin bones …) does to points: the rules spread over regions and their parts. Pure.

Strictest first: block_routine, skip, swap, light_only, warn. A rule for a region holds for its parts and for
every point in one of them. What a rule does to tools and routines is for `routines` to work out.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

STRICTNESS = ("block_routine", "skip", "swap", "light_only", "warn")


@dataclass(frozen=True, slots=True)
class Rule:
    """What one ticked precaution does to a point, a region, a tool, a routine or to everything."""

    precaution: str
    scope: str  # all, region, point, tool, routine
    target: str
    action: str  # block_routine, skip, swap, light_only, warn
    reason: str = ""
    swap_with: str = ""  # code of a point


@dataclass(frozen=True, slots=True)
class Place:
    """A point and where it lies: `regions` holds its regions and all in which they lie."""

    code: str
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Effect:
    """The strictest that one precaution does to a point; every reason for just that, the nearest rule's first."""

    action: str  # skip, swap, light_only, warn
    reasons: tuple[str, ...]
    swap_with: str = ""


def with_parents(slugs: Iterable[str], parents: Mapping[str, str | None]) -> frozenset[str]:
    """The regions named, and every region in which they lie."""
    found: set[str] = set()
    ahead: list[str | None] = list(slugs)
    while ahead:
        slug = ahead.pop()
        if slug and slug not in found:
            found.add(slug)
            ahead.append(parents.get(slug))
    return frozenset(found)


def hits(rule: Rule, place: Place) -> bool:
    """Whether a rule is about this point; rules for tools and routines never are."""
    targets = {"all": True, "point": rule.target == place.code, "region": rule.target in place.regions}
    return targets.get(rule.scope, False)


def effect(rules: Iterable[Rule], place: Place) -> Effect | None:
    """What the rules of one precaution do to a point: the strictest; None where none is about it."""
    near = ("point", "region", "all")
    found = sorted((rule for rule in rules if hits(rule, place)), key=lambda rule: near.index(rule.scope))
    if not found:
        return None
    strictest = min((rule.action for rule in found), key=STRICTNESS.index)
    same = [rule for rule in found if rule.action == strictest]
    reasons = tuple(dict.fromkeys(rule.reason for rule in same if rule.reason))
    return Effect("skip" if strictest == "block_routine" else strictest, reasons, same[0].swap_with)


@dataclass(frozen=True, slots=True)
class Marks:
    """What one precaution does: to every point, and to those points for which that is not all."""

    everywhere: Effect | None
    of_points: dict[Effect, tuple[str, ...]]


def marks(rules: Collection[Rule], places: Iterable[Place]) -> dict[str, Marks]:
    """For each precaution with a rule what it does to these points; a swap brings none but these in."""
    points = {place.code: place for place in places}
    names = dict.fromkeys(rule.precaution for rule in rules)
    return {name: _marks([rule for rule in rules if rule.precaution == name], points) for name in names}


def _marks(rules: Collection[Rule], points: Mapping[str, Place]) -> Marks:
    everywhere = effect([rule for rule in rules if rule.scope == "all"], Place(""))
    of_points: dict[Effect, list[str]] = {}
    for code, place in points.items():
        if (found := effect(rules, place)) and found != everywhere:
            of_points.setdefault(_possible(found, points), []).append(code)
    return Marks(everywhere, {found: tuple(codes) for found, codes in of_points.items()})


def _possible(found: Effect, points: Collection[str]) -> Effect:
    """A swap for a point that nobody presses, or that has no page, only leaves the point out."""
    lost = found.action == "swap" and found.swap_with not in points
    return replace(found, action="skip", swap_with="") if lost else found
