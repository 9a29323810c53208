import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MinLengthValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from .correction import Correction
from .tally import TallySalt

CONTACT_DAYS, SPAM_DAYS, CLOSED_DAYS = 90, 30, 365
SHORTEST, LONGEST = 10, 2000


def new_number() -> str:
    """Not counted up: it tells nobody how many there are, and nobody finds another's by adding one."""
    digits = f"{secrets.randbelow(10**8):08}"
    return f"{digits[:4]}-{digits[4:]}"


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> "ReportQuerySet":
        return self.filter(state__in=Report.OPEN)

    def urgent_first(self) -> "ReportQuerySet":
        """What is open and about safety, then what else is open, then the rest; the newest of each first."""
        open_now = Q(state__in=Report.OPEN)
        safety = models.When(open_now & Q(kind=Report.Kind.CAUTION), then=0)
        rank = models.Case(safety, models.When(open_now, then=1), default=2, output_field=models.IntegerField())
        return self.annotate(rank=rank).order_by("rank", "-created_on", "-pk")

    def purge(self, now: datetime) -> int:
        """Delete what is kept for a time only: contacts, spam, what was closed long ago, the salts of past hours."""
        today = now.date()
        TallySalt.objects.purge(now)
        self.exclude(contact="").filter(created_on__lt=today - timedelta(days=CONTACT_DAYS)).update(contact="")
        spam = Q(state=Report.State.SPAM, created_on__lt=today - timedelta(days=SPAM_DAYS))
        old = ~Q(state__in=Report.OPEN) & Q(handled_at__lt=now - timedelta(days=CLOSED_DAYS))
        return self.filter(spam | old).delete()[0]


class Report(models.Model):
    """One reader's word that something on one page is wrong."""

    class Kind(models.TextChoices):
        PLACE = "place", "The place of a point"
        PICTURE = "picture", "A picture"
        PRESSING = "pressing", "How to press, or how long"
        CAUTION = "caution", "Safety: a caution is missing or wrong"
        SOURCE = "source", "A source, or what it is said to say"
        WORDS = "words", "Words: a misprint, or hard to understand"
        BROKEN = "broken", "Something does not work"
        OTHER = "other", "Something else"

    class State(models.TextChoices):
        NEW = "new", "New"
        LOOKED_AT = "looked_at", "Looked at"
        CORRECTED = "corrected", "Corrected"
        NOT_A_MISTAKE = "not_a_mistake", "Not a mistake"
        DUPLICATE = "duplicate", "Told before"
        SPAM = "spam", "Spam"

    OPEN = (State.NEW, State.LOOKED_AT)

    number = models.CharField(max_length=9, unique=True, default=new_number, editable=False)
    path = models.CharField("page", max_length=200, blank=True, help_text="Empty: the site as a whole.")
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, blank=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    thing = GenericForeignKey("content_type", "object_id")
    figure = models.CharField("figure shown", max_length=100, blank=True)
    revision = models.CharField("content’s revision then", max_length=32, blank=True)
    version = models.CharField("software’s version then", max_length=40, blank=True)
    kind = models.CharField("about", max_length=10, choices=Kind)
    text = models.TextField("what they wrote", max_length=LONGEST, validators=[MinLengthValidator(SHORTEST)])
    contact = models.CharField(
        "how to reach them",
        max_length=200,
        blank=True,
        help_text=f"Deleted when the report is closed, and after {CONTACT_DAYS} days.",
    )
    state = models.CharField(max_length=14, choices=State, default=State.NEW, db_index=True)
    answer = models.TextField(blank=True, max_length=LONGEST, help_text="What became of it, in a sentence or two.")
    answer_public = models.BooleanField(
        "show the answer", default=False, help_text="Whoever knows the report’s number then reads it there."
    )
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    handled_at = models.DateTimeField(null=True, blank=True)
    created_on = models.DateField("told on", default=timezone.localdate, db_index=True)  # the day is enough
    correction = models.ForeignKey(Correction, models.SET_NULL, null=True, blank=True, related_name="reports")

    objects = ReportQuerySet.as_manager()

    class Meta:
        permissions = [("see_contact", "Can see how to reach whoever reported")]
        constraints = [
            models.CheckConstraint(
                condition=Q(contact="") | Q(state__in=["new", "looked_at"]), name="no_contact_once_closed"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_kind_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.is_open:
            self.contact = ""
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("acupoints:report_told", args=[self.number])

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def told_answer(self) -> str:
        """What whoever knows its number may read."""
        return self.answer if self.answer_public else ""

    @property
    def told_correction(self) -> Correction | None:
        return self.correction if self.correction and self.correction.published else None

    @transaction.atomic
    def settle(self, state: str, user: Any, now: datetime, correction: Correction | None = None) -> None:
        self.state, self.handled_by, self.handled_at = state, user, now
        self.correction = correction or self.correction
        self.save()
