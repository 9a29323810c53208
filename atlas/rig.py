"""The CC0 rig: bones with heads and tails, skin weights, linear blend skinning.

Source: MPFB2 `rigs/standard/rig.default.json`, `weights.default.json`. Bone names: `upperarm01.L`, `lowerleg01.R` …
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from . import mesh


@dataclass(frozen=True)
class Bone:
    head: np.ndarray
    tail: np.ndarray
    parent: str

    def __getitem__(self, key: str) -> np.ndarray | str:
        return getattr(self, key)  # type: ignore[no-any-return]


class Rig:
    """bones: name → Bone (rest, metres); names in the order of the weights' columns; weights (n × bones)."""

    def __init__(self, base: mesh.BaseMesh, vertices: np.ndarray, folder: Path) -> None:
        rig = json.loads((folder / "rigs" / "standard" / "rig.default.json").read_text())
        weights = json.loads((folder / "rigs" / "standard" / "weights.default.json").read_text())["weights"]

        def place(end: dict[str, object]) -> np.ndarray:
            match end["strategy"]:
                case "CUBE":
                    return vertices[base.group(str(end["cube_name"]))].mean(0)
                case "VERTEX":
                    return vertices[end["vertex_index"]]
                case _:
                    return vertices[end["vertex_indices"]].mean(0)

        self.bones = {name: Bone(place(one["head"]), place(one["tail"]), one["parent"]) for name, one in rig.items()}
        self.names = list(self.bones)
        self.vertices = vertices
        self.weights = self.matrix(weights, len(vertices))
        self.cubes = {name.removeprefix("joint-"): base.group(name) for name in base.faces if name.startswith("joint-")}

    def matrix(self, weights: dict[str, list[tuple[int, float]]], count: int) -> sp.csr_matrix:
        column = {name: i for i, name in enumerate(self.names)}
        rows, columns, values = zip(
            *((vertex, column[name], value) for name, pairs in weights.items() for vertex, value in pairs), strict=True
        )
        raw = sp.csr_matrix((values, (rows, columns)), (count, len(self.names)))
        sums = np.asarray(raw.sum(1)).ravel()
        return sp.diags(1 / np.where(sums == 0, 1, sums)) @ raw

    def weight_of(self, *parts: str) -> np.ndarray:
        """(n,) how far each vertex belongs to bones whose name holds one of the parts."""
        columns = [i for i, name in enumerate(self.names) if any(part in name for part in parts)]
        return np.asarray(self.weights[:, columns].sum(1)).ravel()

    def transforms(self, rotations: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """bone → 4×4, rest to pose. `rotations`: bone → 3×3 about its head, in world axes, before its parent's."""
        found: dict[str, np.ndarray] = {}

        def of(name: str) -> np.ndarray:
            if name not in found:
                bone, own = self.bones[name], np.eye(4)
                if (turn := rotations.get(name)) is not None:
                    own[:3, :3], own[:3, 3] = turn, bone.head - turn @ bone.head
                found[name] = of(bone.parent) @ own if bone.parent else own
            return found[name]

        return {name: of(name) for name in self.names}

    def pose(self, rotations: dict[str, np.ndarray]) -> np.ndarray:
        """The base mesh's vertices in a pose, (n, 3)."""
        return self.skinned(self.transforms(rotations))

    def skinned(self, transforms: dict[str, np.ndarray]) -> np.ndarray:
        stacked = np.stack([transforms[name] for name in self.names]).reshape(len(self.names), 16)
        blended = (self.weights @ stacked).reshape(-1, 4, 4)
        blended[np.asarray(self.weights.sum(1)).ravel() == 0] = np.eye(4)
        return np.einsum("nij,nj->ni", blended[:, :3, :3], self.vertices) + blended[:, :3, 3]
