from django.contrib import admin

from acupoints.models import EvidenceGrade, Meridian, Page, Precaution, PrecautionRule, Region, Source

admin.site.site_header = "Acupoint Atlas: the editors' desk"
admin.site.site_title = "Acupoint Atlas"
admin.site.index_title = "Content"


@admin.register(Meridian)
class MeridianAdmin(admin.ModelAdmin[Meridian]):
    list_display = ["code", "english", "pinyin", "point_count", "status"]
    list_display_links = ["code", "english"]
    filter_horizontal = ["sources"]


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin[Region]):
    list_display = ["label", "parent", "description"]
    list_select_related = ["parent"]
    search_fields = ["label"]


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin[Source]):
    list_display = ["key", "authors", "year", "title", "verification"]
    list_filter = ["verification", "type"]
    search_fields = ["key", "authors", "title"]


@admin.register(EvidenceGrade)
class EvidenceGradeAdmin(admin.ModelAdmin[EvidenceGrade]):
    list_display = ["label", "rank", "reader_wording"]


@admin.register(Page)
class PageAdmin(admin.ModelAdmin[Page]):
    list_display = ["title", "slug", "status"]
    filter_horizontal = ["sources"]


@admin.register(Precaution)
class PrecautionAdmin(admin.ModelAdmin[Precaution]):
    list_display = ["label", "position", "question"]


@admin.register(PrecautionRule)
class PrecautionRuleAdmin(admin.ModelAdmin[PrecautionRule]):
    list_display = ["precaution", "scope", "target", "action", "reason"]
    list_filter = ["precaution", "scope", "action"]
    list_select_related = ["precaution", "point", "region"]
    autocomplete_fields = ["point", "region", "swap_with"]
    filter_horizontal = ["sources"]
