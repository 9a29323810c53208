"""The bones of myo_sim 0.2.4 (Apache-2.0), read from the unpacked wheel: named meshes and joint centres.

No network and no simulator: the body tree is read from the model's own XML files (position and rotation of each body in
its parent), the meshes from the STL files beside them. Units are metres. The frame is that of the atlas: z up, the figure
faces -Y, +X is its left. Only the left side is returned (the arm of the source is a right arm and is mirrored), together
with the midline bones; the right side is made by mirroring after the fit.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree  # nosec: files of a wheel pinned by its hash
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mesh = tuple[Floats, Ints]

MODELS = Path("myo_sim") / "models"
DECOR = Path("scene") / "myobody_skeleton_decor.xml"  # spine, thorax, skull, pelvis and legs as one figure
ARM = Path("arm") / "assets" / "myoarm_r_chain.xml"
ARM_ROOT = np.array([0.028335, 0.37693, 0.025465])  # the right sternoclavicular joint in the torso body
THORAX_LOGO_VERTICES = 1000  # the sternum mesh carries a maker's emblem; its one piece is larger than any bone
STERNUM_VERTICES = 400
RIB_MIDDLE = 0.042  # m from the midline; nearer pieces belong to the emblem
DISC_VERTICES = 100  # a vertebra of the neck has more, a disc fewer
MIRROR = np.array([-1.0, 1.0, 1.0])

CERVICAL = tuple(f"C{number}" for number in range(1, 8))
THORACIC = tuple(f"T{number}" for number in range(1, 13))
LUMBAR = tuple(f"L{number}" for number in range(1, 6))
VERTEBRAE = CERVICAL + THORACIC + LUMBAR


@dataclass(frozen=True)
class Source:
    """Bones and joint centres of the left side and the midline, in the source's own standing pose (m)."""

    meshes: dict[str, Mesh]
    centres: dict[str, Floats]
    uprights: dict[str, Floats]  # the own upward axis of each vertebra T1..L5, in the source's pose


def _euler(angles: list[float]) -> Floats:
    """Rotation by intrinsic x, y, z angles (rad), the convention of MJCF."""
    rotation = np.eye(3)
    for axis, angle in enumerate(angles):
        cosine, sine = np.cos(angle), np.sin(angle)
        first, second = [index for index in range(3) if index != axis]
        turn = np.eye(3)
        sign = -1.0 if axis == 1 else 1.0
        turn[first, first] = turn[second, second] = cosine
        turn[first, second], turn[second, first] = -sign * sine, sign * sine
        rotation = rotation @ turn
    return rotation


def _quaternion(values: list[float]) -> Floats:
    """Rotation matrix of a quaternion w, x, y, z."""
    w, x, y, z = np.array(values) / np.linalg.norm(values)
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
        ]
    )


def _numbers(element: ElementTree.Element, name: str) -> list[float]:
    return [float(part) for part in (element.get(name) or "").split()]


def _place(element: ElementTree.Element, rotation: Floats, origin: Floats) -> tuple[Floats, Floats]:
    """The frame of a body or geom, given that of its parent."""
    position = np.array(_numbers(element, "pos") or [0.0, 0.0, 0.0])
    own = np.eye(3)
    if element.get("quat"):
        own = _quaternion(_numbers(element, "quat"))
    elif element.get("euler"):
        own = _euler(_numbers(element, "euler"))
    return rotation @ own, origin + rotation @ position


Frame = tuple[Floats, Floats]


def _walk(element: ElementTree.Element, frame: Frame, bodies: dict[str, Frame], geoms: dict[str, Frame]) -> None:
    for child in element:
        if child.tag == "body":
            inner = _place(child, *frame)
            bodies[child.get("name", "")] = inner
            _walk(child, inner, bodies, geoms)
        elif child.tag == "geom" and child.get("mesh"):
            geoms[child.get("mesh", "")] = _place(child, *frame)


