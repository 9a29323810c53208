"""Where to look on the left foot: bones, balls, webs, nails, the border of the sole. Standing body, metres."""

from functools import cache

import numpy as np
from scipy.spatial import cKDTree
from trimesh.graph import connected_components, face_adjacency

from atlas import bake, body, bones, paint, painting
from atlas.bake import unit
from atlas.placing import Placing
from atlas.skin import LEFT, RIGHT, UP, Skin

TOES = range(1, 6)
FOOT_X = 0.13  # metres from the midline: inside the left foot
ANKLE_TOP = 0.12  # metres above the ground: what lies lower is ankle and foot
PLANTAR = -0.25  # the height of the normal where the side of the foot turns to the sole: 15° down
# How far the joints at the roots of the toes lie behind the second's, as a share of the fifth's: steps of 3, 6 and 12,
# the usual proportion of the metatarsal heads in X-ray pictures of feet.
ROOTS = (0.0, 0.0, 3 / 21, 9 / 21, 1.0)


# bones


def bone(name: str) -> np.ndarray:
    """The vertices (k, 3) of a fitted bone of the left side."""
    return bones.fitted().bones[f"{name}.L"].vertices


def end(name: str, direction: np.ndarray, below: float = 1.0) -> np.ndarray:
    """The outermost vertex of a bone in a direction, of those lower than `below`."""
    low = bone(name)
    low = low[low[:, 2] < below]
    return low[np.argmax(low @ direction)]


def base(name: str) -> np.ndarray:
    """The middle of the hindmost 8 mm of a metatarsal."""
    vertices = bone(name)
    return vertices[vertices[:, 1] > vertices[:, 1].max() - 0.008].mean(0)


def shaft(ray: int, y: float) -> np.ndarray:
    """The middle of a metatarsal where it crosses y."""
    vertices = bone(f"metatarsal{ray}")
    return vertices[np.abs(vertices[:, 1] - y) < 0.006].mean(0)


def between_shafts(ray: int, y: float) -> np.ndarray:
    """In the gap between the metatarsals `ray` and `ray + 1`, half way."""
    return np.array([*((shaft(ray, y) + shaft(ray + 1, y)) / 2)[[0]], y, shaft(ray, y)[2]])


