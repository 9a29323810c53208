from django.db import models
from django.urls import reverse


class Region(models.Model):
    """One part of the body; regions form a tree (the back of the knee lies in the knee)."""

    slug = models.SlugField(
        unique=True,
        help_text="The last part of its address, and its name in files: do not change it once it is published.",
    )
    label = models.CharField(max_length=60, help_text="In plain words: Back of the knee.")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The larger part in which it lies.",
    )
    description = models.CharField(
        max_length=200, blank=True, help_text="Where it begins and ends, if that is not plain."
    )

    class Meta:
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("acupoints:body_region", args=[self.slug])
