from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from acupoints.models import CunRuler, Figure, FigureLandmark, Marker, MeridianPath


class MarkerInline(admin.TabularInline[Marker, Figure]):
    model = Marker
    extra = 0
    autocomplete_fields = ["point"]


class LandmarkInline(admin.TabularInline[FigureLandmark, Figure]):
    model = FigureLandmark
    extra = 0


class RulerInline(admin.TabularInline[CunRuler, Figure]):
    model = CunRuler
    extra = 0
    autocomplete_fields = ["point"]


class PathInline(admin.StackedInline[MeridianPath, Figure]):
    model = MeridianPath
    extra = 0


@admin.register(Figure)
class FigureAdmin(admin.ModelAdmin[Figure]):
    list_display = ["title", "view", "pose", "side", "close_up", "marker_count"]
    list_filter = ["close_up", "region"]
    search_fields = ["title", "slug"]
    inlines = [MarkerInline, LandmarkInline, RulerInline, PathInline]
    save_on_top = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Figure]:
        return super().get_queryset(request).annotate(number_of_markers=Count("markers"))

    @admin.display(description="markers", ordering="number_of_markers")
    def marker_count(self, figure: Figure) -> int:
        return int(getattr(figure, "number_of_markers", 0))
