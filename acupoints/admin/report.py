"""What readers told: the queue, and one page a report. Not a DeskAdmin: versions would keep what must be deleted."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from acupoints.models import Report
from acupoints.models.report import ReportQuerySet

from .fields import OVERRIDES
from .form import DeskForm

State = Report.State
STATES = {"open": Report.OPEN, "spam": (State.SPAM,), "all": tuple(State)}
STATES["closed"] = tuple(one for one in State if one not in (*Report.OPEN, State.SPAM))


class Waiting(admin.SimpleListFilter):
    """Without a choice the list shows what waits for somebody."""

    title = "what became of it"
    parameter_name = "is"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("closed", "Closed"), ("spam", "Spam"), ("all", "All")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> QuerySet[Report]:
        return queryset.filter(state__in=STATES.get(self.value() or "open", Report.OPEN))

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        unchosen, *others = super().choices(changelist)
        yield from ({**unchosen, "display": "Open"}, *others)


class ReportForm(DeskForm):
    class Meta:
        model = Report
        fields = ("state", "answer", "answer_public")


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin[Report]):
    form = ReportForm
    formfield_overrides = OVERRIDES
    change_form_template = "admin/report.html"
    list_display = ("number", "kind", "about", "text_begins", "state", "created_on")
    list_filter = (Waiting, "kind", "created_on")
    list_select_related = ("content_type",)
    list_per_page = 50
    search_fields = ("number", "path", "text")
    actions = ("looked_at", "not_a_mistake", "told_before", "spam")
    readonly_fields = (
        *("number", "kind", "text", "public_page", "form_of_it", "figure", "revision", "version", "created_on"),
        *("contact", "handled", "correction_made"),
    )

    def get_queryset(self, request: HttpRequest) -> ReportQuerySet:
        return Report.objects.all().urgent_first()

    def get_ordering(self, request: HttpRequest) -> Any:
        return ["rank", "-created_on", "-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Report | None = None) -> Any:
        may_ask_back = request.user.has_perm("acupoints.see_contact")
        told = ["kind", "text", *(["contact"] if may_ask_back else [])]
        where = ["public_page", "form_of_it", "figure", ("created_on", "revision", "version")]
        done = ["state", "answer", "answer_public", "correction_made", "handled"]
        return ((None, {"fields": told}), ("Where", {"fields": where}), ("What becomes of it", {"fields": done}))

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        obj.settle(obj.state, request.user, timezone.now())

    # What the list and the page say

    @admin.display(description="page")
    def about(self, report: Report) -> str:
        return report.path or "the whole site"

    @admin.display(description="what they wrote")
    def text_begins(self, report: Report) -> str:
        return report.text if len(report.text) <= 90 else f"{report.text[:88]}…"

    @admin.display(description="page")
    def public_page(self, report: Report) -> SafeString | str:
        if not report.path:
            return "the site as a whole"
        query = f"?{urlencode({'figure': report.figure})}" if report.figure else ""
        return format_html('<a href="{}{}">{}</a>', report.path, query, report.path)

    @admin.display(description="its form")
    def form_of_it(self, report: Report) -> SafeString | str:
        if report.thing is None:
            return "This page has none." if report.content_type is None else "It was deleted since."
        meta = report.thing._meta
        try:
            url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[report.thing.pk])
        except NoReverseMatch:
            return str(report.thing)
        return format_html('<a href="{}">{}</a>', url, report.thing)

    @admin.display(description="last handled")
    def handled(self, report: Report) -> str:
        if report.handled_at is None:
            return "by nobody yet"
        return f"by {report.handled_by or 'somebody who left'}, {report.handled_at:%-d %B %Y, %H:%M} UTC"

    @admin.display(description="correction")
    def correction_made(self, report: Report) -> SafeString | str:
        if report.correction:
            url = reverse("admin:acupoints_correction_change", args=[report.correction.pk])
            return format_html('<a href="{}">{}</a>', url, report.correction)
        url = f"{reverse('admin:acupoints_correction_add')}?report={report.number}"
        return format_html('<a href="{}">Write a correction from it</a>', url)

    # What the list can do with several

    def settle(self, request: HttpRequest, reports: QuerySet[Report], state: str) -> None:
        now, found = timezone.now(), list(reports)
        for report in found:
            report.settle(state, request.user, now)
            self.log_change(request, report, f"Marked: {report.get_state_display()}.")
        messages.success(request, f"{len(found)} marked: {State(state).label}.")

    @admin.action(description="Mark as looked at", permissions=["change"])
    def looked_at(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        self.settle(request, reports, State.LOOKED_AT)

    @admin.action(description="Close: not a mistake", permissions=["change"])
    def not_a_mistake(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        self.settle(request, reports, State.NOT_A_MISTAKE)

    @admin.action(description="Close: told before", permissions=["change"])
    def told_before(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        self.settle(request, reports, State.DUPLICATE)

    @admin.action(description="Close: spam", permissions=["change"])
    def spam(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        self.settle(request, reports, State.SPAM)
