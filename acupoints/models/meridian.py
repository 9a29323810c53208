from django.db import models
from django.urls import reverse

from .evidence import Fact
from .publishing import Publishable, PublishableQuerySet


class Meridian(Publishable, Fact):
    """One of the fourteen meridians, or the group of the extra points (EX)."""

    code = models.CharField(max_length=2, unique=True, help_text="WHO letters: LU, LI, ST …; EX for extra points.")
    slug = models.SlugField(
        unique=True,
        help_text="The last part of its address, and its name in files: do not change it once it is published.",
    )
    position = models.PositiveSmallIntegerField(unique=True, help_text="Order in lists.")
    english = models.CharField(max_length=60, help_text="Its English name: Kidney meridian.")
    pinyin = models.CharField(max_length=60, blank=True, help_text="With tone marks.")
    hanzi_traditional = models.CharField(
        "Chinese, traditional", max_length=20, blank=True, help_text="Its name in traditional characters."
    )
    hanzi_simplified = models.CharField(
        "Chinese, simplified", max_length=20, blank=True, help_text="Its name in simplified characters."
    )
    organ = models.CharField(max_length=60, blank=True, help_text="The organ that gives the name; empty for vessels.")
    yin_yang = models.CharField(max_length=4, blank=True, help_text="yin or yang.")
    limb = models.CharField(max_length=40, blank=True, help_text="Hand or foot; for vessels the line they run in.")
    six_division = models.CharField("division", max_length=20, blank=True, help_text="Taiyin, Yangming …")
    element = models.CharField(max_length=30, blank=True, help_text="Of the five: water, wood …")
    clock_hours = models.CharField(max_length=20, blank=True, help_text="As the tradition gives them: 17–19.")
    direction = models.CharField(max_length=80, blank=True, help_text="From where to where it runs.")
    point_count = models.PositiveSmallIntegerField(help_text="How many points it has in the WHO standard.")
    first_point = models.CharField(max_length=60, blank=True, help_text="Code and name of the first point.")
    last_point = models.CharField(max_length=60, blank=True, help_text="Code and name of the last point.")
    paired_with = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", help_text="Its partner in the tradition."
    )
    summary = models.CharField(max_length=200, help_text="One sentence: where it runs.")
    introduction = models.TextField(blank=True, help_text="A few paragraphs, in Markdown.")
    verification_note = models.CharField(max_length=200, blank=True, help_text="What was read, and what was not.")

    objects = PublishableQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.english} ({self.code})"

    def get_absolute_url(self) -> str:
        return reverse("acupoints:meridian_detail", args=[self.slug])