def _stl(path: Path) -> tuple[Floats, Ints]:
    """A binary STL with its equal corners merged."""
    raw = path.read_bytes()
    count = int.from_bytes(raw[80:84], "little")
    record = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("spare", "<u2")])
    corners = np.frombuffer(raw, record, count, 84)["corners"].reshape(-1, 3).astype(float)
    _, first, inverse = np.unique(np.round(corners, 7), axis=0, return_index=True, return_inverse=True)
    triangles = inverse.reshape(-1, 3).astype(np.int64)
    proper = (
        (triangles[:, 0] != triangles[:, 1])
        & (triangles[:, 1] != triangles[:, 2])
        & (triangles[:, 2] != triangles[:, 0])
    )
    return corners[first], triangles[proper]


def pieces(vertices: Floats, triangles: Ints) -> list[tuple[Floats, Ints]]:
    """The connected pieces of a mesh, in the order of their lowest vertex number."""
    starts, ends = triangles[:, [0, 1]].ravel(), triangles[:, [1, 2]].ravel()
    graph = coo_matrix((np.ones(len(starts)), (starts, ends)), shape=(len(vertices),) * 2)
    count, labels = connected_components(graph, directed=False)
    found = []
    for label in range(count):
        kept = np.flatnonzero(labels == label)
        number = np.full(len(vertices), -1)
        number[kept] = np.arange(len(kept))
        chosen = triangles[labels[triangles[:, 0]] == label]
        if len(chosen):
            found.append((vertices[kept], number[chosen]))
    return found


HEAD = (("skull", "skull"), ("mandible", "jaw"))
TARSALS = {60: "cuneiform1", 42: "cuneiform2", 46: "cuneiform3", 61: "cuboid", 63: "navicular", 168: "calcaneus"}
METATARSAL_VERTICES, TOE_END_VERTICES = 112, 62  # the pieces of the foot are told apart by their number of vertices
LEG = {
    "hip": "l_pelvis", "femur": "l_femur", "patella": "l_patella", "tibia": "l_tibia", "fibula": "l_fibula",
    "talus": "l_talus",
}  # fmt: skip
ARM_BONES = {
    "clavicle": "clavicle_r", "scapula": "scapula_r", "humerus": "humerus_r", "ulna": "ulna_r", "radius": "radius_r",
    "metacarpal1": "1mc_r", "finger-proximal1": "thumbprox_r", "finger-distal1": "thumbdist_r",
} | {name: f"{name}_r" for name in (
    "lunate", "scaphoid", "pisiform", "triquetrum", "capitate", "trapezium", "trapezoid", "hamate",
)} | {
    f"{ours}{digit}": f"{digit}{theirs}_r"
    for digit in range(2, 6)
    for ours, theirs in (
        ("metacarpal", "mc"), ("finger-proximal", "proxph"), ("finger-middle", "midph"), ("finger-distal", "distph"),
    )
}  # fmt: skip
CENTRES = {
    "hip": "femur_l", "knee": "tibia_l", "ankle": "talus_l", "clavicle": "clavicle_r", "acromion": "clavphant_r",
    "shoulder": "humerus_r", "ulna": "ulna_r", "radius": "radius_r", "lunate": "lunate_r", "scaphoid": "scaphoid_r",
    "finger-1-1": "firstmc_r", "finger-1-2": "proximal_thumb_r", "finger-1-3": "distal_thumb_r",
} | {
    f"finger-{digit}-{joint}": name.format(digit)
    for digit in range(2, 6)
    for joint, name in ((1, "{}proxph_r"), (2, "midph{}_r"), (3, "distph{}_r"))
}  # fmt: skip


