from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from acupoints.models import Caution, LocationDescription, Photo, Point, PointClass, PointName
from acupoints.proposal import Safety

from .desk import DeskAdmin
from .inline import WHENCE, DeskInline, Fields
from .marker import MarkerInline, ShowsPreviews
from .ordering import OrderedInline, ordered

NAMES: Fields = ["pinyin", "english", ("hanzi_traditional", "hanzi_simplified"), ("korean", "japanese")]
PLACE: Fields = ["region", "subregions", "aspect", ("laterality", "sites"), "inside_body", "classes", "beneath"]
PRESS: Fields = [
    *(("pressable", "self_reach"), "press_position", "press_text", ("press_tool", "press_level")),
    *(("press_hold", "press_hold_max", "press_repetitions"), "press_feel", "reach_text"),
    *("press_verification", "press_sources"),
]
KNOWN: Fields = ["tradition", "tradition_verification", "tradition_sources"]
STUDIED: Fields = ["research", "research_grade", "research_verification", "research_sources"]
# Who changes these changes what is pressed, by whom, how hard and for how long. The region: rules hit whole regions.
SAFETY = Safety(
    frozenset({"status", "pressable", "press_level", "press_hold", "press_hold_max", "press_repetitions", "press_tool"})
    | {"press_text", "press_position", "inside_body", "cautions_looked_at", "region", "subregions"},
    (Caution,),
)
REVIEW: Fields = ["reviewed_by", ("reviewed_on", "next_review_on")]


class LocationInline(OrderedInline):
    model = LocationDescription
    formset = ordered("kind")
    fieldsets = [(None, {"fields": [("kind", "position"), "text"]}), WHENCE]
    verbose_name = "description of the place"
    verbose_name_plural = "where it is: standard location, finding steps, other opinions"


class CautionInline(OrderedInline):
    model = Caution
    fieldsets = [(None, {"fields": [("level", "position"), "text", "reason", "applies_to"]}), WHENCE]
    verbose_name_plural = "cautions, the strictest first"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Caution]:
        return super().get_queryset(request).select_related("applies_to")


class NameInline(DeskInline[PointName, Point]):
    model = PointName
    fieldsets = [(None, {"fields": [("text", "kind"), "scheme", "note"]}), WHENCE]
    verbose_name_plural = "other names, older numbers, how people describe the place"


class PointMarkerInline(MarkerInline):
    by_key = ("figure",)
    fieldsets = [
        (
            None,
            {"fields": ["looked", "picture", "figure", ("x", "y"), ("side", "place", "site"), "hidden", "placed_by"]},
        ),
        ("Label, and how sure", {"fields": [("label_x", "label_y"), "uncertainty_cun"], "classes": ["collapse"]}),
    ]
    verbose_name_plural = "markers on the figures"


@admin.register(Point)
class PointAdmin(ShowsPreviews, DeskAdmin[Point]):
    list_display = ("code", "pinyin", "english", "meridian", "region", "pressable", "status", "reviewed_on")
    list_display_links = ("code", "pinyin")
    list_filter = ("status", "pressable", "cautions_looked_at", "meridian", "region")
    list_select_related = ("meridian", "region")
    list_per_page = 100
    search_fields = ("code", "pinyin", "english", "hanzi_traditional", "hanzi_simplified", "names__text")
    safety = SAFETY
    inlines = (LocationInline, CautionInline, NameInline, PointMarkerInline)
    readonly_fields = ("photographs",)
    fieldsets = (
        (None, {"fields": [("code", "meridian", "number"), "status", "summary"]}),
        ("Names", {"fields": NAMES}),
        ("Place", {"fields": PLACE}),
        ("Pressing", {"fields": PRESS}),
        ("Commonly mixed up", {"fields": ["mixed_up", "mixed_up_sources"], "classes": ["collapse"]}),
        ("In the tradition", {"fields": KNOWN, "classes": ["collapse"]}),
        ("In research", {"fields": STUDIED, "classes": ["collapse"]}),
        ("Photographs", {"fields": ["photographs"]}),
        ("Review", {"fields": ["cautions_looked_at", *REVIEW]}),
    )

    @admin.display(description="photographs of this point")
    def photographs(self, point: Point) -> SafeString | str:
        if point.pk is None:
            return "Save the point first."
        change = "admin:acupoints_photo_change"
        rows = [(reverse(change, args=[one.pk]), one.thumbnail, one.alt) for one in Photo.objects.filter(point=point)]
        shown = format_html_join("", '<a href="{}"><img class="desk-photo" src="{}" alt="{}"></a> ', rows)
        add = reverse("admin:acupoints_photo_add")
        several = reverse("admin:acupoints_photo_several")
        links = '{}<a href="{}?point={}">Add a photograph</a>, or <a href="{}?point={}">several</a>'
        return format_html(links, shown, add, point.code, several, point.code)


@admin.register(PointClass)
class PointClassAdmin(DeskAdmin[PointClass]):
    list_display = ("label", "description")
    search_fields = ("label",)

    def public_url(self, thing: PointClass) -> str:
        return reverse("acupoints:classes")
