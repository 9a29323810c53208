from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from acupoints import reviews
from acupoints.models import SignOff


@admin.register(SignOff)
class SignOffAdmin(admin.ModelAdmin[SignOff]):
    """Who signed what. Made by confirming a pack's answers, never changed, withdrawn with a reason."""

    list_display = ("key", "kind", "signed_by", "reviewed_on", "withdrawn_on", "pack")
    list_filter = ("kind", "withdrawn_on")
    list_select_related = ("pack",)
    search_fields = ("key", "name", "qualification")
    change_form_template = "admin/sign_off.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: SignOff | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SignOff | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("pack", "recorded_by", "withdrawn_by")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.withdraw))
        return [path("<int:pk>/withdraw/", view, name="acupoints_signoff_withdraw"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        signed = context.get("original")
        context["may_withdraw"] = bool(signed and signed.withdrawn_on is None and may_withdraw(request))
        return super().render_change_form(request, context, *args, **kwargs)

    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not may_withdraw(request):
            raise PermissionDenied
        signed = get_object_or_404(SignOff, pk=pk)
        reason = request.POST.get("reason", "").replace("\x00", "").strip()[:300]
        if signed.withdrawn_on:
            messages.error(request, "It was withdrawn before.")
        elif not reason:
            messages.error(request, "Say why it no longer holds; nothing was changed.")
        else:
            reviews.withdraw(signed, request.user, timezone.localdate(), reason)
            messages.success(request, "Withdrawn. It stays in this list; the page no longer rests on it.")
        return redirect("admin:acupoints_signoff_change", pk)


def may_withdraw(request: HttpRequest) -> bool:
    return bool(request.user.has_perm("acupoints.change_signoff"))