def _mirrored(vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    """The mirror image in the plane x = 0, with its faces still outward."""
    return vertices * MIRROR, triangles[:, ::-1]


def load(source_dir: Path) -> Source:
    """Read the source from the folder into which the wheel was unpacked."""
    models = source_dir / MODELS
    bodies: dict[str, Frame] = {}
    geoms: dict[str, Frame] = {}
    _walk(ElementTree.parse(models / DECOR).getroot(), (np.eye(3), np.zeros(3)), bodies, geoms)  # noqa: S314
    rotation, origin = bodies["torso"]
    arm_bodies: dict[str, Frame] = {}
    arm_geoms: dict[str, Frame] = {}
    root = (rotation, origin + rotation @ ARM_ROOT)
    _walk(ElementTree.parse(models / ARM).getroot(), root, arm_bodies, arm_geoms)  # noqa: S314

    def mesh(name: str, frame: Frame) -> tuple[Floats, Ints]:
        vertices, triangles = _stl(models / "meshes" / f"{name}.stl")
        return vertices @ frame[0].T + frame[1], triangles

    meshes = {ours: mesh(theirs, geoms[theirs]) for ours, theirs in LEG.items()}
    meshes |= {ours: _mirrored(*mesh(theirs[:-2], arm_geoms[theirs])) for ours, theirs in ARM_BONES.items()}
    meshes |= {ours: mesh(f"hat_{theirs}", geoms[f"hat_{theirs}"]) for ours, theirs in HEAD}
    backbone = {f"T{number}": f"thoracic{number}_s" for number in range(1, 13)}
    backbone |= {f"L{number}": f"lumbar{number}" for number in range(1, 6)}
    meshes |= {ours: mesh(theirs, geoms[theirs]) for ours, theirs in backbone.items()}
    uprights = {ours: geoms[theirs][0][:, 1] for ours, theirs in backbone.items()}
    meshes["sacrum"] = mesh("sacrum", geoms["sacrum"])
    necks = pieces(*mesh("hat_cervical", geoms["hat_cervical"]))
    vertebrae = sorted((part for part in necks if len(part[0]) > DISC_VERTICES), key=lambda part: part[0][:, 2].mean())
    meshes |= dict(zip(reversed(CERVICAL), vertebrae, strict=True))
    meshes |= _foot(pieces(*mesh("l_foot", geoms["l_foot"])), pieces(*mesh("l_bofoot", geoms["l_bofoot"])))
    meshes |= _thorax(*mesh("thorax", geoms["thorax"]))
    centres = {ours: bodies[theirs][1] for ours, theirs in CENTRES.items() if theirs in bodies}
    centres |= {ours: arm_bodies[theirs][1] * MIRROR for ours, theirs in CENTRES.items() if theirs in arm_bodies}
    return Source(meshes, centres, uprights)


def _foot(foot: list[Mesh], toes: list[Mesh]) -> dict[str, Mesh]:
    """Name the pieces of the left foot; rays are counted from the big toe, the nearest to the midline."""
    found = {TARSALS[len(part[0])]: part for part in foot if len(part[0]) in TARSALS}
    rays = [part for part in foot if len(part[0]) == METATARSAL_VERTICES]
    ends = [part for part in toes if len(part[0]) == TOE_END_VERTICES]
    others = sorted(
        (part for part in toes if len(part[0]) != TOE_END_VERTICES), key=lambda part: -np.ptp(part[0][:, 1])
    )
    rows = (
        ("metatarsal", rays, 1),
        ("toe-distal", ends, 1),
        ("toe-proximal", others[:5], 1),
        ("toe-middle", others[5:], 2),
    )
    for name, parts, first in rows:
        ordered = sorted(parts, key=lambda part: part[0][:, 0].mean())
        found |= {f"{name}{number}": part for number, part in enumerate(ordered, start=first)}
    return found


def _thorax(vertices: Floats, triangles: Ints) -> dict[str, tuple[Floats, Ints]]:
    """Ribs of the left side, and the sternum with its cartilages; the emblem on the sternum is left out."""
    left = []
    found = {}
    for part in pieces(vertices, triangles):
        middle = part[0].mean(axis=0)
        if STERNUM_VERTICES < len(part[0]) < THORAX_LOGO_VERTICES:
            found["sternum"] = part
        elif len(part[0]) < STERNUM_VERTICES and middle[0] > RIB_MIDDLE:
            left.append(part)
    ribs = sorted(left, key=lambda part: -part[0][:, 2].mean())
    return found | {f"rib{number}": part for number, part in enumerate(ribs, start=1)}
