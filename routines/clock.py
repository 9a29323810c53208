"""Where a session stands, as a function of (stages, clock, now). Pure; the browser's clock.js does the same.

The natural end of a stage is never a command: it is derived. Two tabs, a reload, a locked phone or a lost
network therefore cannot advance twice; only what a person presses changes the clock.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from routines.plan import Stage

READY, RUNNING, DONE = "ready", "running", "done"
EXTEND = timedelta(seconds=15)
BACK_GRACE = timedelta(seconds=4)  # within it, Back means the stage before; later, this one again
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Clock:
    phase: str = READY
    stage: int = 0
    anchor: datetime | None = None  # when `stage` began, as if never paused
    paused_at: datetime | None = None
    eased: tuple[int, ...] = ()  # the steps that were found too painful


@dataclass(frozen=True, slots=True)
class Position:
    phase: str
    stage: int  # len(stages) when all are over
    elapsed: timedelta = NOTHING
    left: timedelta | None = None  # None at a gate, before the start and after the end


def length(stage: Stage) -> timedelta | None:
    return None if stage.seconds is None else timedelta(seconds=stage.seconds)


def position_at(stages: Sequence[Stage], clock: Clock, now: datetime) -> Position:
    if clock.phase != RUNNING or clock.anchor is None:
        return Position(clock.phase, clock.stage)
    elapsed = (clock.paused_at or now) - clock.anchor
    for i in range(clock.stage, len(stages)):
        whole = length(stages[i])
        if whole is None:
            return Position(RUNNING, i, elapsed)
        if elapsed < whole:
            return Position(RUNNING, i, elapsed, whole - elapsed)
        elapsed -= whole
    return Position(DONE, len(stages))


Step = Callable[[Sequence[Stage], Clock, Position, datetime], Clock | None]


def apply(stages: Sequence[Stage], clock: Clock, command: str, at: datetime) -> Clock | None:
    """The clock after a command, or None where the command means nothing now."""
    if command == "start":
        return replace(clock, phase=RUNNING, stage=0, anchor=at) if clock.phase == READY else None
    if command == "stop" and clock.phase == READY:
        return replace(clock, phase=DONE)
    here = position_at(stages, clock, at)
    if here.phase != RUNNING:
        return None
    return _WHILE_RUNNING[command](stages, clock, here, at)


def _found(stages: Sequence[Stage], clock: Clock, here: Position, at: datetime) -> Clock | None:
    finding = stages[here.stage].kind == "locate"
    return _go(clock, here.stage + 1, at) if finding else None


def _pause(stages: Sequence[Stage], clock: Clock, here: Position, at: datetime) -> Clock | None:
    if clock.paused_at or here.left is None:
        return None
    return replace(clock, stage=here.stage, anchor=at - here.elapsed, paused_at=at)


def _resume(stages: Sequence[Stage], clock: Clock, here: Position, at: datetime) -> Clock | None:
    if not clock.paused_at:
        return None
    return replace(clock, stage=here.stage, anchor=at - here.elapsed, paused_at=None)


def _next(stages: Sequence[Stage], clock: Clock, here: Position, at: datetime) -> Clock | None:
    return _go(clock, here.stage + 1, at)


def _back(stages: Sequence[Stage], clock: Clock, here: Position, at: datetime) -> Clock | None:
    again = here.left is not None and here.elapsed > BACK_GRACE
    target = here.stage if again else here.stage - 1
    while target > 0 and stages[target].kind in ("rest", "switch"):
        target -= 1
    return _go(clock, max(0, target), at)


def _skip(stages: Sequence[Stage], clock: Clock, here: Position, at: datetime) -> Clock | None:
    step = stages[here.stage].step
    after = (i for i in range(here.stage, len(stages)) if stages[i].step > step)
    return _go(clock, next(after, len(stages)), at)


def _extend(stages: Sequence[Stage], clock: Clock, here: Position, at: datetime) -> Clock | None:
    if here.left is None:
        return None
    anchor = (clock.paused_at or at) - here.elapsed
    return replace(clock, stage=here.stage, anchor=anchor + EXTEND)


def _ease(stages: Sequence[Stage], clock: Clock, here: Position, at: datetime) -> Clock | None:
    step = stages[here.stage].step
    return None if step in clock.eased else replace(clock, eased=(*clock.eased, step))


def _stop(stages: Sequence[Stage], clock: Clock, here: Position, at: datetime) -> Clock | None:
    return replace(clock, phase=DONE, stage=here.stage, anchor=None, paused_at=None)


def _go(clock: Clock, stage: int, at: datetime) -> Clock:
    return replace(clock, stage=stage, anchor=at, paused_at=None)


_WHILE_RUNNING: dict[str, Step] = {
    "found": _found,
    "pause": _pause,
    "resume": _resume,
    "next": _next,
    "back": _back,
    "skip": _skip,
    "extend": _extend,
    "ease": _ease,
    "stop": _stop,
}
COMMANDS = frozenset(("start", *_WHILE_RUNNING))
