from collections.abc import Collection
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Least

from .meridian import Meridian
from .point import Point
from .region import Region

IN_PICTURE = [MinValueValidator(0), MaxValueValidator(1)]
LONG_TEXTS = (
    "press_text",
    "press_position",
    "press_feel",
    "reach_text",
    "mixed_up",
    "tradition",
    "research",
    "beneath",
)
FRACTION = "From 0 (left or top) to 1 (right or bottom) of the picture."


class Side(models.TextChoices):
    LEFT = "left", "Left"
    RIGHT = "right", "Right"
    MIDLINE = "midline", "Middle line"


class FigureQuerySet(models.QuerySet[Any]):
    def with_overlay(self, points: Collection[Point] | None = None) -> Self:
        """All that a page draws on a figure: five queries, however many figures."""
        return self.select_related("context").prefetch_related(*overlay(points))

    def seeing(self, points: Collection[Point]) -> Self:
        """Each knows as `seen` how many of these points it marks. No further query."""
        return self.annotate(seen=models.Count("markers__point", filter=Q(markers__point__in=points), distinct=True))

    def showing(self, point: Point) -> Self:
        """Its figures, in one query.

        Each knows as `shows` how well it tells where the point is, and as `inside` how far from the rim it lies.
        """
        marked = Marker.objects.filter(point=point)
        rim = Least(F("x"), 1 - F("x"), F("y"), 1 - F("y"), output_field=models.FloatField())
        inside = marked.filter(figure=OuterRef("pk")).annotate(rim=rim).order_by("-rim").values("rim")[:1]
        figures = self.filter(pk__in=marked.values("figure")).select_related("context")
        best = marked.filter(figure=OuterRef("pk")).order_by("-shows").values("shows")[:1]
        return figures.annotate(shows=Subquery(best), inside=Subquery(inside))


def overlay(points: Collection[Point] | None = None) -> list[Prefetch[Any]]:
    """What is drawn on figures, to prefetch: four queries.

    A figure may hold the markers of two hundred points and the lines of all meridians: `points` asks for those of a
    few only, with the lines of their meridians.
    """
    markers, rulers = Marker.objects.with_names(), CunRuler.objects.select_related("point")
    paths = MeridianPath.objects.all()
    if points is not None:
        markers, rulers = markers.filter(point__in=points), rulers.filter(point__in=points)
        paths = paths.filter(meridian__in={point.meridian_id for point in points})
    return [
        Prefetch("markers", markers),
        Prefetch("landmarks", FigureLandmark.objects.all()),
        Prefetch("rulers", rulers),
        Prefetch("paths", paths),
    ]


class Figure(models.Model):
    """One picture of a part of the body, unmarked; the page draws markers and labels on it."""

    slug = models.SlugField(
        unique=True,
        help_text="The last part of its address, and its name in files: do not change it once it is published.",
    )
    title = models.CharField(max_length=120, help_text="What it shows: Inner side of the left ankle.")
    alt = models.CharField(max_length=300, help_text="What the unmarked picture shows, for those who cannot see it.")
    view = models.CharField(max_length=80, help_text="From where it is seen: from the inside, from behind …")
    pose = models.CharField(max_length=80, help_text="Standing, lying on the side …")
    region = models.ForeignKey(Region, models.PROTECT, related_name="figures", help_text="The part of the body.")
    side = models.CharField(
        max_length=5,
        choices=[("left", "Left"), ("right", "Right"), ("both", "Both")],
        help_text="Side shown.",
    )
    asset = models.CharField(max_length=80, help_text="Stem of the image files in fixtures/figures/images.")
    width = models.PositiveSmallIntegerField(help_text="Pixels of the largest image.")
    height = models.PositiveSmallIntegerField(help_text="Pixels of the largest image.")
    width_mm = models.FloatField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Millimetres of the body that the picture's width covers; empty where it is not to scale.",
    )
    bones = models.BooleanField(
        default=False, help_text="There is a twin of the picture that shows the bones: its files end in -bones."
    )
    schematic = models.BooleanField(default=False, help_text="A drawing that explains, not the body itself.")
    close_up = models.BooleanField(default=True, help_text="Off for pictures of the whole body.")
    context = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The wider picture it lies in.",
    )
    context_box = models.JSONField(
        null=True, blank=True, help_text="Where it lies there: x, y, width, height as fractions."
    )
    credit = models.CharField(max_length=120, help_text="Who made it.")
    licence = models.CharField(max_length=60, help_text="On what terms it may be shown.")
    notes = models.TextField(blank=True, help_text="What is uncertain about this picture.")

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title


class MarkerQuerySet(models.QuerySet[Any]):
    def with_names(self) -> Self:
        """With what is written and linked of their points, without the points' long texts. One query."""
        return self.select_related("point").defer(*(f"point__{name}" for name in LONG_TEXTS))


