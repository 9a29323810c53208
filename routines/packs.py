"""A routine as a clinician is handed it: before it starts, step by step, and what research says."""

from collections.abc import Iterable, Sequence
from typing import Any

from acupoints.models import Publishable, Source
from acupoints.packs import Choice, Packable, Part, Sheet, provide
from acupoints.reviews import digests
from routines.models import Routine
from routines.scenes import scenes

BEFORE = Part("before", "For whom, and what comes before it", must=True)
RESEARCH = Part("research", "What research says")


def sheets(slugs: Sequence[str]) -> list[Sheet]:
    rows = Routine.objects.with_steps().filter(slug__in=slugs)
    routines = {one.slug: one for one in rows}
    text = digests(Routine, routines)
    return [sheet(routines[slug], text[slug]) for slug in slugs if slug in routines]


def sheet(routine: Routine, digest: str) -> Sheet:
    steps = list(routine.steps.all())
    views = scenes(step.scene for step in steps if step.point)
    numbered = [(Part(f"step-{n}", f"Step {n}: {step.label}", must=True), step) for n, step in enumerate(steps, 1)]
    cited = (source for fact in [*steps, routine] for source in fact.sources.all())
    context: dict[str, Any] = {
        "routine": routine,
        "complaints": [one for one in routine.complaints.all() if one.status == Publishable.Status.PUBLISHED],
        "steps": [(part, step, views.get(step.scene)) for part, step in numbered],
    }
    return Sheet(
        key=routine.slug,
        title=routine.title,
        thing=routine,
        template="routines/_review_routine.html",
        parts=(BEFORE, *(part for part, _ in numbered), RESEARCH),
        sources=tuple[Source, ...](dict.fromkeys(cited)),
        digest=digest,
        context=context,
    )


def choices() -> Iterable[Choice]:
    for slug, title in Routine.objects.values_list("slug", "title"):
        yield Choice(f"routine-{slug}", f"Routine: {title}", "routine", (slug,))


def register() -> None:
    provide(Packable("routine", sheets, choices))
