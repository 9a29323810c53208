"""Parts of the leg that rules ask for: cuts of the fitted bones, the crease of the knee. Left, standing, metres."""

from functools import lru_cache

import numpy as np

from atlas import bones, painting
from atlas.placing import Placing
from atlas.skin import UP

SLICE = 0.012  # half the height of the piece of a bone that is taken for its cut at a level
BEHIND_KNEE = 0.08  # the crease's middle lies within this of the rig's knee


@lru_cache(8)
def bone(name: str) -> np.ndarray:
    """(k, 3)"""
    return bones.fitted().bones[f"{name}.L"].vertices


def cut(name: str, z: float) -> np.ndarray:
    """(k, 3): a bone near a height."""
    vertices = bone(name)
    return vertices[np.abs(vertices[:, 2] - z) < SLICE]


def foremost(name: str, z: float) -> np.ndarray:
    """A bone's foremost place at a height: the front edge of the tibia."""
    section = cut(name, z)
    return section[np.argmin(section[:, 1])]


def front_edge(name: str, z: float) -> float:
    """y of a bone's foremost place at a height."""
    return float(cut(name, z)[:, 1].min())


def hind_edge(name: str, z: float) -> float:
    return float(cut(name, z)[:, 1].max())


def inner_hind_edge(z: float) -> float:
    """y of the inner border of the tibia: the hindmost place of its inner half."""
    section = cut("tibia", z)
    inner = section[section[:, 0] < (section[:, 0].min() + section[:, 0].max()) / 2]
    return float(inner[:, 1].max())


def kneecap_corner(side: np.ndarray) -> np.ndarray:
    """The upper outer (LEFT) or inner (RIGHT) corner of the kneecap."""
    vertices = bone("patella")
    return vertices[np.argmax(vertices @ (side + UP))]


def kneecap_half() -> float:
    """Half the kneecap's breadth."""
    vertices = bone("patella")
    return float(np.ptp(vertices[:, 0])) / 2


def crease(p: Placing) -> np.ndarray:
    """(k, 3): the strongest line painted behind the knee, from the inner to the outer tendon, on the standing skin."""
    knee = p.atlas.joints("stand")["l-knee"]
    near = [
        one for one in painting.paint().creases if np.linalg.norm(one.path[len(one.path) // 2] - knee) < BEHIND_KNEE
    ]
    path = max(near, key=lambda one: one.strength).path
    return path if path[0, 0] < path[-1, 0] else path[::-1]


def ligament(p: Placing, z: float) -> float:
    """x of the ligament below the kneecap at a height: from the kneecap's tip to the knob of the tibia."""
    top, bottom = p.bone("patella-apex"), p.bone("tibial-tuberosity")
    return float(np.interp(z, [bottom[2], top[2]], [bottom[0], top[0]]))


def beside_ligament(p: Placing, side: np.ndarray) -> np.ndarray:
    """Halfway between the kneecap's tip and the joint line, three quarters of half a kneecap beside the ligament."""
    z = float(p.bone("patella-apex")[2] + p.bone("knee-joint-line-lateral")[2]) / 2
    return p.front(ligament(p, z) + float(side[0]) * 0.75 * kneecap_half(), z)
