"""The skeleton of myo_sim fitted bone by bone into the body in pose `stand`.

Independent evidence for the levels of the atlas: nothing here reads the relief. The left side is fitted, the right is
its mirror image. Metres; z up, the figure faces -Y, +X is its left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from atlas.skeleton import levels, residuals, trunk
from atlas.skeleton.align import Affine, unit
from atlas.skeleton.limbs import Limbs
from atlas.skeleton.rigging import rig_bone
from atlas.skeleton.smooth import finish
from atlas.skeleton.source import MIRROR, VERTEBRAE, Floats, Ints, Mesh, load
from atlas.skeleton.surface import Skin

MIDLINE = (*VERTEBRAE, "sacrum", "skull", "mandible", "sternum")


@dataclass(frozen=True)
class Bone:
    name: str
    vertices: Floats  # (k, 3) m, pose stand
    triangles: Ints  # (j, 3)
    rig_bone: str  # the rig bone that it follows rigidly


@dataclass(frozen=True)
class Skeleton:
    bones: dict[str, Bone]
    places: dict[str, Floats]  # named bony places, left or midline, m
    residuals: dict[str, Any] = field(default_factory=dict)

    def extreme(self, bone: str, direction: Floats) -> Floats:
        """The outermost vertex of a bone in a direction."""
        vertices = self.bones[bone].vertices
        return vertices[np.argmax(vertices @ unit(np.asarray(direction, float)))]


def fit(vertices: Floats, triangles: Ints, joints: Mapping[str, Floats], source_dir: Path) -> Skeleton:
    """Fit the bones of the unpacked wheel in `source_dir` into the body standing in pose `stand`."""
    source = load(source_dir)
    skin = Skin(np.asarray(vertices, float), np.asarray(triangles))
    maps, thorax, report = lay(source, skin, joints)
    left: dict[str, Mesh] = {}
    for name, (points, faces) in source.meshes.items():
        placed = thorax(points) if name.startswith(("rib", "sternum")) else maps[name](points)
        left[name] = (placed, faces)
    laid = {name: mesh[0] for name, mesh in left.items()}
    places = levels.places(laid, skin)
    bones: dict[str, Bone] = {}
    for name, mesh in left.items():
        points, faces = finish(*mesh)
        if name in MIDLINE:
            bones[name] = Bone(name, points, faces, rig_bone(name, "L"))
            continue
        bones[f"{name}.L"] = Bone(f"{name}.L", points, faces, rig_bone(name, "L"))
        bones[f"{name}.R"] = Bone(f"{name}.R", points * MIRROR, faces[:, ::-1], rig_bone(name, "R"))
    return Skeleton(bones, places, residuals.table(laid, skin, report))


def lay(
    source: Any, skin: Skin, joints: Mapping[str, Floats]
) -> tuple[dict[str, Affine], trunk.Thorax, dict[str, dict[str, float]]]:
    """The map of every bone, of the thorax, and how far each fitted joint lies from the rig's (mm)."""
    head = trunk.skull(source, skin)
    hips, sacrum = trunk.pelvis(source, skin, joints, trunk.PELVIS_SIZE)
    column = trunk.spine(source, skin, head, sacrum)
    thorax = trunk.Thorax(source, skin, column)
    limbs = Limbs(source, skin, joints, hips)
    limbs.leg()
    limbs.foot()
    limbs.shoulder(thorax(source.meshes["sternum"][0]))
    limbs.arm()
    limbs.hand()
    maps = {"skull": head, "mandible": head, "hip": hips, "sacrum": sacrum} | column.maps | limbs.maps
    return maps, thorax, residuals.joints(source, maps, joints)


def posed(
    skeleton: Skeleton, transforms: Mapping[str, Floats], stand_transforms: Mapping[str, Floats]
) -> tuple[Floats, Ints]:
    """All bones in another pose, merged: each follows its rig bone rigidly (transforms: rest to pose, 4x4)."""
    points, faces, count = [], [], 0
    for bone in skeleton.bones.values():
        move = transforms[bone.rig_bone] @ np.linalg.inv(stand_transforms[bone.rig_bone])
        points.append(bone.vertices @ move[:3, :3].T + move[:3, 3])
        faces.append(bone.triangles + count)
        count += len(bone.vertices)
    return np.concatenate(points), np.concatenate(faces)
