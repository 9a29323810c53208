"""What the search knows: rows to entries, and the one index of this process, built anew when the content changed.

Other apps hand in entries of their own with `provide`.
"""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.http import urlencode

from . import codes
from .figures.rules import rules
from .models import Complaint, LocationDescription, Meridian, Page, Point, PointClass, PointName, Region
from .models.revision import Revision
from .search import Entry, Index, Name

UNWRITTEN = "Its text is not written yet."
Provider = Callable[[], Iterable[Entry]]
_providers: list[Provider] = []
_built: tuple[str, Index] | None = None


def provide(provider: Provider) -> Provider:
    _providers.append(provider)
    return provider


def index() -> Index:
    """The index of the present content: one query when nothing changed."""
    global _built
    revision = Revision.current()
    if _built is None or _built[0] != revision:
        _built = (revision, Index([entry for provider in _providers for entry in provider()]))
    return _built[1]


@provide
def points() -> Iterable[Entry]:
    """As many queries as there are kinds of rows, however many points."""
    standard = LocationDescription.objects.filter(kind=LocationDescription.Kind.STANDARD)
    wanted = ("names", "classes", "subregions", Prefetch("locations", standard))
    rows = Point.objects.visible().select_related("meridian", "region").prefetch_related(*wanted)
    return [point_entry(point) for point in rows]


def point_entry(point: Point) -> Entry:
    """The words of the place: summary, standard, and the rule by which it was drawn."""
    places = [one.text for one in point.locations.all() if one.kind == LocationDescription.Kind.STANDARD]
    return Entry(
        kind="point",
        key=point.code,
        url=point.get_absolute_url(),
        title=str(point),
        names=tuple(dict.fromkeys(name for name in names_of(point) if name.text)),
        text=" ".join([point.summary, point.aspect, rules().get(point.code, ""), *places]),
        summary=f"{point.place_line} {UNWRITTEN}" if point.is_listed else point.summary,
    )


def names_of(point: Point) -> Iterator[Name]:
    yield Name(point.code, "code")
    yield Name(point.pinyin, "pinyin")
    yield Name(point.hanzi_traditional, "hanzi")
    yield Name(point.hanzi_simplified, "hanzi")
    yield Name(point.english, "english")
    yield Name(point.korean, "korean")
    yield Name(point.japanese, "japanese")
    yield from (Name(name.text, name.kind, name.note) for name in point.names.all() if is_searched(name))
    yield from (Name(region.label, "region") for region in (point.region, *point.subregions.all()))
    yield from (Name(one.label, "class") for one in point.classes.all())


def is_searched(name: PointName) -> bool:
    """Codes are read by codes.py, which knows both meanings of an older number; as names they would hide one."""
    return not (name.kind in ("older_number", "code") and codes.parse(name.text))


@provide
def complaints() -> Iterable[Entry]:
    for one in Complaint.objects.published():
        called = [part.strip() for part in one.also_called.split(",") if part.strip()]
        names = (Name(one.title, "title"), *(Name(text, "phrase") for text in called))
        yield Entry("complaint", one.slug, one.get_absolute_url(), one.title, names, one.summary, one.summary)


@provide
def meridians() -> Iterable[Entry]:
    for one in Meridian.objects.published():
        texts = (f"{one.english} meridian", one.pinyin, one.hanzi_traditional, one.hanzi_simplified)
        names = tuple(Name(text, "name") for text in dict.fromkeys(texts) if text)
        yield Entry("meridian", one.code, one.get_absolute_url(), str(one), names, one.summary, one.summary)


@provide
def classes() -> Iterable[Entry]:
    """Those that some point with a page belongs to. The label is plural here: one looks for all of them."""
    for one in PointClass.objects.filter(points__in=Point.objects.visible()).distinct():
        url = f"{reverse('acupoints:point_list')}?{urlencode({'class': one.slug})}"
        names = (Name(one.label, "title"), Name(one.slug.replace("-", " "), "name"))
        yield Entry("class", one.slug, url, f"{one.label}s", names, one.description, one.description)


@provide
def regions() -> Iterable[Entry]:
    for one in Region.objects.all():
        names = (Name(f"{one.label} points", "name"),)
        title = f"{one.label}: all points there"
        yield Entry("region", one.slug, one.get_absolute_url(), title, names, one.description, one.description)


@provide
def pages() -> Iterable[Entry]:
    for one in Page.objects.published():
        title = (Name(one.title, "title"),)
        yield Entry(
            "page", one.slug, one.get_absolute_url(), one.title, title, f"{one.summary} {one.body}", one.summary
        )
    what_applies = ("What applies to you", "precautions", "pregnant", "blood thinners", "who should not press")
    names = tuple(Name(text, "phrase") for text in what_applies)
    summary = "Tick once what is true for you: pages then mark what is not for you"
    yield Entry("page", "precautions", reverse("acupoints:precautions"), what_applies[0], names, summary, summary)
    practise = tuple(Name(text, "phrase") for text in ("Find it", "practise", "practice", "quiz", "test yourself"))
    words = "Tap where a point is, and see the miss in cun"
    yield Entry("page", "practise", reverse("acupoints:practise"), "Find it: practise", practise, words, words)
    numbering = ("older Bladder numbers", "code prefixes", "point codes")
    names = tuple(Name(text, "phrase") for text in ("Numbering", *numbering))
    yield Entry(
        "page",
        "numbering",
        reverse("acupoints:numbering"),
        "Numbering",
        names,
        "Code prefixes and older numbers",
    )


@provide
def fixed() -> Iterable[Entry]:
    """Pages that are no rows."""
    evidence = ("Evidence and sources", "sources", "references", "studies", "grades of evidence")
    data = ("Open data", "JSON", "CSV", "API", "embed", "download")
    for key, called, about in (
        ("evidence", evidence, "Every source, what it supports and its limits; what was never tested"),
        ("data", data, "Points, complaints, routines and sources as JSON and CSV"),
    ):
        names = (Name(called[0], "title"), *(Name(text, "phrase") for text in called[1:]))
        yield Entry("page", key, reverse(f"acupoints:{key}"), called[0], names, about, about)


@provide
def learners_pages() -> Iterable[Entry]:
    pages = (
        ("classes", "Classes of points", ("five shu points", "source points", "alarm points", "confluent points")),
        ("names", "Names that several points bear", ("homonyms", "same name")),
        ("compare", "Two points side by side", ("compare points",)),
    )
    for key, title, phrases in pages:
        names = (Name(title, "title"), *(Name(text, "phrase") for text in phrases))
        yield Entry("page", key, reverse(f"acupoints:{key}"), title, names, " ".join(phrases))
