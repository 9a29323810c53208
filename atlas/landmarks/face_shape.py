"""Shapes of the face and neck that rules need: eyes, lips, nose, profile, jaw. Left side of pose `stand`, metres."""

from functools import lru_cache

import numpy as np

from atlas import body, bones, painting, scene
from atlas.bake import unit
from atlas.paint import sample
from atlas.placing import Placing
from atlas.rays import Tracer
from atlas.skin import BACK, LEFT, UP

NOSE_TO_CHEEK = (0.006, 0.030)  # x: from the side of the nose past its wing
FINE = 0.0005  # metres between the rays of a search
RIM_ROUND = 0.0035  # metres by which the orbit's rounded rim falls back before its edge
CARUNCLE = 0.003  # the inner corner of the eye lies this far inward of the last of the white


@lru_cache(1)
def eye_seen() -> tuple[np.ndarray, np.ndarray]:
    """The innermost and the outermost place of the left eye that is seen from straight ahead."""
    whole = scene.scene("stand")
    posed = body.posed("stand")
    left = posed.eye_vertices[posed.eye_vertices[:, 0] > 0]
    (x0, _, z0), (x1, _, z1) = left.min(0), left.max(0)
    x, z = (grid.ravel() for grid in np.meshgrid(np.arange(x0, x1, FINE), np.arange(z0, z1, FINE)))
    origins = np.stack([x, np.full(len(x), -2.0), z], 1)
    hits = whole.hit(origins, BACK[None])
    seen = hits.triangle >= whole.body_triangles
    corners = whole.vertices[whole.triangles[hits.triangle[seen]]]
    places = np.einsum("nk,nkj->nj", hits.barycentric[seen], corners)
    return places[np.argmin(places[:, 0])], places[np.argmax(places[:, 0])]


def pupil(p: Placing) -> np.ndarray:
    """The foremost place of the left eyeball."""
    eyes = body.posed(p.pose).eye_vertices
    left = eyes[eyes[:, 0] > 0]
    middle = (left.min(0) + left.max(0)) / 2
    return np.array([middle[0], left[:, 1].min(), middle[2]])


def eyeball_lowest(p: Placing) -> float:
    """The height of the lowest place of the left eyeball, behind the lower lid."""
    eyes = body.posed(p.pose).eye_vertices
    return float(eyes[eyes[:, 0] > 0][:, 2].min())


@lru_cache(1)
def lips() -> np.ndarray:
    """(k, 3) the skin of the red of the lips, by the mask over the chart of the skin."""
    the = body.body()
    red = sample(painting.paint().masks["lips"], the.uv.reshape(-1, 2)).reshape(-1, 3)
    most = np.zeros(len(the.rest))
    np.maximum.at(most, the.triangles.ravel(), red.ravel())
    return body.posed("stand").vertices[most > 0.5]


def profile(p: Placing, low: float, high: float) -> np.ndarray:
    """The midline seen from the side between two heights, (k, 3), from below upward."""
    return np.array([p.front(0, z) for z in np.arange(low, high, FINE)])


def hollow_of(line: np.ndarray, plane: np.ndarray = LEFT) -> np.ndarray:
    """The place of a line in a plane (its normal) that lies farthest behind the chord between its ends."""
    return line[np.argmax(behind_chord(line, plane))]


def behind_chord(line: np.ndarray, plane: np.ndarray) -> np.ndarray:
    """(k,) metres by which each place of the line lies behind the chord between its ends."""
    across = unit(np.cross(line[-1] - line[0], plane))
    across = across if across @ BACK > 0 else -across
    return np.asarray((line - line[0]) @ across)


def nose_tip(p: Placing) -> np.ndarray:
    eye = pupil(p)[2]
    line = profile(p, eye - 0.06, eye)
    return line[np.argmin(line[:, 1])]


