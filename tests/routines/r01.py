"""Routine R01 as the facts tables have it, for the tests of the pure modules."""

from dataclasses import replace

from routines.specs import PointSpec, RoutineSpec, Rule, StepSpec


def point(code: str, *regions: str, **more: str) -> PointSpec:
    words = {"title": code, "place": regions[0], "find_text": f"find {code}", "press_text": f"press {code}"}
    return PointSpec(code=code, regions=frozenset(regions), **{**words, **more})


def press(spec: PointSpec, hold: int, **more: object) -> StepSpec:
    return replace(StepSpec(spec.title, spec, hold_seconds=hold, side="left_then_right"), **more)


KI3 = point("KI3", "ankle")
BL60 = point("BL60", "ankle")
BL57 = point("BL57", "calf", "lower_leg")
BL40 = point("BL40", "back_of_knee", "knee", pressable="light_only")
BL47 = point("BL47", "upper_back", pressable="light_only")
GB30 = point("GB30", "buttock", "hip")
BL52 = point("BL52", "lower_back", "kidney_area", pressable="light_only")

R01 = RoutineSpec(
    "back-ease",
    (
        press(KI3, 180),
        press(BL60, 120, repetitions=2, rest_seconds=30, pressure=2, tool_alternatives=("index_finger",)),
        press(BL57, 120, repetitions=2, rest_seconds=30, pressure=2, side="both_together", tool="thumbs"),
        press(BL40, 60, repetitions=3, rest_seconds=15, side="both_together", tool="fingers"),
        press(BL47, 60, tool="ball", tool_alternatives=("helper_thumbs",), substitute="BL52"),
        press(GB30, 60, tool="ball", tool_alternatives=("helper_thumbs",), pressure=2),
        press(BL52, 60, side="both_together", tool="palms", optional=True),
    ),
    pregnancy_gate="block",
    clot_gate="block",
    points=(BL52,),
)


def rule(precaution: str, scope: str, target: str, action: str, **more: str) -> Rule:
    return Rule(precaution, scope, target, action, **{"reason": f"{precaution} {action} {target}", **more})
