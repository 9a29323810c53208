"""Rows for tests: keyword-only functions that fill the rest and refuse what cannot be."""

from typing import Any

from acupoints import codes
from acupoints.models import Figure, LocationDescription, Marker, Meridian, Point, Region


def make_region(*, slug: str = "ankle", parent: Region | None = None) -> Region:
    label = slug.replace("_", " ").capitalize()
    return Region.objects.get_or_create(slug=slug, defaults={"label": label, "parent": parent})[0]


def make_meridian(*, code: str = "KI") -> Meridian:
    series = "EX" if code.startswith("EX") else code
    defaults = {
        "slug": f"meridian-{series.lower()}",
        "position": sum(map(ord, series)) * 100 + ord(series[0]),
        "english": f"Meridian {series}",
        "point_count": 27,
        "summary": "It runs from here to there.",
        "status": "published",
    }
    return Meridian.objects.get_or_create(code=series, defaults=defaults)[0]


def make_point(*, code: str = "KI3", status: str = "published", **fields: Any) -> Point:
    """A published point that is complete enough for its page; `fields` replace what is filled in."""
    series = codes.normalise(code).rstrip("0123456789")
    number = int(code.removeprefix(series) or 0)
    if fields.get("pressable") == "never" and fields.get("press_text"):
        raise ValueError("a point that is never pressed says nothing of pressing")
    filled = {
        "meridian": make_meridian(code=series),
        "number": number,
        "pinyin": f"Tàixī {number}",
        "hanzi_traditional": "太谿",
        "hanzi_simplified": "太溪",
        "english": "Great Ravine",
        "summary": "In the hollow behind the inner ankle bone.",
        "region": fields.pop("region", None) or make_region(),
        "laterality": "paired",
        "self_reach": "easy",
        "pressable": "yes",
        "cautions_looked_at": True,
    }
    return Point.objects.create(code=code, status=status, **{**filled, **fields})


def take_text_away(code: str) -> Point:
    """A point of the content as it stood before its text was written: listed, with names, place and cautions only."""
    point = Point.objects.get(code=code)
    point.locations.all().delete()
    empty = ("summary", "tradition", "research", "mixed_up", "reach_text")
    pressing = [one.name for one in Point._meta.concrete_fields if one.name.startswith("press_")]
    blank = {name: Point._meta.get_field(name).get_default() for name in (*empty, *pressing)}
    Point.objects.filter(pk=point.pk).update(status="listed", cautions_looked_at=False, research_grade=None, **blank)
    return Point.objects.get(pk=point.pk)


def make_step(*, point: Point, text: str = "Feel the bone.", kind: str = "finding", position: int = 1) -> Any:
    return LocationDescription.objects.create(point=point, kind=kind, text=text, position=position)


def make_figure(*, slug: str = "ankle-inner", side: str = "left", **fields: Any) -> Figure:
    filled = {
        "title": "Inner side of the left ankle",
        "alt": "A left ankle.",
        "view": "seen from the inside",
        "pose": "standing",
        "region": make_region(),
        "asset": slug,
        "width": 1200,
        "height": 1200,
        "credit": "Acupoint Atlas",
        "licence": "CC BY 4.0",
    }
    return Figure.objects.create(slug=slug, side=side, **{**filled, **fields})


def make_marker(
    *, figure: Figure, point: Point, side: str = "left", x: float = 0.25, y: float = 0.5, **fields: Any
) -> Marker:
    return Marker.objects.create(figure=figure, point=point, side=side, x=x, y=y, **fields)


def fill_figure(figure: Figure, count: int) -> None:
    """So many markers of points of five meridians, on both sides; a few of them are never pressed."""
    meridians = [make_meridian(code=code) for code in ("BL", "GB", "ST", "LI", "SI")]
    for number in range(count // 2):
        meridian, of_it = meridians[number % 5], 1 + number // 5
        code = f"{meridian.code}{of_it}"
        pressable = "yes" if number % 20 else "never"
        other = Point.objects.filter(code=code).first() or make_point(code=code, meridian=meridian, pressable=pressable)
        for side, x in (("left", 0.05 + 0.043 * (number % 10)), ("right", 0.95 - 0.043 * (number % 10))):
            make_marker(figure=figure, point=other, side=side, x=x, y=0.03 + 0.0135 * number)
