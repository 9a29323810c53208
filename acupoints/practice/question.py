"""One question: a point, the figure on which it is looked for, and where it lies there."""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects

from acupoints.figures import UNITS, FigureView, figures_of
from acupoints.figures.view import CUN_MM
from acupoints.models import CunRuler, Figure, FigureLandmark, Marker, MeridianPath, Point

from .choice import tappable
from .miss import Place, Scale

NO_MERIDIAN = -1
SMALL, LARGE = 280, 560  # CSS pixels of the picture where it is tapped without a script


@cache
def local_cun() -> dict[str, float]:
    """Millimetres of one cun on the body of the figures where each point lies, by code; empty without the file."""
    path = settings.FIXTURES_ROOT / "atlas" / "points.json"
    places = json.loads(path.read_text("utf-8")) if path.exists() else []
    return {one["code"]: one["cun_mm"] for one in places if one["place"] == "standard"}


@dataclass(frozen=True)
class Question:
    """`view` is the figure with the answer on it."""

    point: Point
    view: FigureView

    @cached_property
    def bare(self) -> FigureView:
        """The figure with its landmarks and nothing else."""
        return FigureView(self.view.figure, meridian=NO_MERIDIAN)

    @cached_property
    def places(self) -> list[Place]:
        rows = self.view.figure.markers.all()
        alternative = Marker.Place.ALTERNATIVE
        return [Place(one.x, one.y, one.uncertainty_cun or 0, one.place == alternative) for one in rows]

    @property
    def scale(self) -> Scale:
        figure = self.view.figure
        width = figure.width_mm or UNITS
        return Scale(width, width * figure.height / figure.width, local_cun().get(self.point.code, CUN_MM))

    @property
    def data(self) -> str:
        """The same for the browser."""
        scale = self.scale
        places = [[one.x, one.y, one.uncertainty_cun, one.is_alternative] for one in self.places]
        return json.dumps({"places": places, "scale": [scale.width_mm, scale.height_mm, scale.cun_mm]})

    @property
    def site_count(self) -> int:
        """On this figure, disputed places not counted."""
        return sum(not one.is_alternative for one in self.places)

    @property
    def is_disputed(self) -> bool:
        return any(one.is_alternative for one in self.places)

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of the picture where no script runs: the tap is counted in its pixels."""
        return [(width, self.height_at(width)) for width in (SMALL, LARGE)]

    def height_at(self, width: int) -> int:
        return round(width * self.view.figure.height / self.view.figure.width)

    @property
    def large_url(self) -> str:
        return self.view.image(1200)


def question_on(point: Point) -> Question | None:
    """On the figure that tells best where the point is; None where it is on none. Five queries."""
    seen = tappable().filter(point=point).values("figure")
    figures = list(Figure.objects.showing(point).filter(pk__in=seen))
    if not figures:
        return None
    view = figures_of(point, figures)[0]
    prefetch_related_objects([view.figure], *answer_of(point))
    return Question(point, view)


def answer_of(point: Point) -> list[Prefetch[Any]]:
    """The point's places that are seen, and what helps to find them."""
    return [
        Prefetch("markers", Marker.objects.with_names().filter(point=point, hidden=False)),
        Prefetch("landmarks", FigureLandmark.objects.all()),
        Prefetch("rulers", CunRuler.objects.filter(point=point).select_related("point")),
        Prefetch("paths", MeridianPath.objects.filter(meridian=point.meridian_id)),
    ]
