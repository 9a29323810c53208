"""The facts tables of fixtures/facts/ as the pure modules take them: points, rules and routines, by their own ids."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from acupoints.precautions import Rule, with_parents
from routines.specs import PointSpec, RoutineSpec, StepSpec

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "facts"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


@cache
def parents() -> dict[str, str | None]:
    return {row["id"]: row["parent"] for row in table("regions")}


@cache
def points() -> dict[str, PointSpec]:
    return {
        row["who_code"]: PointSpec(
            code=row["who_code"],
            title=row["who_code"],
            place=row["body_region"],
            pressable=row["pressable"],
            laterality=row["laterality"],
            regions=with_parents((row["body_region"], *parts(row["subregions"])), parents()),
        )
        for row in table("points")
    }


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(row["precaution_id"], row["scope"], row["target"], row["action"], row["reason"], row["swap_with"])
        for row in table("precaution_rules")
    )


def ticks() -> list[str]:
    return [row["id"] for row in table("precautions")]


def sitting(row: dict[str, str]) -> str:
    """The first other position that is not standing; where a helper or another tool comes in, there must be one."""
    seated = [one for one in parts(row["position_alternatives"]) if not one.startswith("standing")]
    return seated[0] if seated else "sitting" if row["tool_alternatives"] else ""


def step(row: dict[str, str]) -> StepSpec:
    return StepSpec(
        title=f"{row['step']} {row['code'] or row['point_name']}",
        point=points()[row["code"]] if row["code"] else None,
        kind=row["kind"],
        side=row["side"],
        technique=row["technique"],
        tool=row["tool"],
        tool_alternatives=parts(row["tool_alternatives"]),
        pressure=int(row["pressure_level"]),
        hold_seconds=int(row["hold_seconds"]),
        starter_hold_seconds=int(row["starter_hold_seconds"]),
        repetitions=int(row["repetitions"]),
        starter_repetitions=int(row["starter_repetitions"]),
        rest_seconds=int(row["rest_between_reps_seconds"]),
        optional=row["optional"] == "yes",
        position=row["position"],
        standing=row["position"].startswith("standing"),
        alternative_position=sitting(row),
        substitute=row["substitute"],
        note=row["step"],
    )


@cache
def routines() -> dict[str, RoutineSpec]:
    return {meta["routine_id"]: routine(meta) for meta in table("routines_meta")}


def routine(meta: dict[str, str]) -> RoutineSpec:
    rows = [row for row in table("routines") if row["routine_id"] == meta["routine_id"]]
    others = {row["substitute"] for row in rows} | {rule.swap_with for rule in rules()}
    return RoutineSpec(
        slug=meta["routine_id"],
        steps=tuple(step(row) for row in rows),
        pregnancy_gate=meta["pregnancy_gate"],
        clot_gate=meta["clot_gate"],
        points=tuple(points()[code] for code in sorted(others) if code),
    )


def replaced(one: StepSpec, point: PointSpec) -> StepSpec:
    """The same step for another point."""
    return replace(one, point=point, title=point.title)
