"""What a figure is, before it is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .camera import View
from .placing import Placing
from .scene import Keep, everything


@dataclass(frozen=True, slots=True)
class Ruler:
    """A measured line to `point`, in equal parts, between two points or landmarks (`NAME:right` mirrors one)."""

    point: str
    label: str
    parts: int
    start: str
    end: str


@dataclass(frozen=True)
class FigureDef:
    """One picture: words, camera, what is left away, what is named on it.

    `labels`: names of landmarks, or (name, other label). `only`: the codes that it marks, where it should not mark all
    that are seen. `never`: codes that it does not mark though they are seen. `hidden`: codes marked as lying inside or
    behind.
    """

    slug: str
    title: str
    alt: str
    view: str
    region: str
    side: str  # left or both
    camera: Callable[[Placing], View]
    pose: str = "stand"
    pose_words: str = "standing"
    keep: Keep = everything
    close_up: bool = True
    context: str | None = None
    labels: tuple[str | tuple[str, str], ...] = ()
    rulers: tuple[Ruler, ...] = ()
    only: frozenset[str] | None = None
    never: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    notes: str = ""
    options: Mapping[str, object] = field(default_factory=dict)  # of shading
    bones: bool = True
