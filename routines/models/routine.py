from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from acupoints.models import Complaint, EvidenceGrade, Fact, Point, Publishable
from routines import plan
from routines.specs import RoutineSpec

from .planning import Planning

if TYPE_CHECKING:
    from .step import RoutineStep

TAKEN = frozenset({"own", "my-sessions"})  # as in urls.py


class RoutineQuerySet(models.QuerySet["Routine"]):
    def published(self) -> Self:
        return self.filter(status=Publishable.Status.PUBLISHED)

    def with_point(self, point: Point) -> Self:
        return self.filter(steps__point=point).distinct()

    def with_points(self, points: Iterable[Point]) -> Self:
        return self.filter(steps__point__in=points).distinct()

    def for_complaint(self, complaint: Complaint) -> Self:
        return self.filter(complaints=complaint)

    def for_complaints(self, complaints: Iterable[Complaint]) -> Self:
        return self.filter(complaints__in=complaints).distinct()

    def with_card(self) -> Self:
        """What a list shows of a routine: its length and its grade. Three more queries, however many routines."""
        return self.select_related("evidence_grade").prefetch_related("steps__point", "steps__substitute")

    def with_steps(self) -> Self:
        """With everything that a page or a plan of the routine reads. A fixed number of queries."""
        return self.select_related("evidence_grade").prefetch_related(
            "complaints",
            "sources",
            "steps__sources",
            "steps__point__region",
            "steps__point__subregions",
            "steps__figure",
            "steps__alternative_figure",
            "steps__substitute__region",
            "steps__substitute__subregions",
        )


class Routine(Publishable, Fact):
    """A sequence of timed steps for one aim, as an editor wrote it."""

    class Start(models.TextChoices):
        STARTER = "starter", "Starter form: short"
        FULL = "full", "Full form"

    class PregnancyGate(models.TextChoices):
        BLOCK = "block", "Not in pregnancy"
        ASK = "ask", "Ask a midwife or doctor first"
        OK = "ok", "No objection known"

    class ClotGate(models.TextChoices):
        BLOCK = "block", "Not with a blood clot or a swollen leg"
        OK = "ok", "No objection known"

    slug = models.SlugField(unique=True, help_text="The last part of the address: back-ease.")
    title = models.CharField(max_length=80, help_text="What the routine is called, in plain words.")
    aim = models.CharField(max_length=160, help_text="What it is meant to ease, in one line. Promise nothing.")
    summary = models.TextField(help_text="Two or three sentences: for whom, what is done, what it is not.")
    frequency = models.CharField(max_length=160, blank=True, help_text="How often: Once a day.")
    evidence_grade = models.ForeignKey(
        EvidenceGrade, models.PROTECT, related_name="routines", help_text="How well this very set was tested."
    )
    evidence_line = models.TextField(help_text="What research says of this set, in one or two sentences.")
    recommended_start = models.CharField(
        max_length=8, choices=Start, default=Start.STARTER, help_text="The form that is chosen at first."
    )
    pregnancy_gate = models.CharField(
        max_length=8,
        choices=PregnancyGate,
        default=PregnancyGate.BLOCK,
        help_text="What a tick at “pregnant” does.",
    )
    clot_gate = models.CharField(
        max_length=8, choices=ClotGate, default=ClotGate.BLOCK, help_text="What a tick at “blood clot” does."
    )
    position_text = models.TextField(blank=True, help_text="How to sit, stand or lie for the routine as a whole.")
    prepare_text = models.TextField(blank=True, help_text="What to have ready, one thing a line: A low stool.")
    complaints = models.ManyToManyField(
        Complaint,
        blank=True,
        related_name="routines",
        help_text="Their warning signs are shown before the start.",
    )
    notes = models.TextField(blank=True, help_text="For editors; not shown.")

    objects = RoutineQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.slug in TAKEN:
            raise ValidationError({"slug": f"/routines/{self.slug}/ is another page of this site already."})

    def get_absolute_url(self) -> str:
        return reverse("routines:routine_detail", args=[self.slug])

    @property
    def prepare_items(self) -> list[str]:
        return self.prepare_text.splitlines()

    def spec(self) -> RoutineSpec:
        """What plan.compile() is handed. Two queries after `with_steps()`."""
        return Planning(self).spec()

    def minutes(self, form: plan.Form, *, include_optional: bool = False) -> float:
        """How long it takes hands-free, with nothing left out; to one decimal. No query after `with_steps()`."""
        times = RoutineSpec(self.slug, tuple(step.spec() for step in self.steps.all()))
        made = plan.compile(times, form=form, include_optional=include_optional)
        return round(plan.estimate_seconds(made) / 60, 1) if isinstance(made, plan.Plan) else 0.0

    @property
    def starter_minutes(self) -> float:
        return self.minutes("starter")

    @property
    def full_minutes(self) -> float:
        return self.minutes("full")

    @property
    def optional_steps(self) -> list["RoutineStep"]:
        return [step for step in self.steps.all() if step.optional]
