from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from acupoints.models import CunRuler, Figure, FigureLandmark, MeridianPath

from .desk import DeskAdmin
from .inline import DeskInline
from .marker import MarkerInline


class FigureMarkerInline(MarkerInline):
    fieldsets = [
        (None, {"fields": ["picture", "point", ("x", "y"), ("side", "place", "site"), "hidden", "placed_by"]}),
        ("Label, and how sure", {"fields": [("label_x", "label_y"), "uncertainty_cun"], "classes": ["collapse"]}),
    ]


class LandmarkInline(DeskInline[FigureLandmark, Figure]):
    model = FigureLandmark
    fieldsets = [(None, {"fields": [("label", "slug"), ("x", "y"), ("label_x", "label_y")]})]


class RulerInline(DeskInline[CunRuler, Figure]):
    model = CunRuler
    fieldsets = [(None, {"fields": [("point", "label", "parts"), ("x1", "y1"), ("x2", "y2")]})]


class PathInline(DeskInline[MeridianPath, Figure]):
    model = MeridianPath
    fieldsets = [(None, {"fields": [("meridian", "side"), "d"]})]


@admin.register(Figure)
class FigureAdmin(DeskAdmin[Figure]):
    list_display = ("title", "view", "pose", "side", "close_up", "marker_count")
    list_filter = ("close_up", "region")
    search_fields = ("title", "slug")
    inlines = (FigureMarkerInline, LandmarkInline, RulerInline, PathInline)
    fieldsets = (
        (None, {"fields": ["title", "slug", "alt", ("view", "pose"), ("region", "side"), "notes"]}),
        (
            "The picture",
            {"fields": ["asset", ("width", "height", "width_mm"), "bones", "schematic", ("credit", "licence")]},
        ),
        ("How it lies in a wider picture", {"fields": ["close_up", "context", "context_box"], "classes": ["collapse"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Figure]:
        found: QuerySet[Figure] = super().get_queryset(request).annotate(number_of_markers=Count("markers"))
        return found

    @admin.display(description="markers", ordering="number_of_markers")
    def marker_count(self, figure: Any) -> int:
        return int(getattr(figure, "number_of_markers", 0))
