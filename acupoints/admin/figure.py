from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from acupoints.in_use import uses_of
from acupoints.models import CunRuler, Figure, FigureLandmark, Marker, MeridianPath

from .desk import DeskAdmin
from .drafting import sitting_of
from .form import DeskForm
from .inline import DeskInline, Fields
from .marker import PLACE, MarkerForm, MarkerInline, ShowsPreviews, numbers
from .preview import marker_preview
from .stage import empty_stage, stage

ROW: Fields = ["looked", "point", "x", "y", "side", "place", "site", "hidden", "label_x", "label_y", "uncertainty_cun"]


class RowForm(MarkerForm):
    """One of up to four hundred on a page: what its fields mean is said once, above them all."""

    field_order = tuple(map(str, ROW))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name != "looked":
                field.help_text = ""


class FigureMarkerInline(MarkerInline):
    """A line for each marker, without a picture: all lie on the one above them."""

    form = RowForm
    template = "admin/_marker_rows.html"
    readonly_fields = ()
    fieldsets = [(None, {"fields": ROW})]

    @property
    def meanings(self) -> list[tuple[str, str]]:
        """Each field's name as the rows have it, and what it means."""
        fields: list[Any] = [Marker._meta.get_field(str(name)) for name in ROW if name != "looked"]
        return [(str(capfirst(one.verbose_name)), str(one.help_text)) for one in fields]


class LandmarkForm(DeskForm):
    class Meta:
        widgets = numbers(*PLACE)


class RulerForm(DeskForm):
    class Meta:
        widgets = numbers("x1", "y1", "x2", "y2")


class LandmarkInline(DeskInline[FigureLandmark, Figure]):
    model = FigureLandmark
    form = LandmarkForm
    fieldsets = [(None, {"fields": [("label", "slug"), ("x", "y"), ("label_x", "label_y")]})]


class RulerInline(DeskInline[CunRuler, Figure]):
    model = CunRuler
    form = RulerForm
    fieldsets = [(None, {"fields": [("point", "label", "parts"), ("x1", "y1"), ("x2", "y2")]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CunRuler]:
        return super().get_queryset(request).select_related("point")


class PathInline(DeskInline[MeridianPath, Figure]):
    model = MeridianPath
    by_key = ("meridian",)
    fieldsets = [(None, {"fields": [("meridian", "side"), "d"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[MeridianPath]:
        return super().get_queryset(request).select_related("meridian", "figure")


@admin.register(Figure)
class FigureAdmin(ShowsPreviews, DeskAdmin[Figure]):
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
        ("What lies on it", {"fields": ["on_the_picture"], "classes": ["desk-everything"]}),
    )
    readonly_fields = ("on_the_picture",)

    def get_urls(self) -> list[URLPattern]:
        """Before Django's own, which take every other word for a key."""
        view = self.admin_site.admin_view
        return [
            path("preview/", view(marker_preview), name="acupoints_figure_preview"),
            path("stage/", view(empty_stage), name="acupoints_figure_stage"),
            *super().get_urls(),
        ]

    @admin.display(description="markers, landmarks and rulers")
    def on_the_picture(self, figure: Figure) -> SafeString | str:
        return stage(figure) if figure.pk else "Save once to see the picture."

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may draw markers opens the form too; the figure itself they only look at."""
        draws = request.user.has_perm("acupoints.change_marker")
        return bool(super().has_change_permission(request, obj)) or (draws and not sitting_of(request).is_read_only)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if request.user.has_perm("acupoints.change_figure") or obj is None:
            return super().get_readonly_fields(request, obj)
        return flatten_fieldsets(self.get_fieldsets(request, obj))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Figure]:
        found: QuerySet[Figure] = super().get_queryset(request).annotate(number_of_markers=Count("markers"))
        return found

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """A figure that anything stands on or names stays; its own landmarks, rulers and lines go with it."""
        found, counts, missing, protected = super().get_deleted_objects(objs, request)
        parts = (FigureLandmark, CunRuler, MeridianPath)
        used = [f"{one} is used by {use}" for one in objs for use in uses_of(one, but=parts)]
        return found, counts, missing, [*protected, *used]

    def public_url(self, thing: Figure) -> str:
        """The page of its first point: a figure has none of its own."""
        markers = thing.markers.select_related("point")
        return next((one.point.get_absolute_url() for one in markers if one.point.has_page), "")

    @admin.display(description="markers", ordering="number_of_markers")
    def marker_count(self, figure: Any) -> int:
        return int(getattr(figure, "number_of_markers", 0))
