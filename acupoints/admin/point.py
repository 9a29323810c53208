from django.contrib import admin

from acupoints.models import Caution, LocationDescription, Marker, Point, PointClass, PointName


class LocationInline(admin.StackedInline[LocationDescription, Point]):
    model = LocationDescription
    extra = 0
    autocomplete_fields = ["sources"]


class CautionInline(admin.StackedInline[Caution, Point]):
    model = Caution
    extra = 0
    autocomplete_fields = ["sources"]


class NameInline(admin.TabularInline[PointName, Point]):
    model = PointName
    extra = 0
    autocomplete_fields = ["sources"]


class MarkerInline(admin.TabularInline[Marker, Point]):
    model = Marker
    extra = 0
    autocomplete_fields = ["figure"]


NAMES = ("pinyin", "hanzi_traditional", "hanzi_simplified", "english", "korean", "japanese")
PLACE = ("region", "subregions", "aspect", "laterality", "sites", "inside_body", "classes", "beneath")
TIMES = ("press_hold", "press_hold_max", "press_repetitions")
PRESS = ("press_position", "press_text", "press_tool", "press_level", *TIMES, "press_feel", "reach_text")
KNOWN = ("tradition", "tradition_verification", "tradition_sources")
STUDIED = ("research", "research_grade", "research_verification", "research_sources")


@admin.register(Point)
class PointAdmin(admin.ModelAdmin[Point]):
    list_display = ["code", "pinyin", "english", "meridian", "region", "pressable", "status", "reviewed_on"]
    list_display_links = ["code", "pinyin"]
    list_filter = ["status", "meridian", "pressable", "region"]
    list_select_related = ["meridian", "region"]
    search_fields = ["code", "pinyin", "english", "hanzi_traditional", "hanzi_simplified"]
    autocomplete_fields = [
        *(
            "subregions",
            "classes",
            "press_sources",
            "mixed_up_sources",
            "tradition_sources",
            "research_sources",
        )
    ]
    inlines = [LocationInline, CautionInline, NameInline, MarkerInline]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["code", "meridian", "number", "status", "summary"]}),
        ("Names", {"fields": NAMES}),
        ("Place", {"fields": PLACE}),
        (
            "Pressing",
            {"fields": ["pressable", "self_reach", *PRESS, "press_verification", "press_sources"]},
        ),
        ("Commonly mixed up", {"fields": ["mixed_up", "mixed_up_sources"]}),
        ("What is said, and what is known", {"fields": [*KNOWN, *STUDIED]}),
        ("Review", {"fields": ["cautions_looked_at", "reviewed_by", "reviewed_on", "next_review_on"]}),
    ]


@admin.register(PointClass)
class PointClassAdmin(admin.ModelAdmin[PointClass]):
    list_display = ["label", "description"]
    search_fields = ["label"]
