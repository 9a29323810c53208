"""Pictures to look at, never shipped: figures with all that lies on them, contact sheets, bare views with a grid."""

import math
import re
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .camera import View
from .overlay import Record

LIGHT, DARK = "#f4f7f6", "#0d1514"
PRESS, QUIET, LINE, INK = "#b3361f", "#6b4a8a", "#2f6db3", "#26363b"


def on_paper(picture: Image.Image, paper: str = LIGHT) -> Image.Image:
    sheet = Image.new("RGB", picture.size, paper)
    sheet.paste(picture, (0, 0), picture)
    return sheet


def annotated(picture: Image.Image, record: Record, paper: str = LIGHT, codes: Iterable[str] = ()) -> Image.Image:
    """All markers with their codes beside them (only `codes`, if any), landmarks with labels, rulers, lines."""
    sheet = on_paper(picture, paper)
    draw, (width, height) = ImageDraw.Draw(sheet), sheet.size
    size = max(9, width // 80)
    font, ink = ImageFont.load_default(size), INK if paper == LIGHT else "#e8efef"
    for path in record["paths"]:  # type: ignore[attr-defined]
        for piece in re.split(r"M ", path["d"])[1:]:
            places = [tuple(float(v) * width / 1000 for v in place.split()) for place in piece.strip().split(" L ")]
            draw.line(places, fill=LINE, width=max(1, width // 500))
    for ruler in record["rulers"]:  # type: ignore[attr-defined]
        ends = [ruler["x1"] * width, ruler["y1"] * height, ruler["x2"] * width, ruler["y2"] * height]
        draw.line(ends, fill="#0a7a6c", width=max(2, width // 300))
        draw.text(((ends[0] + ends[2]) / 2, (ends[1] + ends[3]) / 2), ruler["label"], fill="#0a7a6c", font=font)
    for mark in record["landmarks"]:  # type: ignore[attr-defined]
        x, y = mark["x"] * width, mark["y"] * height
        if "label_x" in mark:
            label_x, label_y = mark["label_x"] * width, mark["label_y"] * height
            draw.line([x, y, label_x, label_y], fill=ink)
            anchor = "rm" if mark["label_x"] > 0.5 else "lm"
            draw.text((label_x, label_y), mark["label"], fill=ink, font=font, anchor=anchor)
        dot(draw, x, y, size * 0.3, "white", ink)
    wanted = set(codes)
    for mark in record["markers"]:  # type: ignore[attr-defined]
        if wanted and mark["point"] not in wanted:
            continue
        x, y = mark["x"] * width, mark["y"] * height
        dot(draw, x, y, size * 0.35, PRESS if mark["place"] == "standard" else QUIET, "white")
        draw.text(
            (x + size * 0.5, y), mark["point"], fill=ink, font=font, anchor="lm", stroke_width=2, stroke_fill=paper
        )
    return sheet


def dot(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, fill: str, rim: str) -> None:
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=fill, outline=rim)


def contact(pictures: list[tuple[str, Image.Image]], columns: int = 3, width: int = 780) -> Image.Image:
    """All pictures side by side, each with its name."""
    scaled = [(name, one.resize((width, round(one.height * width / one.width)))) for name, one in pictures]
    tall = max(one.height for _, one in scaled) + 30
    sheet = Image.new("RGB", (columns * width, math.ceil(len(scaled) / columns) * tall), "#808080")
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(22)
    for i, (name, one) in enumerate(scaled):
        x, y = i % columns * width, i // columns * tall
        sheet.paste(one, (x, y + 30))
        draw.text((x + 6, y + 3), name, fill="white", font=font)
    return sheet


def gridded(picture: Image.Image, view: View, step: float) -> Image.Image:
    """With lines every `step` metres along the picture's axes, numbered in millimetres."""
    sheet = on_paper(picture)
    draw, font = ImageDraw.Draw(sheet, "RGBA"), ImageFont.load_default(11)
    width, height = sheet.size
    for axis, span in ((view.r, view.width_m), (view.u, view.width_m * height / width)):
        across = axis is view.r
        middle = float(view.c @ axis)
        for i in range(math.ceil((middle - span / 2) / step), int((middle + span / 2) / step) + 1):
            share = (i * step - middle) / span + 0.5
            place = share * width if across else (1 - share) * height
            ends = [(place, 0), (place, height)] if across else [(0, place), (width, place)]
            draw.line(ends, fill=(0, 60, 200, 130 if i % 5 == 0 else 45))
            if i % 5 == 0:
                draw.text(
                    (place + 2, 2) if across else (2, place + 1), f"{i * step * 1000:.0f}", fill="#0000a0", font=font
                )
    return sheet


def crossed(picture: Image.Image, view: View, places: dict[str, np.ndarray]) -> Image.Image:
    """With named places marked, seen or not."""
    sheet = picture.copy()
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(12)
    for name, place in places.items():
        x, y = view.project(place) * [sheet.width, sheet.height]
        dot(draw, x, y, 3, PRESS, "white")
        draw.text((x + 5, y), name, fill="#102020", font=font, anchor="lm", stroke_width=1, stroke_fill="white")
    return sheet


def write(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)
