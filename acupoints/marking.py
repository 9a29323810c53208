"""What pages mark for a reader who ticked something: for each precaution what it does to each point, as JSON.

The same for everyone: the browser, which alone knows the ticks, picks from it (static/js/precautions/).
"""

import json
from functools import lru_cache

from acupoints.models import Point, Precaution, Region, precaution_rules
from acupoints.precautions import Effect, Marks, Place, marks, with_parents


def places() -> list[Place]:
    """The points with a page that anybody presses. Three queries."""
    parents = dict(Region.objects.values_list("slug", "parent__slug"))
    rows = Point.objects.visible().exclude(pressable=Point.Pressable.NEVER).select_related("region")
    return [
        Place(row.code, with_parents((row.region.slug, *(one.slug for one in row.subregions.all())), parents))
        for row in rows.prefetch_related("subregions")
    ]


@lru_cache(maxsize=1)
def point_marks(revision: str) -> bytes:
    """The JSON of one revision of the content; `never` names the points that are marked for nobody."""
    found = marks(precaution_rules(), places())
    ticks = {one.slug: one.label for one in Precaution.objects.all()}
    body = {
        "never": " ".join(Point.objects.filter(pressable=Point.Pressable.NEVER).values_list("code", flat=True)),
        "ticks": {slug: {"label": label, **_told(found.get(slug))} for slug, label in ticks.items()},
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _told(found: Marks | None) -> dict[str, object]:
    if found is None:
        return {"all": None, "points": []}
    points = [{**_effect(one), "codes": " ".join(codes)} for one, codes in found.of_points.items()]
    return {"all": _effect(found.everywhere) if found.everywhere else None, "points": points}


def _effect(one: Effect) -> dict[str, object]:
    swap = {"swap": one.swap_with} if one.swap_with else {}
    return {"does": one.action, "why": " ".join(one.reasons), **swap}
