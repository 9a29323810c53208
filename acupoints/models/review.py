from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models

LINK_DAYS = 30
NEXT_REVIEW_MONTHS = 24
NOTE = 2000  # letters of a reviewer's note


class ReviewPack(models.Model):
    """A handful of things that one clinician was asked to read, and what they answered. Its number is its key."""

    kind = models.CharField(max_length=40, help_text="Of what: point, routine.")
    keys = models.JSONField(help_text="Which, in order: the codes of points, the short name of a routine.")
    title = models.CharField(max_length=120, help_text="What is in it, in a few words.")
    revision = models.CharField(max_length=32, blank=True, help_text="The content's revision when it was put together.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    link = models.PositiveSmallIntegerField(default=0, help_text="How many were made; only the last one counts.")
    link_made_at = models.DateTimeField(null=True, blank=True, help_text="Empty: there is none, or it was taken back.")
    name = models.CharField("reviewer's name", max_length=60, blank=True, help_text="As the reviewer gives it.")
    qualification = models.CharField(max_length=58, blank=True, help_text="As the reviewer gives it.")
    answered_at = models.DateTimeField(null=True, blank=True, help_text="When the last answer came in.")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Pack {self.pk}: {self.title}"

    @property
    def link_ends_at(self) -> datetime | None:
        return self.link_made_at + timedelta(days=LINK_DAYS) if self.link_made_at else None


class ReviewAnswer(models.Model):
    """What the reviewer of a pack says of one part of one thing, as it stood when they read it."""

    class Verdict(models.TextChoices):
        AGREE = "agree", "Agree"
        CHANGE = "change", "Agree with a change"
        WRONG = "wrong", "Wrong"
        NOT_MINE = "not_mine", "Not my field"

    pack = models.ForeignKey(ReviewPack, models.CASCADE, related_name="answers")
    key = models.CharField(max_length=80, help_text="Which thing of the pack.")
    part = models.CharField(max_length=40, help_text="Which part of it.")
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    note = models.TextField(max_length=NOTE, blank=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the thing's text as it was read.")
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pack", "key", "part"], name="one_answer_a_part")]

    def __str__(self) -> str:
        return f"{self.key}, {self.part}: {self.get_verdict_display() or 'a note'}"


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def standing(self) -> Self:
        """Those that were not withdrawn, the newest first."""
        return self.filter(withdrawn_on=None).order_by("-reviewed_on", "-pk")


class SignOff(models.Model):
    """A clinician's word for one thing, as it stood on that day. Never changed; withdrawn where it no longer holds."""

    record = models.SlugField(max_length=140, unique=True, editable=False, help_text="Its name in files.")
    kind = models.CharField(max_length=40, help_text="Of what: point, routine.")
    key = models.CharField(max_length=80, help_text="Which: the code of a point, the short name of a routine.")
    name = models.CharField(max_length=60, help_text="As the reviewer gives it.")
    qualification = models.CharField(max_length=58, help_text="As the reviewer gives it.")
    reviewed_on = models.DateField(help_text="The day of the answers.")
    scope = models.JSONField(help_text="The parts that the reviewer agrees with.")
    left_out = models.JSONField(default=list, blank=True, help_text="The parts that are not the reviewer's field.")
    revision = models.CharField(max_length=32, blank=True, help_text="The content's revision.")
    digest = models.CharField(
        max_length=64, validators=[MinLengthValidator(64)], help_text="SHA-256 of the text that was reviewed."
    )
    pack = models.ForeignKey(ReviewPack, models.PROTECT, null=True, blank=True, related_name="sign_offs")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_reason = models.CharField(max_length=300, blank=True, help_text="Why it no longer holds.")

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["-reviewed_on", "-pk"]
        verbose_name = "sign-off"

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.signed_by}, {self.reviewed_on:%-d %B %Y}"

    @property
    def signed_by(self) -> str:
        return f"{self.name}, {self.qualification}"


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_after - timedelta(days=1))
