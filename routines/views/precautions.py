import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition

from acupoints.http import shared
from acupoints.models import Precaution, Revision, precaution_rules
from acupoints.views.precautions import revision_tag
from routines.marking import RoutineMarks, pair_marks, single_marks
from routines.methods import READ, only
from routines.models import Routine
from routines.specs import Change, RoutineSpec, Rule


@only(*READ)
@shared()
@condition(etag_func=revision_tag)
def routine_marks(request: HttpRequest) -> HttpResponse:
    """What each precaution does to each step of each routine, for everyone the same."""
    body = all_marks(Revision.current())
    return HttpResponse(body, content_type="application/json")


@lru_cache(maxsize=1)
def all_marks(revision: str) -> bytes:
    """The JSON of one revision of the content."""
    rules = precaution_rules()
    routines = {one.slug: _told(one.spec(), rules) for one in Routine.objects.published().with_steps()}
    labels = dict(Precaution.objects.values_list("slug", "label"))
    body = {"labels": labels, "routines": routines}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _told(routine: RoutineSpec, rules: tuple[Rule, ...]) -> dict[str, Any]:
    alone = single_marks(routine, rules)
    pairs = pair_marks(routine, rules, alone)
    return {
        "press": [number for number, step in enumerate(routine.steps) if step.kind == "press"],
        "ticks": [{"of": [name], **_marks(one)} for name, one in alone.items()]
        + [{"of": list(pair), **_marks(one)} for pair, one in pairs.items()],
    }


def _marks(one: RoutineMarks) -> dict[str, Any]:
    if one.blocked:
        return {"blocked": one.blocked}
    steps = {number: _changes(changes) for number, changes in (one.steps or {}).items()}
    return {"all": _changes(one.everywhere), "steps": steps}


def _changes(changes: Iterable[Change]) -> list[dict[str, str]]:
    return [{"does": c.action, "why": c.reason} | ({"new": c.instead} if c.instead else {}) for c in changes]
