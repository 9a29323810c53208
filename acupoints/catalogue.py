"""What the search knows: rows to entries, and the one index of this process, built anew when the content changed.

Other apps hand in entries of their own with `provide`.
"""

from collections.abc import Callable, Iterable

from django.urls import reverse

from . import codes
from .models import Complaint, Meridian, Page, Point, PointName
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
    rows = Point.objects.visible().select_related("meridian", "region").prefetch_related("names", "classes")
    return [point_entry(point) for point in rows]


def point_entry(point: Point) -> Entry:
    names = [
        Name(point.code, "code"),
        Name(point.pinyin, "pinyin"),
        Name(point.hanzi_traditional, "hanzi"),
        Name(point.hanzi_simplified, "hanzi"),
        Name(point.english, "english"),
        Name(point.korean, "korean"),
        Name(point.japanese, "japanese"),
        *(Name(name.text, name.kind, name.note) for name in point.names.all() if is_searched(name)),
    ]
    text = " ".join([point.summary, point.region.label, *(one.label for one in point.classes.all())])
    return Entry(
        kind="point",
        key=point.code,
        url=point.get_absolute_url(),
        title=str(point),
        names=tuple(dict.fromkeys(name for name in names if name.text)),
        text=text,
        summary=f"{point.place_line} {UNWRITTEN}" if point.is_listed else point.summary,
    )


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
def pages() -> Iterable[Entry]:
    for one in Page.objects.published():
        title = (Name(one.title, "title"),)
        yield Entry(
            "page", one.slug, one.get_absolute_url(), one.title, title, f"{one.summary} {one.body}", one.summary
        )
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
def learners_pages() -> Iterable[Entry]:
    pages = (
        ("classes", "Classes of points", ("five shu points", "source points", "alarm points", "confluent points")),
        ("names", "Names that several points bear", ("homonyms", "same name")),
        ("compare", "Two points side by side", ("compare points",)),
    )
    for key, title, phrases in pages:
        names = (Name(title, "title"), *(Name(text, "phrase") for text in phrases))
        yield Entry("page", key, reverse(f"acupoints:{key}"), title, names, " ".join(phrases))
