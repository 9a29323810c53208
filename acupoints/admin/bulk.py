"""Import and export: a file goes out, comes back, is shown as a dry run, and is applied whole or not at all."""

import hashlib
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from acupoints.bulk import upload
from acupoints.bulk.applying import Change
from acupoints.bulk.cells import Unreadable
from acupoints.bulk.packing import FORMATS
from acupoints.bulk.running import Outcome, Stale, dry_run, run
from acupoints.comparing import Comparison
from acupoints.content.kind import Kind
from acupoints.models import BulkImport
from acupoints.models.bulk import LIFETIME

from .families import family_of
from .files import FilesPages
from .proposing import Busy, is_seen, propose
from .rights import MAY, check_may_import, check_rights, lacking

MOST_WAITING = 10
MOST_WRONG = 200
PAGE = 25
EVERYTHING = "everything"
SAME = "The content changed since this was shown, by somebody else or on another page. This is the dry run anew."


class UploadForm(forms.Form):
    file = forms.FileField(
        label="File", help_text="CSV, JSON, or a zip with CSV, JSON or the YAML files of fixtures/; at most 5 MB."
    )
    holds = forms.ChoiceField(
        label="What it holds", required=False, help_text="Needed only for a file with a name of your own."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holds"].choices = [("", "As the file says"), *kind_choices(upload.kinds())]  # type: ignore[attr-defined]


class ExportForm(forms.Form):
    kind = forms.ChoiceField(label="What")
    format = forms.ChoiceField(label="As", choices=[(name, label) for name, (label, _) in FORMATS.items()])

    def __init__(self, allowed: dict[str, Kind], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*kind_choices(allowed), (EVERYTHING, "Everything you may see")]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


def kind_choices(kinds: dict[str, Kind]) -> list[tuple[str, str]]:
    return [(stem, stem.replace("_", " ").capitalize()) for stem in kinds]


def exportable(request: HttpRequest) -> dict[str, Kind]:
    """Kinds that somebody may see on the desk: what an export holds stands on their pages too."""
    found = {}
    for stem, kind in upload.kinds().items():
        page = admin.site._registry.get(kind.model)
        if page is not None and page.has_view_or_change_permission(request):
            found[stem] = kind
    return found


def clean_name(name: str) -> str:
    base = "".join(sign for sign in PurePosixPath(name.replace("\\", "/")).name if sign.isprintable())
    return base[-120:] or "file"


@admin.register(BulkImport)
class BulkImportAdmin(FilesPages, admin.ModelAdmin[BulkImport]):
    """Not a list of rows: its pages are Import, Export, and Files and desk."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(MAY) or bool(exportable(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name="acupoints_bulkimport_changelist"),
            path("export/", wrap(require_safe(self.export_view)), name="acupoints_bulkimport_export"),
            path("files/", wrap(require_safe(self.files_view)), name="acupoints_bulkimport_files"),
            path("files/<str:kind>/<str:key>/", wrap(self.file_view), name="acupoints_bulkimport_file"),
            path("<int:pk>/", wrap(self.trial_view), name="acupoints_bulkimport_trial"),
        ]

    # Import

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not request.user.has_perm(MAY):
            if exportable(request):
                return redirect("admin:acupoints_bulkimport_export")
            raise PermissionDenied
        BulkImport.objects.filter(created_at__lt=timezone.now() - LIFETIME).delete()
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if form.is_bound and form.is_valid() and (kept := self.receive(request, form)):
            return redirect("admin:acupoints_bulkimport_trial", kept.pk)
        waiting = BulkImport.objects.filter(user=request.user.pk).defer("data")
        context = {"title": "Import", "form": form, "waiting": waiting}
        return self.page(request, "admin/bulk_import.html", context, status=400 if form.is_bound else 200)

    def receive(self, request: HttpRequest, form: UploadForm) -> BulkImport | None:
        """Keeps a file that can be read. Its rows may still be wrong: the dry run says so."""
        file, holds = form.cleaned_data["file"], form.cleaned_data["holds"]
        data, name = file.read(upload.MOST_BYTES + 1), clean_name(file.name)
        try:
            upload.read(data, name, holds)
        except Unreadable as error:
            form.add_error("file", str(error))
            return None
        mine = BulkImport.objects.filter(user=request.user.pk)
        old = list(mine.values_list("pk", flat=True)[MOST_WAITING - 1 :])
        BulkImport.objects.filter(pk__in=old).delete()
        author: Any = request.user.pk
        digest = hashlib.sha256(data).hexdigest()
        return BulkImport.objects.create(user_id=author, name=name, holds=holds, data=data, digest=digest)

    def trial_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The dry run. A POST applies it, or throws the file away."""
        check_may_import(request)
        fresh = BulkImport.objects.filter(created_at__gte=timezone.now() - LIFETIME)
        kept = get_object_or_404(fresh, pk=pk, user=request.user.pk)
        if request.method == "POST" and "discard" in request.POST:
            kept.delete()
            messages.success(request, f"{kept.name} was thrown away; nothing was changed.")
            return redirect("admin:acupoints_bulkimport_changelist")
        try:
            rows = upload.read(bytes(kept.data), kept.name, kept.holds)
        except Unreadable as error:  # a kind of record that this version of the site no longer has
            kept.delete()
            messages.error(request, f"{kept.name}: {error}")
            return redirect("admin:acupoints_bulkimport_changelist")
        if request.method == "POST":
            return self.apply(request, kept, rows)
        return self.show(request, kept, rows)

    def apply(self, request: HttpRequest, kept: BulkImport, rows: Sequence[upload.Row]) -> HttpResponse:
        try:
            with transaction.atomic():
                outcome, drafts = self.carry_out(request, kept, rows)
        except Stale:
            return self.show(request, kept, rows, 409, SAME)
        except Busy as busy:
            return self.show(request, kept, rows, 409, f"Nothing was changed: there is a draft of {busy} already.")
        if not outcome.stands:
            return self.show(request, kept, rows, 400, "Nothing was changed: the file has mistakes.")
        kept.delete()
        count = len(outcome.of("new", "changed"))
        told = f"{kept.name}: {count} record{'s' if count != 1 else ''} imported."
        if drafts:
            told += f" {drafts} of them wait as drafts: readers see them once somebody has published them."
        messages.success(request, told)
        return redirect("admin:acupoints_bulkimport_changelist")

    def carry_out(self, request: HttpRequest, kept: BulkImport, rows: Sequence[upload.Row]) -> tuple[Outcome, int]:
        """What readers do not see is written; the rest becomes drafts that wait. Says how many. Raises Stale, Busy."""
        with dry_run(rows, family_of) as outcome:
            if outcome.token != request.POST.get("token", ""):
                raise Stale
            check_rights(request, outcome)
        if not outcome.stands:
            return outcome, 0
        comment = f"Imported from {kept.name}."
        some = outcome.of("new", "changed")
        live = [one for one in some if is_seen(one)]
        for one in live:
            propose(one, request.user, comment)
        if hidden := [one.row for one in some if one not in live]:
            run(hidden, family_of, request.user, comment)
        return outcome, len(live)

    def show(
        self, request: HttpRequest, kept: BulkImport, rows: Sequence[upload.Row], status: int = 200, said: str = ""
    ) -> HttpResponse:
        with dry_run(rows, family_of) as outcome:
            page = Paginator(outcome.of("changed", "new"), PAGE).get_page(request.GET.get("page"))
            shown = [(one, link_to(one), list(Comparison(one.family, one.before, one.after))) for one in page]
        wrong = outcome.of("wrong")
        context = {
            **{"title": f"Dry run: {kept.name}", "kept": kept, "said": said, "token": outcome.token},
            **{"outcome": outcome, "page": page, "shown": shown, "lacking": lacking(request, outcome)},
            **{"wrong": wrong[:MOST_WRONG], "wrong_count": len(wrong), "problems": outcome.problems},
            "counts": {state: len(outcome.of(state)) for state in ("new", "changed", "same", "wrong")},
        }
        return self.page(request, "admin/bulk_trial.html", context, status=status)

    # Export

    def export_view(self, request: HttpRequest) -> HttpResponse:
        allowed = exportable(request)
        if not allowed:
            raise PermissionDenied
        form = ExportForm(allowed, request.GET) if request.GET else ExportForm(allowed)
        if form.is_bound and form.is_valid():
            chosen = form.cleaned_data["kind"]
            kinds = list(allowed.values()) if chosen == EVERYTHING else [allowed[chosen]]
            name, content_type, data = FORMATS[form.cleaned_data["format"]][1](kinds)
            disposition = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
            return HttpResponse(data, content_type=content_type, headers=disposition)
        context = {"title": "Export", "form": form}
        return self.page(request, "admin/bulk_export.html", context, status=400 if form.is_bound else 200)

    def page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int) -> TemplateResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "may_import": request.user.has_perm(MAY)}
        return TemplateResponse(request, template, {**shared, **context}, status=status)


def link_to(change: Change) -> str:
    """The page of a thing that stands already."""
    if change.thing is None or change.state != "changed" or change.family.model not in admin.site._registry:
        return ""
    meta = change.family.model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[change.thing.pk])
