from django.contrib import admin

from acupoints.models import Complaint, PointUse


class PointUseInline(admin.StackedInline[PointUse, Complaint]):
    model = PointUse
    extra = 0
    autocomplete_fields = ["point", "sources"]


@admin.register(Complaint)
class ComplaintAdmin(admin.ModelAdmin[Complaint]):
    list_display = ["title", "region", "evidence_grade", "self_care", "status", "reviewed_on"]
    list_filter = ["status", "evidence_grade"]
    list_select_related = ["region", "evidence_grade"]
    search_fields = ["title"]
    autocomplete_fields = ["red_flag_sources", "evidence_sources", "self_care_sources"]
    inlines = [PointUseInline]
