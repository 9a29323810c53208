from datetime import date, timedelta
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils import timezone

RECENT = timedelta(days=365)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def published(self) -> Self:
        return self.filter(published=True)

    def recent(self, path: str, today: date) -> Self:
        """What was corrected on one page in the last twelve months."""
        return self.published().filter(path=path, corrected_on__gt=today - RECENT)


class Correction(models.Model):
    """One mistake that stood on this site, and what stands there now."""

    class Seriousness(models.TextChoices):
        SAFETY = "safety", "Safety"
        PLACE = "place", "Place"
        WORDING = "wording", "Wording"

    published = models.BooleanField(default=False, help_text="Readers see it in the list of corrections.")
    seriousness = models.CharField(max_length=8, choices=Seriousness, help_text="What the mistake could have led to.")
    path = models.CharField(
        "page",
        max_length=200,
        blank=True,
        db_index=True,
        help_text="The page’s address on this site: /points/ki3/. Empty: the site as a whole.",
    )
    title = models.CharField("where", max_length=120, help_text="What it is about, as readers know it: KI 3 Taixi.")
    wrong = models.TextField(
        "what was wrong", max_length=2000, help_text="What it said. In your words, not a reader’s."
    )
    now = models.TextField("what it says now", max_length=2000, help_text="What stands there since.")
    since = models.DateField("wrong since", null=True, blank=True, help_text="Empty: since the page was first shown.")
    corrected_on = models.DateField(default=timezone.localdate, help_text="The day on which it was put right.")
    noticed_by = models.CharField(
        max_length=120, default="a reader", help_text="“a reader”, “an editor”. A name only if its bearer wishes it."
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-corrected_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since=None) | models.Q(since__lte=models.F("corrected_on")),
                name="wrong_before_it_was_corrected",
                violation_error_message="It cannot have been corrected before it was wrong.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.corrected_on:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("acupoints:correction", args=[self.pk])
