from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from acupoints.models import Correction, Report
from acupoints.reporting import subject_of

from .desk import DeskAdmin
from .form import DeskForm

SERIOUS = {
    Report.Kind.CAUTION: Correction.Seriousness.SAFETY,
    Report.Kind.PRESSING: Correction.Seriousness.SAFETY,
    Report.Kind.PLACE: Correction.Seriousness.PLACE,
    Report.Kind.PICTURE: Correction.Seriousness.PLACE,
}


class CorrectionForm(DeskForm):
    def clean_path(self) -> str:
        path: str = self.cleaned_data["path"]
        if path and "path" in self.changed_data and subject_of(path) is None:
            raise ValidationError("No page of this site stands at that address.")
        return path

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        wrong, now = (" ".join(str(cleaned.get(name, "")).split()).casefold() for name in ("wrong", "now"))
        if wrong and wrong == now:
            self.add_error("now", "This says the same as what was wrong. Say what stands there since.")
        return cleaned


@admin.register(Correction)
class CorrectionAdmin(DeskAdmin[Correction]):
    """Made from a report (`?report=` its number, which closes it) or by itself."""

    form = CorrectionForm
    keeps_drafts = False  # it tells of what is corrected already
    list_display = ("title", "seriousness", "corrected_on", "published")
    list_filter = ("published", "seriousness", "corrected_on")
    search_fields = ("title", "path", "wrong", "now")
    what = ("published", "seriousness", ("path", "title"), "wrong", "now", ("since", "corrected_on"), "noticed_by")
    fieldsets = ((None, {"fields": what}),)

    def report(self, request: HttpRequest) -> Report | None:
        number = request.GET.get("report", "")
        may_see = request.user.has_perm("acupoints.change_report")
        return Report.objects.filter(number=number).first() if number and may_see else None

    def get_fieldsets(self, request: HttpRequest, obj: Correction | None = None) -> Any:
        """With what the reader wrote above an empty form: it is read, and not copied."""
        report = None if obj else self.report(request)
        if report is None:
            return self.fieldsets
        told = format_html("Report {}: “{}” Saving this closes the report as corrected.", report.number, report.text)
        return ((None, {"fields": self.what, "description": told}),)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        report = self.report(request)
        if report is None:
            return super().get_changeform_initial_data(request)
        title = str(report.thing or report.path or "The site as a whole")[:120]
        kind = SERIOUS.get(Report.Kind(report.kind), Correction.Seriousness.WORDING)
        return {"path": report.path, "title": title, "seriousness": kind, "noticed_by": "a reader"}

    def save_model(self, request: HttpRequest, obj: Correction, form: forms.ModelForm[Any], change: bool) -> None:
        super().save_model(request, obj, form, change)
        report = None if change else self.report(request)
        if report is not None:
            report.settle(Report.State.CORRECTED, request.user, timezone.now(), obj)
