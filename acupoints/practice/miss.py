"""How far a tap is from where a point lies: in cun, in millimetres, in words.

static/js/practise/miss.js says the same in the browser; tests/vectors/miss.json holds for both.

Places are fractions of a picture's width (x, to the right) and height (y, down). Lengths are measured in the plane of
the picture: where the skin curves away from the eye, the way along it is longer. A cun is the body's own at that place.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

TAP = 0.2  # cun: nobody taps more exactly, so less than this is no miss, however surely the place is known
FAR = "Far off: more than four fingers’ width."
# A thumb is one cun wide, two fingers one and a half, four fingers three.
WIDTHS = (
    (0.5, "Close: within half a thumb’s width."),
    (1.0, "Near: within a thumb’s width."),
    (1.5, "Off, by less than two fingers’ width."),
    (3.0, "Off, by less than four fingers’ width."),
)
TOWARDS = (
    *("to the right of", "below and to the right of", "below", "below and to the left of"),
    *("to the left of", "above and to the left of", "above", "above and to the right of"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """`uncertainty_cun`: how far the place itself may be off. `is_alternative`: where another book puts the point."""

    x: float
    y: float
    uncertainty_cun: float = 0
    is_alternative: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """What the picture's width and height cover of the body, and one cun there, all in millimetres."""

    width_mm: float
    height_mm: float
    cun_mm: float


@dataclass(frozen=True, slots=True)
class Miss:
    """`place`: the index of the nearest place; `cun` to a tenth, `mm` to one; `towards`: from the tap to the place.

    `uncertainty_cun`: of that place.
    """

    place: int
    cun: float
    mm: int
    is_found: bool
    towards: str
    is_alternative: bool = False
    uncertainty_cun: float = 0

    @property
    def verdict(self) -> str:
        if self.is_found:
            return "Found: the other place that books give." if self.is_alternative else "Found."
        return next((words for limit, words in WIDTHS if self.cun <= limit), FAR)

    @property
    def measured(self) -> str:
        amount = f"About {self.cun:g} cun" if self.cun else "Less than 0.1 cun"
        return f"{amount} off, {self.mm} mm on this body."

    @property
    def known(self) -> str:
        """How surely the place itself is known, and what therefore counts."""
        about = f"The place itself is known to about {self.uncertainty_cun:g} cun. " if self.uncertainty_cun else ""
        return f"{about}Within {max(self.uncertainty_cun, TAP):g} cun counts as found."


def miss(tap: tuple[float, float], places: Sequence[Place], scale: Scale) -> Miss:
    """To the nearest of the places, of which there is one at least. Within what is known of its place it is found."""
    lengths = [math.hypot(*between(tap, place, scale)) for place in places]
    nearest = lengths.index(min(lengths))
    place, mm = places[nearest], lengths[nearest]
    cun = mm / scale.cun_mm
    return Miss(
        place=nearest,
        cun=rounded(cun * 10) / 10,
        mm=rounded(mm),
        is_found=cun <= max(place.uncertainty_cun, TAP),
        towards=TOWARDS[sector(*between(tap, place, scale))],
        is_alternative=place.is_alternative,
        uncertainty_cun=place.uncertainty_cun,
    )


def between(tap: tuple[float, float], place: Place, scale: Scale) -> tuple[float, float]:
    return (place.x - tap[0]) * scale.width_mm, (place.y - tap[1]) * scale.height_mm


def sector(across: float, down: float) -> int:
    """Of eight, the first to the right, then clockwise as one sees it."""
    return rounded(math.degrees(math.atan2(down, across)) / 45) % 8


def rounded(value: float) -> int:
    """Halves go up, as they do in the browser."""
    return math.floor(value + 0.5)
