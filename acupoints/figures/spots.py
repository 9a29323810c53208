"""A marker or landmark as it is drawn."""

from dataclasses import dataclass, replace

from .geometry import Box, Place, clamp
from .labels import Label


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its words. `is_this`: of the point (or points) that the page is about; `is_kin`: of its meridian;
    `is_tip`: its words are shown on hover and focus only.

    `halo`: the radius within which the point may lie, in units; 0 where the figure has no scale.
    """

    x: float
    y: float
    text: str
    label: Label | None = None
    code: str = ""
    site: int = 1
    side: str = ""
    href: str = ""
    name: str = ""
    is_this: bool = False
    is_kin: bool = False
    is_alternative: bool = False
    is_never: bool = False
    is_hidden: bool = False
    is_tip: bool = False
    uncertainty_cun: float | None = None
    halo: float = 0

    @property
    def place(self) -> Place:
        return self.x, self.y

    @property
    def label_x(self) -> int | None:
        return round(self.label.x) if self.label else None

    @property
    def label_y(self) -> int | None:
        return round(self.label.y) if self.label else None

    @property
    def label_dx(self) -> int | None:
        return round(self.label.x - self.x) if self.label else None

    @property
    def label_dy(self) -> int | None:
        return round(self.label.y - self.y) if self.label else None

    @property
    def anchor(self) -> str:
        return self.label.anchor if self.label else "start"

    @property
    def label_box(self) -> Box | None:
        return self.label.box(self.text) if self.label else None

    @property
    def lead(self) -> Place | None:
        """Where the leader meets the label: at its edge nearer to the spot, about half a letter away."""
        if not self.label or not self.label.has_leader or not self.label_box:
            return None
        left, _, right, _ = self.label_box
        return round(clamp(self.x, right, left)), round(self.label.y)

    def labelled(self, label: Label | None) -> "Spot":
        return replace(self, label=label)
