from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from acupoints.models import EvidenceGrade, Meridian, Page, Precaution, PrecautionRule, Region, Source
from acupoints.proposal import Safety

from .desk import DeskAdmin
from .inline import WHENCE, DeskInline, Fields

admin.site.site_header = "Acupoint Atlas: the editors' desk"
admin.site.site_title = "Acupoint Atlas"
admin.site.index_title = "Content"
REVIEW: Fields = ["reviewed_by", ("reviewed_on", "next_review_on")]


@admin.register(Meridian)
class MeridianAdmin(DeskAdmin[Meridian]):
    list_display = ("code", "english", "pinyin", "point_count", "status")
    list_display_links = ("code", "english")
    list_filter = ("status",)
    search_fields = ("code", "english", "pinyin")
    fieldsets = (
        (None, {"fields": [("code", "slug", "position"), "status", "summary", "introduction"]}),
        ("Names", {"fields": [("english", "pinyin"), ("hanzi_traditional", "hanzi_simplified")]}),
        ("Its course", {"fields": ["direction", "limb", "point_count", ("first_point", "last_point")]}),
        (
            "In the tradition",
            {"fields": [("organ", "paired_with"), ("yin_yang", "six_division"), ("element", "clock_hours")]},
        ),
        ("Where it comes from", {"fields": ["verification", "verification_note", "sources"]}),
        ("Review", {"fields": REVIEW}),
    )


@admin.register(Region)
class RegionAdmin(DeskAdmin[Region]):
    list_display = ("label", "parent", "description")
    list_select_related = ("parent",)
    search_fields = ("label",)
    safety = Safety(frozenset({"parent"}))  # rules hit a region with all that lies in it


@admin.register(Source)
class SourceAdmin(DeskAdmin[Source]):
    list_display = ("key", "authors", "year", "title", "verification")
    list_filter = ("verification", "type")
    search_fields = ("key", "authors", "title")

    def public_url(self, thing: Source) -> str:
        return reverse("acupoints:source_list")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """A source that anything cites stays: its citations would not come back with it."""
        found, counts, missing, protected = super().get_deleted_objects(objs, request)
        return found, counts, missing, [*protected, *(f"{one}: it is cited" for one in objs if one.is_cited())]


@admin.register(EvidenceGrade)
class EvidenceGradeAdmin(DeskAdmin[EvidenceGrade]):
    list_display = ("label", "rank", "reader_wording")

    def public_url(self, thing: EvidenceGrade) -> str:
        return reverse("acupoints:evidence")


@admin.register(Page)
class PageAdmin(DeskAdmin[Page]):
    list_display = ("title", "slug", "status")
    search_fields = ("title", "body")
    fieldsets = (
        (None, {"fields": ["title", "slug", "status", "summary", "body", "sources"]}),
        ("Review", {"fields": REVIEW}),
    )


class RuleInline(DeskInline[PrecautionRule, Precaution]):
    model = PrecautionRule
    fieldsets = [
        (
            None,
            {"fields": [("scope", "action"), ("point", "region"), ("tool", "routine"), "swap_with", "reason"]},
        ),
        WHENCE,
    ]
    verbose_name_plural = "what a tick does"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("precaution", "point", "region")


@admin.register(Precaution)
class PrecautionAdmin(DeskAdmin[Precaution]):
    """Its rules have no page of their own: a precaution goes back in time with what it does."""

    list_display = ("label", "position", "question")
    safety = Safety(frozenset({"slug", "label", "question", "help"}), (PrecautionRule,))
    inlines = (RuleInline,)

    def public_url(self, thing: Precaution) -> str:
        return reverse("acupoints:precautions")
