"""Who bears which name: the homonyms of the present content, found once per revision."""

from .homonyms import Homonym, Named, homonyms
from .models import Point, PointName
from .models.revision import Revision

_found: tuple[str, tuple[Homonym, ...]] | None = None


def shared_names() -> tuple[Homonym, ...]:
    """One query when nothing changed, two more after a change."""
    global _found
    revision = Revision.current()
    if _found is None or _found[0] != revision:
        _found = (
            revision,
            tuple(homonyms(named(point) for point in Point.objects.visible().prefetch_related("names"))),
        )
    return _found[1]


def named(point: Point) -> Named:
    names: list[PointName] = list(point.names.all())
    return Named(
        point.code,
        point.pinyin,
        point.hanzi_traditional,
        point.hanzi_simplified,
        point.english,
        point.korean,
        tuple((name.text, name.kind, name.note) for name in names),
    )


def namesakes(code: str) -> list[Homonym]:
    """The homonyms by sound that a point shares by its own name, or by what it is called for short."""
    return [one for one in shared_names() if one.language == "chinese" and bears(one, code)]


def bears(homonym: Homonym, code: str) -> bool:
    return any(bearing.code == code and bearing.role != "other" for bearing in homonym.bearings)
