"""How well the bones sit: residuals to the rig's joints, bones outside the skin, symmetry (mm)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from atlas.skeleton.align import Affine
from atlas.skeleton.source import Floats, Source
from atlas.skeleton.surface import Skin

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
    return {
        bone: {
            theirs: float(np.linalg.norm(maps[bone](source.centres[ours]) - rig[theirs])) * 1000
            for ours, theirs in pairs
        }
        for bone, pairs in JOINTS.items()
    }


def table(laid: Mapping[str, Floats], skin: Skin, misses: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """One row a bone: residuals, share of vertices outside the skin, worst protrusion. The right side is a mirror."""
    rows = {}
    for name, vertices in sorted(laid.items()):
        depth = skin.depth(vertices)
        miss = list(misses.get(name, {}).values())
        rows[name] = {
            "mean_mm": round(float(np.mean(miss)), 1) if miss else None,
            "max_mm": round(float(np.max(miss)), 1) if miss else None,
            "outside_share": round(float((depth < 0).mean()), 4),
            "worst_out_mm": round(max(0.0, float(-depth.min()) * 1000), 1),
            "least_depth_mm": round(float(depth.min()) * 1000, 1),
            "asymmetry_mm": 0.0,
        }
    return rows


def write(rows: Mapping[str, Mapping[str, Any]], folder: Path) -> None:
    """`skeleton-residuals.json` and a table to read."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "skeleton-residuals.json").write_text(json.dumps(rows, indent=1) + "\n")
    lines = [f"{'bone':20}{'mean':>7}{'max':>7}{'out %':>7}{'out mm':>8}{'depth':>7}"]
    for name, row in rows.items():
        numbers = (
            row["mean_mm"],
            row["max_mm"],
            row["outside_share"] * 100,
            row["worst_out_mm"],
            row["least_depth_mm"],
        )
        mean, most, share, out, depth = ("-" if value is None else f"{value:.1f}" for value in numbers)
        lines.append(f"{name:20}{mean:>7}{most:>7}{share:>7}{out:>8}{depth:>7}")
    (folder / "skeleton-residuals.txt").write_text("\n".join(lines) + "\n")
