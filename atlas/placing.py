"""The words in which landmarks and points are placed: each is a name, a rule in words, and how to find it.

A rule asks a `Placing` for landmarks, bones, other points and local cun, and answers with places in metres on the skin
of the pose in which it is stated. Rules are written for the left side (or the middle line); the right side is the
mirror. Places are asked for by name and found when they are first needed, so that the order of the tables does not
matter.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from .bake import unit
from .skin import UP, Skin, Spot, along, length

Places = np.ndarray | list[np.ndarray]
Find = Callable[["Placing"], Places]


@dataclass(frozen=True, slots=True)
class Landmark:
    """A structure that a finger can feel or an eye can see. `how` says from what it was found."""

    name: str
    label: str  # on figures: one to three plain words
    how: str
    uncertainty_mm: float
    find: Find
    pose: str = "stand"
    on_skin: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One point: landmark and measure. `find` gives one place, or one for each site on the left side."""

    code: str
    rule: str
    find: Find
    measure: str  # the local cun by which misses are counted; a name of `cun.MEASURES`
    uncertainty_cun: float
    pose: str = "stand"
    place: str = "standard"
    hidden: bool = False  # inside the body: placed on the skin before or above it
    reason: str = ""  # why a coordinate was typed by hand, where one was


@dataclass(frozen=True, slots=True)
class Measure:
    """A bone-proportional measure: so many cun from one landmark to another, along the skin (or straight)."""

    name: str
    start: str
    end: str
    parts: float
    source: str
    straight: bool = False
    via: tuple[str, ...] = ()  # stops of the way, where the shortest would leave it


@dataclass
class Atlas:
    """The tables, and the skin and bones of each pose; what has been found is kept as spots."""

    landmarks: dict[str, Landmark]
    rows: dict[tuple[str, str], Row]
    measures: dict[str, Measure]
    skins: Callable[[str], Skin]
    joints: Callable[[str], dict[str, np.ndarray]]
    bones: Callable[[str], dict[str, np.ndarray]]
    spots: dict[tuple[str, str], list[Spot]] = field(default_factory=dict)
    inner: dict[str, np.ndarray] = field(default_factory=dict)
    busy: list[str] = field(default_factory=list)

    def spot(self, name: str, place: str = "standard") -> list[Spot]:
        """The spots of a landmark or point on the left.

        KeyError: unknown name; ValueError: rules that go in a circle.
        """
        if (name, place) not in self.spots:
            if name in self.busy:
                raise ValueError(f"rules go round in a circle: {' → '.join([*self.busy, name])}")
            one = self.rows.get((name, place)) or self.landmarks[name]
            self.busy.append(name)
            try:
                placing = Placing(self, one.pose)
                found = one.find(placing)
                several = found if isinstance(found, list) else [found]
                self.spots[name, place] = [placing.skin.bind(np.asarray(where)) for where in several]
            finally:
                self.busy.pop()
        return self.spots[name, place]

    def mirrored(self, spot: Spot) -> Spot:
        """The same place on the right side."""
        stand = self.skins("stand")
        return stand.bind(stand.at(spot) * [-1, 1, 1])


