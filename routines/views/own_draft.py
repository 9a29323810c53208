"""From an address to the steps somebody wants: the link, the form's fields, a button, a point to add, a copy."""

import re
from dataclasses import dataclass, replace

from django.http import Http404, QueryDict

from acupoints import catalogue, codes
from acupoints.models import Complaint, Point
from acupoints.views.finding import EXACT, typed
from routines.models import Routine, RoutineStep
from routines.own import LONGEST_LINK, MOST_STEPS, SHORT, Wish, clean_title, wish, wishes

from .routines import complaints_of, published_routine

DEED = re.compile("(up|down|remove)-([1-9][0-9]?)|start")
SLUG = re.compile("[-a-zA-Z0-9_]{1,50}")
LONGEST_NAME = 100
MOST_CHOICES = 6
TOO_LONG = f"The link is too long: a routine’s steps fit into {LONGEST_LINK} characters."


@dataclass(frozen=True)
class Draft:
    """What one request asks for, and what was not understood of it."""

    wanted: tuple[Wish, ...] = ()
    title: str = ""
    errors: tuple[str, ...] = ()
    choices: tuple[Point, ...] = ()  # of which one was meant
    asked: str = ""  # the code or name of a point to add
    at: int = 0  # the step that was moved or added, counted from 1
    acted: bool = False  # the address is not the link of the routine yet
    start: bool = False
    copied: Routine | None = None
    left_out: tuple[RoutineStep, ...] = ()
    complaints: tuple[Complaint, ...] = ()

    def wrong(self, error: str) -> "Draft":
        return replace(self, errors=(*self.errors, error))


def drafted(data: QueryDict) -> Draft:
    """Reads all of it; raises Http404 for a routine to copy that does not exist."""
    title, wrong = clean_title(data.get("title", ""))
    draft = Draft(title=title, errors=(wrong,) if wrong else ())
    if slug := data.get("copy"):
        return _copied(draft, slug)
    draft = _filled(draft, data) if "p1" in data else _linked(draft, data.get("r", ""))
    draft = _done(draft, data.get("do", ""))
    if name := typed(data.get("pick") or data.get("add", "")):
        draft = _added(draft, name)
    return replace(draft, acted=draft.acted or any(key in data for key in ("p1", "do", "add")))


def _linked(draft: Draft, text: str) -> Draft:
    draft = replace(draft, wanted=wishes(text))
    return draft.wrong(TOO_LONG) if len(text) > LONGEST_LINK else draft


def _filled(draft: Draft, data: QueryDict) -> Draft:
    """The form's fields: p1, t1, n1, s1 for the first step, and so on."""
    found = []
    for number in range(1, MOST_STEPS + 2):
        if (code := data.get(f"p{number}")) is None:
            break
        seconds, times = data.get(f"t{number}", "").strip(), data.get(f"n{number}", "").strip()
        time = f"{seconds}x{times}" if times else seconds
        parts = (code, time, data.get(f"s{number}", ""))
        found.append(wish("-".join(part for part in parts if part)))
    return replace(draft, wanted=tuple(found))


def _done(draft: Draft, deed: str) -> Draft:
    """One button pressed: a step goes up, down or away, or the routine starts."""
    if not deed:
        return draft
    asked = DEED.fullmatch(deed)
    if not asked:
        return draft.wrong("This page does not know that button. Press one of those below.")
    if deed == "start":
        return replace(draft, start=True)
    steps, at = list(draft.wanted), int(asked[2]) - 1
    if at >= len(steps):
        return draft.wrong(f"There is no step {at + 1} to change.")
    step = steps.pop(at)
    if asked[1] == "remove":
        return replace(draft, wanted=tuple(steps), at=min(at + 1, len(steps)))
    new = max(0, at - 1) if asked[1] == "up" else min(len(steps), at + 1)
    steps.insert(new, step)
    return replace(draft, wanted=tuple(steps), at=new + 1)


def _added(draft: Draft, name: str) -> Draft:
    draft = replace(draft, asked=name[:LONGEST_NAME])
    if len(name) > LONGEST_NAME:
        return draft.wrong("That name is too long. Write a code such as KI3, or a name such as Taixi.")
    found = _meant(name)
    if len(found) > 1:
        return replace(draft, choices=tuple(found))
    if not found:
        return draft.wrong(f"No point is called ‘{name}’. Write a code such as KI3, or a name such as Taixi.")
    if len(draft.wanted) >= MOST_STEPS:
        return draft.wrong(f"A routine has at most {MOST_STEPS} steps. Remove one before you add {found[0].code}.")
    return replace(draft, wanted=(*draft.wanted, wish(found[0].slug)), at=len(draft.wanted) + 1)


def _meant(name: str) -> list[Point]:
    """The points that a code or a name can mean: one where it is sure."""
    results = catalogue.index().search(name)
    hits = [hit for hit in results.hits if hit.entry.kind == "point"]
    exact = [hit for hit in hits if hit.score == hits[0].score >= EXACT]
    found = [hit.entry.key for hit in (exact or hits)]
    if codes.is_canonical(name.upper()):
        found = [name.upper()]
    rows = {point.code: point for point in Point.objects.visible().filter(code__in=found)}
    return [rows[code] for code in dict.fromkeys(found) if code in rows][:MOST_CHOICES]


def _copied(draft: Draft, slug: str) -> Draft:
    """The steps of a routine of the site that press a point; those that stretch or are worn are left out."""
    if not SLUG.fullmatch(slug):
        raise Http404("No such routine.")
    routine = published_routine(slug)
    steps = list(routine.steps.all())
    pressed = [step for step in steps if step.kind == "press" and step.point]
    return replace(
        draft,
        title=draft.title or clean_title(f"My {routine.title}")[0],
        wanted=tuple(_wish_of(step) for step in pressed),
        copied=routine,
        left_out=tuple(step for step in steps if step not in pressed),
        complaints=tuple(complaints_of(routine)),
    )


def _wish_of(step: RoutineStep) -> Wish:
    code = step.point.code if step.point else ""
    seconds = round(step.hold.total_seconds())
    return Wish(step.label, code, seconds, step.repetitions, SHORT.get(step.side, ""))
