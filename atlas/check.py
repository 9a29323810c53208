"""What must hold of the placements and figures.

These restate the rules of placement: they prove that the atlas agrees with itself and with the cun that the standard
fixes, not that it is right on a living body.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise

import numpy as np

from acupoints.content import text

from . import build, labels, paths, tables
from .bake import unit
from .expect import Between, Distance, Level
from .overlay import Record
from .placements import facts
from .placing import Atlas, Placing
from .skin import length

CLOSE = 0.2  # cun
SYMMETRIC_MM = 0.5
GOLDEN_MM = 0.5  # another machine may round otherwise
DETOUR = 1.06  # a place lies between two others if the way over it is at most so much longer

# Runs along which the standing body's height only falls (or, the other way round, rises): first, last, and -1 for
# downwards.
RUNS = [
    *[("LU", 3, 11, -1), ("LI", 1, 15, 1), ("ST", 12, 40, -1), ("SP", 6, 20, 1), ("HT", 1, 9, -1), ("SI", 1, 9, 1)],
    *[
        ("BL", 11, 30, -1),
        ("BL", 31, 40, -1),
        ("BL", 41, 54, -1),
        ("BL", 55, 60, -1),
        ("KI", 7, 27, 1),
        ("PC", 2, 9, -1),
    ],
    *[("TE", 1, 14, 1), ("GB", 30, 44, -1), ("LR", 4, 14, 1), ("GV", 2, 20, 1), ("CV", 2, 25, 1)],
]
LEVEL_MM = 9.0  # a point told by a vertebra lies no farther from the fitted spinous process
GV_LEVELS = ("l4", "l2", "l1", "t11", "t10", "t9", "t7", "t6", "t5", "t3", "t1", "c7")
OUTER_LEVELS = ("t2", "t3", "t4", "t5", "t6", "t7", "t9", "t10", "t11", "t12", "l1", "l2")
INNER_LEVELS = ("t1", *OUTER_LEVELS, "l3", "l4", "l5")
SPINE = {
    **{f"GV{n}": level for n, level in zip(range(3, 15), GV_LEVELS, strict=True)},
    **{f"BL{n}": level for n, level in zip(range(11, 27), INNER_LEVELS, strict=True)},
    **{f"BL{n}": level for n, level in zip(range(41, 53), OUTER_LEVELS, strict=True)},
}


def problems() -> list[str]:
    """Everything that does not hold, in words."""
    atlas = tables.atlas()
    stand = Placing(atlas, "stand")
    return [
        *placed_wrongly(atlas),
        *asymmetric(atlas),
        *moved(atlas),
        *out_of_order(stand),
        *off_the_bones(stand),
        *unexpected(stand),
        *not_shown(),
        *records_wrong(),
    ]


def placed_wrongly(atlas: Atlas) -> Iterator[str]:
    sites: dict[str, int] = defaultdict(int)
    for one in build.placed():
        if one.place == "standard":
            sites[one.code] += 1
    for code, row in facts().items():
        if sites[code] != int(row["sites"]):
            yield f"{code}: {sites[code]} places, the facts say {row['sites']}"
    for code, _ in atlas.rows:
        if code not in facts():
            yield f"{code} is no point"


def asymmetric(atlas: Atlas) -> Iterator[str]:
    skin = atlas.skins("stand")
    at: dict[tuple[str, str, int], dict[str, np.ndarray]] = defaultdict(dict)
    for one in build.placed():
        at[one.code, one.place, one.site][one.side] = skin.at(one.spot)
    for (code, place, site), sides in at.items():
        if {"left", "right"} <= sides.keys():
            away = 1000 * float(np.linalg.norm(sides["left"] * [-1, 1, 1] - sides["right"]))
            if away > SYMMETRIC_MM:
                yield f"{code} ({place}, {site}): the right side is {away:.1f} mm from the left's mirror image"


def moved(atlas: Atlas) -> Iterator[str]:
    """Against the committed table: a change of code that moves a point is meant, and then the table is made anew."""
    skin = atlas.skins("stand")
    golden = {
        (one["code"], one["place"], one["site"], one["side"]): np.array(one["at_mm"])
        for one in json.loads((paths.TABLES / "points.json").read_text(encoding="utf-8"))
    }
    for one in build.placed():
        was = golden.get((one.code, one.place, one.site, one.side))
        if was is None:
            yield f"{one.code} ({one.place}, {one.site}, {one.side}) is not in the committed table"
        elif (away := float(np.linalg.norm(skin.at(one.spot) * 1000 - was))) > GOLDEN_MM:
            yield f"{one.code} ({one.place}, {one.site}, {one.side}) lies {away:.1f} mm from the committed table"


def out_of_order(stand: Placing) -> Iterator[str]:
    for prefix, first, last, way in RUNS:
        codes = [f"{prefix}{n}" for n in range(first, last + 1) if (f"{prefix}{n}", "standard") in stand.atlas.rows]
        for a, b in pairwise(codes):
            if way * (stand(b)[2] - stand(a)[2]) < -0.0035 and (a, b) not in LEVEL_PAIRS:
                yield f"{a} and {b} are out of order: {stand(a)[2] * 1000:.0f} and {stand(b)[2] * 1000:.0f} mm high"


# Neighbours whose order is not a matter of height.
LEVEL_PAIRS = {
    ("ST39", "ST40"),
    ("GB35", "GB36"),
    ("LU9", "LU10"),
    ("KI10", "KI11"),
    ("BL39", "BL40"),
    ("GB41", "GB42"),
}


def off_the_bones(stand: Placing) -> Iterator[str]:
    for code, level in SPINE.items():
        if (code, "standard") in stand.atlas.rows:
            away = 1000 * abs(stand(code)[2] - stand.bone(f"{level}-spinous-lower")[2])
            if away > LEVEL_MM:
                yield f"{code} is {away:.0f} mm off the lower border of the {level.upper()} spinous process"


def expected() -> list[Distance | Level | Between]:
    return [one for region in tables.REGIONS for one in import_module(f"atlas.expected.{region}").EXPECTED]


def unexpected(stand: Placing) -> Iterator[str]:
    for one in expected():
        try:
            match one:
                case Distance():
                    yield from wrong_distance(stand, one)
                case Level():
                    yield from not_level(stand, one)
                case Between():
                    yield from not_between(stand, one)
        except KeyError as error:
            yield f"{one}: unknown {error}"


def measured(stand: Placing, one: Distance) -> float:
    """In local cun."""
    a, b = stand(one.a), stand(one.b)
    match one.way:
        case "skin":
            metres = length(stand.skin.path(a, b))
        case "straight":
            metres = float(np.linalg.norm(a - b))
        case _:
            metres = abs(a[2] - b[2])
    return metres / stand.cun(one.measure)


def wrong_distance(stand: Placing, one: Distance) -> Iterator[str]:
    found = measured(stand, one)
    if abs(found - one.cun) > CLOSE:
        yield f"{one.a} lies {found:.2f} {one.measure} cun from {one.b}, not {one.cun:g}"


def not_level(stand: Placing, one: Level) -> Iterator[str]:
    axis = unit(stand(one.axis[1]) - stand(one.axis[0])) if one.axis else np.array([0.0, 0, 1])
    heights = {name: float(stand(name) @ axis) for name in one.names}
    spread = (max(heights.values()) - min(heights.values())) / stand.cun(one.measure)
    if spread > one.within_cun:
        yield f"{', '.join(one.names)} are {spread:.2f} {one.measure} cun apart in height, not level"


def not_between(stand: Placing, one: Between) -> Iterator[str]:
    a, b, middle = stand(one.a), stand(one.b), stand(one.name)
    first, second, whole = (length(stand.skin.path(*ends)) for ends in ((a, middle), (middle, b), (a, b)))
    if first + second > DETOUR * whole:
        yield f"{one.name} does not lie between {one.a} and {one.b}"
        return
    share = first / (first + second)
    if one.share is not None and abs(share - one.share) > 0.04:
        yield f"{one.name} lies at {share:.2f} of the way from {one.a} to {one.b}, not {one.share:.2f}"


def records() -> list[Record]:
    return [text.load(path.read_text(encoding="utf-8")) for path in sorted(paths.FIGURES.glob("*.yaml"))]


def not_shown() -> Iterator[str]:
    """On two figures, one of them close up; every site on at least one."""
    on: dict[str, set[str]] = defaultdict(set)
    close: dict[str, set[str]] = defaultdict(set)
    for one in records():
        for mark in one.get("markers", []):  # type: ignore[attr-defined]
            if mark["place"] == "standard":
                (close if one["close_up"] else on)[mark["point"]].add(str(one["slug"]))
    for code in facts():
        if not close[code]:
            yield f"{code} is on no close-up"
        if len(on[code] | close[code]) < 2:
            yield f"{code} is on {len(on[code] | close[code])} figures"


def records_wrong() -> Iterator[str]:
    for one in records():
        slug = one["slug"]
        yield from (f"{slug}: no {name}" for name in ("alt", "credit", "licence", "title") if not one[name])
        height = 1000 * float(one["height"]) / float(one["width"])  # type: ignore[arg-type]
        boxes = []
        for name in one.get("landmarks", []):  # type: ignore[attr-defined]
            area = labels.box((name["label_x"] * 1000, name["label_y"] * height), name["label"])
            if not labels.inside(area, height):
                yield f"{slug}: the label {name['label']} leaves the picture"
            yield from (
                f"{slug}: the labels {name['label']} and {other} overlap"
                for other, box in boxes
                if labels.overlap(area, box)
            )
            boxes.append((name["label"], area))
        for mark in one.get("markers", []):  # type: ignore[attr-defined]
            if not (0 < mark["x"] < 1 and 0 < mark["y"] < 1):
                yield f"{slug}: {mark['point']} lies outside the picture"
            if mark["label_x"] is None:
                continue
            area = labels.box((mark["label_x"] * 1000, mark["label_y"] * height), mark["point"])
            for other, box in boxes:
                if labels.overlap(area, box):
                    yield f"{slug}: the label of {mark['point']} lies on the label {other}"
