"""Pelvis, skull, spine and thorax.

The pelvis hangs from the hip joints, the skull fills the head; the chain of vertebrae between them keeps the natural
heights of the bone model (one stretch for all) and lies a fixed depth below the midline of the back. No level of the
relief is read here. Metres; z up, -Y ahead, +X left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.optimize import brentq, least_squares
from scipy.spatial.transform import Rotation

from atlas.skeleton.align import Affine
from atlas.skeleton.source import VERTEBRAE, Floats, Source
from atlas.skeleton.surface import Skin

PELVIS_SIZE = 0.94  # between the thigh (1.01) and the spine (0.85)
SCALP = 0.006  # m of skin over the vault of the skull
CHIN_PAD = 0.008
BROW = 0.006  # more over the brow, which is part of the measured ring
CREST_DEPTH = 0.008  # iliac crest below the skin, a lean man
PSIS_DEPTH = 0.009
ASIS_DEPTH = 0.012
SACRUM_DEPTH = 0.008
SACRUM_FALL = 0.008  # below its place in the source, which holds L5 above the iliac crests
TIP_DEPTH = {"C": 0.008, "T": 0.008, "L": 0.010}  # spinous tip below the midline of the back
STERNUM_DEPTH = 0.008
RIB_DEPTH = 0.012  # over the side of the chest
LOWER_RIB_DEPTH = 0.009
NOTCH_FALL = 0.014  # suprasternal notch below its level in the source, see `thorax`
XIPHOID_FALL = 0.095  # the lower end of the breastbone below its level in the source
XIPHOID_SHARE = 0.504  # where that end lies between the top of the sternum and the costal margin in the source
MARGIN_FALL = 0.091  # the costal margin below its level in the source
BREADTH = 0.95  # of a vertebra, from side to side
NECK_GROWTH = 1.3  # the source holds 15 % of its presacral spine in the neck; common anatomy is about 20 %
NECK_SIZE = np.array([1.1, 1.08, 1.1])  # so its vertebrae grow likewise
NECK_TURN = 0.15  # share of the lean of the neck that its vertebrae take part in, growing to all of it at T4
TURNS = {"T1": 0.4, "T2": 0.7, "T3": 0.9}
DISC = {"C": 0.30, "T": 0.17, "L": 0.33}  # disc to body height, common anatomy
LOWER_RIBS, UPPER_RIBS, WIDEST = 0.24, 0.40, 0.32  # heights in the source between which breadth and depth change
BODY_DEPTH = {"C": 0.012, "T": 0.018, "L": 0.022}  # m behind its front that is taken as the body of a vertebra


def axes(scale: Floats, source: Floats, target: Floats) -> Affine:
    """Scale along x, y, z so that `source` comes to lie on `target`."""
    matrix = np.diag(scale)
    return Affine(matrix, target - matrix @ source)


def skull(source: Source, skin: Skin) -> Affine:
    """Vault to the top, back, forehead and sides of the head, chin to the chin."""
    head = skin.vertices[skin.vertices[:, 2] > 1.44]
    top = head[:, 2].max()
    vault = head[(head[:, 2] > top - 0.085) & (head[:, 2] < top - 0.055)]
    bones = np.concatenate([source.meshes["skull"][0], source.meshes["mandible"][0]])
    high = bones[:, 2].max()
    ring = bones[(bones[:, 2] > high - 0.085) & (bones[:, 2] < high - 0.055)]
    chin = min(skin.crossings((0, y, 1.40), (0, 0, 1))[0][2] for y in (-0.125, -0.130, -0.135)) + CHIN_PAD
    scale_z = (top - SCALP - chin) / np.ptp(bones[:, 2])
    scale_y = (np.ptp(vault[:, 1]) - 2 * SCALP - BROW) / np.ptp(ring[:, 1])
    scale_x = (np.ptp(vault[:, 0]) - 2 * SCALP) / np.ptp(ring[:, 0])
    from_place = np.array([0.0, ring[:, 1].max(), high])
    place = np.array([0.0, vault[:, 1].max() - SCALP, top - SCALP])
    return axes(np.array([scale_x, scale_y, scale_z]), from_place, place)


def pelvis(source: Source, skin: Skin, joints: Mapping[str, Floats], scale: float) -> tuple[Affine, Affine]:
    """The maps of the hip bone and of the sacrum.

    Height from the hip joint, breadth from the flanks (crest `CREST_DEPTH` below the skin), front to back from the skin
    over the posterior iliac spine; the sacrum besides by the skin over its crest.
    """
    vertices = source.meshes["hip"][0]
    hip = source.centres["hip"] * [0, 1, 1]
    height = joints["l-upper-leg"][2]
    high = vertices[vertices[:, 2] > hip[2] + 0.06]

    def lay(breadth: float, y: float, length: float) -> Affine:
        return axes(np.array([breadth, length, scale]), hip, np.array([0.0, y, height]))

    psis = vertices[vertices[:, 1] > vertices[:, 1].max() - 0.004]
    upper = vertices[vertices[:, 2] > np.mean([vertices[:, 2].min(), vertices[:, 2].max()])]
    asis = upper[upper[:, 1] < upper[:, 1].min() + 0.004]

    def miss(state: Floats) -> list[float]:
        map_ = lay(*state)
        depths = (skin.depth(map_(places)).min() for places in (high, psis, asis))
        wanted = (CREST_DEPTH, PSIS_DEPTH, ASIS_DEPTH)
        sigmas = (0.0006, 0.001, 0.004)  # m; the anterior spine may lie deeper, beside the belly
        misses = [(depth - want) / sigma for depth, want, sigma in zip(depths, wanted, sigmas, strict=True)]
        return [*misses, (state[2] - scale) / 0.05]

    start = np.array([scale, -0.03, scale])
    hips = lay(*least_squares(miss, start, diff_step=5e-3, x_scale=[0.05, 0.01, 0.05], max_nfev=60).x)
    sacrum = source.meshes["sacrum"][0]
    crest = sacrum[(np.abs(sacrum[:, 0]) < 0.004) & (sacrum[:, 2] > sacrum[:, 2].min() + 0.02)]

    def shifted(dy: float) -> Affine:
        return Affine(hips.matrix, hips.offset + np.array([0.0, dy, -SACRUM_FALL]))

    dy = float(brentq(lambda value: skin.depth(shifted(value)(crest)).min() - SACRUM_DEPTH, -0.06, 0.03, xtol=1e-4))
    return hips, shifted(dy)


@dataclass(frozen=True)
class Spine:
    maps: dict[str, Affine]
    stretch: float
    heights: dict[str, tuple[float, float]]  # of each body in the target: lower and upper z


def body_of(name: str, vertices: Floats) -> Floats:
    """The vertices of the body of a vertebra: those near its front."""
    return vertices[vertices[:, 1] < vertices[:, 1].min() + BODY_DEPTH[name[0]]]


def tip_of(vertices: Floats) -> Floats:
    """The end of the spinous process: the mean of the hindmost vertices."""
    return vertices[vertices[:, 1] > vertices[:, 1].max() - 0.0015].mean(axis=0)


def _natural(source: Source, bodies: Mapping[str, Floats]) -> dict[str, float]:
    """Height of each body (m, source): measured along its own axis; in the neck from the spacing of the vertebrae."""
    heights = {name: float(np.ptp(bodies[name] @ axis)) for name, axis in source.uprights.items()}
    middles = {name: source.meshes[name][0].mean(axis=0) for name in VERTEBRAE}
    for upper, name in pairwise(VERTEBRAE[1:7]):
        heights[name] = float(np.linalg.norm(middles[upper] - middles[name])) * NECK_GROWTH / (1 + DISC["C"])
    heights["C2"] = float(middles["C1"][2] - bodies["C2"][:, 2].min()) * NECK_GROWTH
    return heights


def spine(source: Source, skin: Skin, head: Affine, sacrum: Affine) -> Spine:
    """The chain C1..L5 between the fitted skull and sacrum."""
    chain = list(reversed(VERTEBRAE))  # L5 first
    plate = source.meshes["sacrum"][0]
    plate = sacrum(plate[plate[:, 2] > plate[:, 2].max() - 0.004]).mean(axis=0)
    atlas = head(source.meshes["C1"][0]).mean(axis=0)
    source_body = {name: body_of(name, source.meshes[name][0]) for name in chain}
    natural = _natural(source, source_body)
    source_atlas = source.meshes["C1"][0].mean(axis=0)
    lengths = [0.6 * DISC["L"] * natural["L5"]]
    for name in chain[:-1]:
        lengths += [natural[name], DISC[name[0]] * natural[name] if name != "C2" else 0.0]
    stretch = (atlas[2] - plate[2]) / sum(lengths)
    levels = plate[2] + stretch * np.cumsum(lengths)
    bounds = {name: (levels[2 * i], levels[2 * i + 1] if name != "C1" else levels[-1]) for i, name in enumerate(chain)}
    centre_source = {name: source_body[name].mean(axis=0) for name in chain}
    for name in chain[:-1]:
        centre_source[name][2] = (source_body[name][:, 2].min() + source_body[name][:, 2].max()) / 2
    centre_source["C1"] = source_atlas
    heights = np.array([np.mean(bounds[name]) for name in chain])
    base = np.array([centre_source[name][1] for name in chain]) * stretch
    shift = np.zeros(len(chain))
    maps: dict[str, Affine] = {}
    for _ in range(12):
        tilt = np.arctan(np.gradient(shift, heights))
        for index, name in enumerate(chain):
            part = TURNS.get(name, NECK_TURN if name[0] == "C" else 1.0)
            turn = Rotation.from_euler("x", -tilt[index] * part).as_matrix()
            grown = NECK_SIZE if name[0] == "C" else np.ones(3)
            size = turn @ np.diag(np.array([BREADTH, stretch, stretch]) * grown)
            place = np.array([0.0, base[index] + shift[index], heights[index]])
            maps[name] = Affine(size, place - size @ (centre_source[name] * [0, 1, 1]))
        wanted, weights = shift.copy(), np.zeros(len(chain))
        for index, name in enumerate(chain):
            if name == "C1":
                wanted[index], weights[index] = atlas[1] - base[index], 5.0
            elif name[0] in "TL" or name == "C7":
                tip = maps[name](tip_of(source.meshes[name][0]))
                wanted[index] += skin.back(0.0005, tip[2])[1] - TIP_DEPTH[name[0]] - tip[1]
                weights[index] = 1.0
        bend = np.diff(np.eye(len(chain)), 2, axis=0)
        shift = np.linalg.solve(np.diag(weights) + 0.5 * bend.T @ bend, weights * wanted)
    return Spine(maps, float(stretch), {name: (float(low), float(high)) for name, (low, high) in bounds.items()})


class Thorax:
    """The map of ribs and sternum: with the spine behind, under the skin at the side and in front.

    Its front is steered besides, since the source holds its ribs flatter than this body's chest: the notch about the
    disc T2/T3; the fourth space at the nipple of the bare mesh, as the standard has it in men; the lower end of the
    breastbone nine of twenty-two cun from the notch to the pubic bone; the costal margin about L3. The front's levels
    are therefore no independent evidence.
    """

    def __init__(self, source: Source, skin: Skin, column: Spine) -> None:
        names = [name for name in VERTEBRAE if name[0] == "T"]
        centres = np.array([body_of(name, source.meshes[name][0]).mean(axis=0) for name in names])
        placed = np.array([column.maps[name](centre) for name, centre in zip(names, centres, strict=True)])
        self.fall = np.polyfit(centres[:, 2], placed[:, 2], 1)
        self.lean = np.polyfit(centres[:, 2], placed[:, 1] - column.stretch * centres[:, 1], 2)
        self.stretch = column.stretch
        self.low, self.high = centres[-1, 2], centres[0, 2]
        sternum = source.meshes["sternum"][0]
        ribs = np.concatenate([source.meshes[f"rib{number}"][0] for number in range(1, 13)])
        self.back = float(centres[:, 1].mean() + 0.02)
        self.front = float(sternum[:, 1].min())
        self.top, self.bottom = float(sternum[:, 2].max()), float(sternum[:, 2].min())
        self.breadth = np.array([column.stretch, column.stretch])  # at the lower and the upper ribs
        self.depth = np.array([column.stretch, column.stretch])
        middle = sternum[(np.abs(sternum[:, 0]) < 0.012) & (sternum[:, 1] < np.median(sternum[:, 1]) + 0.03)]
        margin = sternum[sternum[:, 2] < WIDEST]
        side = ribs[np.abs(ribs[:, 0]) > 0.075]
        for _ in range(4):
            self._solve(self.depth, 0, margin, skin, STERNUM_DEPTH)
            self._solve(self.depth, 1, middle, skin, STERNUM_DEPTH)
            self._solve(self.breadth, 0, side[side[:, 2] < WIDEST], skin, LOWER_RIB_DEPTH)
            self._solve(self.breadth, 1, side[side[:, 2] > WIDEST], skin, RIB_DEPTH)

    def _solve(self, pair: Floats, index: int, places: Floats, skin: Skin, wanted: float) -> None:
        """The largest share (0.7..1.02) at which the places stay `wanted` below the skin."""
        for value in np.arange(1.02, 0.7, -0.01):
            pair[index] = value
            if np.quantile(skin.depth(self(places)), 0.02) >= wanted:
                return

    def __call__(self, points: Floats) -> Floats:
        x, y, z = np.asarray(points, float).T
        upper = np.clip((z - LOWER_RIBS) / (UPPER_RIBS - LOWER_RIBS), -0.2, 1.0)
        breadth = self.breadth[0] + upper * (self.breadth[1] - self.breadth[0])
        depth = self.depth[0] + upper * (self.depth[1] - self.depth[0])
        ahead = np.clip((self.back - y) / (self.back - self.front), 0, 1.2)
        share = np.clip((self.top - z) / (self.top - self.bottom), -0.3, 1.2)
        fall = ahead * np.interp(share, [0, XIPHOID_SHARE, 1], [NOTCH_FALL, XIPHOID_FALL, MARGIN_FALL])
        lean = np.polyval(self.lean, np.clip(z, self.low - 0.03, self.high + 0.02))
        behind = (y - self.back) * depth + self.back * self.stretch
        return np.stack([x * breadth, behind + lean, np.polyval(self.fall, z) - fall], axis=1)
