"""What fixtures/ may hold of the reference, in loading order. A new field of a model gets its key here."""

from acupoints import models as m

from .fields import Children, Field, Flag, Ref, Refs, Seconds, Value
from .kind import Kind, register
from .text import Record


def values(*names: str) -> tuple[Value, ...]:
    return tuple(map(Value, names))


def by_slug(record: Record) -> str:
    return str(record.get("slug", ""))


def by_code(record: Record) -> str:
    return str(record.get("code", "")).lower()


SOURCES = Refs("sources", m.Source, "key")
FACT: tuple[Value | Refs, ...] = (Value("verification"), SOURCES)

LOCATION = Children(
    "locations",
    m.LocationDescription,
    "point",
    (*values("kind", "text"), *FACT),
    order="position",
    within="kind",
)
NAME = Children("names", m.PointName, "point", (*values("text", "kind", "scheme", "note"), *FACT))
CAUTION = Children(
    "cautions",
    m.Caution,
    "point",
    (*values("level", "text", "reason"), Ref("applies_to", m.Precaution, "slug"), *FACT),
    order="position",
)
POINT: tuple[Field, ...] = (
    *values("code"),
    Ref("meridian", m.Meridian, "code"),
    *values("number", "status", *("reviewed_by", "reviewed_on", "next_review_on")),
    *values("pinyin", "hanzi_traditional", "hanzi_simplified", "english", "korean", "japanese", "summary"),
    Ref("region", m.Region, "slug"),
    Refs("subregions", m.Region, "slug"),
    *values("aspect", "laterality", "sites", "self_reach", "pressable", "inside_body"),
    Refs("classes", m.PointClass, "slug"),
    Value("beneath"),
    LOCATION,
    *values("press_position", "press_text", "press_tool", "press_level"),
    Seconds("press_hold"),
    Seconds("press_hold_max"),
    *values("press_repetitions", "press_feel", "press_verification"),
    Refs("press_sources", m.Source, "key"),
    *values("reach_text", "mixed_up"),
    Refs("mixed_up_sources", m.Source, "key"),
    *values("tradition", "tradition_verification"),
    Refs("tradition_sources", m.Source, "key"),
    Value("research"),
    Ref("research_grade", m.EvidenceGrade, "slug"),
    Value("research_verification"),
    Refs("research_sources", m.Source, "key"),
    Value("cautions_looked_at"),
    CAUTION,
    NAME,
)
POINT_PREFETCH = (
    *("meridian", "region", "subregions", "classes", "press_sources", "mixed_up_sources", "research_grade"),
    *("tradition_sources", "research_sources", "locations__sources", "names__sources"),
    *("cautions__sources", "cautions__applies_to"),
)

RULE = Children(
    "rules",
    m.PrecautionRule,
    "precaution",
    (
        Value("scope"),
        Ref("point", m.Point, "code"),
        Ref("region", m.Region, "slug"),
        *values("tool", "routine", "action"),
        Ref("swap_with", m.Point, "code"),
        Value("reason"),
        *FACT,
    ),
)

MARKER = Children(
    "markers",
    m.Marker,
    "figure",
    (
        Ref("point", m.Point, "code"),
        *values("site", "side", "place", "x", "y", "label_x", "label_y"),
        Value("uncertainty_cun"),
        Flag("hidden"),
        *values("shows", "placed_by", "placed_on"),
    ),
)
LANDMARK = Children("landmarks", m.FigureLandmark, "figure", values("slug", "label", "x", "y", "label_x", "label_y"))
RULER = Children(
    "rulers",
    m.CunRuler,
    "figure",
    (Ref("point", m.Point, "code"), *values("label", "parts", "x1", "y1", "x2", "y2")),
)
PATH = Children("paths", m.MeridianPath, "figure", (Ref("meridian", m.Meridian, "code"), *values("side", "d")))
FIGURE: tuple[Field, ...] = (
    *values("slug", "title", "alt", "view", "pose"),
    Ref("region", m.Region, "slug"),
    *values("side", "asset", "width", "height", "width_mm"),
    Flag("bones"),
    Flag("schematic"),
    Value("close_up"),
    Ref("context", m.Figure, "slug", later=True),
    *values("context_box", "credit", "licence", "notes"),
    MARKER,
    LANDMARK,
    RULER,
    PATH,
)

