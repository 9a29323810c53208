from django.db import models


class Region(models.Model):
    """One part of the body; regions form a tree (the back of the knee lies in the knee)."""

    slug = models.SlugField(unique=True)
    label = models.CharField(max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    description = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label
