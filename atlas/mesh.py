"""The adult body from the CC0 MakeHuman base mesh and its macro targets.

Source: MPFB2 `3dobjs/base.obj` and `targets/macrodetails/*`. Decimetres, y up, facing +z; see `to_world`.
"""

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import MappingProxyType

import numpy as np

ETHNICITIES = ("african", "asian", "caucasian")  # averaged
SHAPE: Mapping[str, float] = MappingProxyType({"male": 0.86, "muscle": 0.8, "weight": 0.44, "proportions": 0.75})


@dataclass(frozen=True)
class BaseMesh:
    """vertices (n, 3) in the file's units; faces and texture faces (f, 4) by group; texture (t, 2) in 0..1."""

    vertices: np.ndarray
    texture: np.ndarray
    faces: dict[str, np.ndarray]
    texture_faces: dict[str, np.ndarray]

    def group(self, name: str) -> np.ndarray:
        """The vertices of a group, sorted: joints are small cubes named `joint-…`."""
        return np.unique(self.faces[name])


def load(folder: Path) -> BaseMesh:
    vertices: list[list[float]] = []
    texture: list[list[float]] = []
    faces: dict[str, list[list[int]]] = {}
    texture_faces: dict[str, list[list[int]]] = {}
    group = ""
    for line in (folder / "3dobjs" / "base.obj").read_text().splitlines():
        kind, *words = line.split() or [""]
        if kind == "v":
            vertices.append([float(word) for word in words[:3]])
        elif kind == "vt":
            texture.append([float(word) for word in words[:2]])
        elif kind == "g":
            group = words[0]
        elif kind == "f":
            corners = [word.split("/") for word in words]
            faces.setdefault(group, []).append([int(corner[0]) - 1 for corner in corners])
            texture_faces.setdefault(group, []).append([int(corner[1]) - 1 for corner in corners])
    return BaseMesh(
        np.array(vertices),
        np.array(texture),
        {name: np.array(some) for name, some in faces.items()},
        {name: np.array(some) for name, some in texture_faces.items()},
    )


def shaped(base: BaseMesh, folder: Path, shape: Mapping[str, float] = SHAPE) -> np.ndarray:
    """The base mesh's vertices with the macro targets added, (n, 3) in the file's units."""
    vertices = base.vertices.copy()
    for name, weight in weights(shape):
        if weight > 1e-4:
            where, by = target(folder / "targets" / "macrodetails" / name)
            vertices[where] += weight * by
    return vertices


def weights(shape: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The targets of a shape with their weights; each value lies in 0..1 with .5 as the average."""
    genders = {"male": shape["male"], "female": 1 - shape["male"]}
    muscles = around_average(shape["muscle"], "muscle")
    fats = around_average(shape["weight"], "weight")
    for ethnicity, (gender, share) in product(ETHNICITIES, genders.items()):
        yield f"{ethnicity}-{gender}-young", share / len(ETHNICITIES)
    for (gender, a), (muscle, b), (fat, c) in product(genders.items(), muscles.items(), fats.items()):
        yield f"universal-{gender}-young-{muscle}-{fat}", a * b * c
        ideal = max(0.0, shape["proportions"] - 0.5) * 2
        yield f"proportions/{gender}-young-{muscle}-{fat}-idealproportions", a * b * c * ideal


def around_average(value: float, noun: str) -> dict[str, float]:
    away = abs(value - 0.5) * 2
    return {f"average{noun}": 1 - away, f"{'max' if value > 0.5 else 'min'}{noun}": away}


def target(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Which vertices a target moves, and by how much: (k,), (k, 3). Some targets are empty."""
    packed = path.with_name(path.name + ".target.gz")
    text = gzip.decompress(packed.read_bytes()).decode() if packed.exists() else plain(path)
    rows = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    where = np.array([int(row[0]) for row in rows], int)
    return where, np.array([[float(word) for word in row[1:4]] for row in rows]).reshape(-1, 3)


def plain(path: Path) -> str:
    return path.with_name(path.name + ".target").read_text()


def to_world(vertices: np.ndarray) -> np.ndarray:
    """Decimetres, y up, facing +z → metres, z up, facing -y."""
    return np.stack([vertices[..., 0], -vertices[..., 2], vertices[..., 1]], -1) * 0.1
