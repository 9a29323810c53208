from typing import Any, Self

from django.db import models


class PublishableQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        return self.filter(status=Publishable.Status.PUBLISHED)


class Publishable(models.Model):
    """A thing that readers see only once it is published, with who reviewed it and when."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    status = models.CharField(
        max_length=10,
        choices=Status,
        default=Status.DRAFT,
        help_text="Readers see published things only.",
    )
    reviewed_by = models.CharField(
        max_length=120,
        blank=True,
        help_text="Name and qualification, as the reviewing clinician gives them. Empty: not yet reviewed.",
    )
    reviewed_on = models.DateField(null=True, blank=True, help_text="The day of that review.")
    next_review_on = models.DateField(null=True, blank=True, help_text="When somebody should read it again.")
    draft = models.JSONField(
        null=True,
        blank=True,
        editable=False,
        help_text="A changed version that waits beside the published one.",
    )

    class Meta:
        abstract = True

    @property
    def is_reviewed(self) -> bool:
        return bool(self.reviewed_by and self.reviewed_on)
