from django.contrib import admin

from acupoints.models import Complaint, PointUse
from acupoints.proposal import Safety

from .desk import DeskAdmin
from .inline import WHENCE, Fields
from .ordering import OrderedInline

FLAGS: Fields = [
    *("emergency_now", "emergency_verification", "urgent_same_day", "urgent_verification"),
    *("see_a_clinician", "clinician_verification", "red_flag_sources", "red_flag_notes"),
]
EVIDENCE: Fields = ["evidence_grade", "evidence_summary", "evidence_verification", "evidence_sources"]
TRIAL: Fields = ["trial_protocol", "trial_protocol_verification", "trial_protocol_sources"]
SELF_CARE: Fields = [
    *("self_care", "only_its_points", "self_care_text", "self_care_verification", "self_care_sources"),
    "audience_limits",
]
# With `only_its_points` the points named here are the only ones that somebody presses.
SAFETY = Safety(
    frozenset({"status", "emergency_now", "urgent_same_day", "see_a_clinician", "red_flag_notes", "self_care"})
    | {"only_its_points", "audience_limits"},
    (PointUse,),
)
REVIEW: Fields = ["reviewed_by", ("reviewed_on", "next_review_on")]


class PointUseInline(OrderedInline):
    model = PointUse
    fieldsets = [(None, {"fields": [("point", "position"), "basis", "text"]}), WHENCE]
    verbose_name_plural = "points used for it, the most useful first"


@admin.register(Complaint)
class ComplaintAdmin(DeskAdmin[Complaint]):
    list_display = ("title", "region", "evidence_grade", "self_care", "status", "reviewed_on")
    list_filter = ("status", "evidence_grade")
    list_select_related = ("region", "evidence_grade")
    search_fields = ("title", "also_called")
    safety = SAFETY
    inlines = (PointUseInline,)
    fieldsets = (
        (None, {"fields": ["title", "slug", "status", "summary", "also_called", "region", "more_regions"]}),
        ("Red flags", {"fields": FLAGS}),
        ("What is known", {"fields": [*EVIDENCE, *TRIAL]}),
        ("What one can do oneself", {"fields": SELF_CARE}),
        ("Review", {"fields": REVIEW}),
    )
