"""The pictures of a session's places as HTML, drawn once for each state of the content: most of a page's cost."""

from collections.abc import Iterable
from typing import NamedTuple

from django.core.cache import cache
from django.template.loader import render_to_string

from acupoints.models import Revision
from routines.scenes import Place, Scene, scene_key, scenes


class Picture(NamedTuple):
    """What templates show of a scene. Strings that are safe: templates made them."""

    key: str
    figure: str
    help: str


def pictures(places: Iterable[Place]) -> dict[Place, Picture]:
    """By place, of those whose point is known. One query where all were drawn before, else nine or ten."""
    revision = Revision.current()  # before the content is read: what is drawn is never older than its key
    wanted = {place: f"picture:{revision}:{scene_key(*place)}" for place in places}
    kept = cache.get_many(wanted.values())
    missing = [place for place, key in wanted.items() if key not in kept]
    fresh = {wanted[place]: _draw(scene) for place, scene in scenes(missing).items()} if missing else {}
    if fresh:
        cache.set_many(fresh, timeout=None)
    known = kept | fresh
    return {place: known[key] for place, key in wanted.items() if key in known}


def _draw(scene: Scene) -> Picture:
    figure = render_to_string("routines/_stage_figure.html", {"scene": scene})
    return Picture(scene.key, figure, render_to_string("routines/_stage_help.html", {"scene": scene}))
