"""Few figures that together show many points. No queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .telling import RIM


@dataclass(frozen=True, slots=True)
class Seen:
    """That a figure shows a point at (x, y), as fractions of the picture."""

    figure: int
    point: int
    x: float
    y: float

    @property
    def well(self) -> bool:
        """Not so near the rim that one does not see where it lies."""
        return min(self.x, 1 - self.x, self.y, 1 - self.y) >= RIM


def covering(seen: Iterable[Seen], points: Sequence[int]) -> list[int]:
    """The keys of few figures that show all of `points` that any of them shows, in the order in which the points stand.

    Greedy: always the figure that shows most of what is left; where a point is seen at rims only, that has to do.
    """
    by_figure: dict[int, set[int]] = {}
    at_rims: dict[int, set[int]] = {}
    for one in seen:
        (by_figure if one.well else at_rims).setdefault(one.figure, set()).add(one.point)
    chosen: list[int] = []
    left = set(points)
    for known in (by_figure, at_rims):
        while known:
            best = max(known, key=lambda figure: (len(known[figure] & left), -figure))
            if not known[best] & left:
                break
            left -= known[best]
            chosen.append(best)
    chosen = list(dict.fromkeys(chosen))
    shown = {figure: by_figure.get(figure) or at_rims[figure] for figure in chosen}
    return sorted(chosen, key=lambda figure: min(i for i, point in enumerate(points) if point in shown[figure]))
