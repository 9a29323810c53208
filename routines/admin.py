from django.contrib import admin
from django.http import HttpRequest

from routines.models import Routine, RoutineQuerySet, RoutineStep

WHAT = (("position", "kind", "optional"), ("point", "title"), ("place", "side"))
HOW = ("technique", ("tool", "pressure"), "tool_alternatives")
TIMES = ("rest", "switch", "rhythm_on", "rhythm_off")


class RoutineStepInline(admin.StackedInline[RoutineStep, Routine]):
    model = RoutineStep
    extra = 0
    autocomplete_fields = ["point", "substitute", "sources"]
    fieldsets = [
        ("What", {"fields": [*WHAT, "instruction", "spoken"]}),
        ("How", {"fields": [*HOW, "position_text", "position_alternatives"]}),
        ("How long", {"fields": [("hold", "hold_max", "starter_hold"), ("repetitions", "starter_repetitions"), TIMES]}),
        ("When not, and who says so", {"fields": ["caution", "note", "substitute", "verification", "sources"]}),
    ]


@admin.register(Routine)
class RoutineAdmin(admin.ModelAdmin[Routine]):
    list_display = ["title", "status", "starter_minutes", "full_minutes", "next_review_on"]
    list_filter = ["status", "evidence_grade"]
    search_fields = ["title", "slug", "aim"]
    prepopulated_fields = {"slug": ["title"]}
    filter_horizontal = ["complaints"]
    autocomplete_fields = ["sources"]
    inlines = [RoutineStepInline]

    def get_queryset(self, request: HttpRequest) -> RoutineQuerySet:
        return Routine.objects.with_card()