def meeting(one: str, other: str) -> np.ndarray:
    """Where two bones lie closest: the middle of the nearest fiftieth of their vertices."""
    a, b = bone(one), bone(other)
    away, which = cKDTree(b).query(a)
    near = np.argsort(away)[: max(5, len(a) // 50)]
    return (a[near].mean(0) + b[which[near]].mean(0)) / 2


def last_contact(one: str, other: str, gap: float) -> float:
    """y of the foremost place at which two bones lie nearer than `gap` (m) to each other."""
    a, b = bone(one), bone(other)
    away = cKDTree(b).query(a)[0]
    rear = a[:, 1] > (a[:, 1].min() + a[:, 1].max()) / 2
    return float(a[(away < gap) & rear][:, 1].min())


# the skin


@cache
def bare() -> Skin:
    """The standing body without relief: the same triangles, so that a spot on it is a spot on the finished skin."""
    vertices, triangles = body.bare("stand")[0], body.body().triangles
    return Skin(vertices, triangles, bake.normals(vertices, triangles))


@cache
def ball(ray: int) -> np.ndarray:
    """The middle of the ball of the big (1) or little (5) toe: where the bare shape, without relief, is widest."""
    side = RIGHT if ray == 1 else LEFT
    skin = bare().vertices
    low = skin[(skin[:, 0] > 0) & (skin[:, 2] < 0.04) & (skin[:, 1] < -0.09) & (skin[:, 1] > -0.165)]
    outness = low @ side
    return low[outness > outness.max() - 0.0004].mean(0)


def root(ray: int) -> float:
    """y of the joint at the root of a toe: from the balls of the first and fifth, others in the usual proportion."""
    first, fifth = ball(1)[1] - 0.004, ball(5)[1] - 0.004  # the joint lies before the thickest part of the head
    return first + ROOTS[ray - 1] * (fifth - first)


def dorsum(p: Placing, x: float, y: float) -> np.ndarray:
    """The skin on the back of the foot over x, y."""
    return p.out(np.array([x, y, 0.014]), UP)


def sole(p: Placing, x: float, y: float) -> np.ndarray:
    return p.out(np.array([x, y, -0.5]), UP)


def border(p: Placing, y: float, side: np.ndarray) -> np.ndarray:
    """Where the side of the foot turns to the sole, at y: the change from thin to thick skin. `side`: LEFT or RIGHT.

    Up the cut of the bare shape from the sole as far as the place where it faces no more than 15° down.
    """
    skin = bare()
    for z in np.arange(0.005, 0.045, 0.001):
        place = skin.ray(np.array([FOOT_X, y, z]) + 0.1 * side, -side)
        spot = skin.bind(place)
        if skin.normal_at(spot)[2] > PLANTAR:
            return p.skin.at(spot)
    raise ValueError(f"the side of the foot does not turn to the sole at y = {y:.3f}")


def web(p: Placing, first: int) -> np.ndarray:
    """The middle of the web's margin between the toe `first` and the next: skin between them that faces ahead."""
    here, there = p.joint(f"l-toe-{first}-1"), p.joint(f"l-toe-{first + 1}-1")
    middle = (here + there) / 2 - [0, 0.009, 0.010]
    ahead = unit(p.joint(f"l-toe-{first}-2") - here)
    skin = p.skin
    reach = [0.4 * abs(there[0] - here[0]), 0.011, 0.014]
    near = (np.abs(skin.vertices - middle) < reach).all(1) & (skin.normals @ ahead > 0.75)
    some = skin.vertices[near]
    if not len(some):
        raise ValueError(f"no web between the toes {first} and {first + 1}")
    return p.near(np.median(some, axis=0))


# nails


@cache
def nails() -> list[np.ndarray]:
    """The corners (k, 3) of the painted toenails of the left foot on the standing body, from the big toe outward."""
    the, stand = body.body(), body.posed("stand")
    middle = stand.vertices[stand.triangles].mean(1)
    painted = paint.sample(painting.paint().masks["toenails"], the.uv.mean(1)) > 0.5
    some = stand.triangles[painted & (middle[:, 0] > 0)]
    pieces = connected_components(face_adjacency(some), nodes=np.arange(len(some)), min_len=20)
    found = [stand.vertices[np.unique(some[piece])] for piece in pieces]
    if len(found) != len(TOES):
        raise ValueError(f"{len(found)} toenails")
    return sorted(found, key=lambda vertices: float(vertices[:, 0].mean()))


def axes(p: Placing, toe: int) -> tuple[np.ndarray, np.ndarray]:
    """Level unit vectors of a toe: towards its tip, and towards the little toe's side."""
    last = 2 if toe == 1 else 3
    along = p.joint(f"l-toe-{toe}-{last + 1}") - p.joint(f"l-toe-{toe}-{last}")
    ahead = unit(along * [1, 1, 0])
    return ahead, np.cross(ahead, UP) * np.sign(np.cross(ahead, UP) @ LEFT)


def nail_place(p: Placing, toe: int, ahead: float, aside: float) -> np.ndarray:
    """In the rectangle about a nail: ahead -1 (root) … 1 (free edge), aside -1 (big toe's side) … 1 (little toe's)."""
    forward, outward = axes(p, toe)
    corners = nails()[toe - 1]
    spans = [(corners @ axis, share, axis) for axis, share in ((forward, ahead), (outward, aside))]
    place = np.zeros(3)
    for reach, share, axis in spans:
        middle, half = (reach.max() + reach.min()) / 2, (reach.max() - reach.min()) / 2
        place = place + axis * (middle + share * half)
    return corners[np.argmin(np.linalg.norm((corners - place)[:, :2], axis=1))]
