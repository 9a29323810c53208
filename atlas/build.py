"""From tables to files: what `python -m atlas build`, `sheet` and `check` do."""

import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache

from tqdm import tqdm

from . import body_regions, bones, figures, meridians, overlay, paths, schematics, sheet, tables, writer
from .figure import FigureDef
from .overlay import Record, Stage
from .placements import Placement, facts, of_row, placements
from .placements import tables as written_tables
from .skeleton import residuals
from .skin import Spot

WORKERS = 2
BODY_MAP = {"body-front": "front", "body-back": "back", "body-side": "side"}


@lru_cache(1)
def placed() -> list[Placement]:
    """ValueError for a row that cannot be placed; with ATLAS_LOOSE set it is left away and named."""
    atlas = tables.atlas()
    if not os.environ.get("ATLAS_LOOSE"):
        return placements(atlas)
    for key, row in list(atlas.rows.items()):
        try:
            list(of_row(atlas, row))
        except ValueError as error:
            print("left away:", error, file=sys.stderr)
            del atlas.rows[key]
    return placements(atlas)


@lru_cache(1)
def strokes() -> dict[str, list[list[Spot]]]:
    atlas = tables.atlas()
    placed()  # what cannot be placed is gone
    known = {code for code, _ in atlas.rows} | set(atlas.landmarks)
    courses = {m: [[s for s in stroke if s in known] for stroke in some] for m, some in meridians.COURSES.items()}
    return meridians.lines(atlas, {m: [s for s in some if len(s) > 1] for m, some in courses.items()})


@lru_cache(1)
def names() -> dict[str, str]:
    """The code as labels write it: KI3 → KI 3."""
    return {code: code for code in facts()}


def staged(figure: FigureDef) -> Stage:
    return overlay.stage(tables.atlas(), figure)


def record(figure: FigureDef) -> tuple[Stage, Record]:
    on = staged(figure)
    known = figures.figures()
    outer = known.get(figure.context) if figure.context else None
    box = overlay.context_box(on, staged(outer)) if outer else None
    return on, writer.record(on, placed(), strokes(), box, names())


def chosen(slugs: Sequence[str]) -> list[FigureDef]:
    known = figures.figures()
    return [known[slug] for slug in slugs] if slugs else list(known.values())


def build(slugs: Sequence[str], pictures: bool = True) -> int:
    """Writes the figures and, always, the tables. Returns the exit status."""
    paths.IMAGES.mkdir(parents=True, exist_ok=True)
    paths.TABLES.mkdir(parents=True, exist_ok=True)
    for name, text in written_tables(tables.atlas(), placed()).items():
        (paths.TABLES / name).write_text(text, encoding="utf-8")
    if not slugs:
        build_others()
    some = [figure.slug for figure in chosen(slugs)]
    strokes()  # once, before the workers are forked
    with ProcessPoolExecutor(WORKERS) as pool:
        list(tqdm(pool.map(one_figure, some, [pictures] * len(some)), total=len(some), unit="figure"))
    return 0


def build_others() -> None:
    """The skeleton's residuals, the parts of the body map, and the schematics."""
    residuals.write(bones.fitted().residuals, paths.TABLES)
    found = {slug: areas_of(slug, side) for slug, side in BODY_MAP.items()}
    (paths.TABLES / "body_regions.json").write_text(body_regions.written(found), encoding="utf-8")
    schematics.build(paths.FIGURES)


def areas_of(slug: str, side: str) -> dict[str, list[body_regions.Polygon]]:
    on = staged(figures.figures()[slug])
    return body_regions.areas(on.scene, on.view, side)


def one_figure(slug: str, pictures: bool) -> None:
    on, written = record(figures.figures()[slug])
    writer.write_record(written)
    if pictures:
        for asset, picture in writer.pictures(on).items():
            writer.save(asset, picture)


def sheets(slugs: Sequence[str], width: int, paper: str, bones: bool, codes: Iterable[str]) -> int:
    """Quick pictures with everything on them."""
    made = []
    for figure in tqdm(chosen(slugs), unit="figure"):
        on, written = record(figure)
        small = Stage(on.figure, on.view.at_width(width), on.scene, on.placing)
        drawn = writer.pictures(small, supersample=1) if bones else {figure.slug: writer.picture(small, 1)}
        picture = sheet.annotated(list(drawn.values())[-1], written, paper, codes)
        sheet.write(picture, paths.WORK / "sheet" / f"{figure.slug}.png")
        made.append((figure.slug, picture))
    if len(made) > 1:
        sheet.write(sheet.contact(made), paths.WORK / "sheet" / "contact.png")
    print(paths.WORK / "sheet")
    return 0


def check() -> int:
    from . import check as checks

    problems = checks.problems()
    print(*problems, sep="\n")
    print(f"{len(problems)} problems")
    return int(bool(problems))
