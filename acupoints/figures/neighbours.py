"""Which of the other points on a figure become links: as many as a finger can tell apart on a phone, and no more."""

from collections.abc import Iterable, Sequence

from .geometry import Place, distance
from .spots import Spot

TARGET = 24  # CSS pixels: WCAG 2.2, 2.5.8
NARROWEST = 280  # CSS pixels: the width of a picture on a phone of 320
MOST = 16  # so that nobody has to tab through a whole meridian
NEAR = 4  # targets: a point of another meridian that lies farther off is no neighbour


def target_size(scale: float) -> float:
    """The side of a target in units, where `scale` is the part of the picture's width that is shown."""
    return 1000 * scale * TARGET / NARROWEST


def choose(own: Sequence[Place], others: Iterable[Spot], size: float, most: int = MOST) -> list[Spot]:
    """The same meridian first, then what is near, the nearest first; one place of each point.

    No two squares of `size` overlap; the places in `own` come before all others. Without any the given order counts.
    """
    taken = list(own)
    chosen: dict[str, Spot] = {}
    close = [spot for spot in others if spot.is_kin or nearest(spot, own) <= NEAR * size]
    for spot in sorted(close, key=lambda spot: (not spot.is_kin, nearest(spot, own))):
        if len(chosen) < most and spot.code not in chosen and is_free((spot.x, spot.y), taken, size):
            chosen[spot.code] = spot
            taken.append((spot.x, spot.y))
    return list(chosen.values())


def nearest(spot: Spot, own: Sequence[Place]) -> float:
    return min((distance((spot.x, spot.y), place) for place in own), default=0)


def is_free(place: Place, taken: Iterable[Place], size: float) -> bool:
    return all(abs(place[0] - x) >= size or abs(place[1] - y) >= size for x, y in taken)
