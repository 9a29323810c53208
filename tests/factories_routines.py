"""Rows of routines and sessions for tests; keyword-only, like factories.py."""

from datetime import timedelta
from typing import Any

from acupoints.models import Complaint, EvidenceGrade, Point, Precaution, PrecautionRule
from routines.models import Routine, RoutineStep, Session
from routines.plan import Plan, Stage, compile
from tests.factories import make_point

DURATIONS = {"hold", "hold_max", "starter_hold", "rest", "switch", "rhythm_on", "rhythm_off"}


def make_grade(*, slug: str = "very_little", rank: int = 2) -> EvidenceGrade:
    words = {"label": "Very little", "rank": rank, "definition": "Next to nothing.", "reader_wording": "Hardly tested"}
    return EvidenceGrade.objects.get_or_create(slug=slug, defaults=words)[0]


def make_complaint(*, slug: str = "lower-back-pain", status: str = "published", **fields: Any) -> Complaint:
    filled = {
        "title": "Lower back pain",
        "summary": "An ache low in the back.",
        "emergency_now": "Numbness between the legs\nLoss of bladder control",
        "urgent_same_day": "Fever",
        "see_a_clinician": "Weight loss",
        "evidence_grade": make_grade(),
        "evidence_summary": "Some small trials.",
    }
    return Complaint.objects.create(slug=slug, status=status, **{**filled, **fields})


def make_precaution(*, slug: str = "varicose_veins", position: int = 1) -> Precaution:
    words = {
        "position": position,
        "label": slug.replace("_", " ").capitalize(),
        "question": f"{slug}?",
        "help": "Help.",
    }
    return Precaution.objects.get_or_create(slug=slug, defaults=words)[0]


def make_rule(*, precaution: str, action: str, **target: Any) -> PrecautionRule:
    """`target` is one of point=, region=, tool=, routine=; none of them means everything."""
    scope = next((name for name in ("point", "region", "tool", "routine") if name in target), "all")
    reason = target.pop("reason", f"Because of {precaution}")
    return PrecautionRule.objects.create(
        precaution=make_precaution(slug=precaution), scope=scope, action=action, reason=reason, **target
    )


def make_routine(*, slug: str = "back-ease", status: str = "published", **fields: Any) -> Routine:
    filled = {
        "title": "Back ease",
        "aim": "Ease everyday low-back ache",
        "summary": "Six points, one after the other.",
        "evidence_grade": make_grade(),
        "evidence_line": "This set has not been tested.",
        "position_text": "Sit on a firm chair.",
        "prepare_text": "A low stool\nA soft ball",
    }
    return Routine.objects.create(slug=slug, status=status, **{**filled, **fields})


def make_routine_step(*, routine: Routine, code: str = "KI3", point: Point | None = None, **fields: Any) -> RoutineStep:
    """Times are given in seconds."""
    times = {name: timedelta(seconds=fields.pop(name)) for name in DURATIONS & fields.keys()}
    found = point or Point.objects.filter(code=code).first() or make_point(code=code)
    filled = {
        "position": routine.steps.count() + 1,
        "place": "inner ankle",
        "instruction": f"Press {code} towards the bone.",
        "starter_hold": timedelta(seconds=30),
    }
    return RoutineStep.objects.create(routine=routine, point=found, **{**filled, **times, **fields})


def make_back_ease(**fields: Any) -> Routine:
    """Like R01, with three of its points: two sides, two rounds, both together; BL52 if one likes."""
    routine = make_routine(**fields)
    make_routine_step(routine=routine, code="KI3", place="inner ankle", hold=180)
    make_routine_step(
        routine=routine, code="BL57", place="calf", side="both_together", tool="thumbs", pressure=2,
        hold=120, repetitions=2, rest=30, starter_repetitions=2,
    )  # fmt: skip
    make_routine_step(
        routine=routine, code="GB30", place="buttock", tool="ball", tool_alternatives=["helper_thumbs"],
        hold=60, caution="Stop if pain runs down the leg.",
    )  # fmt: skip
    make_routine_step(routine=routine, code="BL52", place="waist", side="both_together", tool="palms", optional=True)
    return routine


def make_session(*, routine: Routine | None = None, stages: tuple[Stage, ...] = (), **options: Any) -> Session:
    """Of a routine with `options` for plan.compile(), or of bare stages."""
    routine = routine or make_back_ease()
    plan = Plan(stages) if stages else compile(routine.spec(), **options)
    if not isinstance(plan, Plan):
        raise ValueError("a blocked routine has no session")
    return Session.objects.begin(routine, plan)
