"""A routine in the words of schema.org: a page on health, and a sequence of steps. No queries."""

from acupoints.models import Source
from acupoints.structured import Node, medical_page
from routines.models import Routine, RoutineStep
from routines.tools import TOOLS


def routine_page(routine: Routine, sources: list[Source]) -> list[Node]:
    url = routine.get_absolute_url()
    page = medical_page(routine, url, routine.title, routine.aim, sources)
    return [{**page, "mainEntity": {"@id": f"{url}#how-to"}}, how_to(routine)]


def how_to(routine: Routine) -> Node:
    """The full form. Nothing is promised: the aim is what it is meant for."""
    steps = list(routine.steps.all())
    tools = dict.fromkeys(TOOLS[step.tool] for step in steps if step.tool in TOOLS and step.tool != "none")
    return {
        "@type": "HowTo",
        "@id": f"{routine.get_absolute_url()}#how-to",
        "name": routine.title,
        "description": routine.summary,
        "totalTime": f"PT{round(routine.full_minutes * 60)}S",
        "supply": [{"@type": "HowToSupply", "name": item} for item in routine.prepare_items],
        "tool": [{"@type": "HowToTool", "name": name} for name in tools],
        "step": [step_of(step, place) for place, step in enumerate(steps, 1)],
    }


def step_of(step: RoutineStep, place: int) -> Node:
    """With its caution: whoever shows the step shows that as well."""
    said = [{"@type": "HowToDirection", "text": step.instruction}]
    warned = [{"@type": "HowToTip", "text": step.caution}] if step.caution else []
    link = {"url": step.point.get_absolute_url()} if step.point else {}
    return {"@type": "HowToStep", "position": place, "name": step.label, "itemListElement": [*said, *warned], **link}
