from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone


class State(models.TextChoices):
    WRITING = "writing", "Being written"
    WAITING = "waiting", "Waiting for review"
    REJECTED = "rejected", "Sent back"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Discarded"


OPEN = (State.WRITING, State.WAITING, State.REJECTED)


class ChangeQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def of(self, model: type[models.Model], pk: Any) -> Self:
        return self.filter(content_type=ContentType.objects.get_for_model(model), object_id=str(pk))

    def waiting(self) -> Self:
        """Those that somebody should look at, the longest waiting first."""
        return self.filter(state=State.WAITING).order_by("changed_at")


class Change(models.Model):
    """One proposed change of one thing that readers see, kept beside it until somebody publishes it."""

    State = State

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64, help_text="A new thing has its draft's number, negative.")
    title = models.CharField(max_length=200)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    author_name = models.CharField("author", max_length=150)
    state = models.CharField(max_length=10, choices=State, default=State.WRITING)
    base = models.JSONField(default=list, help_text="The thing's rows when the draft began; none: a new thing.")
    data = models.JSONField(default=list, help_text="Its rows as proposed; none: it should be deleted.")
    why = models.CharField(max_length=300, blank=True)
    needs_second = models.BooleanField("needs a second person", default=False)
    created_at = models.DateTimeField("begun", default=timezone.now)
    changed_at = models.DateTimeField("last changed", default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_by_name = models.CharField("decided by", max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "draft"
        ordering = ["-changed_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("publish_change", "Can publish drafts, send them back, and bring versions back")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], condition=Q(state__in=OPEN), name="one_open_draft_of_a_thing"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("admin:acupoints_change_change", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_new(self) -> bool:
        return not self.base

    @property
    def is_deletion(self) -> bool:
        return not self.data

    def is_by(self, user: Any) -> bool:
        return self.author_id is not None and self.author_id == user.pk

    def written_by(self, user: Any) -> bool:
        """Whether any of its words may be theirs, also if somebody else took it over since."""
        return self.events.filter(what__in=ChangeEvent.WRITING, who=user).exists()

    def note(self, what: str, who: Any, why: str = "") -> None:
        """Append to its log."""
        ChangeEvent.objects.create(change=self, what=what, who=who, who_name=name_of(who), why=why)


class ChangeEvent(models.Model):
    """One line of a draft's log: who did what, when and why. Lines are only added."""

    class What(models.TextChoices):
        BEGUN = "begun", "Begun"
        SAVED = "saved", "Changed"
        SENT = "sent", "Sent to review"
        TAKEN_BACK = "taken_back", "Taken back from review"
        TAKEN_OVER = "taken_over", "Taken over"
        REJECTED = "rejected", "Sent back to the author"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Discarded"
        UNDONE = "undone", "Undone by another draft"

    WRITING = (What.BEGUN, What.SAVED)

    change = models.ForeignKey(Change, models.CASCADE, related_name="events")
    what = models.CharField(max_length=12, choices=What)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    who_name = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_what_display()} by {self.who_name}"


def name_of(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())
