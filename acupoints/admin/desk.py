"""What all of the desk's pages share: every save is a version, versions can be compared and brought back."""

from typing import Any, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import Error, models
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from reversion import create_revision, is_active, set_comment, set_user
from reversion.admin import VersionAdmin
from reversion.errors import RevertError
from reversion.models import Version

from acupoints.comparing import Comparison
from acupoints.models import Publishable
from acupoints.proposal import is_live
from acupoints.versions import Family, State, bring_back, keep_present

from .drafting import WHY, Drafting, sitting_of
from .fields import OVERRIDES
from .form import DeskForm
from .keys import ByKey

M = TypeVar("M", bound=models.Model)
REVIEWED = ("reviewed_by", "reviewed_on", "next_review_on")


def wrong_fields(context: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Where the form is wrong: each field's id, its name, and what is wrong with it."""
    forms = [context["adminform"].form] if context.get("adminform") else []
    for inline in context.get("inline_admin_formsets", []):
        forms += inline.formset.forms
    bound = [field for form in forms if form.is_bound for field in form if field.errors]
    return [(str(field.auto_id), str(field.label), " ".join(map(str, field.errors))) for field in bound]


class DeskAdmin(Drafting, ByKey, VersionAdmin, admin.ModelAdmin[M]):  # type: ignore[misc]
    object_history_template = "admin/desk_history.html"
    recover_list_template = "admin/desk_deleted.html"
    form = DeskForm
    formfield_overrides = OVERRIDES
    save_on_top = True

    def get_readonly_fields(self, request: HttpRequest, obj: M | None = None) -> Any:
        """Who reviewed a thing is written by a sign-off, and by nothing else."""
        given = super().get_readonly_fields(request, obj)
        return [*given, *REVIEWED] if issubclass(self.model, Publishable) else given

    @property
    def family(self) -> Family:
        children = [(one.model, _get_foreign_key(self.model, one.model, one.fk_name).name) for one in self.inlines]
        return Family(self.model, tuple(children))

    def public_url(self, thing: M) -> str:
        """The page on which readers see it; empty if there is none."""
        return str(thing.get_absolute_url()) if hasattr(thing, "get_absolute_url") else ""

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        context["desk_errors"] = wrong_fields(context)
        context["desk"] = sitting_of(request)
        context["desk_keys"] = list(getattr(request, "desk_keys", {}).values())
        return super().render_change_form(request, context, *args, **kwargs)

    # Every save is a version, and what readers see is changed by drafts only

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return self.through_draft(request, "", lambda: VersionAdmin.add_view(self, request, form_url, extra_context))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        def view() -> HttpResponse:
            return VersionAdmin.change_view(self, request, object_id, form_url, extra_context)  # type: ignore[no-any-return]

        return self.through_draft(request, unquote(object_id), view)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        def view() -> HttpResponse:
            self.keep(request, object_id)
            return VersionAdmin.delete_view(self, request, object_id, extra_context)  # type: ignore[no-any-return]

        return self.delete_through_draft(request, object_id, view)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Of many at once only what readers cannot see; the rest has its own page, and a second person."""
        found, counts, missing, protected = super().get_deleted_objects(objs, request)
        live = [one for one in objs if is_live(self.family.at(one.pk))] if isinstance(objs, models.QuerySet) else []
        return (
            found,
            counts,
            missing,
            [*protected, *(f"{one}: readers see it. Delete it on its own page." for one in live)],
        )

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[M]) -> None:
        for thing in queryset:
            keep_present(self.family, thing)
        super().delete_queryset(request, queryset)

    def keep(self, request: HttpRequest, object_id: str) -> None:
        if request.method == "POST" and self.has_view_or_change_permission(request):
            thing = self.get_object(request, unquote(object_id))
            if thing is not None:
                keep_present(self.family, thing)

    def log_addition(self, request: HttpRequest, object: M, message: Any) -> Any:
        sitting_of(request).saved = object
        return self.with_reason(request, super().log_addition(request, object, message))

    def log_change(self, request: HttpRequest, object: M, message: Any) -> Any:
        sitting_of(request).saved = object
        return self.with_reason(request, super().log_change(request, object, message))

    def with_reason(self, request: HttpRequest, entry: Any) -> Any:
        why = request.POST.get(WHY, "").strip()[:300]
        if why and is_active():
            set_comment(f"{why} ({entry.get_change_message()})")
        return entry

    # Versions can be compared and brought back

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        versions = list(self.family.versions(unquote(object_id)))
        older = [*versions[1:], None]
        context = {"versions": list(zip(versions, older, strict=True)) if versions else []}
        response: HttpResponse = super().history_view(request, object_id, {**context, **(extra_context or {})})
        return response

    def revision_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Compares a version with today, or with the version named by `?with=`. A POST brings it back."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        version = get_object_or_404(self.family.versions(thing.pk), pk=version_id)
        if request.method == "POST":
            return self.back_to(request, version, self.has_change_permission(request, thing))
        other = request.GET.get("with", "")
        newer = get_object_or_404(self.family.versions(thing.pk), pk=other) if other.isdecimal() else None
        new = self.family.of(newer) if newer else self.family.present(thing)
        context = {"title": f"What changed: {thing}", "version": version, "newer": newer, "original": thing}
        context["may_bring_back"] = newer is None and self.has_change_permission(request, thing)
        return self.comparison(request, version, new, context)

    def recover_view(self, request: HttpRequest, version_id: str, extra_context: Any = None) -> HttpResponse:
        """A deleted thing: all that it was. A POST brings it back."""
        version = get_object_or_404(Version.objects.get_deleted(self.model).select_related("revision"), pk=version_id)
        allowed = self.has_add_permission(request) and self.has_change_permission(request)
        if not allowed:
            raise PermissionDenied
        if request.method == "POST":
            return self.back_to(request, version, allowed)
        context = {"title": f"Deleted: {version.object_repr}", "version": version, "may_bring_back": True}
        return self.comparison(request, version, {}, context)

    def comparison(
        self, request: HttpRequest, version: Version, new: State, context: dict[str, Any]
    ) -> TemplateResponse:
        changes = list(Comparison(self.family, self.family.of(version), new))
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "changes": changes}
        return TemplateResponse(request, "admin/desk_compare.html", {**shared, **context})

    def back_to(self, request: HttpRequest, version: Version, allowed: bool) -> HttpResponse:
        if not allowed:
            raise PermissionDenied
        when = version.revision.date_created
        comment = f"Brought back the version of {when:%-d %B %Y, %H:%M} UTC."
        old = self.family.of(version)
        if is_live(old) or is_live(self.family.at(version.object_id)):
            return self.bring(request, version.object_id, old, comment)
        self.keep(request, quote(version.object_id))
        try:
            with create_revision():
                set_user(request.user)
                thing = bring_back(self.family, version)
                super().log_change(request, thing, comment)  # type: ignore[arg-type]
                set_comment(comment)
        except (RevertError, Error, ValidationError) as error:
            messages.error(request, f"This version cannot be brought back: {error}")
            return redirect(request.path)
        messages.success(request, f"{thing}: {comment[0].lower()}{comment[1:]}")
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[quote(thing.pk)]))
