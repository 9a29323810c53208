from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from acupoints.models import Fact, Figure, Point
from routines.specs import PointSpec, StepSpec
from routines.tools import TOOLS

TIME = "3:00, 180 or 3 min."
NO_TIME = timedelta(0)


class StepKind(models.TextChoices):
    PRESS = "press", "Press a point"
    STRETCH = "stretch", "Stretch"
    WEAR = "wear", "Wear something"
    REST = "rest", "Rest"


class Side(models.TextChoices):
    LEFT_THEN_RIGHT = "left_then_right", "Left, then right"
    BOTH_TOGETHER = "both_together", "Both sides together"
    MIDLINE = "midline", "Middle line"
    NONE = "none", "No side"


class HelperView(models.TextChoices):
    NONE = "", "No words for a helper"
    FACING = "facing", "Facing the person: their left is on the right"
    BEHIND = "behind", "Behind the person or at their head: their left is on the left"


class RoutineStep(Fact):
    """One step of a routine: a point to press (or a stretch, a thing to wear, a rest) and for how long."""

    routine = models.ForeignKey("routines.Routine", models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(help_text="Its place in the routine: 1, 2, 3 … Empty: last.")
    kind = models.CharField(max_length=8, choices=StepKind, default=StepKind.PRESS, help_text="What is done.")
    point = models.ForeignKey(
        Point,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="routine_steps",
        help_text="Needed to press or wear.",
    )
    title = models.CharField(max_length=80, blank=True, help_text="Only for steps without a point: Stretch the calf.")
    place = models.CharField(
        max_length=40,
        blank=True,
        help_text="Where, in two plain words: inner ankle. Empty: the point's region.",
    )
    side = models.CharField(
        max_length=16, choices=Side, default=Side.LEFT_THEN_RIGHT, help_text="Which sides, in turn."
    )
    technique = models.CharField(max_length=60, blank=True, help_text="How: steady press, slow circles.")
    tool = models.CharField(max_length=16, choices=list(TOOLS.items()), default="thumb", help_text="With what.")
    tool_alternatives = models.JSONField(
        default=list, blank=True, help_text='What may take its place, best first: ["helper_thumbs"].'
    )
    pressure = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(3)],
        help_text="1 light, 2 firm but easy, 3 strong but comfortable. Light-only points: 1.",
    )
    hold = models.DurationField(default=timedelta(seconds=60), help_text=f"Full form, one side, one round. {TIME}")
    hold_max = models.DurationField(default=NO_TIME, blank=True, help_text=f"At most; 0: no more than hold. {TIME}")
    starter_hold = models.DurationField(default=timedelta(seconds=30), help_text=f"Starter form. {TIME}")
    rest = models.DurationField(default=NO_TIME, help_text=f"Between two rounds. {TIME}")
    switch = models.DurationField(default=timedelta(seconds=8), help_text=f"To change sides. {TIME}")
    rhythm_on = models.DurationField(default=NO_TIME, help_text=f"Press and release: pressing. 0: steady. {TIME}")
    rhythm_off = models.DurationField(default=NO_TIME, help_text=f"Press and release: letting go. {TIME}")
    repetitions = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1)], help_text="Rounds on each side, full form."
    )
    starter_repetitions = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1)], help_text="Rounds on each side, starter form."
    )
    optional = models.BooleanField(default=False, help_text="Only done when somebody asks for it.")
    position_text = models.CharField(max_length=160, blank=True, help_text="How to sit, stand or lie.")
    position_alternatives = models.CharField(max_length=160, blank=True, help_text="Another way, if that is hard.")
    standing = models.BooleanField(default=False, help_text="Done standing: not for somebody who may faint.")
    figure = models.ForeignKey(
        Figure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The picture that suits the position. Empty: the closest one.",
    )
    substitute = models.ForeignKey(
        Point,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The point to take if this one is out.",
    )
    instruction = models.TextField(help_text="What to do while the time runs: one or two short sentences.")
    spoken = models.CharField(max_length=200, blank=True, help_text="The same for the ear, shorter still.")
    light_instruction = models.TextField(
        blank=True, help_text="Instead of the instruction, where a tick makes the step lighter. From level 2 on."
    )
    light_spoken = models.CharField(max_length=200, blank=True, help_text="The same for the ear.")
    alternative_position = models.CharField(
        max_length=160, blank=True, help_text="Sitting or lying, for the other tool or who must not stand."
    )
    alternative_instruction = models.TextField(blank=True, help_text="What to do then. Light.")
    alternative_spoken = models.CharField(max_length=200, blank=True, help_text="The same for the ear.")
    alternative_figure = models.ForeignKey(
        Figure, models.PROTECT, null=True, blank=True, related_name="+", help_text="The picture that suits that."
    )
    helper_view = models.CharField(
        max_length=8, choices=HelperView, blank=True, help_text="Where somebody stands who presses it for another."
    )
    helper_position = models.CharField(
        max_length=160, blank=True, help_text="How the two sit, stand or lie: They sit; you stand behind."
    )
    helper_instruction = models.TextField(blank=True, help_text="What the helper does. Without words of force.")
    helper_spoken = models.CharField(max_length=200, blank=True, help_text="The same for the ear.")
    note = models.TextField(blank=True, help_text="Shown on the routine's page, under the step.")
    caution = models.TextField(blank=True, help_text="When to leave the step or to stop, shown before and during it.")

    class Meta:
        ordering = ["position", "pk"]

    @property
    def first_side(self) -> str:
        """The side that a picture shows: left where both are pressed in turn."""
        return {Side.LEFT_THEN_RIGHT: "left", Side.BOTH_TOGETHER: "both"}.get(Side(self.side), str(self.side))

    @property
    def scene(self) -> tuple[str, str, str]:
        """What its picture shows: see scenes.Place."""
        return (self.point.code if self.point else ""), self.first_side, (self.figure.slug if self.figure else "")

    def __str__(self) -> str:
        return f"{self.position}. {self.label}"

    @property
    def label(self) -> str:
        return f"{self.point.code} {self.point.pinyin}" if self.point else self.title

    def spec(self, point: PointSpec | None = None) -> StepSpec:
        """For plan.compile(). Without its point it still gives the times, and costs no query."""
        return StepSpec(
            title=self.label,
            point=point,
            kind=self.kind,
            side=self.side,
            technique=self.technique,
            tool=self.tool,
            tool_alternatives=tuple(self.tool_alternatives),
            pressure=self.pressure,
            hold_seconds=_seconds(self.hold),
            hold_max_seconds=_seconds(self.hold_max),
            starter_hold_seconds=_seconds(self.starter_hold),
            repetitions=self.repetitions,
            starter_repetitions=self.starter_repetitions,
            rest_seconds=_seconds(self.rest),
            switch_seconds=_seconds(self.switch),
            rhythm_on=_seconds(self.rhythm_on),
            rhythm_off=_seconds(self.rhythm_off),
            optional=self.optional,
            position=self.position_text,
            standing=self.standing,
            figure=self.figure.slug if point and self.figure else "",
            substitute=self.substitute.code if self.substitute and point else "",
            text=self.instruction,
            spoken=self.spoken,
            light_text=self.light_instruction,
            light_spoken=self.light_spoken,
            alternative_position=self.alternative_position,
            alternative_text=self.alternative_instruction,
            alternative_spoken=self.alternative_spoken,
            alternative_figure=self.alternative_figure.slug if point and self.alternative_figure else "",
            helper_view=self.helper_view,
            helper_position=self.helper_position,
            helper_text=self.helper_instruction,
            helper_spoken=self.helper_spoken,
            note=self.note,
            caution=self.caution,
        )

    def clean(self) -> None:
        if self.kind in (StepKind.PRESS, StepKind.WEAR) and self.point is None:
            raise ValidationError({"point": "Name the point to press."})
        if self.kind in (StepKind.STRETCH, StepKind.REST) and not self.title:
            raise ValidationError({"title": "A step without a point needs a title."})
        if self.point and self.point.is_never_pressed:
            raise ValidationError({"point": f"{self.point.code} is never pressed."})
        for name, point in (("point", self.point), ("substitute", self.substitute)):
            if point and not point.is_published:
                raise ValidationError({name: f"{point.code} is not published: it says nothing on how to press it."})
        if self.point and self.point.pressable == Point.Pressable.LIGHT_ONLY and self.pressure > 1:
            raise ValidationError({"pressure": f"{self.point.code} is pressed lightly only: level 1."})
        self._clean_tools()

    def _clean_tools(self) -> None:
        known = isinstance(self.tool_alternatives, list) and set(self.tool_alternatives) <= set(TOOLS)
        if not known:
            raise ValidationError({"tool_alternatives": f"A list of some of: {', '.join(TOOLS)}."})


def _seconds(time: timedelta) -> int:
    return round(time.total_seconds())
