"""How the arm lies in its skin: axes, levels and cross-sections, read from fitted bones. Standing, left side."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from atlas import bones
from atlas.bake import unit
from atlas.placing import Placing
from atlas.skin import FRONT

BAND = 0.006  # metres: bone within so much of a level is its section
TURNS = np.radians(np.arange(0, 360, 4))


@lru_cache(16)
def bone(name: str) -> np.ndarray:
    """The vertices of a fitted bone of the left side, (n, 3) metres."""
    return bones.fitted().bones[f"{name}.L"].vertices


@dataclass(frozen=True)
class Section:
    """A cut across a limb: a place inside it, the way down the limb, to the thumb's side and to the palm's side."""

    centre: np.ndarray
    down: np.ndarray
    radial: np.ndarray
    palmar: np.ndarray

    def direction(self, degrees: float) -> np.ndarray:
        """From the palm's (or front) side, 0, to the thumb's (or outer) side, 90, and on to the back, 180."""
        turn = np.radians(degrees)
        return np.cos(turn) * self.palmar + np.sin(turn) * self.radial

    def skin(self, p: Placing, degrees: float) -> np.ndarray:
        """The skin straight out from the middle."""
        return p.out(self.centre, self.direction(degrees))

    def across(self, p: Placing, share: float, back: bool = False) -> np.ndarray:
        """The skin at a share of the limb's breadth, from the border of the thumb's side to the other; palm or back."""
        rim = np.array([p.out(self.centre, self.direction(float(d))) for d in np.degrees(TURNS)])
        breadth = (rim - self.centre) @ self.radial
        place = breadth.max() + share * (breadth.min() - breadth.max())
        return self.over(p, self.centre + place * self.radial, back)

    def over(self, p: Placing, inside: np.ndarray, back: bool = False) -> np.ndarray:
        """The skin over a place inside, towards the palm's side or the back."""
        return p.out(inside, -self.palmar if back else self.palmar)


def slice_of(name: str, place: np.ndarray, axis: np.ndarray) -> np.ndarray:
    """The vertices of a bone near the plane through `place`."""
    some = bone(name)
    away = np.abs((some - place) @ axis)
    return some[away < max(BAND, float(away.min()) + 0.002)]


def middle_of(some: np.ndarray) -> np.ndarray:
    return np.asarray((some.min(0) + some.max(0)) / 2)


def forearm_axis(p: Placing) -> np.ndarray:
    """Unit, from elbow to wrist."""
    return unit(p.joint("l-hand") - p.joint("l-elbow"))


def forearm(p: Placing, place: np.ndarray) -> Section:
    """The cut of the forearm at the level of a place: from the ulna to the radius is the thumb's side."""
    down = forearm_axis(p)
    radius, ulna = (middle_of(slice_of(name, place, down)) for name in ("radius", "ulna"))
    between = radius - ulna
    radial = unit(between - (between @ down) * down)
    centre = (radius + ulna) / 2
    centre = centre + ((place - centre) @ down) * down
    return Section(centre, down, radial, np.cross(down, radial))


def crossed(centre: np.ndarray, across: np.ndarray, palmar: np.ndarray) -> Section:
    """The cut that holds the direction `across` (to the thumb's side), as square to the palm's side as it can be."""
    radial = unit(across)
    front = unit(palmar - (palmar @ radial) * radial)
    return Section(centre, np.cross(radial, front), radial, front)


def wrist(p: Placing, radial_end: np.ndarray, ulnar_end: np.ndarray) -> Section:
    """The cut through two places of the wrist's bones, with the palm's side of the two forearm bones just above it."""
    above = forearm(p, p.bone("ulna-head"))
    across = radial_end - ulnar_end
    across = across - (across @ above.palmar) * above.palmar
    joint = p.joint("l-hand")
    down = np.cross(unit(across), above.palmar)
    centre = joint + ((ulnar_end - joint) @ down) * down
    return crossed(centre, across, above.palmar)


def first(name: str, axis: np.ndarray) -> np.ndarray:
    """The place of a bone that lies farthest up the limb."""
    some = bone(name)
    return np.asarray(some[np.argmin(some @ axis)])


