"""What each precaution does to each step of a routine, for pages that mark it before anything is started. Pure.

A page shows the strictest of what the single ticks do. Two ticks together can be stricter than both (one takes the
ball away, the other the helper who might have pressed instead), so pairs that are so are named as well.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from acupoints.precautions import Rule
from routines import safety
from routines.specs import Change, RoutineSpec

STEP_ORDER = ("skip", "swap", "tool", "seated", "light_only", "warn")


@dataclass(frozen=True, slots=True)
class RoutineMarks:
    """Why it is not done at all, or what happens to which step (counted from 0), and to all of them."""

    blocked: tuple[str, ...] = ()
    everywhere: tuple[Change, ...] = ()
    steps: Mapping[int, tuple[Change, ...]] | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.blocked or self.everywhere or self.steps)


NOTHING = RoutineMarks()


def marks(routine: RoutineSpec, ticks: Collection[str], rules: Iterable[Rule]) -> RoutineMarks:
    ticked = [rule for rule in rules if rule.precaution in ticks]
    if reasons := safety.blocking_reasons(routine, ticks, ticked):
        return RoutineMarks(blocked=reasons)
    per_step = [safety.changes_of(routine, step, ticks, ticked) for step in routine.steps]
    everywhere = dict.fromkeys(change for changes in per_step for change in changes if not change.titles)
    steps = {number: tuple(c for c in changes if c.titles) for number, changes in enumerate(per_step)}
    return RoutineMarks((), tuple(everywhere), {number: found for number, found in steps.items() if found})


def single_marks(routine: RoutineSpec, rules: Sequence[Rule]) -> dict[str, RoutineMarks]:
    """For each precaution that does anything here what it does alone."""
    names = dict.fromkeys((safety.PREGNANT, safety.CLOT, safety.FAINTING, *(rule.precaution for rule in rules)))
    found = {name: marks(routine, {name}, rules) for name in names}
    return {name: one for name, one in found.items() if not one.is_empty}


def pair_marks(
    routine: RoutineSpec, rules: Sequence[Rule], alone: Mapping[str, RoutineMarks]
) -> dict[tuple[str, str], RoutineMarks]:
    """The pairs that do more to a step than either of the two alone: only those steps."""
    names = dict.fromkeys((*alone, *(rule.precaution for rule in rules)))
    open_ones = [name for name in names if not alone.get(name, NOTHING).blocked]
    found = {}
    for pair in combinations(open_ones, 2):
        both = marks(routine, set(pair), rules).steps or {}
        new = {number: changes for number, changes in both.items() if _is_new(changes, number, pair, alone)}
        if new:
            found[pair] = RoutineMarks(steps=new)
    return found


def _is_new(changes: tuple[Change, ...], number: int, pair: tuple[str, str], alone: Mapping[str, RoutineMarks]) -> bool:
    """Whether the strictest of these is neither of what the two do alone."""
    before = [change for name in pair for change in (alone.get(name, NOTHING).steps or {}).get(number, ())]
    top, known = strictest(changes), strictest(before)
    return bool(top) and {(c.action, c.instead) for c in top} != {(c.action, c.instead) for c in known}


def strictest(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Those of the strictest kind among changes of one step."""
    found = tuple(changes)
    first = min((STEP_ORDER.index(change.action) for change in found), default=-1)
    return tuple(change for change in found if STEP_ORDER.index(change.action) == first)
