"""What the standard fixes, said apart from how points are placed: distances, levels, orders. `check` measures them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Distance:
    """`a` lies so many cun from `b` (points or landmarks). `way`: "skin" (along it), "straight", "height" (z only)."""

    a: str
    b: str
    cun: float
    measure: str
    way: str = "skin"


@dataclass(frozen=True, slots=True)
class Level:
    """All lie at one height of the standing body (or of a limb's axis), within `within_cun` of `measure`."""

    names: tuple[str, ...]
    measure: str
    within_cun: float = 0.2
    axis: tuple[str, str] | None = None  # heights along the line between two landmarks, where it is not the vertical


@dataclass(frozen=True, slots=True)
class Between:
    """`name` lies between two others: its way over it is hardly longer than the straight way along the skin."""

    name: str
    a: str
    b: str
    share: float | None = None  # of the way from a to b, where the standard gives it
