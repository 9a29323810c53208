"""Complaints to choose from: grouped from head to foot, narrowed to a part of the body, several ticked. No queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .body import lineage
from .models import Complaint, Region

MOST = 5  # complaints at once: with more of them the page of red flags is one that nobody reads
LONGEST = 60  # choices in an address that are looked at at all
# From head to foot. A complaint stands in the first group that holds its region or one that this lies in.
GROUPS = (
    ("Head and face", {"head"}),
    ("Neck and shoulders", {"neck", "shoulder"}),
    ("Arms and hands", {"upper_arm", "elbow", "forearm", "wrist", "hand"}),
    ("Chest", {"chest"}),
    ("Belly", {"abdomen", "groin", "perineum"}),
    ("Back and buttocks", {"upper_back", "lower_back", "spine_midline", "kidney_area", "buttock"}),
    ("Legs and feet", {"hip", "thigh", "knee", "lower_leg", "ankle", "foot"}),
)
ELSEWHERE = "Whole body, sleep and mind"


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    complaints: list[Complaint]

    @property
    def slug(self) -> str:
        return self.label.lower().replace(",", "").replace(" ", "-")


def grouped(complaints: Iterable[Complaint], regions: Sequence[Region]) -> list[Group]:
    """The groups that are not empty; each complaint once. Regions that no group knows come last, with none."""
    found: dict[str, list[Complaint]] = {label: [] for label in (*(one for one, _ in GROUPS), ELSEWHERE)}
    for complaint in complaints:
        found[group_of(complaint, regions)].append(complaint)
    return [Group(label, those) for label, those in found.items() if those]


def group_of(complaint: Complaint, regions: Sequence[Region]) -> str:
    if complaint.region is None:
        return ELSEWHERE
    above, _ = lineage(complaint.region, regions)
    slugs = {complaint.region.slug, *(one.slug for one in above)}
    return next((label for label, roots in GROUPS if roots & slugs), ELSEWHERE)


def places(complaint: Complaint) -> set[int]:
    """The keys of the regions under which it is found. Wants `more_regions` prefetched."""
    first = {complaint.region_id} if complaint.region_id else set()
    return first | {region.pk for region in complaint.more_regions.all()}


def within(complaints: Iterable[Complaint], slug: str, regions: Sequence[Region]) -> list[Complaint]:
    """Those of a region, of its parts and of what it lies in, as on the body map; of an unknown region none."""
    region = next((one for one in regions if one.slug == slug), None)
    if region is None:
        return []
    above, inside = lineage(region, regions)
    near = {one.pk for one in (*above, *inside)}
    return [complaint for complaint in complaints if places(complaint) & near]


def narrowing(complaints: Iterable[Complaint], regions: Sequence[Region]) -> list[Region]:
    """The regions that narrow the list, by name: those with a complaint, and what these lie in."""
    near = {key for complaint in complaints for key in places(complaint)}
    wide = {one.pk for region in regions if region.pk in near for one in lineage(region, regions)[0]}
    return [region for region in regions if region.pk in near | wide]


@dataclass(frozen=True, slots=True)
class Choice:
    """What an address asks for, held against what there is. `problem` says why nothing is put together."""

    ticked: list[Complaint]
    unknown: int
    problem: str = ""

    @property
    def together(self) -> bool:
        return len(self.ticked) > 1 and not self.problem


def chosen(asked: Sequence[str], complaints: Iterable[Complaint]) -> Choice:
    """In the order asked for, each once."""
    by_slug = {complaint.slug: complaint for complaint in complaints}
    wanted = list(dict.fromkeys(slug for slug in asked[:LONGEST] if slug))
    ticked = [by_slug[slug] for slug in wanted if slug in by_slug]
    problem = ""
    if len(ticked) > MOST:
        problem = f"These are {len(ticked)} complaints. Choose {MOST} at most, or see a clinician about all of them."
    elif len(ticked) == 1:
        problem = "This is one complaint. Tick a second one to put them together, or open its page."
    elif wanted and not ticked:
        problem = "Tick two complaints or more to put them together."
    return Choice(ticked, len(wanted) - len(ticked), problem)
