"""What fixtures/routines/ may hold. A new field of a routine or a step gets its key here."""

from acupoints import models as m
from acupoints.content.fields import Children, Ref, Refs, Seconds, Value
from acupoints.content.kind import Kind, register
from acupoints.content.kinds import FACT, by_slug, values
from routines.models import Routine, RoutineStep

STEP = Children(
    "steps",
    RoutineStep,
    "routine",
    (
        Value("kind"),
        Ref("point", m.Point, "code"),
        *values("title", "place", "side", "technique", "tool", "tool_alternatives", "pressure"),
        *map(Seconds, ("hold", "hold_max", "starter_hold")),
        *values("repetitions", "starter_repetitions"),
        *map(Seconds, ("rest", "switch", "rhythm_on", "rhythm_off")),
        *values("optional", "position_text", "position_alternatives", "standing"),
        Ref("figure", m.Figure, "slug"),
        Ref("substitute", m.Point, "code"),
        *values("instruction", "spoken", "light_instruction", "light_spoken"),
        *values("alternative_position", "alternative_instruction", "alternative_spoken"),
        Ref("alternative_figure", m.Figure, "slug"),
        *values("helper_view", "helper_position", "helper_instruction", "helper_spoken"),
        *values("note", "caution"),
        *FACT,
    ),
    order="position",
)
ROUTINE = Kind(
    "routine",
    "routines/",
    Routine,
    "slug",
    (
        *values(
            "slug", "status", "reviewed_by", "reviewed_on", "next_review_on", "title", "aim", "summary", "frequency"
        ),
        Ref("evidence_grade", m.EvidenceGrade, "slug"),
        *values("evidence_line", "recommended_start", "pregnancy_gate", "clot_gate", "position_text", "prepare_text"),
        Refs("complaints", m.Complaint, "slug"),
        STEP,
        *FACT,
        Value("notes"),
    ),
    prefetch=(
        *("evidence_grade", "complaints", "sources", "steps__point", "steps__substitute", "steps__sources"),
        *("steps__figure", "steps__alternative_figure"),
    ),
    file_name=by_slug,
)


def register_kinds() -> None:
    register(ROUTINE)
