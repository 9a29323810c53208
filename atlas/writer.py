"""Figures as files: the pictures in two formats and three widths, and the record that the site loads."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image

from acupoints.content import text

from . import bones, overlay, painting, paths, shade
from .overlay import Record, Stage
from .placements import Placement, facts
from .skin import Spot

WIDTHS = (160, 400, 800, 1200)
FLAGS = ("bones", "schematic", "hidden")
CHILDREN = ("markers", "landmarks", "rulers", "paths")
CREDIT, LICENCE = "Acupoint Atlas", "CC BY 4.0"
WITH_BONES = "Acupoint Atlas; bones after MyoSuite’s myo_sim (Apache-2.0)"


def pictures(on: Stage, supersample: int = 2) -> dict[str, Image.Image]:
    """The picture and, where the figure has one, its twin with bones: asset → RGBA."""
    figure = on.figure
    ghost = bones.mesh(figure.pose, without_right=not on.scene.kept_right) if figure.bones else None
    options = shade.Options(**figure.options)  # type: ignore[arg-type]
    made = shade.twins(on.scene, on.view, paint=painting.paint(), supersample=supersample, options=options, bones=ghost)
    return dict(zip([figure.slug, f"{figure.slug}-bones"], made, strict=False))


def picture(on: Stage, supersample: int) -> Image.Image:
    """Without bones, for a quick look."""
    options = shade.Options(**on.figure.options)  # type: ignore[arg-type]
    return shade.shade(on.scene, on.view, paint=painting.paint(), supersample=supersample, options=options)


def save(asset: str, picture: Image.Image, folder: Path = paths.IMAGES) -> None:
    for width in WIDTHS[1:] if asset.endswith("-bones") else WIDTHS:  # small ones stand in lists, without bones
        height = round(picture.height * width / picture.width)
        small = picture if width == picture.width else picture.resize((width, height), Image.Resampling.HAMMING)
        pixels = np.array(small)
        pixels[pixels[..., 3] < 3] = 0  # nothing to store where nothing is seen
        pixels[0, 0, 3] = 0  # a WebP without one transparent pixel reloads without alpha
        clean = Image.fromarray(pixels)
        clean.save(folder / f"{asset}-{width}.webp", quality=84, method=4)
        clean.save(folder / f"{asset}-{width}.avif", quality=62, speed=7)


def record(
    on: Stage,
    placed: list[Placement],
    strokes: dict[str, list[list[Spot]]],
    box: list[float] | None,
    names: dict[str, str],
) -> Record:
    """The figure's record in the order in which the site writes it."""
    figure = on.figure
    marks, marked = overlay.markers(on, placed), overlay.landmarks(on)
    overlay.label_all(on, marks, marked, names)
    return {
        "slug": figure.slug,
        "title": figure.title,
        "alt": figure.alt,
        "view": figure.view,
        "pose": figure.pose_words,
        "region": figure.region,
        "side": figure.side,
        "asset": figure.slug,
        "width": on.view.width,
        "height": on.view.height,
        "width_mm": round(on.view.width_m * 1000, 1),
        "bones": figure.bones,
        "schematic": False,
        "close_up": figure.close_up,
        "context": figure.context if box else None,
        "context_box": box,
        "credit": WITH_BONES if figure.bones else CREDIT,
        "licence": LICENCE,
        "notes": figure.notes,
        "markers": marks,
        "landmarks": marked,
        "rulers": overlay.rulers(on),
        "paths": overlay.lines(on, strokes),
    }


def lean(one: Record) -> Record:
    """As the site exports it: without what is empty, and without a flag that says no."""
    kept = {
        key: value for key, value in one.items() if value not in (None, "", []) and not (key in FLAGS and not value)
    }
    return {key: [lean(child) for child in value] if key in CHILDREN else value for key, value in kept.items()}


@lru_cache(1)
def order() -> dict[str, tuple[bool, int]]:
    """code → its rank as the site lists points: that of the table of facts, the project's own codes last."""
    return {code: (code.startswith("EX-X"), i) for i, code in enumerate(facts())}


def place_in_order(mark: Record) -> tuple[object, ...]:
    return order()[str(mark["point"])], mark["site"], mark["place"], mark["side"]


def write_record(one: Record, folder: Path = paths.FIGURES) -> None:
    one = lean({**one, "markers": sorted(one["markers"], key=place_in_order)})  # type: ignore[call-overload]
    (folder / f"{one['slug']}.yaml").write_text(text.dump(one), encoding="utf-8")