def lip_border(p: Placing) -> np.ndarray:
    """Where the red of the upper lip begins, on the midline."""
    red = lips()
    middle = red[np.abs(red[:, 0]) < 0.002]
    return p.front(0, middle[:, 2].max())


def mouth_slit(p: Placing) -> float:
    """The height of the line between the lips on the midline: there the ray goes into the mouth."""
    red = lips()
    middle = red[np.abs(red[:, 0]) < 0.002]
    heights = np.arange(middle[:, 2].min(), middle[:, 2].max(), FINE)
    depth = np.array([p.front(0, z)[1] for z in heights])
    return float(heights[depth > depth.min() + 0.03].mean())


def nose_base(p: Placing) -> np.ndarray:
    """Where the wall between the nostrils turns down into the upper lip."""
    return hollow_of(profile(p, lip_border(p)[2], nose_tip(p)[2]))


def chin_groove(p: Placing) -> np.ndarray:
    """The deepest place between the lower lip and the chin."""
    red = lips()
    low = float(red[np.abs(red[:, 0]) < 0.002][:, 2].min())
    return hollow_of(profile(p, low - 0.014, low + 0.005))


def ala(p: Placing) -> np.ndarray:
    """The outermost place of the groove between the wing of the nose and the cheek, level by level."""
    tip = nose_tip(p)
    return max(
        (alar_groove(p, z) for z in np.arange(tip[2] - 0.006, tip[2] + 0.004, 0.001)), key=lambda place: place[0]
    )


def level_section(p: Placing, z: float, start: float, end: float) -> np.ndarray:
    """The skin at one height as seen from ahead, from x = start to x = end, (k, 3)."""
    return np.array([p.front(x, z) for x in np.arange(start, end, FINE)])


def alar_groove(p: Placing, z: float) -> np.ndarray:
    """At one height, the bottom of the groove between nose and cheek."""
    return creased(p, z)[0]


def creased(p: Placing, z: float) -> tuple[np.ndarray, float]:
    """The sharpest hollow of the level section, and how sharp: metres of depth gained over one step, squared."""
    line = level_section(p, z, *NOSE_TO_CHEEK)
    bend = -np.gradient(np.gradient(line[:, 1]))
    sharpest = 4 + int(np.argmax(bend[4:-4]))
    return line[sharpest], float(bend[sharpest])


def ala_lower(p: Placing) -> np.ndarray:
    """The lower border of the wing of the nose, at its outer part: below it the ray falls back on to the lip."""
    side = ala(p)
    x = side[0] - 0.0025
    return hollow_of(np.array([p.front(x, z) for z in np.arange(lip_border(p)[2] + 0.005, side[2], FINE)]))


def ala_upper(p: Placing) -> np.ndarray:
    """The upper end of the groove about the wing: there it is a tenth as sharp as at its sharpest."""
    heights = np.arange(ala(p)[2], nose_tip(p)[2] + 0.025, 0.001)
    found = [creased(p, z) for z in heights]
    sharp = np.array([sharpness for _, sharpness in found])
    most = int(np.argmax(sharp))
    end = most + np.flatnonzero(sharp[most:] < 0.1 * sharp[most])[0]
    return found[end][0]


