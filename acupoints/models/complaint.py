from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from acupoints.redflags import Signs

from .evidence import EvidenceGrade, Fact, Source
from .point import Point
from .publishing import Publishable, PublishableQuerySet
from .region import Region

LINES = "One sign a line."


class Complaint(Publishable):
    """Something people come with, such as lower back pain. Nothing here diagnoses it."""

    slug = models.SlugField(
        unique=True,
        help_text="The last part of its address, and its name in files: do not change it once it is published.",
    )
    title = models.CharField(max_length=80, help_text="As people say it: Lower back pain.")
    summary = models.CharField(max_length=200, help_text="What it is, in one sentence, for lists and search.")
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="complaints",
        help_text="The part of the body that it is about. Empty: the whole body, sleep or the mind.",
    )
    more_regions = models.ManyToManyField(
        Region, blank=True, related_name="+", help_text="Further parts of the body under which it is found."
    )
    self_care = models.BooleanField(default=True, help_text="Off: facts only, no routine and no timer.")
    only_its_points = models.BooleanField(
        default=False,
        help_text="On: who has this presses the points named here and no others, whatever else is chosen (pregnancy).",
    )
    also_called = models.CharField(max_length=300, blank=True, help_text="Other words people search for; commas.")
    emergency_now = models.TextField(help_text=f"Signs that need the emergency number at once. {LINES}")
    emergency_verification = models.CharField(
        max_length=1,
        choices=Fact.Verification,
        default="K",
        help_text="“Not verified” is published with exactly those words.",
    )
    urgent_same_day = models.TextField(blank=True, help_text=f"Signs that need a doctor the same day. {LINES}")
    urgent_verification = models.CharField(
        max_length=1,
        choices=Fact.Verification,
        default="K",
        help_text="“Not verified” is published with exactly those words.",
    )
    see_a_clinician = models.TextField(blank=True, help_text=f"Signs to have looked at soon. {LINES}")
    clinician_verification = models.CharField(
        max_length=1,
        choices=Fact.Verification,
        default="K",
        help_text="“Not verified” is published with exactly those words.",
    )
    red_flag_sources = models.ManyToManyField(
        Source, blank=True, related_name="+", help_text="Where the three lists were read."
    )
    red_flag_notes = models.CharField(
        max_length=300, blank=True, help_text="What a reader should know of these lists as a whole."
    )
    evidence_grade = models.ForeignKey(
        EvidenceGrade, models.PROTECT, related_name="complaints", help_text="How well pressing was tested for it."
    )
    evidence_summary = models.TextField(help_text="What was studied and found, in two or three sentences.")
    evidence_verification = models.CharField(
        max_length=1,
        choices=Fact.Verification,
        default="K",
        help_text="“Not verified” is published with exactly those words.",
    )
    evidence_sources = models.ManyToManyField(Source, blank=True, related_name="+", help_text="What was read.")
    self_care_text = models.TextField(blank=True, help_text="What helps besides pressing. Markdown.")
    self_care_verification = models.CharField(
        max_length=1,
        choices=Fact.Verification,
        default="K",
        help_text="“Not verified” is published with exactly those words.",
    )
    self_care_sources = models.ManyToManyField(Source, blank=True, related_name="+", help_text="What was read.")
    trial_protocol = models.TextField(
        blank=True, help_text="What trials or leaflets did: which points, how long, how often, for how many weeks."
    )
    trial_protocol_verification = models.CharField(
        max_length=1,
        choices=Fact.Verification,
        default="K",
        help_text="“Not verified” is published with exactly those words.",
    )
    trial_protocol_sources = models.ManyToManyField(Source, blank=True, related_name="+", help_text="What was read.")
    audience_limits = models.TextField(blank=True, help_text="For whom the points and routines here are not meant.")

    objects = PublishableQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("acupoints:complaint_detail", args=[self.slug])

    @property
    def emergency_items(self) -> list[str]:
        return self.emergency_now.splitlines()

    @property
    def urgent_items(self) -> list[str]:
        return self.urgent_same_day.splitlines()

    @property
    def clinician_items(self) -> list[str]:
        return self.see_a_clinician.splitlines()

    @property
    def red_flags(self) -> Signs:
        return {"emergency": self.emergency_items, "urgent": self.urgent_items, "clinician": self.clinician_items}


class PointUse(Fact):
    """One point's use for one complaint, and on what that use rests."""

    class Basis(models.TextChoices):
        TRADITION = "tradition", "Traditional use"
        TRIAL = "trial", "Used in a trial"
        REVIEW = "review", "Named in a review"

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="point_uses")
    point = models.ForeignKey(Point, models.PROTECT, related_name="uses", help_text="Its code or name.")
    position = models.PositiveSmallIntegerField(default=1, help_text="Order on the page: 1, 2, 3 … Empty: last.")
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.TRADITION, help_text="On what the use rests.")
    text = models.CharField(max_length=300, blank=True, help_text="Why this point, in one sentence.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["complaint", "point"], name="point_once_per_complaint")]

    def clean(self) -> None:
        if self.point_id and not self.point.has_page:
            raise ValidationError({"point": f"{self.point.code} is a draft: readers have no page of it."})
        if self.point_id and self.point.is_never_pressed:
            raise ValidationError({"point": f"{self.point.code} is never pressed: no complaint names it."})

    def __str__(self) -> str:
        return f"{self.point.code} for {self.complaint}"
