from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from acupoints import choosing, ranking, redflags
from acupoints.figures import FigureView, tiles
from acupoints.http import HtmxHttpRequest, shared
from acupoints.models import Complaint, Point, PointUse, Region, Source
from acupoints.rendering import markdown

PROOFS = ("red_flag_sources", "evidence_sources", "self_care_sources", "trial_protocol_sources")
# For each level the field that holds whether its list was read.
READ = {"emergency": "emergency_verification", "urgent": "urgent_verification", "clinician": "clinician_verification"}
HEADINGS = {
    "emergency": ("Call your emergency number (112, 911, 999 …) now", "stop", "care-stop"),
    "urgent": ("See a doctor today", "warn", "care-note"),
    "clinician": ("Have it looked at soon", "clock", ""),
}


@require_safe
@shared(query_is_theirs=True)
def complaint_list(request: HtmxHttpRequest) -> HttpResponse:
    """All complaints, or those of a part of the body; with two or more of them ticked, what holds for all of these."""
    regions = list(Region.objects.all())
    complaints = list(Complaint.objects.published().select_related("region").prefetch_related("more_regions"))
    choice = choosing.chosen(request.GET.getlist("with"), complaints)
    region = request.GET.get("region", "").replace("\x00", "")[:60]
    listed = choosing.within(complaints, region, regions) if region else complaints
    context: dict[str, object] = {
        "choice": choice,
        "most": choosing.MOST,
        "region": region,
        "regions": choosing.narrowing(complaints, regions),
        "groups": choosing.grouped(listed, regions),
        "hidden": [one for one in choice.ticked if one not in listed],
        "complaints": complaints,
    }
    if choice.together:
        return render(request, "acupoints/complaints_together.html", {**context, **together(choice.ticked)})
    return render(request, "acupoints/complaint_list.html", context)


@require_safe
@shared()
def complaint_detail(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    complaints = Complaint.objects.published().select_related("region", "evidence_grade")
    complaint = get_object_or_404(complaints.prefetch_related(*PROOFS, with_uses()), slug=slug)
    uses = list(complaint.point_uses.all())
    drawn = tiles([use.point.code for use in uses])
    context = {
        "complaint": complaint,
        "shown": [Shown(use.point, drawn.get(use.point.code), [use]) for use in uses],
        "unwritten": sum(use.point.is_listed for use in uses),
        "evidence_html": markdown(complaint.evidence_summary),
        "self_care_html": markdown(complaint.self_care_text),
        "sources": cited([complaint], uses),
    }
    return render(request, "acupoints/complaint_detail.html", context)


@dataclass(frozen=True, slots=True)
class Shown:
    """A point on a page of complaints, with its picture and why it is there."""

    point: Point
    view: FigureView | None
    uses: list[PointUse]
    reason: str = ""


def with_uses() -> Prefetch[str]:
    """The points that have a page and are ever pressed, with the region that a listed one is named by."""
    uses = PointUse.objects.filter(point__in=Point.objects.visible().exclude(pressable=Point.Pressable.NEVER))
    return Prefetch("point_uses", uses.select_related("point__region").prefetch_related("sources"))


def together(ticked: list[Complaint]) -> dict[str, object]:
    """A constant number of queries, however many are ticked."""
    wanted = Complaint.objects.filter(pk__in=[one.pk for one in ticked]).select_related("evidence_grade")
    by_pk = {one.pk: one for one in wanted.prefetch_related(*PROOFS, with_uses())}
    complaints = [by_pk[one.pk] for one in ticked]
    ranked = ranking.rank([as_chosen(one) for one in complaints], candidates(complaints))
    shown = [shown_of(one, complaints) for one in ranked.points]
    drawn = tiles([one.point.code for one in shown])
    uses = [use for one in shown for use in one.uses]
    return {
        "complaints_together": complaints,
        "levels": levels(complaints),
        "held_back": ranked.held_back,
        "shown": [Shown(one.point, drawn.get(one.point.code), one.uses, one.reason) for one in shown],
        "unwritten": sum(one.point.is_listed for one in shown),
        "guided": guided(complaints),
        "sources": cited(complaints, uses),
    }


def as_chosen(complaint: Complaint) -> ranking.Chosen:
    return ranking.Chosen(
        slug=complaint.slug,
        title=complaint.title,
        grade=complaint.evidence_grade.rank,
        uses=tuple((use.point.code, use.basis) for use in complaint.point_uses.all()),
        self_care=complaint.self_care,
        only_its_points=complaint.only_its_points,
    )


def candidates(complaints: list[Complaint]) -> dict[str, ranking.Candidate]:
    points = {use.point.code: use.point for one in complaints for use in one.point_uses.all()}
    return {
        code: ranking.Candidate(code, point.pressable, point.self_reach, point.sort_order)
        for code, point in points.items()
    }


def shown_of(one: ranking.Ranked, complaints: list[Complaint]) -> Shown:
    """The uses in the order of the reason."""
    by_slug = {complaint.slug: complaint for complaint in complaints}
    uses = [
        next(use for use in by_slug[ground.complaint.slug].point_uses.all() if use.point.code == one.code)
        for ground in one.grounds
    ]
    for use, ground in zip(uses, one.grounds, strict=True):
        use.complaint = by_slug[ground.complaint.slug]
    return Shown(uses[0].point, None, uses, one.reason)


def guided(complaints: list[Complaint]) -> list[Complaint]:
    """Those whose routines may be offered: a stricter complaint among them holds back the others'."""
    if not all(one.self_care for one in complaints):
        return []
    strict = [one for one in complaints if one.only_its_points]
    return (strict if len(strict) == 1 else []) if strict else complaints


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the lists of these complaints were read, and where."""

    titles: list[str]
    verification: str
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class Level:
    heading: str
    icon: str
    look: str
    signs: list[redflags.Sign]
    proofs: list[Proof]


def levels(complaints: list[Complaint]) -> list[Level]:
    """The red flags of all of them, the most urgent level first."""
    merged = redflags.merge([(one.title, one.red_flags) for one in complaints])
    return [
        Level(*HEADINGS[level], signs, proofs_of(complaints, READ[level])) for level, signs in merged.items() if signs
    ]


def proofs_of(complaints: list[Complaint], verification: str) -> list[Proof]:
    """Those that nobody verified as one, the others one by one."""
    unread = [one.title for one in complaints if getattr(one, verification) != "V"]
    read = [one for one in complaints if getattr(one, verification) == "V"]
    return [
        *(Proof([one.title], "V", list(one.red_flag_sources.all())) for one in read),
        *([Proof(unread, "K", [])] if unread else []),
    ]


def cited(complaints: Iterable[Complaint], uses: Iterable[PointUse]) -> list[Source]:
    """Every source that the page names, each once, in the order of the page."""
    lists = [*(getattr(one, name) for one in complaints for name in PROOFS), *(use.sources for use in uses)]
    return list(dict.fromkeys(source for proof in lists for source in proof.all()))
