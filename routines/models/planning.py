"""From rows to what the pure modules take."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from acupoints.models import Point, PrecautionRule, Region
from routines.specs import PointSpec, RoutineSpec, Rule, StepSpec

if TYPE_CHECKING:
    from .routine import Routine
    from .step import RoutineStep


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


class Planning:
    """One routine made ready for plan.compile(). Reads the tree of regions once."""

    def __init__(self, routine: "Routine") -> None:
        self.routine = routine

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
        codes = {s.point.code for s in steps if s.point}
        swaps = PrecautionRule.objects.filter(action=PrecautionRule.Action.SWAP, point__code__in=codes)
        others = Point.objects.filter(pk__in=swaps.values("swap_with")).prefetch_related("subregions")
        found = {p.code: p for p in (*others, *(s.substitute for s in steps if s.substitute))}
        return [self._point(p) for p in found.values()]

    @cached_property
    def _parents(self) -> dict[int, tuple[str, int | None]]:
        return {pk: (slug, parent) for pk, slug, parent in Region.objects.values_list("pk", "slug", "parent")}

    def _regions(self, point: Point) -> frozenset[str]:
        found: set[str] = set()
        todo: list[int | None] = [point.region_id, *(r.pk for r in point.subregions.all())]
        while todo:
            if (pk := todo.pop()) is not None:
                slug, parent = self._parents[pk]
                found.add(slug)
                todo.append(parent)
        return frozenset(found)

    def _point(self, point: Point, place: str = "") -> PointSpec:
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

    def _step(self, step: "RoutineStep") -> StepSpec:
        return step.spec(self._point(step.point, step.place) if step.point else None)
