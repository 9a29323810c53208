"""The trays that need no more than the content itself: reviews, facts that nobody checked, findings, changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from acupoints.content.findings import kept_findings
from acupoints.models import Change, Fact, Publishable, Report

from . import SHOWN, Entry, Tray, tray
from .families import Desk, desks, form_url

MARK = "verification"
PUBLISHED = Publishable.Status.PUBLISHED


@tray(10)
def drafts(request: HttpRequest) -> Tray | None:
    """What waits to be published by this editor, and what came back to them or was never sent."""
    if not request.user.has_perm("acupoints.view_change"):
        return None
    mine = Change.objects.open().exclude(state=Change.State.WAITING).filter(author=request.user.pk)
    may = request.user.has_perm("acupoints.publish_change")
    found = [*(Change.objects.waiting() if may else ()), *mine]
    entries = tuple(Entry(one.title, one.get_absolute_url(), told(one)) for one in found[:SHOWN])
    more = reverse("admin:acupoints_change_changelist")
    return Tray("Drafts waiting for you", entries, len(found), more, "No draft waits for you.", pressing=bool(found))


def told(draft: Change) -> str:
    second = ", needs a second person" if draft.needs_second else ""
    return f"{draft.get_state_display().lower()}, by {draft.author_name}{second}"


@tray(20)
def reports(request: HttpRequest) -> Tray | None:
    if not request.user.has_perm("acupoints.view_report"):
        return None
    found = list(Report.objects.open().urgent_first())
    entries = tuple(
        Entry(f"{one.get_kind_display()}: {one.path or 'the whole site'}", form_url(one), f"{one.created_on:%-d %B}")
        for one in found[:SHOWN]
    )
    more = reverse("admin:acupoints_report_changelist")
    return Tray("Readers' reports", entries, len(found), more, "No report is open.", pressing=bool(found))


@tray(30)
def overdue(request: HttpRequest) -> Tray | None:
    """Published things whose day to be read again is over. One query a model."""
    today = timezone.localdate()
    due: list[Any] = []
    for desk in desks(request):
        if issubclass(desk.model, Publishable):
            due += desk.model._default_manager.filter(status=PUBLISHED, next_review_on__lte=today)
    due.sort(key=lambda thing: thing.next_review_on)
    entries = tuple(Entry(str(one), form_url(one), f"since {one.next_review_on:%-d %B %Y}") for one in due[:SHOWN])
    return Tray("Reviews that are due", entries, len(due), empty="No review is due.")


@dataclass(frozen=True, slots=True)
class Unchecked:
    """One kind of statement, with how many of its rows are marked K: nobody has checked them."""

    desk: Desk
    field: str
    count: int

    @property
    def key(self) -> str:
        return f"{self.desk.model._meta.label_lower}.{self.field}"

    @property
    def title(self) -> str:
        what = self.field.removesuffix(MARK).strip("_").replace("_", " ")
        name = str(self.desk.model._meta.verbose_name)
        return f"{name}: {what}" if what else name

    def rows(self) -> models.QuerySet[Any]:
        rows = self.desk.model._default_manager.filter(**{self.field: Fact.Verification.NOT_VERIFIED})
        return rows.select_related(self.desk.key).order_by(self.desk.key, "pk") if self.desk.key else rows


def unchecked(request: HttpRequest) -> Iterator[Unchecked]:
    """One query for each field that says whether somebody checked."""
    for desk in desks(request):
        for field in desk.model._meta.get_fields():
            if isinstance(field, models.CharField) and field.name.endswith(MARK):
                one = Unchecked(desk, field.name, 0)
                if count := one.rows().count():
                    yield Unchecked(desk, field.name, count)


@tray(50)
def unverified(request: HttpRequest) -> Tray | None:
    found = sorted(unchecked(request), key=lambda one: -one.count)
    page = reverse("desk_unverified")
    entries = tuple(Entry(one.title, f"{page}?kind={one.key}", f"{one.count}") for one in found[:SHOWN])
    total = sum(one.count for one in found)
    return Tray("Statements that nobody has verified", entries, total, page if found else "", "All are verified.")


@tray(40)
def findings(request: HttpRequest) -> Tray | None:
    """What the lint found of the content as it is now. It takes some seconds, so it is asked for."""
    page, found = reverse("desk_findings"), kept_findings()
    if found is None:
        unknown = "The content has changed since it was last checked."
        return Tray("Findings of the lint", (Entry("Check everything now", page, "some seconds"),), 0, page, unknown)
    entries = tuple(Entry(f"{one.record}: {one.reason}", page) for one in found[:SHOWN])
    return Tray("Findings of the lint", entries, len(found), page, "The lint finds nothing.", pressing=bool(found))


@tray(60)
def recent(request: HttpRequest) -> Tray | None:
    labels = {config.label for config in apps.get_app_configs() if config.label in {"acupoints", "routines"}}
    rows = LogEntry.objects.filter(content_type__app_label__in=labels).select_related("user", "content_type")
    entries = tuple(
        Entry(one.object_repr, one.get_admin_url() or "", f"{one.user}, {one.action_time:%-d %B, %H:%M}: {said(one)}")
        for one in rows[:SHOWN]
        if request.user.has_perm(f"{one.content_type.app_label}.view_{one.content_type.model}")  # type: ignore[union-attr]
    )
    return Tray("Recent changes", entries, len(entries), empty="Nothing has been changed on this desk yet.")


def said(entry: LogEntry) -> str:
    words = entry.get_change_message() or entry.get_action_flag_display()
    return words if len(words) < 120 else f"{words[:118]} …"
