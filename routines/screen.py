"""What the session's screen says at one moment. Pure: words and numbers from (stages, clock, now), no HTML."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import groupby

from routines.clock import DONE, RUNNING, Clock, Position, position_at
from routines.plan import LOCATE_SECONDS, Stage
from routines.words import short, where, words

ARC = 80  # the ring is a gauge open below: 80 hundredths of a circle


def clock_text(left: timedelta) -> str:
    seconds = max(0, math.ceil(left.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02d}"


@dataclass(frozen=True)
class Screen:
    stages: Sequence[Stage]
    clock: Clock
    now: datetime

    @cached_property
    def position(self) -> Position:
        return position_at(self.stages, self.clock, self.now)

    @property
    def phase(self) -> str:
        return self.position.phase

    @property
    def finished(self) -> bool:
        """Walked to its end, not stopped before."""
        return self.phase == DONE and self.position.stage >= len(self.stages)

    @property
    def ending(self) -> str:
        return "finished" if self.finished else "stopped" if self.phase == DONE else ""

    @property
    def stage(self) -> Stage | None:
        return self.stages[self.position.stage] if self.phase == RUNNING else None

    @property
    def number(self) -> int:
        """Counts the stages that were entered: 0 before the start."""
        return 0 if self.phase == "ready" else self.position.stage + 1

    @property
    def words(self) -> dict[str, str]:
        return words(self.stage) if self.stage else {}

    @property
    def paused(self) -> bool:
        return self.stage is not None and self.clock.paused_at is not None

    @property
    def gate(self) -> bool:
        return self.stage is not None and self.position.left is None

    @property
    def finding(self) -> bool:
        return self.stage is not None and self.stage.kind == "locate"

    @property
    def eased(self) -> bool:
        return self.stage is not None and self.stage.kind == "hold" and self.stage.step in self.clock.eased

    @property
    def now_ms(self) -> int:
        return round(self.now.timestamp() * 1000)

    @property
    def left_ms(self) -> int | None:
        left = self.position.left
        return None if left is None else math.ceil(left / timedelta(milliseconds=1))

    @property
    def ends_ms(self) -> int | None:
        return None if self.left_ms is None else self.now_ms + self.left_ms

    @property
    def length_ms(self) -> int | None:
        return round(self.stage.seconds * 1000) if self.stage and self.stage.seconds is not None else None

    @property
    def left_text(self) -> str:
        return "" if self.position.left is None else clock_text(self.position.left)

    @property
    def arc(self) -> str:
        """Of the ring, how much is over: a dash length."""
        if not self.length_ms or self.left_ms is None:
            return "0"
        return f"{ARC * min(1.0, max(0.0, 1 - self.left_ms / self.length_ms)):.1f}"

    @property
    def refresh(self) -> int | None:
        """Seconds until the page should ask again by itself, where there is no script."""
        left = self.position.left
        return None if left is None or self.paused else math.ceil(left.total_seconds()) + 1

    @property
    def step_number(self) -> int:
        return self.stage.step + 1 if self.stage else 0

    @property
    def step_total(self) -> int:
        return self.stages[-1].step + 1 if self.stages else 0

    @property
    def by_helper(self) -> bool:
        return any(stage.helper for stage in self.stages)

    @property
    def minutes_left(self) -> int:
        rest = self.stages[self.position.stage + 1 :] if self.stage else self.stages
        after = sum(LOCATE_SECONDS if s.seconds is None else s.seconds for s in rest)
        left = self.position.left
        return math.ceil((after + (left.total_seconds() if left else 0)) / 60)

    @property
    def positions(self) -> list[tuple[str, str]]:
        """How to sit, stand or lie, step by step as this plan has it: said before the start."""
        places = {s.step: (where(replace(s, side="")), s.position) for s in self.stages if s.position}
        return list(places.values())

    @property
    def track_label(self) -> str:
        minutes = f"{self.minutes_left} minute{'' if self.minutes_left == 1 else 's'}"
        return f"Point {self.step_number} of {self.step_total}, about {minutes} left"

    @property
    def track(self) -> list[list[tuple[int, str]]]:
        """For each step its holds: the stage's number and whether it is done, now or to come."""
        holds = [(i, s.step) for i, s in enumerate(self.stages) if s.kind == "hold"]
        return [[(i, self._state(i)) for i, _ in group] for _, group in groupby(holds, lambda pair: pair[1])]

    def _state(self, index: int) -> str:
        here = self.position.stage if self.phase != "ready" else -1
        return "done" if index < here else "now" if index == here else ""

    @property
    def up_next(self) -> list[str]:
        rest = self.stages[self.position.stage + 1 : self.position.stage + 4] if self.stage else ()
        return [short(stage) for stage in rest]
