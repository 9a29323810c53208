"""The blind check: somebody sees an unmarked figure and the words of a location, and says where the point is.

    python -m atlas blind make [--number 64] [--seed 4] [--words steps]
                                                          pictures with a scale along their edges, and questions
    python -m atlas blind score ANSWERS.csv               misses in local cun; a line: code, figure, x, y (fractions)

The words are those of the table of facts or, with --words steps, the finding steps that readers follow. Answers are
taken back to the skin along the camera's rays, and measured along it.
"""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from acupoints.content import text

from . import build, paths, sheet
from .figures import figures
from .overlay import Stage, seen
from .placements import Placement, facts
from .placing import Placing
from .skin import length

PLACE = paths.WORK / "blind"
WIDTH = 1000  # pixels of a picture
RIM = 34  # pixels of the scale round it


def best_view(one: Placement, stages: dict[str, Stage]) -> str | None:
    """The close-up on which a point lies most openly: facing the eye, away from the rim, large."""

    def worth(on: Stage) -> float:
        where = seen(on, one.spot)
        if where is None or (on.figure.only and one.code not in on.figure.only):
            return -1.0
        rim = min(*where, 1 - where[0], 1 - where[1])
        facing = float(on.placing.skin.normal_at(one.spot) @ on.view.f)
        return facing + min(rim, 0.25) * 2 - on.view.width_m * 0.5

    slug = max(stages, key=lambda name: worth(stages[name]))
    return slug if worth(stages[slug]) > 0.5 else None


def choose(number: int, seed: int, without: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Points spread over the meridians and figures: (code, figure). The same seed gives the same ones."""
    stages = {f.slug: build.staged(f) for f in figures().values() if f.close_up}
    first = {}
    for one in build.placed():
        if one.side != "right" and one.place == "standard" and one.code not in without and not one.row.hidden:
            first.setdefault(one.code, one)
    dice = random.Random(seed)  # noqa: S311  (a fair draw, not a secret)
    order = sorted(first, key=lambda code: (code.rstrip("0123456789"), dice.random()))
    drawn: list[tuple[str, str]] = []
    by_meridian: dict[str, list[str]] = {}
    for code in order:
        by_meridian.setdefault(code.rstrip("0123456789"), []).append(code)
    while len(drawn) < number and any(by_meridian.values()):
        for codes in by_meridian.values():
            if codes and len(drawn) < number:
                code = codes.pop()
                if slug := best_view(first[code], stages):
                    drawn.append((code, slug))
    return drawn


def finding_steps(code: str) -> str:
    """What a reader follows to the point, step after step; never the standard location."""
    point = text.load((paths.POINTS / f"{code.lower()}.yaml").read_text(encoding="utf-8"))
    return " / ".join(one["text"] for one in point["locations"] if one["kind"] == "finding")


def make(number: int, seed: int, without: Sequence[str] = (), *, steps: bool = False) -> None:
    """Writes the pictures, unmarked, and questions.txt: beside the facts of the table, or the finding steps."""
    PLACE.mkdir(parents=True, exist_ok=True)
    chosen, rows = choose(number, seed, without), facts()
    for slug in sorted({slug for _, slug in chosen}):
        shipped = Image.open(paths.IMAGES / f"{slug}-1200.webp").convert("RGBA")
        small = shipped.resize((WIDTH, round(shipped.height * WIDTH / shipped.width)))
        scaled(sheet.on_paper(small)).save(PLACE / f"{slug}.png")
    with (PLACE / "questions.txt").open("w", encoding="utf-8") as file:
        for code, slug in sorted(chosen, key=lambda pair: pair[1]):
            row, figure = rows[code], figures()[slug]
            words = finding_steps(code) if steps else f"{row['landmark_facts']}; {row['cun_offset']}"
            file.write(f"{code} | picture {slug}.png ({figure.title}, {figure.view}) | {words}\n")


def scaled(picture: Image.Image) -> Image.Image:
    """With a scale in percent along all four edges."""
    framed = Image.new("RGB", (picture.width + 2 * RIM, picture.height + 2 * RIM), "white")
    framed.paste(picture, (RIM, RIM))
    draw, font = ImageDraw.Draw(framed), ImageFont.load_default(13)
    for percent in range(0, 101):
        long = 10 if percent % 5 == 0 else 4
        x, y = RIM + picture.width * percent / 100, RIM + picture.height * percent / 100
        draw.line([x, RIM - long, x, RIM], fill="black")
        draw.line([x, RIM + picture.height, x, RIM + picture.height + long], fill="black")
        draw.line([RIM - long, y, RIM, y], fill="black")
        draw.line([RIM + picture.width, y, RIM + picture.width + long, y], fill="black")
        if percent % 10 == 0:
            for corner in ((x - 8, 4), (x - 8, framed.height - 20), (2, y - 7), (framed.width - 24, y - 7)):
                draw.text(corner, str(percent), fill="black", font=font)
    return framed


def score(answers: Path) -> list[tuple[str, str, float]]:
    """(code, figure, miss in local cun), the worst first. An answer beside the body counts as infinitely far."""
    atlas = build.tables.atlas()
    stand = Placing(atlas, "stand")
    found = []
    with answers.open(encoding="utf-8", newline="") as file:
        for code, slug, x, y in csv.reader(file):
            on = build.staged(figures()[slug])
            hit = on.scene.hit(on.view.origin(float(x), float(y)), -on.view.f)
            if hit.triangle[0] < 0:
                found.append((code, slug, float("inf")))
                continue
            place = hit.barycentric[0] @ on.scene.vertices[on.scene.triangles[hit.triangle[0]]]
            row = atlas.rows[code, "standard"]
            ours = [on.placing.skin.at(spot) for spot in atlas.spot(code)]
            ours += [on.placing.skin.at(atlas.mirrored(spot)) for spot in atlas.spot(code)]
            miss = min(length(on.placing.skin.path(place, one)) for one in ours if np.isfinite(one).all())
            found.append((code, slug, miss / stand.cun(row.measure)))
    return sorted(found, key=lambda one: -one[2])
