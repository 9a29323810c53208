"""A routine of somebody's own: in its link only, never a row. For templates and plans it does what a Routine does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from acupoints.models import Caution, Complaint, Point, Publishable
from routines import own, plan
from routines.own import OwnStep, PointFacts, Read, Wish
from routines.own_rules import with_pages
from routines.own_steps import SLUG, place_words, step_specs
from routines.specs import PointSpec, RoutineSpec, Rule

from .planning import PointSpecs
from .step import RoutineStep

UNTITLED = "A routine of your own"
USUAL = 60  # seconds, where nobody says otherwise; a page may say longer, which is for later
WHILE_PRESSING = (Caution.Level.AVOID, Caution.Level.STOP_RULE)


@dataclass(frozen=True)
class OwnLink:
    """The steps as the link has them, and the title that somebody gave them."""

    code: str = ""
    own_title: str = ""
    slug = SLUG

    @property
    def title(self) -> str:
        return self.own_title or UNTITLED

    @property
    def query(self) -> str:
        parts = {"r": self.code, "title": self.own_title}
        return urlencode({name: value for name, value in parts.items() if value}, safe=",")

    def get_absolute_url(self) -> str:
        return f"{reverse('routines:own')}?{self.query}" if self.query else reverse("routines:own")

    @property
    def start_url(self) -> str:
        return f"{reverse('routines:own_start')}?{self.query}"


@dataclass(frozen=True)
class OwnRoutine(OwnLink):
    """With what the site knows of its points: ready to be asked about, planned and started."""

    steps: tuple[OwnStep, ...] = ()
    known: Mapping[str, PointFacts] = field(default_factory=dict)

    # What a start page reads of a routine.
    is_own = True
    recommended_start = "full"
    position_text = ""
    optional_steps: tuple[RoutineStep, ...] = ()

    @property
    def complaints(self) -> QuerySet[Complaint]:
        return Complaint.objects.none()

    @property
    def prepare_items(self) -> list[str]:
        return ["A soft ball"] if any(step.tool == "ball" for step in self.spec().steps) else []

    @property
    def ask_first(self) -> dict[str, list[str]]:
        """What its points want to be asked about by everyone, each sentence once, with the points that say it."""
        found: dict[str, list[str]] = {}
        for code in dict.fromkeys(step.code for step in self.steps):
            for text in self.known[code].ask_first:
                found.setdefault(text, []).append(code)
        return found

    @cached_property
    def _swapped_in(self) -> tuple[PointSpec, ...]:
        return tuple(PointSpecs().swapped_in(self.known).values())

    def rules(self, given: Iterable[Rule]) -> tuple[Rule, ...]:
        """The rules of the site, and what the pages of these points say beyond them."""
        return with_pages(given, self.known)

    def spec(self) -> RoutineSpec:
        steps = step_specs(self.steps, self.known)
        return RoutineSpec(SLUG, steps, pregnancy_gate="ask", clot_gate="ok", points=self._swapped_in)

    @property
    def full_minutes(self) -> float:
        made = plan.compile(RoutineSpec(SLUG, step_specs(self.steps, self.known)), form="full")
        return round(plan.estimate_seconds(made) / 60, 1) if isinstance(made, plan.Plan) else 0.0


def read(wanted: Iterable[Wish], title: str = "") -> tuple[OwnRoutine, Read]:
    """The routine as far as it can be done, and what is wrong with the rest. Seven queries, however many steps."""
    wishes = tuple(wanted)
    known = facts(one.code for one in wishes)
    found = own.check(wishes, known)
    return OwnRoutine(own.encode(found.steps), title, found.steps, known), found


def facts(wanted: Iterable[str]) -> dict[str, PointFacts]:
    codes = {code for code in wanted if code}
    rows = Point.objects.visible().filter(code__in=codes).select_related("region")
    points, places = PointSpecs(), _places(codes)
    return {
        row.code: _facts(row, points.of(row, places.get(row.code) or place_words(row.region.label, row.aspect)))
        for row in rows.prefetch_related("subregions", "cautions__applies_to")
    }


def _places(codes: Iterable[str]) -> dict[str, str]:
    """What the routines of the site call the place, by code."""
    rows = RoutineStep.objects.filter(point__code__in=codes, routine__status=Publishable.Status.PUBLISHED)
    named = rows.exclude(place="").order_by("-routine", "-position")
    return {code: place for code, place in named.values_list("point__code", "place") if code}


def _facts(row: Point, spec: PointSpec) -> PointFacts:
    everyone = [caution for caution in row.cautions.all() if caution.applies_to_id is None]
    return PointFacts(
        point=spec,
        written=row.is_published,
        why_never=" ".join(one.text for one in everyone if one.level == Caution.Level.NEVER),
        hold=min(round(row.press_hold.total_seconds()), USUAL) if row.press_hold else USUAL,
        hold_max=round(row.press_hold_max.total_seconds()) if row.press_hold_max else 0,
        level=row.press_level or 1,
        tool=row.press_tool,
        position=row.press_position,
        caution=" ".join(one.text for one in everyone if one.level in WHILE_PRESSING),
        for_some=tuple((one.applies_to.slug, one.level, one.text) for one in row.cautions.all() if one.applies_to),
        ask_first=tuple(one.text for one in everyone if one.level == Caution.Level.ASK_FIRST),
    )
