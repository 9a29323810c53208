from typing import Any

from django.contrib import admin
from django.forms import Script
from django.http import HttpRequest

from acupoints.admin.desk import DeskAdmin
from acupoints.admin.inline import Fields
from acupoints.admin.ordering import OrderedInline
from acupoints.proposal import Safety
from routines.models import Routine, RoutineQuerySet, RoutineStep

WHAT: Fields = [("kind", "position"), "point", ("title", "place"), "side", "optional", "instruction", "spoken"]
TIMES: Fields = [
    *(("hold", "repetitions"), ("starter_hold", "starter_repetitions"), ("rest", "switch"), "hold_max"),
    ("rhythm_on", "rhythm_off"),
]
HOW: Fields = [
    *("technique", ("tool", "pressure"), "position_text", "position_alternatives", ("standing", "figure")),
    *("light_instruction", "light_spoken"),
]
OTHERWISE: Fields = [
    *("tool_alternatives", "alternative_position", "alternative_instruction", "alternative_spoken"),
    "alternative_figure",
]
BY_HELPER: Fields = [("helper_view", "helper_position"), "helper_instruction", "helper_spoken"]
WHEN_NOT: Fields = ["caution", "note", "substitute", "verification", "sources"]
GATES: Fields = ["pregnancy_gate", "clot_gate", "recommended_start", "complaints"]
EVIDENCE: Fields = ["evidence_grade", "evidence_line", "verification", "sources"]
REVIEW: Fields = ["reviewed_by", ("reviewed_on", "next_review_on"), "notes"]


class RoutineStepInline(OrderedInline):
    model = RoutineStep
    template = "admin/routine_steps.html"
    by_key = ("point", "figure")
    fieldsets = [
        ("What", {"fields": WHAT}),
        ("How long", {"fields": TIMES}),
        ("How", {"fields": HOW, "classes": ["collapse"]}),
        ("When the first tool may not be used", {"fields": OTHERWISE, "classes": ["collapse"]}),
        ("When somebody else presses", {"fields": BY_HELPER, "classes": ["collapse"]}),
        ("When not, and who says so", {"fields": WHEN_NOT, "classes": ["collapse"]}),
    ]

    class Media:
        js = [Script("js/admin/minutes.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("point", "substitute", "figure", "alternative_figure")


@admin.register(Routine)
class RoutineAdmin(DeskAdmin[Routine]):
    list_display = ("title", "status", "starter_minutes", "full_minutes", "next_review_on")
    list_filter = ("status", "evidence_grade")
    search_fields = ("title", "slug", "aim")
    prepopulated_fields = {"slug": ["title"]}
    safety = Safety(frozenset({"status", "pregnancy_gate", "clot_gate", "complaints"}), (RoutineStep,))
    inlines = (RoutineStepInline,)
    fieldsets = (
        (None, {"fields": ["title", "slug", "status", "aim", "summary", "frequency"]}),
        ("Before it starts", {"fields": [*GATES, "position_text", "prepare_text"]}),
        ("What is known", {"fields": EVIDENCE}),
        ("Review", {"fields": REVIEW}),
    )

    def get_queryset(self, request: HttpRequest) -> RoutineQuerySet:
        return Routine.objects.with_card()
