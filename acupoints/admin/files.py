"""Files and desk: where the content's files and its rows differ, and who gives way."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from acupoints.bulk import standing
from acupoints.bulk.applying import Change
from acupoints.bulk.running import dry_run, run
from acupoints.bulk.standing import Standing
from acupoints.comparing import Comparison
from acupoints.content.kind import Kind, registered
from acupoints.content.library import Library

from .families import family_of
from .proposing import Busy, is_seen, propose
from .rights import check_may_import, check_rights, lacking

HEADINGS = {
    "conflict": ("Changed by an editor and in the file", "Loading leaves the desk's as it is until somebody decides."),
    "kept": ("Changed by an editor only", "Loading keeps these. An export brings them into the files."),
    "orphan": ("The file is gone", "Loading leaves these as they are. Delete one on its own page if it should go."),
}
DRAFTED = "There is a draft of this already: see to it first."
ANEW = "The file or the record changed since this was shown. Please look again."


class FilesPages:
    admin_site: Any

    def page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int) -> TemplateResponse:
        raise NotImplementedError

    def files_view(self, request: HttpRequest) -> HttpResponse:
        check_may_import(request)
        found, unread = standing.standings(settings.FIXTURES_ROOT)
        groups = [(state, *HEADINGS[state], [one for one in found if one.state == state]) for state in standing.SHOWN]
        context = {"title": "Files and desk", "groups": groups, "unread": unread}
        return self.page(request, "admin/bulk_files.html", context, 200)

    def file_view(self, request: HttpRequest, kind: str, key: str) -> HttpResponse:
        """One record of both. A POST takes the file's, or keeps ours."""
        check_may_import(request)
        one = self.find(kind, key)
        its_kind = next(some for some in registered() if some.name == kind)
        library = standing.library_of(settings.FIXTURES_ROOT, its_kind, key)
        if request.method != "POST":
            return self.show_file(request, its_kind, one, library)
        if request.POST.get("seen") != one.seen:
            return self.show_file(request, its_kind, one, library, 409, ANEW)
        if "take" in request.POST and one.state != "orphan":
            return self.take(request, its_kind, one, library)
        if "keep" in request.POST:
            return self.settle(request, its_kind, one, library)
        return self.show_file(request, its_kind, one, library, 400, "Choose one of the two.")

    def find(self, kind: str, key: str) -> Standing:
        found, _ = standing.standings(settings.FIXTURES_ROOT)
        for one in found:
            if (one.kind, one.key) == (kind, key):
                return one
        raise Http404("file and desk agree on this")

    def show_file(
        self, request: HttpRequest, kind: Kind, one: Standing, library: Library, status: int = 200, said: str = ""
    ) -> HttpResponse:
        context: dict[str, Any] = {"title": f"File and desk: {kind.name} {one.key}", "one": one, "said": said}
        if one.state == "orphan":
            row = kind.model._default_manager.get(**{kind.lookup: one.key})
            meta = kind.model._meta
            context["url"] = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
        else:
            with dry_run([standing.row_of(library, kind, one.key)], family_of) as outcome:
                change = outcome.changes[0]
                context["changes"] = list(Comparison(change.family, change.before, change.after))
            context |= {"file": library.files[kind.name, one.key], "change": change, "outcome": outcome}
            context["lacking"] = lacking(request, outcome)
        return self.page(request, "admin/bulk_file.html", context, status)

    def take(self, request: HttpRequest, kind: Kind, one: Standing, library: Library) -> HttpResponse:
        """What readers see becomes a draft, and differs from the file until that is published."""
        comment = f"Took what {library.files[kind.name, one.key]} says."
        rows = [standing.row_of(library, kind, one.key)]
        with dry_run(rows, family_of) as outcome:
            check_rights(request, outcome)
        if outcome.stands and is_seen(outcome.changes[0]):
            return self.draft(request, kind, one, library, outcome.changes[0], comment)
        outcome = run(rows, family_of, request.user, comment, check=partial(check_rights, request))
        if not outcome.stands:
            return self.show_file(request, kind, one, library, 400, "The file's cannot be taken, see below.")
        standing.taken(kind, one.key, library.of(kind.name)[one.key])
        messages.success(request, f"{kind.name} {one.key}: now as in the file. What stood here is in its history.")
        return redirect("admin:acupoints_bulkimport_files")

    def draft(
        self, request: HttpRequest, kind: Kind, one: Standing, library: Library, change: Change, comment: str
    ) -> HttpResponse:
        try:
            with transaction.atomic():
                draft = propose(change, request.user, comment)
        except Busy:
            return self.show_file(
                request, kind, one, library, 409, "There is a draft of this already: see to it first."
            )
        messages.success(
            request, f"{kind.name} {one.key}: what the file says waits as a draft for somebody to publish it."
        )
        return redirect(draft)

    def settle(self, request: HttpRequest, kind: Kind, one: Standing, library: Library) -> HttpResponse:
        standing.settle(kind, one.key, library.of(kind.name).get(one.key))
        messages.success(request, f"{kind.name} {one.key}: the desk's stays.")
        return redirect("admin:acupoints_bulkimport_files")
