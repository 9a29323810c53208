"""Points as data."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from acupoints.figures.rules import rules
from acupoints.models import Caution, LocationDescription, Marker, Point, PointName

from .dataset import Dataset
from .figures import ON_FIGURE, on_figures
from .flat import columns
from .schema import choice, flag, many, maybe, record, text, texts, whole
from .shapes import PROOF, REVIEW, STATEMENT, address, proof, proof_of, review, seconds, stated, statement

WRITTEN = "This point is described in full."
UNWRITTEN = (
    "Its text is not written yet: no steps to find it and nothing on pressing. Do not press it after this alone."
)
NAME = record("One more name.", {
    "text": text("The name or number itself."),
    "kind": choice("What sort of name.", PointName.Kind.values),
    "scheme": text("Language, book or numbering; may be empty."),
    "note": text("Where it has two meanings: what tells them apart."),
    **PROOF,
})  # fmt: skip
NAMES = record("What it is called. These names are those of the standards.", {
    "pinyin": text("With tone marks."),
    "hanzi_traditional": text("Traditional characters."),
    "hanzi_simplified": text("Simplified characters."),
    "english": text("What the name means."),
    "korean": text("In Latin letters; may be empty."),
    "japanese": text("In Latin letters; may be empty."),
    "others": many("Older numbers, variants, phrases.", NAME),
})  # fmt: skip
CAUTION = record("One warning.", {
    "level": choice("The strictest first.", Caution.Level.values),
    "text": text("What to do or leave."),
    "reason": text("Why; may be empty."),
    "applies_to": text("Key of the set “precautions”, or “everyone”."),
    **PROOF,
})  # fmt: skip
PRESSING = record("How to press it. Missing for points that are never pressed, and where it is not written yet.", {
    "text": text("In a few sentences."),
    "position": text("How to sit, stand or lie."),
    "tool": text("With what."),
    "level": maybe(whole("1 light, 2 firm but easy, 3 strong but comfortable.")),
    "hold_seconds": maybe(whole("At least.")),
    "hold_max_seconds": maybe(whole("At most.")),
    "repetitions": maybe(whole("How many times.")),
    "feel": text("What it feels like when it is right."),
    "reach": text("How to reach it alone."),
    **PROOF,
})  # fmt: skip
CLASS = record("A traditional class.", {"slug": text("Its key."), "label": text("In words.")})
RESEARCH = record("What studies found.", {
    "text": text("In our own words."),
    "grade": maybe(text("Key of the set “grades”.")),
    **PROOF,
})  # fmt: skip
POINT = record("One acupressure point.", {
    "code": text("WHO code without a blank; our own where no standard has one."),
    "slug": text("As in its address."),
    "url": text("Its page.", format="uri"),
    "status": choice("Listed: names and place only, its text is not written yet.", ["published", "listed"]),
    "status_note": text("The same in words."),
    "names": NAMES,
    "meridian": text("Key of the set “meridians”."),
    "number": maybe(whole("Its place along the meridian or in its series.")),
    "region": text("Key of the set “regions”."),
    "subregions": texts("Finer parts of the body, by the same keys."),
    "classes": many("Traditional classes that it belongs to.", CLASS),
    "laterality": choice("How it lies.", Point.Laterality.values),
    "sites": whole("Number of places on the body, both sides counted."),
    "inside_body": flag("Inside the mouth or nose."),
    "self_reach": choice("Whether one can press it oneself.", Point.SelfReach.values),
    "pressable": choice("How carefully. “never”: not by anybody.", Point.Pressable.values),
    "summary": text("Where it is, in one sentence; empty while its text is not written."),
    "standard_location": maybe(STATEMENT),
    "alternatives": many("Where other books put it.", STATEMENT),
    "finding_steps": many("How to find it, in order.", STATEMENT),
    "placement_rule": text("The rule by which it was marked on our figures. Not verified; may be empty."),
    "pressing": PRESSING,
    "cautions": many("Warnings, the strictest first. Empty does not mean safe.", CAUTION),
    "beneath": text("What lies under the skin here; may be empty."),
    "tradition": maybe(STATEMENT),
    "research": maybe(RESEARCH),
    "figures": many("The figure that shows it best comes first.", ON_FIGURE),
    "sources": texts("All that are named above, each once."),
    **REVIEW,
}, absent=["pressing"])  # fmt: skip


def point_rows() -> Iterable[dict[str, Any]]:
    """All points with a page, in the order of the meridians. A constant number of queries."""
    markers = Marker.objects.select_related("figure")
    rows = Point.objects.visible().with_page()
    return map(point_row, rows.prefetch_related("press_sources", "subregions", Prefetch("markers", markers)))


def point_row(point: Point) -> dict[str, Any]:
    row = {
        **plain(point),
        "names": names(point),
        **places(point),
        "placement_rule": rules().get(point.code, ""),
        **({"pressing": pressing(point)} if has_pressing(point) else {}),
        "cautions": [caution_row(one) for one in point.cautions.all()],
        "beneath": point.beneath,
        "tradition": stated(point.tradition, point.tradition_verification, point.tradition_sources),
        "research": research(point),
        "figures": on_figures(point),
        **review(point),
    }
    row["sources"] = sorted(sources_in(row))
    return {name: row[name] for name in POINT["properties"] if name in row}


def plain(point: Point) -> dict[str, Any]:
    same = ("code", "slug", "status", "number", "laterality", "sites", "inside_body", "self_reach", "pressable")
    return {
        **{name: getattr(point, name) for name in (*same, "summary")},
        "url": address(point.get_absolute_url()),
        "status_note": UNWRITTEN if point.is_listed else WRITTEN,
        "meridian": point.meridian.code,
        "region": point.region.slug,
        "subregions": [one.slug for one in point.subregions.all()],
        "classes": [{"slug": one.slug, "label": one.label} for one in point.classes.all()],
    }


def names(point: Point) -> dict[str, Any]:
    own = ("pinyin", "hanzi_traditional", "hanzi_simplified", "english", "korean", "japanese")
    others = [
        {"text": one.text, "kind": one.kind, "scheme": one.scheme, "note": one.note, **proof_of(one)}
        for one in point.names.all()
    ]
    return {**{name: getattr(point, name) for name in own}, "others": others}


def places(point: Point) -> dict[str, Any]:
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in LocationDescription.Kind.values}
    for one in point.locations.all():
        found[one.kind].append(statement(one.text, one))
    standard = found["standard"]
    return {
        "standard_location": standard[0] if standard else None,
        "alternatives": [*standard[1:], *found["alternative"]],
        "finding_steps": found["finding"],
    }


def has_pressing(point: Point) -> bool:
    """Never for a point that nobody presses, whatever its row may hold."""
    return point.is_published and not point.is_never_pressed and bool(point.press_text or point.press_level)


def pressing(point: Point) -> dict[str, Any]:
    return {
        "text": point.press_text,
        "position": point.press_position,
        "tool": point.press_tool,
        "level": point.press_level,
        "hold_seconds": seconds(point.press_hold),
        "hold_max_seconds": seconds(point.press_hold_max),
        "repetitions": point.press_repetitions,
        "feel": point.press_feel,
        "reach": point.reach_text,
        **proof(point.press_verification, point.press_sources),
    }


def caution_row(one: Caution) -> dict[str, Any]:
    who = one.applies_to.slug if one.applies_to else "everyone"
    return {"level": one.level, "text": one.text, "reason": one.reason, "applies_to": who, **proof_of(one)}


def research(point: Point) -> dict[str, Any] | None:
    said = stated(point.research, point.research_verification, point.research_sources)
    grade = point.research_grade.slug if point.research_grade else None
    return {**said, "grade": grade} if said else None


def sources_in(value: Any) -> set[str]:
    """The keys of every proof in a row."""
    if isinstance(value, list):
        return set().union(*map(sources_in, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    own = value.get("sources", []) if "verification" in value else []
    return set(own).union(*map(sources_in, value.values()))


POINTS = Dataset(
    "points",
    "Points",
    "Every point that has a page: names, place, how to find it, how to press it, when not to, and its figures.",
    POINT,
    columns(
        *("code", "slug", "url", "status", "names.pinyin", "names.hanzi_traditional", "names.hanzi_simplified"),
        *("names.english", "names.korean", "names.japanese", "names.others[].text", "meridian", "number", "region"),
        *("subregions", "classes[].slug", "laterality", "sites", "inside_body", "self_reach", "pressable", "summary"),
        standard_location="standard_location.text",
        standard_location_verification="standard_location.verification",
        standard_location_sources="standard_location.sources",
        alternatives="alternatives[].text",
        finding_steps="finding_steps[].text",
        finding_steps_verification="finding_steps[].verification",
        pressing="pressing.text",
        pressing_level="pressing.level",
        pressing_hold_seconds="pressing.hold_seconds",
        pressing_verification="pressing.verification",
        cautions="cautions[].text",
        caution_levels="cautions[].level",
        caution_applies_to="cautions[].applies_to",
        caution_verification="cautions[].verification",
        tradition="tradition.text",
        tradition_verification="tradition.verification",
        research="research.text",
        research_grade="research.grade",
        research_verification="research.verification",
        figures="figures[].slug",
        sources="sources",
        review="review",
    ),
    point_rows,
    key="slug",
)
