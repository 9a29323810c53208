"""From rows to what the pure modules take."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from acupoints.models import Point, PrecautionRule, Region
from acupoints.precautions import with_parents
from routines.specs import PointSpec, RoutineSpec, StepSpec

if TYPE_CHECKING:
    from .routine import Routine
    from .step import RoutineStep


class PointSpecs:
    """Points made ready for plan.compile(). Reads the tree of regions once."""

    def of(self, point: Point, place: str = "") -> PointSpec:
        """Wants the point's region and subregions."""
        return PointSpec(
            code=point.code,
            title=f"{point.code} {point.pinyin}",
            place=place or point.region.label.lower(),
            find_text=point.summary,
            press_text=point.press_text,
            pressable=point.pressable,
            laterality=point.laterality,
            regions=self._regions(point),
        )

    def swapped_in(self, codes: Iterable[str]) -> dict[str, PointSpec]:
        """By code, the points that rules bring in for these."""
        swaps = PrecautionRule.objects.filter(action=PrecautionRule.Action.SWAP, point__code__in=codes)
        rows = Point.objects.filter(pk__in=swaps.values("swap_with"))
        return {p.code: self.of(p) for p in rows.select_related("region").prefetch_related("subregions")}

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return dict(Region.objects.values_list("slug", "parent__slug"))

    def _regions(self, point: Point) -> frozenset[str]:
        return with_parents((point.region.slug, *(one.slug for one in point.subregions.all())), self._parents)


class Planning:
    """One routine made ready for plan.compile()."""

    def __init__(self, routine: "Routine") -> None:
        self.routine = routine
        self.points = PointSpecs()

    def spec(self) -> RoutineSpec:
        steps = list(self.routine.steps.all())
        return RoutineSpec(
            slug=self.routine.slug,
            steps=tuple(self._step(step) for step in steps),
            pregnancy_gate=self.routine.pregnancy_gate,
            clot_gate=self.routine.clot_gate,
            points=tuple(self._points_to_come_in(steps)),
        )

    def _points_to_come_in(self, steps: Iterable["RoutineStep"]) -> Iterable[PointSpec]:
        found = self.points.swapped_in({s.point.code for s in steps if s.point})
        found |= {s.substitute.code: self.points.of(s.substitute) for s in steps if s.substitute}
        return found.values()

    def _step(self, step: "RoutineStep") -> StepSpec:
        return step.spec(self.points.of(step.point, step.place) if step.point else None)