class Placing:
    """What a rule can ask for, in one pose."""

    def __init__(self, atlas: Atlas, pose: str) -> None:
        self.atlas, self.pose, self.skin = atlas, pose, atlas.skins(pose)

    def __call__(self, name: str, site: int = 0, place: str = "standard") -> np.ndarray:
        """A landmark or another point, on the skin of this pose."""
        return self.skin.at(self.atlas.spot(name, place)[site])

    def joint(self, name: str) -> np.ndarray:
        """A joint of the rig, inside the body: `l-ankle`."""
        return self.atlas.joints(self.pose)[name]

    def bone(self, name: str) -> np.ndarray:
        """A named place of the fitted skeleton, inside the body: `lateral-malleolus-tip`."""
        return self.atlas.bones(self.pose)[name]

    def cun(self, measure: str, number: float = 1) -> float:
        """Metres of so many local cun, measured on the standing body."""
        one = self.atlas.measures[measure]
        stand = Placing(self.atlas, "stand")
        stops = [stand(name) for name in (one.start, *one.via, one.end)]
        whole = float(np.linalg.norm(stops[-1] - stops[0])) if one.straight else length(stand.path(*stops))
        return number * whole / one.parts

    # places by rays
    def out(self, inside: np.ndarray, direction: np.ndarray) -> np.ndarray:
        """The skin over a place inside the body, straight out in a direction: never met by another limb first."""
        return self.skin.ray(inside, direction)

    def over(self, bone: str, direction: np.ndarray) -> np.ndarray:
        return self.out(self.bone(bone), direction)

    def front(self, x: float, z: float) -> np.ndarray:
        return self.skin.ray(np.array([x, -2.0, z]), np.array([0.0, 1, 0]))

    def back(self, x: float, z: float) -> np.ndarray:
        return self.skin.ray(np.array([x, 2.0, z]), np.array([0.0, -1, 0]))

    def outer(self, y: float, z: float) -> np.ndarray:
        """From the left side; an arm that hangs there is met first."""
        return self.skin.ray(np.array([2.0, y, z]), np.array([-1.0, 0, 0]))

    def inner(self, y: float, z: float, x: float = 0.005) -> np.ndarray:
        """The inner side of the left leg."""
        return self.skin.ray(np.array([x, y, z]), np.array([1.0, 0, 0]))

    def top(self, x: float, y: float) -> np.ndarray:
        return self.skin.ray(np.array([x, y, 3.0]), np.array([0.0, 0, -1]))

    def near(self, place: np.ndarray) -> np.ndarray:
        return self.skin.nearest(place)

    # places along the skin; names or places
    def where(self, place: str | np.ndarray) -> np.ndarray:
        return self(place) if isinstance(place, str) else np.asarray(place, float)

    def path(self, *stops: str | np.ndarray) -> np.ndarray:
        """Along the skin from stop to stop, (k, 3)."""
        places = [self.where(stop) for stop in stops]
        pieces = [self.skin.path(a, b) for a, b in pairwise(places)]
        return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])

    def on(self, line: np.ndarray, *, cun: float = 0, measure: str = "", share: float | None = None) -> np.ndarray:
        """On a path: so many cun from its start, or so large a share of it."""
        distance = share * length(line) if share is not None else self.cun(measure, cun)
        return self.near(along(line, distance))

    def middle(self, a: str | np.ndarray, b: str | np.ndarray, share: float = 0.5) -> np.ndarray:
        return self.on(self.path(a, b), share=share)

    def aside(
        self,
        start: str | np.ndarray,
        direction: np.ndarray,
        cun: float,
        measure: str,
        plane: np.ndarray | None = None,
    ) -> np.ndarray:
        """So many cun along the skin in a direction; `plane` (its normal) keeps the walk level: UP for a level walk."""
        metres = self.cun(measure, cun)
        begin = self.where(start)
        if metres == 0:
            return self.near(begin)
        if plane is None:
            return self.skin.walk(begin, direction, metres)
        return self.skin.section(begin, direction, metres, plane)[-1]

    def at_level(self, line: np.ndarray, z: float, axis: np.ndarray = UP) -> np.ndarray:
        """Where a path crosses a height (metres along `axis`). ValueError where it does not."""
        height = line @ axis - z
        crossing = np.flatnonzero(np.diff(np.sign(height)))
        if not len(crossing):
            raise ValueError(
                f"the path does not reach the level {z:.3f}: {height.min() + z:.3f}..{height.max() + z:.3f}"
            )
        i = crossing[0]
        t = height[i] / (height[i] - height[i + 1])
        return self.near(line[i] + t * (line[i + 1] - line[i]))

    def apex(self, around: np.ndarray, direction: np.ndarray, radius: float) -> np.ndarray:
        """The skin that stands out farthest in a direction, within a radius (m) of a place."""
        near = np.linalg.norm(self.skin.vertices - around, axis=1) < radius
        some = self.skin.vertices[near]
        return some[np.argmax(some @ np.asarray(direction, float))]

    def towards(self, a: str | np.ndarray, b: str | np.ndarray) -> np.ndarray:
        """The unit vector from one place to another."""
        return unit(self.where(b) - self.where(a))


def table(*parts: Iterable[Landmark]) -> dict[str, Landmark]:
    """One table of landmarks. ValueError where a name stands twice."""
    found: dict[str, Landmark] = {}
    for one in (one for part in parts for one in part):
        if one.name in found:
            raise ValueError(f"the landmark {one.name} stands twice")
        found[one.name] = one
    return found


def rows(*parts: Iterable[Row]) -> dict[tuple[str, str], Row]:
    found: dict[tuple[str, str], Row] = {}
    for one in (one for part in parts for one in part):
        if (one.code, one.place) in found:
            raise ValueError(f"{one.code} ({one.place}) stands twice")
        found[one.code, one.place] = one
    return found
