"""What lies where on one figure: markers, landmarks, rulers, lines, as fractions of its picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from . import labels
from .camera import View
from .figure import FigureDef, Ruler
from .placements import Placement, facts
from .placing import Atlas, Placing
from .scene import Scene, scene
from .skin import Spot

UNITS = 1000
EDGE = 0.015  # a marker keeps this fraction from the rim
NEAR = 0.12  # metres: a landmark farther off does not help
WIDE = 0.8  # metres across: no close-up any more
MOST_POINTS = 90  # of a line's path on one figure
Record = dict[str, object]


@dataclass(frozen=True)
class Stage:
    """A figure with its camera set up in its pose."""

    figure: FigureDef
    view: View
    scene: Scene
    placing: Placing

    @cached_property
    def named(self) -> np.ndarray:
        """Where the named landmarks lie, (k, 3)."""
        names = [entry if isinstance(entry, str) else entry[0] for entry in self.figure.labels]
        return np.array([self.placing(name) for name in names]).reshape(-1, 3)

    @property
    def height(self) -> float:
        return UNITS * self.view.height / self.view.width


def stage(atlas: Atlas, figure: FigureDef) -> Stage:
    placing = Placing(atlas, figure.pose)
    return Stage(figure, figure.camera(placing), scene(figure.pose, figure.keep), placing)


def seen(on: Stage, spot: Spot, facing: float = 0.2) -> tuple[float, float] | None:
    """Where a spot lies in the picture, if it is seen there."""
    place, normal = on.placing.skin.at(spot), on.placing.skin.normal_at(spot)
    x, y = on.view.project(place)
    in_picture = EDGE < x < 1 - EDGE and EDGE < y < 1 - EDGE
    return (float(x), float(y)) if in_picture and on.scene.sees(on.view, place, normal, spot.triangle, facing) else None


def markers(on: Stage, placed: Iterable[Placement]) -> list[Record]:
    """The markers without their labels."""
    return [record for one in placed if (record := marker(on, one))]


def marker(on: Stage, one: Placement) -> Record | None:
    figure = on.figure
    if one.code in figure.never or (figure.only is not None and one.code not in figure.only):
        return None
    if figure.side == "left" and one.side == "right":
        return None
    hidden = one.code in figure.hidden
    if one.row.hidden and not hidden:
        return None
    if hidden:
        x, y = (float(v) for v in on.view.project(on.placing.skin.at(one.spot)))
        where = (x, y) if EDGE < x < 1 - EDGE and EDGE < y < 1 - EDGE else None
    else:
        where = seen(on, one.spot)
    if where is None:
        return None
    return {
        "point": one.code,
        "site": one.site,
        "side": one.side,
        "place": one.place,
        "x": round(where[0], 4),
        "y": round(where[1], 4),
        "label_x": None,
        "label_y": None,
        "uncertainty_cun": one.row.uncertainty_cun,
        "hidden": hidden,
        "shows": shows(on, one, where),
        "placed_by": "atlas",
    }


def shows(on: Stage, one: Placement, where: tuple[float, float]) -> int:
    """How well the figure tells where the point is, 0..100, to choose the first of a point's figures.

    By how squarely the skin faces the eye, how far the place lies from the rim, whether a named landmark is near and a
    ruler leads to it, whether the figure is of the point's own part of the body, and how close up it is.
    """
    skin, row = on.placing.skin, facts()[one.code]
    place = skin.at(one.spot)
    facing = float(np.clip(skin.normal_at(one.spot) @ on.view.f, 0, 1))
    rim = min(*where, 1 - where[0], 1 - where[1])
    named = on.named
    near = float(np.linalg.norm(named - place, axis=1).min()) if len(named) else NEAR
    own = on.figure.region in (row["body_region"], *row["subregions"].split(";"))
    parts = (
        (0.36, facing),
        (0.20, min(rim / 0.25, 1)),
        (0.14, max(0.0, 1 - near / NEAR)),
        (0.12, any(ruler.point == one.code for ruler in on.figure.rulers)),
        (0.10, own),
        (0.08, max(0.0, 1 - on.view.width_m / WIDE)),
    )
    return round(100 * sum(weight * float(value) for weight, value in parts))


def landmarks(on: Stage) -> list[Record]:
    found = []
    for entry in on.figure.labels:
        name, label = entry if isinstance(entry, tuple) else (entry, on.placing.atlas.landmarks[entry].label)
        x, y = on.view.project(on.placing(name))
        if not (0 < x < 1 and 0 < y < 1):
            raise ValueError(f"{on.figure.slug}: the landmark {name} lies outside the picture ({x:.2f}, {y:.2f})")
        words = label[:1].upper() + label[1:]
        found.append({"slug": name, "label": words, "x": round(float(x), 4), "y": round(float(y), 4)})
    return found


def rulers(on: Stage) -> list[Record]:
    return [ruler(on, one) for one in on.figure.rulers]


def ruler(on: Stage, one: Ruler) -> Record:
    (x1, y1), (x2, y2) = (on.view.project(end(on, name)) for name in (one.start, one.end))
    values = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    if not all(0 <= value <= 1 for value in values.values()):
        raise ValueError(f"{on.figure.slug}: the ruler to {one.point} leaves the picture")
    return {
        "point": one.point,
        "label": one.label,
        "parts": one.parts,
        **{name: round(float(v), 4) for name, v in values.items()},
    }


def end(on: Stage, name: str) -> np.ndarray:
    name, _, side = name.partition(":")
    spot = on.placing.atlas.spot(name)[0]
    return on.placing.skin.at(on.placing.atlas.mirrored(spot) if side == "right" else spot)


def label_all(on: Stage, marks: list[Record], names: list[Record], text: dict[str, str]) -> None:
    """Writes label_x and label_y into both lists.

    A point's label is shown with the landmarks', never with another's.
    """
    height = on.height
    things = [labels.Named(float(n["x"]) * UNITS, float(n["y"]) * height, str(n["label"])) for n in names]  # type: ignore[arg-type]
    dots = [(one.x, one.y) for one in things]
    others = [(float(m["x"]) * UNITS, float(m["y"]) * height) for m in marks]  # type: ignore[arg-type]
    placed = labels.place(things, height, avoid=others)
    boxes = []
    for name, thing, anchor in zip(names, things, placed, strict=True):
        if anchor is None:
            raise ValueError(f"{on.figure.slug}: no room for the label {name['label']}")
        boxes.append(labels.box(anchor, thing.text))
        name["label_x"], name["label_y"] = fraction(anchor, height)
    for group in grouped(marks):
        some = [named(m, height, text) for m in group]
        lines = ruled(on, str(group[0]["point"]))
        for mark, anchor in zip(group, labels.place(some, height, boxes, [*dots, *lines]), strict=True):
            if anchor:
                mark["label_x"], mark["label_y"] = fraction(anchor, height)


def named(mark: Record, height: float, text: dict[str, str]) -> labels.Named:
    """A marker with what the page writes beside it."""
    words = "or here" if mark["place"] == "alternative" else text[str(mark["point"])] + " "  # KI3 is written KI 3
    return labels.Named(float(mark["x"]) * UNITS, float(mark["y"]) * height, words)  # type: ignore[arg-type]


def ruled(on: Stage, code: str) -> list[tuple[float, float]]:
    """Places along the rulers that lead to a point, which its label must not cover."""
    places = []
    for one in getattr(on.figure, "rulers", ()):
        if one.point == code:
            ends = on.view.project(np.array([end(on, one.start), end(on, one.end)])) * [UNITS, on.height]
            places += [tuple(ends[0] + share * (ends[1] - ends[0])) for share in (0, 0.25, 0.5, 0.75, 1)]
    return places  # type: ignore[return-value]


def grouped(marks: Sequence[Record]) -> list[list[Record]]:
    """The sites of one point are shown together."""
    groups: dict[object, list[Record]] = {}
    for one in marks:
        groups.setdefault(one["point"], []).append(one)
    return list(groups.values())


def fraction(anchor: tuple[float, float], height: float) -> tuple[float, float]:
    return round(anchor[0] / UNITS, 4), round(anchor[1] / height, 4)


def lines(
    on: Stage, strokes: dict[str, list[list[Spot]]], midline: frozenset[str] = frozenset({"GV", "CV"})
) -> list[Record]:
    """One path for each meridian and side that is seen, occluded place by place, simplified."""
    found = []
    for meridian, some in strokes.items():
        sides = ["midline"] if meridian in midline else ["left"] if on.figure.side == "left" else ["left", "right"]
        for side in sides:
            pieces = [piece for one in some for piece in visible(on, mirrored(on, one) if side == "right" else one)]
            if d := drawn(pieces):
                found.append({"meridian": meridian, "side": side, "d": d})
    return found


def mirrored(on: Stage, spots: list[Spot]) -> list[Spot]:
    stand = on.placing.atlas.skins("stand")
    return stand.bind_many(np.array([stand.at(spot) for spot in spots]) * [-1, 1, 1])


def visible(on: Stage, spots: list[Spot]) -> list[np.ndarray]:
    """The pieces of a stroke that are seen, in units of the picture."""
    skin = on.placing.skin
    weights = np.array([spot.weights for spot in spots])
    which = np.array([spot.triangle for spot in spots])
    places = np.einsum("nk,nkj->nj", weights, skin.corners[which])
    normals = np.einsum("nk,nkj->nj", weights, skin.normals[skin.triangles[which]])
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    lifted = places + normals * 0.003
    free = on.scene.hit(lifted, np.broadcast_to(on.view.f, places.shape)).distance > on.view.near - on.view.depth(
        lifted
    )
    flat = on.view.project(places)
    good = free & on.scene.kept[which] & (normals @ on.view.f > 0.03) & ((flat > 0) & (flat < 1)).all(1)
    pieces, current = [], []
    for where, ok in zip(flat * [UNITS, on.height], good, strict=True):
        if ok:
            current.append(where)
        elif current:
            pieces.append(np.array(current))
            current = []
    if current:
        pieces.append(np.array(current))
    return [piece for piece in pieces if len(piece) > 3]


def drawn(pieces: list[np.ndarray]) -> str:
    """An SVG path of at most MOST_POINTS places."""
    if not pieces:
        return ""
    tolerance = 0.6
    thin = [simplified(one, tolerance) for one in pieces]
    while sum(map(len, thin)) > max(MOST_POINTS, 2 * len(pieces)):
        tolerance *= 1.4
        thin = [simplified(one, tolerance) for one in pieces]
    return " ".join("M " + " L ".join(f"{x:.1f} {y:.1f}" for x, y in piece) for piece in thin)


def simplified(line: np.ndarray, tolerance: float) -> np.ndarray:
    """Ramer, Douglas and Peucker: no dropped place lies farther than `tolerance` from the line."""
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    chord = last - first
    size = np.hypot(*chord)
    if size > 1e-9:
        away = np.abs(chord[0] * (line[:, 1] - first[1]) - chord[1] * (line[:, 0] - first[0])) / size
    else:
        away = np.hypot(*(line - first).T)
    far = int(np.argmax(away))
    if away[far] < tolerance:
        return np.array([first, last])
    return np.concatenate([simplified(line[: far + 1], tolerance)[:-1], simplified(line[far:], tolerance)])


def context_box(inner: Stage, outer: Stage) -> list[float]:
    """Where a close-up's skin lies in its context: x, y, width, height as fractions. Works across poses."""
    flat = inner.view.project(inner.scene.shape.vertices)
    front = inner.scene.shape.normals @ inner.view.f > 0.1
    kept = np.zeros(len(flat), bool)
    body = inner.scene.triangles[: inner.scene.body_triangles]
    kept[body[inner.scene.kept[: inner.scene.body_triangles]].ravel()] = True
    shown = ((flat > 0) & (flat < 1)).all(1) & front & kept
    depth = inner.view.depth(inner.scene.shape.vertices)
    shown &= depth > np.median(depth[shown]) - 0.12  # the part in front, not what shows behind it
    there = outer.view.project(outer.scene.shape.vertices[shown])
    low, high = np.clip(np.percentile(there, 1, 0), 0, 1), np.clip(np.percentile(there, 99, 0), 0, 1)
    return [round(float(v), 4) for v in (*low, *(high - low))]
