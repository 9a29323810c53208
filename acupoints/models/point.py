from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch
from django.urls import reverse

from acupoints import codes

from .evidence import EvidenceGrade, Fact, Source
from .meridian import Meridian
from .point_class import PointClass
from .publishing import Publishable, PublishableQuerySet
from .region import Region


def validate_code(code: str) -> None:
    try:
        codes.normalise(code)
    except ValueError as error:
        raise ValidationError("%(code)s is no point code such as KI3 or EX-HN3.", params={"code": code}) from error


class PointQuerySet(PublishableQuerySet):
    def visible(self) -> Self:
        """What has a page for readers: the published points, and those that are only listed yet."""
        return self.filter(status__in=WITH_PAGE)

    def with_card(self) -> Self:
        """What a list shows of a point: two queries, however many points."""
        return self.select_related("meridian", "region").defer("tradition", "research", "mixed_up", "press_text")

    def with_page(self) -> Self:
        """Everything that a point's page shows, but figures and neighbours: a constant number of queries."""
        locations = LocationDescription.objects.prefetch_related("sources")
        names = PointName.objects.prefetch_related("sources")
        cautions = self.model._meta.get_field("cautions").related_model.objects
        photos = self.model._meta.get_field("photos").related_model.objects
        return self.select_related("meridian", "region", "research_grade").prefetch_related(
            "classes",
            "tradition_sources",
            "research_sources",
            "mixed_up_sources",
            Prefetch("locations", locations),
            Prefetch("names", names),
            Prefetch("photos", photos.published()),
            Prefetch("cautions", cautions.select_related("applies_to").prefetch_related("sources")),
        )


class Publication(models.TextChoices):
    """A point has a step more than other things: readers reach it by name before its text is written."""

    DRAFT = "draft", "Draft"
    LISTED = "listed", "Listed: names and place, its text is not written yet"
    PUBLISHED = "published", "Published"


WITH_PAGE = (Publication.LISTED, Publication.PUBLISHED)


