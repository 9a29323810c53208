"""How well the bones sit: residuals to the rig's joints, bones outside the skin, symmetry (mm)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from atlas.skeleton.align import Affine
from atlas.skeleton.source import MIRROR, VERTEBRAE, Floats, Source
from atlas.skeleton.surface import Skin
from atlas.skeleton.trunk import SACRUM_DEPTH, STERNUM_DEPTH, TIP_DEPTH, tip_of

UNTOUCHED = ("C1", "C2", "C3", "C4", "C5", "C6")  # their tips lie deep under the ligament of the nape
MIDDLE = (*VERTEBRAE, "sacrum", "sternum", "skull", "mandible")

JOINTS = {  # bone: (source centre, joint of the rig) at which it is measured
    "hip": (("hip", "l-upper-leg"),),
    "femur": (("hip", "l-upper-leg"), ("knee", "l-knee")),
    "tibia": (("knee", "l-knee"), ("ankle", "l-ankle")),
    "fibula": (("knee", "l-knee"), ("ankle", "l-ankle")),
    "talus": (("ankle", "l-ankle"),),
    "scapula": (("shoulder", "l-shoulder"),),
    "humerus": (("shoulder", "l-shoulder"), ("ulna", "l-elbow")),
    "metacarpal1": (("finger-1-1", "l-finger-1-1"), ("finger-1-2", "l-finger-1-2")),
    "finger-proximal1": (("finger-1-2", "l-finger-1-2"), ("finger-1-3", "l-finger-1-3")),
    "finger-distal1": (("finger-1-3", "l-finger-1-3"),),
} | {
    f"{bone}{digit}": tuple((f"finger-{digit}-{joint}", f"l-finger-{digit}-{joint}") for joint in at)
    for digit in range(2, 6)
    for bone, at in (
        ("metacarpal", (1,)), ("finger-proximal", (1, 2)), ("finger-middle", (2, 3)), ("finger-distal", (3,)),
    )
}  # fmt: skip


def joints(source: Source, maps: Mapping[str, Affine], rig: Mapping[str, Floats]) -> dict[str, dict[str, float]]:
    """Distance (mm) of each fitted joint centre from the rig's joint, by bone."""

    def miss(bone: str, ours: str, theirs: str) -> float:
        return float(np.linalg.norm(maps[bone](source.centres[ours]) - rig[theirs])) * 1000

    return {bone: {theirs: miss(bone, ours, theirs) for ours, theirs in pairs} for bone, pairs in JOINTS.items()}


def depths(laid: Mapping[str, Floats], skin: Skin) -> dict[str, dict[str, float]]:
    """How far (mm) the places fitted to the skin miss the depth asked for."""
    found = {}
    for name in VERTEBRAE:
        if name[0] in TIP_DEPTH and name not in UNTOUCHED:
            miss = skin.depth(tip_of(laid[name])[None])[0] - TIP_DEPTH[name[0]]
            found[name] = {"spinous-tip-depth": abs(float(miss)) * 1000}
    sternum = laid["sternum"]
    for name, places, wanted in (
        ("sternum", sternum[np.abs(sternum[:, 0]) < 0.012], STERNUM_DEPTH),
        ("sacrum", laid["sacrum"], SACRUM_DEPTH),
        ("patella", laid["patella"], 0.005),
    ):
        found[name] = {"least-depth": abs(float(skin.depth(places).min()) - wanted) * 1000}
    return found


def table(laid: Mapping[str, Floats], skin: Skin, misses: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """One row a bone: residuals, share of vertices outside the skin, worst protrusion. The right side is a mirror."""
    rows = {}
    missed = {name: dict(values) for name, values in misses.items()} | depths(laid, skin)
    for name, vertices in sorted(laid.items()):
        depth = skin.depth(vertices)
        miss = list(missed.get(name, {}).values())
        rows[name] = {
            "mean_mm": round(float(np.mean(miss)), 1) if miss else None,
            "max_mm": round(float(np.max(miss)), 1) if miss else None,
            "outside_share": round(float((depth < 0).mean()), 4),
            "worst_out_mm": round(max(0.0, float(-depth.min()) * 1000), 1),
            "least_depth_mm": round(float(depth.min()) * 1000, 1),
            "asymmetry_mm": round(float(_asymmetry(vertices)) * 1000, 1) if name in MIDDLE else 0.0,
            "fitted_to": {key: round(value, 1) for key, value in missed.get(name, {}).items()},
        }
    return rows


def _asymmetry(vertices: Floats) -> float:
    """Largest distance (m) from a vertex of a midline bone to the mirror image of that bone."""
    distance, _ = cKDTree(vertices * MIRROR).query(vertices)
    return float(np.quantile(distance, 0.95))


def write(rows: Mapping[str, Mapping[str, Any]], folder: Path) -> None:
    """`skeleton-residuals.json` and a table to read."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "skeleton-residuals.json").write_text(json.dumps(rows, indent=1) + "\n")
    lines = [f"{'bone':20}{'mean':>7}{'max':>7}{'out %':>7}{'out mm':>8}{'depth':>7}"]
    for name, row in rows.items():
        share = row["outside_share"] * 100
        numbers = (row["mean_mm"], row["max_mm"], share, row["worst_out_mm"], row["least_depth_mm"])
        mean, most, outside, out, depth = ("-" if value is None else f"{value:.1f}" for value in numbers)
        lines.append(f"{name:20}{mean:>7}{most:>7}{outside:>7}{out:>8}{depth:>7}")
    (folder / "skeleton-residuals.txt").write_text("\n".join(lines) + "\n")
