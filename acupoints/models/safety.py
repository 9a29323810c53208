from django.db import models
from django.db.models import Q

from acupoints.precautions import Rule

from .evidence import Fact
from .point import Point
from .region import Region


class Precaution(models.Model):
    """One thing that a reader can tick about themselves before pressing."""

    slug = models.SlugField(unique=True, help_text="Its name in files and rules: do not change it.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Order in lists.")
    label = models.CharField(max_length=80, help_text="In two or three words: Varicose veins.")
    question = models.CharField(
        max_length=200, help_text="As the reader is asked before a session, with a question mark."
    )
    help = models.CharField(max_length=300, blank=True, help_text="What counts, and what follows from it.")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.label


class Caution(Fact):
    """One warning about pressing one point."""

    class Level(models.TextChoices):
        NEVER = "never", "Never press"
        AVOID = "avoid", "Do not press"
        ASK_FIRST = "ask_first", "Ask first"
        LIGHT_ONLY = "light_only", "Lightly only"
        STOP_RULE = "stop_rule", "Stop if"
        INFO = "info", "Good to know"

    point = models.ForeignKey(Point, models.CASCADE, related_name="cautions")
    position = models.PositiveSmallIntegerField(default=1, help_text="Order on the page; the strictest first.")
    level = models.CharField(
        max_length=12, choices=Level, help_text="How strict it is. Never: the point is not pressed by anybody."
    )
    text = models.CharField(max_length=400, help_text="What to do or leave, in plain words.")
    reason = models.CharField(max_length=300, blank=True, help_text="Why, in one sentence.")
    applies_to = models.ForeignKey(
        Precaution, models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: everyone."
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["point", "position"], name="caution_position_once")]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.text}"


class PrecautionRule(Fact):
    """What one ticked precaution does to a point, a region, a tool, a routine or everything."""

    class Scope(models.TextChoices):
        ALL = "all", "Everything"
        REGION = "region", "A region"
        POINT = "point", "A point"
        TOOL = "tool", "A tool"
        ROUTINE = "routine", "A routine"

    class Action(models.TextChoices):
        BLOCK_ROUTINE = "block_routine", "Block the routine"
        SKIP = "skip", "Skip"
        SWAP = "swap", "Swap"
        LIGHT_ONLY = "light_only", "Lightly only"
        WARN = "warn", "Warn"

    precaution = models.ForeignKey(
        Precaution, models.CASCADE, related_name="rules", help_text="The tick that it follows from."
    )
    scope = models.CharField(
        max_length=8, choices=Scope, help_text="What it hits; fill the one field below that belongs to it."
    )
    point = models.ForeignKey(
        Point, models.CASCADE, null=True, blank=True, related_name="rules", help_text="Only where it hits a point."
    )
    region = models.ForeignKey(
        Region, models.CASCADE, null=True, blank=True, related_name="rules", help_text="Only where it hits a region."
    )
    tool = models.CharField(max_length=30, blank=True, help_text="Only where it hits a tool: ball, fist …")
    routine = models.SlugField(blank=True, help_text="The routine's short name.")
    action = models.CharField(max_length=14, choices=Action, help_text="What happens to what it hits.")
    swap_with = models.ForeignKey(
        Point,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Only for a swap: the point that comes in.",
    )
    reason = models.CharField(max_length=300, help_text="Shown to the reader as the reason.")

    class Meta:
        ordering = ["precaution", "scope", "pk"]
        constraints = [
            models.CheckConstraint(
                name="rule_has_the_target_of_its_scope",
                condition=(
                    Q(scope="all", point=None, region=None, tool="", routine="")
                    | Q(scope="region", region__isnull=False, point=None, tool="", routine="")
                    | Q(scope="point", point__isnull=False, region=None, tool="", routine="")
                    | Q(scope="tool", point=None, region=None, routine="") & ~Q(tool="")
                    | Q(scope="routine", point=None, region=None, tool="") & ~Q(routine="")
                ),
            ),
            models.CheckConstraint(
                name="only_a_swap_names_another_point",
                condition=Q(action="swap", swap_with__isnull=False) | ~Q(action="swap"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.precaution}: {self.get_action_display()} {self.target}"

    @property
    def target(self) -> str:
        """What the rule hits, as the facts tables write it: a code, a region, a tool, a routine, or "all"."""
        if self.point:
            return self.point.code
        return self.region.slug if self.region else self.tool or self.routine or "all"


def precaution_rules() -> tuple[Rule, ...]:
    """All rules of precaution. One query."""
    rows = PrecautionRule.objects.select_related("precaution", "point", "region", "swap_with")
    return tuple(
        Rule(
            precaution=row.precaution.slug,
            scope=row.scope,
            target=row.target,
            action=row.action,
            reason=row.reason,
            swap_with=row.swap_with.code if row.swap_with else "",
        )
        for row in rows
    )