class Point(Publishable):
    """One acupressure point, which may have several sites on the body."""

    class Laterality(models.TextChoices):
        MIDLINE = "midline", "On the middle line"
        PAIRED = "paired", "One on each side"
        MULTIPLE = "multiple", "Several places"

    class SelfReach(models.TextChoices):
        EASY = "easy", "Easy to reach yourself"
        AWKWARD = "awkward", "Reachable, but awkward"
        HELPER_OR_BALL = "helper_or_ball", "With a soft ball or a helper"
        NO = "no", "Not pressed"

    class Pressable(models.TextChoices):
        YES = "yes", "May be pressed"
        LIGHT_ONLY = "light_only", "Lightly only"
        NEVER = "never", "Never pressed"

    status = models.CharField(
        max_length=10,
        choices=Publication,
        default=Publication.DRAFT,
        help_text="Listed: readers see its names, its place on the figures and how carefully, and nothing on pressing.",
    )
    code = models.CharField(
        max_length=12,
        unique=True,
        validators=[validate_code],
        help_text="WHO code without blank: KI3, EX-HN3.",
    )
    slug = models.SlugField(max_length=12, unique=True, editable=False)
    sort_order = models.PositiveIntegerField(default=0, editable=False)
    meridian = models.ForeignKey(
        Meridian, models.PROTECT, related_name="points", help_text="EX for points outside the meridians."
    )
    number = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Its place along the meridian or in its series; empty where no standard has it.",
    )
    pinyin = models.CharField(max_length=60, help_text="With tone marks.")
    hanzi_traditional = models.CharField(
        "Chinese, traditional", max_length=12, help_text="The name in traditional characters."
    )
    hanzi_simplified = models.CharField(
        "Chinese, simplified", max_length=12, help_text="The name in simplified characters."
    )
    english = models.CharField(max_length=80, help_text="What the name means.")
    korean = models.CharField(max_length=60, blank=True, help_text="The Korean name in Latin letters.")
    japanese = models.CharField(max_length=60, blank=True, help_text="The Japanese name in Latin letters.")
    summary = models.CharField(
        max_length=140,
        blank=True,
        help_text="Needed to publish. Where it is, in one sentence: used by search, cards and the picture's text.",
    )
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="points", help_text="The part of the body under which it is listed."
    )
    subregions = models.ManyToManyField(Region, blank=True, related_name="+", help_text="Finer parts of the body.")
    aspect = models.CharField(max_length=40, blank=True, help_text="Front, back, inner, outer … in anatomical terms.")
    laterality = models.CharField(
        max_length=10, choices=Laterality, help_text="On the middle line, once on each side, or in several places."
    )
    sites = models.PositiveSmallIntegerField(default=2, help_text="Number of places on the body, both sides counted.")
    self_reach = models.CharField(max_length=16, choices=SelfReach, help_text="Whether one can press it oneself.")
    pressable = models.CharField(
        max_length=12, choices=Pressable, help_text="Never: the page then says nothing of pressing."
    )
    inside_body = models.BooleanField(default=False, help_text="Inside the mouth or nose.")
    classes = models.ManyToManyField(
        PointClass, blank=True, related_name="points", help_text="Traditional classes that it belongs to."
    )
    beneath = models.CharField(max_length=200, blank=True, help_text="What lies under the skin here.")

    press_position = models.CharField(max_length=300, blank=True, help_text="How to sit, stand or lie.")
    press_text = models.TextField(blank=True, help_text="How to press it, in a few sentences.")
    press_tool = models.CharField(max_length=60, blank=True, help_text="Thumb, fingers, palms, soft ball …")
    press_level = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(3)],
        help_text="1 light, 2 firm but easy, 3 strong but comfortable. Points that are pressed lightly only: 1.",
    )
    press_hold = models.DurationField(null=True, blank=True, help_text="How long, at least: 0:30, 30 or 30 s.")
    press_hold_max = models.DurationField(null=True, blank=True, help_text="How long, at most: 3:00, 180 or 3 min.")
    press_repetitions = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many times.")
    press_feel = models.CharField(max_length=200, blank=True, help_text="What it feels like when it is right.")
    press_verification = models.CharField(
        max_length=1, choices=Fact.Verification, default="K", help_text="Of time and pressure."
    )
    press_sources = models.ManyToManyField(
        Source, blank=True, related_name="+", help_text="Where time and pressure were read."
    )
    reach_text = models.CharField(max_length=400, blank=True, help_text="How to reach it alone, or who and what helps.")
    mixed_up = models.TextField(
        blank=True, help_text="What other articles commonly mix up here, and how to tell. Markdown."
    )
    mixed_up_sources = models.ManyToManyField(Source, blank=True, related_name="+", help_text="What was read.")
    tradition = models.TextField(blank=True, help_text="Traditional use, said as such, in one or two sentences.")
    tradition_verification = models.CharField(
        max_length=1,
        choices=Fact.Verification,
        default="K",
        help_text="“Not verified” is published with exactly those words.",
    )
    tradition_sources = models.ManyToManyField(Source, blank=True, related_name="+", help_text="What was read.")
    research = models.TextField(blank=True, help_text="What studies found, or that none was found.")
    research_grade = models.ForeignKey(
        EvidenceGrade,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="How well pressing this point was tested.",
    )
    research_verification = models.CharField(
        max_length=1,
        choices=Fact.Verification,
        default="K",
        help_text="“Not verified” is published with exactly those words.",
    )
    research_sources = models.ManyToManyField(Source, blank=True, related_name="+", help_text="What was read.")
    cautions_looked_at = models.BooleanField(
        default=False, help_text="Somebody looked for cautions. “None known” is a decision too."
    )

    objects = PointQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order"]

    def __str__(self) -> str:
        return f"{self.spaced_code} {self.pinyin}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.code = codes.normalise(self.code)
        self.slug = codes.slug(self.code)
        series, number = codes.sort_key(self.code)
        self.sort_order = series * 1000 + number
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if self.status == Publication.PUBLISHED and not self.summary:
            raise ValidationError({"summary": "A published point says in one sentence where it is."})
        if self.is_listed and (self.press_text or self.press_level):
            raise ValidationError({"status": "A listed point says nothing of pressing yet: publish it, or a draft."})
        if self.press_hold and self.press_hold_max and self.press_hold_max < self.press_hold:
            raise ValidationError({"press_hold_max": "The longest time is shorter than the shortest."})
        if self.is_never_pressed and (self.press_text or self.press_level):
            raise ValidationError({"pressable": "A point that is never pressed says nothing of pressing."})
        if self.pressable == self.Pressable.LIGHT_ONLY and (self.press_level or 1) > 1:
            raise ValidationError({"press_level": "This point is for light pressure only: level 1."})

    def get_absolute_url(self) -> str:
        return reverse("acupoints:point_detail", args=[self.slug])

    @property
    def spaced_code(self) -> str:
        return codes.spaced(self.code)

    @property
    def has_page(self) -> bool:
        return self.status in WITH_PAGE

    @property
    def is_published(self) -> bool:
        return self.status == Publication.PUBLISHED

    @property
    def is_listed(self) -> bool:
        """Whether its page has no text yet, and therefore nothing on pressing."""
        return self.status == Publication.LISTED

    @property
    def place_line(self) -> str:
        """Where it is, in one sentence. A listed point names the part of the body only; wants `region`."""
        return self.summary or f"{self.region.label}."

    @property
    def is_never_pressed(self) -> bool:
        return self.pressable == self.Pressable.NEVER


class PointName(Fact):
    """One name by which a point is, or was, called."""

    class Kind(models.TextChoices):
        VARIANT = "variant", "Other name"
        ENGLISH = "english", "English name"
        KOREAN = "korean", "Korean name"
        CLASSICAL = "classical", "Classical name"
        OLDER_NUMBER = "older_number", "Older number"
        CODE = "code", "Other code"
        PHRASE = "phrase", "How people describe the place"

    point = models.ForeignKey(Point, models.CASCADE, related_name="names")
    text = models.CharField(max_length=120, help_text="The name or number itself.")
    kind = models.CharField(max_length=12, choices=Kind, help_text="What sort of name it is.")
    scheme = models.CharField(max_length=120, blank=True, help_text="Language, book or numbering it belongs to.")
    note = models.CharField(
        max_length=300,
        blank=True,
        help_text="Where the name has two meanings: the sentence that tells them apart.",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["point", "kind", "text", "scheme"], name="point_name_once_per_scheme")
        ]

    def __str__(self) -> str:
        return self.text


class LocationDescription(Fact):
    """One description of where a point is: its standard place, one step to find it, or a disputed place."""

    class Kind(models.TextChoices):
        STANDARD = "standard", "Standard location"
        FINDING = "finding", "Finding step"
        ALTERNATIVE = "alternative", "Alternative location"

    point = models.ForeignKey(Point, models.CASCADE, related_name="locations")
    kind = models.CharField(
        max_length=12,
        choices=Kind,
        help_text="Standard: by the WHO. Finding: one step of the way there. Alternative: where another book puts it.",
    )
    position = models.PositiveSmallIntegerField(default=1, help_text="Order among those of the same kind.")
    text = models.TextField(
        help_text="In your own words. A finding step names something that a finger can feel: a bone, tendon, crease …"
    )

    class Meta:
        ordering = ["kind", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["point", "kind", "position"], name="location_position_once_per_kind")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.position}"
