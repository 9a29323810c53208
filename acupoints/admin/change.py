"""Drafts: what each would change, its preview, and what may be done with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from acupoints.comparing import Comparison
from acupoints.marker_moves import scenes
from acupoints.models import Change
from acupoints.models.change import ChangeEvent, name_of
from acupoints.proposal import Proposal
from acupoints.publishing import Refused, moved, publish
from acupoints.roles import kinds_seen
from acupoints.undoing import is_undone, undone

from .draft_preview import preview
from .drafting import logged

What, State = ChangeEvent.What, Change.State
WRITTEN = (State.WRITING, State.REJECTED)


def desk_of(change: Change) -> Any:
    return admin.site._registry.get(change.content_type.model_class())  # type: ignore[arg-type]


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin[Change]):
    list_display = ("title", "kind", "state", "author_name", "needs_second", "changed_at")
    list_filter = ("state", "needs_second")
    list_select_related = ("content_type", "author")
    search_fields = ("title", "author_name", "why")
    actions = None

    @admin.display(description="what")
    def kind(self, change: Change) -> str:
        made = "deletion" if change.is_deletion else "new" if change.is_new else "change"
        return f"{change.content_type.name}: {made}"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        """Only of things that one may look at."""
        found = super().get_queryset(request).select_related("content_type", "author")
        return found.filter(content_type__in=kinds_seen(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/preview/", view(require_safe(self.preview_view)), name="acupoints_change_preview"),
            path("<int:pk>/do/", view(require_POST(self.do_view)), name="acupoints_change_do"),
            *super().get_urls(),
        ]

    def found(self, request: HttpRequest, pk: Any) -> tuple[Change, Proposal, Any]:
        change = self.get_object(request, str(pk))
        if not self.has_view_permission(request, change):
            raise PermissionDenied
        desk = desk_of(change) if change else None
        if change is None or desk is None:
            raise Http404("There is no such draft.")
        return change, Proposal(desk.family, change, desk.safety), desk

    # The page of a draft

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return self.review(request, *self.found(request, object_id))

    def review(
        self, request: HttpRequest, change: Change, proposal: Proposal, desk: Any, problem: str = "", status: int = 200
    ) -> HttpResponse:
        old, new = (proposal.now, proposal.merged) if change.is_open else (proposal.base, proposal.data)
        changes = list(Comparison(proposal.family, old, new))
        context = {
            **self.admin_site.each_context(request),
            **{"title": f"Draft: {change.title}", "opts": self.opts, "change": change, "proposal": proposal},
            "changes": [one for one in changes if one.kind != "moved"],
            "moves": [one for one in changes if one.kind == "moved"],  # apart: one row that goes moves all after it
            "scenes": scenes(old, new),
            "before": "What readers see" if change.is_open else "Before",
            "after": "The draft" if change.is_open else "After",
            "original": change,
            "may": may(request, proposal, desk),
            "problem": problem,
            "log": change.events.all(),
            "is_undone": change.state == State.PUBLISHED and is_undone(proposal),
            "alone": proposal.needs_second and change.written_by(request.user),
            "form_url": form_url_of(change, desk) if desk.has_view_permission(request) else "",
        }
        return TemplateResponse(request, "admin/desk_review.html", context, status=status)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        change, proposal, desk = self.found(request, pk)
        if not change.is_open:
            messages.info(request, f"{change.title}: this draft is decided, so it has no preview any more.")
            return redirect(change)
        try:
            page = preview(request, proposal, desk)
        except Error as error:
            return self.review(request, change, proposal, desk, f"It does not fit what stands now: {error}", 409)
        if page is None:
            return self.review(request, change, proposal, desk, "Readers would see no page of its own.", 404)
        return page

    # What may be done with it

    def do_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        change, proposal, desk = self.found(request, pk)
        what = request.POST.get("do", "")
        deed: Callable[..., str | HttpResponse] | None = DEEDS.get(what)
        if deed is None:
            return self.review(request, change, proposal, desk, "This page has no such button.", 400)
        if what not in may(request, proposal, desk):
            problem = "This cannot be done with the draft as it is now, or not by you."
            return self.review(request, change, proposal, desk, problem, 403)
        why = request.POST.get("why", "").strip()[:2000]
        if what == "reject" and not why:
            return self.review(request, change, proposal, desk, "Say why, so that the author knows what to do.", 400)
        try:
            done = deed(request, proposal, desk, why)
        except Refused as refusal:
            return self.review(request, *self.found(request, pk), str(refusal), 409)
        if isinstance(done, str):
            messages.success(request, f"{change.title}: {done}")
            return redirect(change)
        return done


def form_url_of(change: Change, desk: Any) -> str:
    if not change.is_open and (change.is_deletion or change.object_id.startswith("-")):
        return ""
    opts = desk.opts
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[quote(change.object_id)])


def may(request: HttpRequest, proposal: Proposal, desk: Any) -> set[str]:
    change, user = proposal.change, request.user
    mine, waits = change.is_by(user), change.state == State.WAITING
    writes = desk.has_add_permission(request) if change.is_new else desk.has_change_permission(request)
    publishes = writes and user.has_perm("acupoints.publish_change")
    alone = proposal.needs_second and change.written_by(user)
    fits = not proposal.collisions and not proposal.is_gone
    found = {
        "send": mine and writes and change.state in WRITTEN and fits and proposal.merged != proposal.now,
        "take_back": mine and waits,
        "take_over": not mine and change.is_open and writes,
        "publish": waits and publishes and fits and not alone,
        "reject": waits and publishes and not mine,
        "discard": change.is_open and (mine or publishes),
        "undo": change.state == State.PUBLISHED and writes,
    }
    return {what for what, allowed in found.items() if allowed}


def send(request: HttpRequest, proposal: Proposal, desk: Any, why: str) -> str:
    with transaction.atomic():
        moved(proposal.change, request.user, What.SENT, State.WAITING, out_of=WRITTEN, why=why)
    return "sent to review."


def take_back(request: HttpRequest, proposal: Proposal, desk: Any, why: str) -> str:
    with transaction.atomic():
        moved(proposal.change, request.user, What.TAKEN_BACK, State.WRITING, out_of=(State.WAITING,), why=why)
    return "taken back from review."


def take_over(request: HttpRequest, proposal: Proposal, desk: Any, why: str) -> str:
    change = proposal.change
    with transaction.atomic():
        moved(change, request.user, What.TAKEN_OVER, State.WRITING, out_of=(*WRITTEN, State.WAITING), why=why)
        Change.objects.filter(pk=change.pk).update(author=request.user, author_name=name_of(request.user))
    return "it is yours now."


def publish_it(request: HttpRequest, proposal: Proposal, desk: Any, why: str) -> str:
    with transaction.atomic():
        publish(proposal, request.user, seen=request.POST.get("seen", ""))
        proposal.change.refresh_from_db()
        logged(proposal.change, request.user)
    return "readers see it from now on."


def reject(request: HttpRequest, proposal: Proposal, desk: Any, why: str) -> str:
    with transaction.atomic():
        moved(proposal.change, request.user, What.REJECTED, State.REJECTED, out_of=(State.WAITING,), why=why)
    return "sent back to its author."


def discard(request: HttpRequest, proposal: Proposal, desk: Any, why: str) -> str:
    with transaction.atomic():
        moved(proposal.change, request.user, What.WITHDRAWN, State.WITHDRAWN, out_of=(*WRITTEN, State.WAITING), why=why)
    return "discarded. Its page stays in the list of drafts."


def undo(request: HttpRequest, proposal: Proposal, desk: Any, why: str) -> HttpResponse:
    change = proposal.change
    state = undone(proposal)
    if state == proposal.now:
        raise Refused("Nothing of this draft stands any more: it was undone already.")
    reason = f"Undid the draft that {change.decided_by_name} published on {change.decided_at:%-d %B %Y, %H:%M} UTC."
    response: HttpResponse = desk.bring(request, change.object_id, state, reason)
    change.note(What.UNDONE, request.user, why)
    return response


DEEDS: dict[str, Callable[..., str | HttpResponse]] = {
    **{"send": send, "take_back": take_back, "take_over": take_over, "publish": publish_it},
    **{"reject": reject, "discard": discard, "undo": undo},
}