class Marker(models.Model):
    """One place of one point on one figure. A re-render moves the atlas's markers, never an editor's."""

    class Place(models.TextChoices):
        STANDARD = "standard", "Standard"
        ALTERNATIVE = "alternative", "Alternative"

    class PlacedBy(models.TextChoices):
        ATLAS = "atlas", "The atlas"
        EDITOR = "editor", "An editor"

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="markers", help_text="The figure on which it lies.")
    point = models.ForeignKey(Point, models.CASCADE, related_name="markers", help_text="The point that it shows.")
    site = models.PositiveSmallIntegerField(default=1, help_text="Which of a point's places, where it has several.")
    side = models.CharField(max_length=7, choices=Side, help_text="On which side of the body it lies.")
    place = models.CharField(
        max_length=11,
        choices=Place,
        default=Place.STANDARD,
        help_text="Alternative: where another book puts the point.",
    )
    x = models.FloatField(validators=IN_PICTURE, help_text=FRACTION)
    y = models.FloatField(validators=IN_PICTURE, help_text=FRACTION)
    label_x = models.FloatField(null=True, blank=True, validators=IN_PICTURE, help_text="Where its label stands.")
    label_y = models.FloatField(null=True, blank=True, validators=IN_PICTURE, help_text="Where its label stands.")
    hidden = models.BooleanField(
        default=False, help_text="It lies inside or behind what the picture shows; drawn dashed."
    )
    uncertainty_cun = models.FloatField(null=True, blank=True, help_text="How far it may be off, in cun.")
    shows = models.PositiveSmallIntegerField(
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="How well this figure tells where the point is, 0 to 100: its best figure is shown first.",
    )
    placed_by = models.CharField(
        max_length=6,
        choices=PlacedBy,
        default=PlacedBy.EDITOR,
        help_text="A new rendering moves the atlas's markers only.",
    )
    placed_on = models.CharField(
        max_length=16,
        blank=True,
        editable=False,
        help_text="The digest of the picture on which an editor placed it; empty where that is not known.",
    )

    objects = MarkerQuerySet.as_manager()

    class Meta:
        ordering = ["point__sort_order", "site", "place", "side"]
        constraints = [
            models.UniqueConstraint(fields=["figure", "point", "site", "side", "place"], name="marker_once_per_place"),
            models.CheckConstraint(
                name="marker_lies_in_its_picture", condition=Q(x__gte=0, x__lte=1, y__gte=0, y__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_title} on {self.figure}"

    @property
    def row_title(self) -> str:
        """Where the figure is known."""
        return f"{self.point.code} {self.side}"


class FigureLandmark(models.Model):
    """One structure that a finger can feel, named on a figure."""

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="landmarks")
    slug = models.SlugField(help_text="Short name, the same on every figure: inner_ankle_bone.")
    label = models.CharField(max_length=40, help_text="As it is written on the figure, in one to three words.")
    x = models.FloatField(validators=IN_PICTURE, help_text=FRACTION)
    y = models.FloatField(validators=IN_PICTURE, help_text=FRACTION)
    label_x = models.FloatField(validators=IN_PICTURE, help_text="Where its label stands.")
    label_y = models.FloatField(validators=IN_PICTURE, help_text="Where its label stands.")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["figure", "slug"], name="landmark_once_per_figure")]

    def __str__(self) -> str:
        return self.label


class CunRuler(models.Model):
    """One measured line on a figure, divided into equal parts, that helps to find one point."""

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="rulers")
    point = models.ForeignKey(Point, models.CASCADE, related_name="rulers", help_text="The point that it leads to.")
    label = models.CharField(max_length=30, help_text="3 cun, 2/3 …")
    parts = models.PositiveSmallIntegerField(default=1, help_text="Number of equal parts.")
    x1 = models.FloatField(validators=IN_PICTURE, help_text="Start. From 0 (left) to 1 (right).")
    y1 = models.FloatField(validators=IN_PICTURE, help_text="Start. From 0 (top) to 1 (bottom).")
    x2 = models.FloatField(validators=IN_PICTURE, help_text="End. From 0 (left) to 1 (right).")
    y2 = models.FloatField(validators=IN_PICTURE, help_text="End. From 0 (top) to 1 (bottom).")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.label} to {self.point.code}"


class MeridianPath(models.Model):
    """The visible line of one meridian on one figure."""

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="paths")
    meridian = models.ForeignKey(
        Meridian, models.CASCADE, related_name="paths", help_text="The meridian whose line it is."
    )
    side = models.CharField(max_length=7, choices=Side, help_text="On which side of the body it runs.")
    d = models.TextField("path", help_text="SVG path, in units in which the picture is 1000 wide.")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.meridian.code} {self.side} on {self.figure}"