def nostril(p: Placing) -> tuple[np.ndarray, np.ndarray]:
    """The deepest place of the left nostril and the lowest of its outer rim, seen from below."""
    base, side = nose_base(p), ala(p)
    y = base[1] + 0.0015
    under = np.array([p.skin.ray([x, y, base[2] + 0.0015], UP) for x in np.arange(0.0085, side[0] - 0.003, FINE)])
    deep = int(np.argmax(under[: len(under) * 2 // 3, 2]))
    rim = deep + int(np.argmin(under[deep:, 2]))
    return under[deep], under[rim]


def throat(p: Placing) -> np.ndarray:
    """The angle between the floor of the mouth and the front of the neck, on the midline."""
    chin = chin_groove(p)[2] - 0.022
    return hollow_of(profile(p, chin - 0.055, chin))


# bones
def bone(name: str) -> np.ndarray:
    """(k, 3) the left half of a fitted bone."""
    found = bones.fitted().bones[name].vertices
    return found[found[:, 0] > 0]


@lru_cache(2)
def bone_tracer(name: str) -> Tracer:
    one = bones.fitted().bones[name]
    return Tracer(one.vertices, one.triangles)


def bone_front(name: str, x: float, heights: np.ndarray) -> np.ndarray:
    """y of the foremost bone at x and each height, infinite where there is none."""
    origins = np.stack([np.full(len(heights), x), np.full(len(heights), -2.0), heights], 1)
    return bone_tracer(name).first(origins, BACK[None]).distance - 2.0


def rim_height(p: Placing, x: float) -> float:
    """The height of the lower rim of the orbit at x: its edge, above which the bone steps back."""
    eye = pupil(p)
    heights = np.arange(eye[2] - 0.030, eye[2] - 0.008, FINE)
    depth = bone_front("skull", x, heights)
    return float(heights[np.flatnonzero(depth < depth.min() + RIM_ROUND)[-1]])


def orbit_rim(p: Placing) -> np.ndarray:
    """Skin before the lower rim of the orbit, below the pupil."""
    eye = pupil(p)
    return p.front(eye[0], rim_height(p, float(eye[0])))


def orbit_outer(p: Placing) -> float:
    """x of the outer rim of the orbit, midway between pupil and lower rim: farther out the bone falls away."""
    eye = pupil(p)
    level = (eye[2] + rim_height(p, float(eye[0]))) / 2
    x = np.arange(eye[0], 0.065, FINE)
    origins = np.stack([x, np.full(len(x), -2.0), np.full(len(x), level)], 1)
    y = bone_tracer("skull").first(origins, BACK[None]).distance - 2.0
    return float(x[np.flatnonzero(y > y[0] + 0.015)[0] - 1])


def rim_at(p: Placing, share: float) -> np.ndarray:
    """Skin before the lower rim, so large a share of its length from the outer end.

    The rim is taken as half an ellipse about the eye that meets the bone's lower rim below the pupil and its outer rim.
    """
    eye, low, outer = pupil(p), orbit_rim(p), orbit_outer(p)
    half = outer - eye[0]
    angle = np.pi * share
    return p.front(float(eye[0] + half * np.cos(angle)), float(eye[2] - (eye[2] - low[2]) * np.sin(angle)))


def zygoma_lower(x: float, high: float) -> float:
    """The height of the lower border of the cheek bone at x: below it the way is free for more than a centimetre."""
    heights = np.arange(high, high - 0.05, -FINE)
    away = bone_front("skull", x, heights)
    return float(heights[np.flatnonzero(away > away[0] + 0.03)[0] - 1])


def jaw_border(p: Placing, share: float) -> np.ndarray:
    """The lower border of the jaw, so large a share of the way forward from the angle to the chin."""
    jaw = bone("mandible")
    y = p.bone("mandible-angle")[1] * (1 - share) + jaw[:, 1].min() * share
    slab = jaw[np.abs(jaw[:, 1] - y) < 0.002]
    return slab[np.argmin(slab[:, 2])]


def cheek_arch(p: Placing) -> np.ndarray:
    """The outermost place of the cheek arch, before the ear."""
    skull = bone("skull")
    angle = p.bone("mandible-angle")
    part = skull[(skull[:, 1] < angle[1] - 0.002) & (np.abs(skull[:, 2] - angle[2] - 0.05) < 0.02)]
    return part[np.argmax(part[:, 0])]


def collar_bone_top(x: float) -> np.ndarray:
    """The upper border of the left collar bone, so many metres from the midline."""
    bone_places = bone("clavicle.L")
    slab = bone_places[np.abs(bone_places[:, 0] - x) < 0.004]
    return slab[np.argmax(slab[:, 2])]
