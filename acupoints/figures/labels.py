"""Where words stand on a figure without covering anything: one after another, each at the first place that is free."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .geometry import Box, Place, overlap, within

LETTER = 0.54  # about the width of a letter, in em
SEAM = 0.15  # of the ground's colour round the letters, in em
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Label:
    """`x`, `y`: of its anchor, half-way up the letters. `size`: of a letter. With a leader when it stands apart."""

    x: float
    y: float
    anchor: Anchor
    size: float
    has_leader: bool = False

    def box(self, text: str) -> Box:
        width = len(text) * LETTER * self.size
        left = self.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        seam, half = SEAM * self.size, 0.55 * self.size
        return left - seam, self.y - half, left + width + seam, self.y + half


def place_label(text: str, at: Place, size: float, gap: float, window: Box, taken: list[Box]) -> Label | None:
    """The nearest free place inside the window, or none."""
    for label in candidates(at, size, gap):
        box = label.box(text)
        if within(box, window) and not any(overlap(box, other) for other in taken):
            return label
    return None


def candidates(at: Place, size: float, gap: float) -> Iterator[Label]:
    """Beside it, above and below it, then farther away with a leader. `gap`: how far the mark itself reaches."""
    x, y = at
    for apart in (gap, gap + 1.6 * size, gap + 3.2 * size):
        leads = apart > gap
        for up in (0.0, -0.7, 0.7):
            yield Label(x + apart, y + up * apart, "start", size, leads)
            yield Label(x - apart, y + up * apart, "end", size, leads)
        yield Label(x, y - apart - 0.6 * size, "middle", size, leads)
        yield Label(x, y + apart + 0.6 * size, "middle", size, leads)
