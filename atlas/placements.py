"""Every point at every site on both sides, as spots that follow each pose; and the tables that are committed."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from . import paths
from .placing import Atlas, Placing, Row
from .skin import Spot


@dataclass(frozen=True, slots=True)
class Placement:
    """One site of one point. side: left, right or midline."""

    code: str
    place: str
    site: int
    side: str
    spot: Spot
    row: Row


@lru_cache(1)
def facts() -> dict[str, dict[str, str]]:
    """The table of facts by code."""
    with paths.FACTS.open(encoding="utf-8", newline="") as file:
        return {row["who_code"]: row for row in csv.DictReader(file)}


def placements(atlas: Atlas) -> list[Placement]:
    """In the order of the rows; ValueError names the row that cannot be placed."""
    return [one for row in atlas.rows.values() for one in of_row(atlas, row)]


def of_row(atlas: Atlas, row: Row) -> Iterator[Placement]:
    try:
        spots = atlas.spot(row.code, row.place)
    except (ValueError, KeyError, IndexError) as error:
        raise ValueError(f"{row.code} ({row.place}): {error}") from error
    stand = atlas.skins("stand")
    for site, spot in enumerate(spots, 1):
        if abs(stand.at(spot)[0]) < 0.0015:
            yield Placement(row.code, row.place, site, "midline", spot, row)
            continue
        if row.code not in ONE_SIDED or ONE_SIDED[row.code] == "left":
            yield Placement(row.code, row.place, site, "left", spot, row)
        if row.code not in ONE_SIDED or ONE_SIDED[row.code] == "right":
            yield Placement(row.code, row.place, site, "right", atlas.mirrored(spot), row)


ONE_SIDED = {"EX-HN12": "left", "EX-HN13": "right"}


def tables(atlas: Atlas, all_placed: list[Placement]) -> dict[str, str]:
    """file name → JSON text: points, landmarks, measures; lengths in millimetres, positions on the standing body."""
    stand = Placing(atlas, "stand")
    scale = {name: stand.cun(name) * 1000 for name in atlas.measures}
    points = [
        {
            "code": one.code,
            "place": one.place,
            "site": one.site,
            "side": one.side,
            "rule": one.row.rule,
            "stated_in": one.row.pose,
            "at_mm": millimetres(stand.skin.at(one.spot)),
            "outward": [round(float(v), 3) for v in stand.skin.normal_at(one.spot)],
            "triangle": one.spot.triangle,
            "weights": [round(w, 4) for w in one.spot.weights],
            "measure": one.row.measure,
            "cun_mm": round(scale[one.row.measure], 2),
            "uncertainty_cun": one.row.uncertainty_cun,
            "hidden": one.row.hidden,
            "reason": one.row.reason,
        }
        for one in all_placed
    ]
    landmarks = [
        {
            "name": one.name,
            "label": one.label,
            "how": one.how,
            "uncertainty_mm": one.uncertainty_mm,
            "stated_in": one.pose,
            "at_mm": millimetres(stand(one.name)),
        }
        for one in atlas.landmarks.values()
    ]
    measures = [
        {
            "name": one.name,
            "from": one.start,
            "to": one.end,
            "cun": one.parts,
            "straight": one.straight,
            "via": list(one.via),
            "source": one.source,
            "mm_per_cun": round(scale[one.name], 2),
        }
        for one in atlas.measures.values()
    ]
    return {"points.json": lines(points), "landmarks.json": lines(landmarks), "measures.json": lines(measures)}


def millimetres(place: np.ndarray) -> list[float]:
    return [round(float(v) * 1000, 1) for v in place]


def lines(records: list[dict[str, object]]) -> str:
    """JSON with one record a line, so that a change reads well."""
    return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in records) + "\n]\n"