USE = Children(
    "point_uses",
    m.PointUse,
    "complaint",
    (Ref("point", m.Point, "code"), *values("basis", "text"), *FACT),
    order="position",
)
COMPLAINT: tuple[Field, ...] = (
    *values("slug", "title", "status", "reviewed_by", "reviewed_on", "next_review_on", "summary", "also_called"),
    Ref("region", m.Region, "slug"),
    Refs("more_regions", m.Region, "slug"),
    Value("self_care"),
    Flag("only_its_points"),
    *values("emergency_now", "emergency_verification", "urgent_same_day", "urgent_verification"),
    *values("see_a_clinician", "clinician_verification"),
    Refs("red_flag_sources", m.Source, "key"),
    Value("red_flag_notes"),
    Ref("evidence_grade", m.EvidenceGrade, "slug"),
    *values("evidence_summary", "evidence_verification"),
    Refs("evidence_sources", m.Source, "key"),
    *values("self_care_text", "self_care_verification"),
    Refs("self_care_sources", m.Source, "key"),
    *values("trial_protocol", "trial_protocol_verification"),
    Refs("trial_protocol_sources", m.Source, "key"),
    Value("audience_limits"),
    USE,
)

MERIDIAN: tuple[Field, ...] = (
    *values(
        "code",
        "slug",
        "position",
        "status",
        "reviewed_by",
        "reviewed_on",
        "next_review_on",
        "english",
        "pinyin",
    ),
    *values("hanzi_traditional", "hanzi_simplified", "organ", "yin_yang", "limb", "six_division", "element"),
    *values("clock_hours", "direction", "point_count", "first_point", "last_point"),
    Ref("paired_with", m.Meridian, "code", later=True),
    *values("summary", "introduction"),
    *FACT,
    Value("verification_note"),
)

register(
    Kind(
        "region",
        "regions.yaml",
        m.Region,
        "slug",
        (*values("slug", "label"), Ref("parent", m.Region, "slug", later=True), Value("description")),
        prefetch=("parent",),
    ),
    Kind(
        "source",
        "sources.yaml",
        m.Source,
        "key",
        values(
            *("key", "type", "authors", "year", "title", "container", "doi", "pmid", "url"),
            *("supports", "limits", "verification"),
        ),
    ),
    Kind(
        "evidence grade",
        "evidence_grades.yaml",
        m.EvidenceGrade,
        "slug",
        values("slug", "label", "rank", "definition", "reader_wording"),
    ),
    Kind("point class", "point_classes.yaml", m.PointClass, "slug", values("slug", "label", "description")),
    Kind(
        "precaution",
        "precautions.yaml",
        m.Precaution,
        "slug",
        values("slug", "position", "label", "question", "help"),
    ),
    Kind("meridian", "meridians.yaml", m.Meridian, "code", MERIDIAN, prefetch=("sources", "paired_with")),
    Kind("point", "points/", m.Point, "code", POINT, prefetch=POINT_PREFETCH, file_name=by_code),
    Kind(
        "precaution rules",
        "precaution_rules.yaml",
        m.Precaution,
        "slug",
        (Value("slug"), RULE),
        prefetch=("rules__sources", "rules__point", "rules__region", "rules__swap_with"),
        creates=False,
    ),
    Kind(
        "figure",
        "figures/",
        m.Figure,
        "slug",
        FIGURE,
        prefetch=("region", "context", "markers__point", "landmarks", "rulers__point", "paths__meridian"),
        file_name=by_slug,
    ),
    Kind(
        "complaint",
        "complaints/",
        m.Complaint,
        "slug",
        COMPLAINT,
        prefetch=(
            *("region", "more_regions", "evidence_grade", "red_flag_sources", "evidence_sources"),
            *("self_care_sources", "trial_protocol_sources"),
            *("point_uses__sources", "point_uses__point"),
        ),
        file_name=by_slug,
    ),
    Kind(
        "page",
        "pages/",
        m.Page,
        "slug",
        (
            *values("slug", "title", "status", "reviewed_by", "reviewed_on", "next_review_on", "summary", "body"),
            SOURCES,
        ),
        prefetch=("sources",),
        file_name=by_slug,
    ),
    Kind(
        "sign-off",
        "sign_offs.yaml",
        m.SignOff,
        "record",
        values(
            *("record", "kind", "key", "name", "qualification", "reviewed_on", "scope", "left_out", "revision"),
            *("digest", "withdrawn_on", "withdrawn_reason"),
        ),
    ),
)
