from django.db import models
from django.urls import reverse

from .evidence import Source
from .publishing import Publishable, PublishableQuerySet


class Page(Publishable):
    """One page of general text: how to press, safety, about, privacy."""

    slug = models.SlugField(
        unique=True,
        help_text="The last part of its address, and its name in files: do not change it once it is published.",
    )
    title = models.CharField(max_length=120, help_text="The heading of the page.")
    summary = models.CharField(max_length=200, help_text="For search results.")
    body = models.TextField(help_text="Markdown. Headings start at ##.")
    sources = models.ManyToManyField(Source, blank=True, related_name="+", help_text="What was read.")

    objects = PublishableQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("acupoints:page", args=[self.slug])