def palm_crease(p: Placing) -> Section:
    """From the upper border of the pisiform to the gap below the radial styloid: the far crease of the wrist."""
    return wrist(p, p.bone("radial-styloid"), first("pisiform", forearm_axis(p)))


def dorsal_crease(p: Placing) -> Section:
    """From the gap below the radial styloid to that between ulnar styloid and triquetrum."""
    return wrist(p, p.bone("radial-styloid"), ulnar_gap(p))


def ulnar_gap(p: Placing) -> np.ndarray:
    return (p.bone("ulnar-styloid") + first("triquetrum", forearm_axis(p))) / 2


def upper_arm(p: Placing, place: np.ndarray) -> Section:
    """The cut of the upper arm at the level of a place; palmar is the front, radial the outer side."""
    down = unit(p.joint("l-elbow") - p.joint("l-shoulder"))
    bony = middle_of(slice_of("humerus", place, down))
    bony = bony + ((place - bony) @ down) * down
    front = unit(FRONT - (FRONT @ down) * down)
    return Section(bony, down, np.cross(front, down), front)


def arm_level(p: Placing, cun: float) -> Section:
    """The cut of the upper arm so many cun of nine below the fold before the armpit, towards the elbow's crease."""
    fold = p("anterior-axillary-fold")
    return upper_arm(p, fold + cun / 9 * (p("elbow-crease-mid") - fold))


def elbow(p: Placing) -> Section:
    """The cut of the elbow through both knobs of the upper arm's bone, in any pose."""
    outer, inner = p.bone("lateral-epicondyle"), p.bone("medial-epicondyle")
    across = unit(outer - inner)
    down = forearm_axis(p)
    down = unit(down - (down @ across) * across)
    return Section((outer + inner) / 2, down, across, np.cross(down, across))


def elbow_crease(p: Placing) -> Section:
    """Midway between the line of the knobs and the top of the radius: where the straight elbow's crease lies."""
    knobs = elbow(p)
    drop = (first("radius", knobs.down) - knobs.centre) @ knobs.down / 2
    return Section(knobs.centre + drop * knobs.down, knobs.down, knobs.radial, knobs.palmar)


def between_knobs(p: Placing, share: float) -> np.ndarray:
    """On the crease: the front skin at a share of the way from the outer to the inner knob."""
    cut = elbow_crease(p)
    breadth = float(np.linalg.norm(p.bone("lateral-epicondyle") - p.bone("medial-epicondyle")))
    return cut.over(p, cut.centre + (0.5 - share) * breadth * cut.radial)


def down_forearm(p: Placing, cun: float, back: bool = False) -> Section:
    """So many cun above the palm's or back's crease of the wrist; directions between those of wrist and elbow."""
    crease = dorsal_crease(p) if back else palm_crease(p)
    axis = forearm_axis(p)
    place = crease.centre - p.cun("forearm", cun) * axis
    here, far = forearm(p, place), elbow(p)
    share = cun / 12
    palmar = (1 - share) * crease.palmar + share * far.palmar
    palmar = unit(palmar - (palmar @ axis) * axis)
    return Section(here.centre, axis, np.cross(palmar, axis), palmar)


def gap(p: Placing, cut: Section, share: float = 0.5) -> np.ndarray:
    """Inside: at a share of the gap between the facing edges of radius and ulna (0: radius, 1: ulna)."""
    radius, ulna = (slice_of(name, cut.centre, cut.down) for name in ("radius", "ulna"))
    to_radius, to_ulna = ((some - cut.centre) @ cut.radial for some in (radius, ulna))
    edges = to_radius.min(), to_ulna.max()
    if edges[0] < edges[1]:  # one lies before the other: their middles
        edges = to_radius.mean(), to_ulna.mean()
    return cut.centre + (edges[0] + share * (edges[1] - edges[0])) * cut.radial


def acromion(p: Placing, towards: np.ndarray) -> np.ndarray:
    """The corner of the acromion that lies farthest in a direction."""
    scapula, tip = bone("scapula"), p.bone("acromion-lateral")
    near = scapula[np.linalg.norm(scapula - tip, axis=1) < 0.035]
    return np.asarray(near[np.argmax(near @ towards)])
