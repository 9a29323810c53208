"""All regions' tables in one `Atlas`, and every spot of it."""

from functools import lru_cache
from importlib import import_module

import numpy as np

from . import body, bones, cun
from .placing import Atlas, Landmark, Row, rows, table
from .skin import Skin

REGIONS = ("head", "face", "front", "back", "arm", "hand", "leg", "foot")


def collected(kind: str, name: str) -> list[list[Landmark] | list[Row]]:
    return [getattr(import_module(f"atlas.{kind}.{region}"), name) for region in REGIONS]


@lru_cache(8)
def skin(pose: str) -> Skin:
    form = body.shape(pose)
    return Skin(form.vertices, form.triangles, form.normals)


def joints(pose: str) -> dict[str, np.ndarray]:
    return body.shape(pose).joints


@lru_cache(1)
def atlas() -> Atlas:
    return Atlas(
        landmarks=table(*collected("landmarks", "LANDMARKS")),  # type: ignore[arg-type]
        rows=rows(*collected("points", "POINTS")),  # type: ignore[arg-type]
        measures=cun.MEASURES,
        skins=skin,
        joints=joints,
        bones=bones.places,
    )
