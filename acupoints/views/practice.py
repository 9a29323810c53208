"""Practising where points are. Nothing is kept here: what was missed stays in the reader's browser."""

import math
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from acupoints.http import HtmxHttpRequest, is_fragment, page_or_fragment, shared
from acupoints.models import Meridian, Point, PointClass, Region
from acupoints.practice import tens
from acupoints.practice.choice import Choice, on_figures
from acupoints.practice.miss import Miss, miss
from acupoints.practice.question import Question, question_on

MOST_SEEDS = 10**6
Tap = tuple[float, float]


@require_safe
@shared("meridian", "region", "class", "easy", "only")
def practise(request: HtmxHttpRequest) -> HttpResponse:
    """What to practise."""
    points = on_figures().order_by()
    context = {
        "choice": Choice.read(request.GET.dict()),
        "point_count": points.count(),
        "meridians": Meridian.objects.published().filter(points__in=points).distinct(),
        "regions": Region.objects.filter(points__in=points).distinct(),
        "classes": PointClass.objects.filter(points__in=points).distinct(),
    }
    return render(request, "acupoints/practise.html", context)


@require_safe
@shared(query_is_theirs=True)
@page_or_fragment
def practise_point(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """One question: a page, or the part of it that the round shows in place."""
    question = question_of(slug)
    if question is None:
        raise Http404("no such point, or none that can be tapped on a figure")
    context = {"question": question, "action": request.path, **answered(request.GET, question)}
    fragment = is_fragment(request.htmx)
    return render(
        request, "acupoints/_practise_question.html" if fragment else "acupoints/practise_point.html", context
    )


@require_safe
@shared(query_is_theirs=True)
def practise_round(request: HtmxHttpRequest) -> HttpResponse:
    """Ten questions. The browser chooses its own out of the points given; without a script the address says which."""
    choice = Choice.read(request.GET.dict())
    slugs = choice.slugs()
    turn = Turn.read(request.GET, choice, slugs)
    context = {"choice": choice, "words": choice.words(), "slugs": slugs, "turn": turn}
    if turn.is_over:
        context |= {"results": results(turn), "summary": tens.summary(turn.scores)}
    elif question := question_of(turn.slug):
        answer = answered(request.GET, question)
        context |= {"question": question, "action": reverse("acupoints:practise_round"), **answer}
        if isinstance(found := answer.get("miss"), Miss):
            context["next_url"] = turn.after(tens.Score(min(round(found.cun * 10), 9999), found.is_found))
    return render(request, "acupoints/practise_round.html", context)


@dataclass(frozen=True)
class Turn:
    """Where one is in a ten. `slugs`: of all its questions."""

    choice: Choice
    seed: int
    slugs: list[str]
    scores: list[tens.Score]

    @classmethod
    def read(cls, asked: QueryDict, choice: Choice, slugs: list[str]) -> "Turn":
        seed = whole(asked.get("seed", ""), MOST_SEEDS) or 1
        chosen = tens.ten(slugs, seed)
        return cls(choice, seed, chosen, tens.read_scores(asked.get("misses", ""))[: len(chosen)])

    @property
    def number(self) -> int:
        return len(self.scores) + 1

    @property
    def is_over(self) -> bool:
        return len(self.scores) >= len(self.slugs)

    @property
    def slug(self) -> str:
        return self.slugs[len(self.scores)]

    @property
    def fields(self) -> dict[str, object]:
        """What the form carries along."""
        return {**self.choice.said, "seed": self.seed, "misses": tens.write_scores(self.scores)}

    def after(self, score: tens.Score) -> str:
        return f"?{urlencode({**self.fields, 'misses': tens.write_scores([*self.scores, score])})}"

    @property
    def another(self) -> str:
        return self.choice.address(seed=self.seed + 1)


def question_of(slug: str) -> Question | None:
    """Seven queries."""
    points = Point.objects.visible().select_related("meridian", "region")
    point = points.filter(slug=slug).first()
    return question_on(point) if point else None


def answered(asked: QueryDict, question: Question) -> dict[str, object]:
    tap = tap_of(asked, question)
    if tap is None:
        return {}
    found = miss(tap, question.places, question.scale)
    view, place = question.view, question.places[found.place]
    line = (view.x(tap[0]), view.y(tap[1]), view.x(place.x), view.y(place.y))
    return {"miss": found, "line": line}


def tap_of(asked: QueryDict, question: Question) -> Tap | None:
    """As fractions. A browser sends the pixels of a picture that is a form's button; a key pressed on it sends 0, 0."""
    for width, height in question.sizes:
        across, down = (whole(asked.get(f"tap{width}.{axis}", ""), 10**4) for axis in "xy")
        if across or down:
            return min(across / width, 1), min(down / height, 1)
    typed = [share(asked.get(name, "")) for name in ("across", "down")]
    return None if None in typed else (typed[0], typed[1])  # type: ignore[return-value]


def whole(text: str, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def share(text: str) -> float | None:
    """A percentage as a fraction."""
    try:
        value = float(text) / 100
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= 1 else None


def results(turn: Turn) -> list[dict[str, object]]:
    """Each point of the ten with how it went. One query."""
    points = {point.slug: point for point in Point.objects.visible().filter(slug__in=turn.slugs)}
    known = ((points.get(slug), score) for slug, score in zip(turn.slugs, turn.scores, strict=True))
    return [{"point": point, "score": score} for point, score in known if point]
