"""One figure as one page shows it. No queries."""

from dataclasses import KW_ONLY, dataclass, replace
from functools import cached_property

from acupoints.models import FigureLandmark, Marker, Point

from .crop import crop_round
from .geometry import EM, UNITS, Place, inside, short_path
from .labels import Label
from .layout import Layout, lay_out
from .neighbours import choose, target_size
from .picture import Picture
from .rules import rules
from .spots import Spot

CUN_MM = 22.5  # of the figure, which is 75 cun tall like everybody; the local cun differs from it by a fifth at most
SCATTERED = 6  # places of one point on one figure
DOUBTFUL = 0.5  # cun: from here on the page says so in words


@dataclass(frozen=True)
class FigureView(Picture):
    """One figure: for which points, mirrored to show the other side or not, whole or a part of it.

    `codes`: the points that it is about. With `point` they are that one, and all others are its neighbours. `meridian`:
    the key of the meridian whose line alone is drawn. Needs the figure with its overlay, see FigureQuerySet.
    """

    codes: frozenset[str] = frozenset()
    _: KW_ONLY
    point: Point | None = None
    meridian: int | None = None

    @cached_property
    def spots(self) -> list[Spot]:
        return [self.spot(marker) for marker in self.figure.markers.all()]

    def spot(self, marker: Marker) -> Spot:
        point = marker.point
        this = point.code in self.codes
        return Spot(
            x=self.x(marker.x),
            y=self.y(marker.y),
            text=self.text_of(marker) if this else point.spaced_code,
            label=self.given_label(marker) if this else None,
            code=point.code,
            site=marker.site,
            side=self.side_of(marker.side),
            href="" if point == self.point or not point.has_page else point.get_absolute_url(),
            name=f"{point.spaced_code} {point.pinyin}",
            is_this=this,
            is_kin=self.point is not None and point.meridian_id == self.point.meridian_id,
            is_alternative=marker.place == Marker.Place.ALTERNATIVE,
            is_never=point.is_never_pressed,
            is_hidden=marker.hidden,
            uncertainty_cun=marker.uncertainty_cun,
            halo=self.halo(marker),
        )

    def halo(self, marker: Marker) -> float:
        if not self.figure.width_mm or not marker.uncertainty_cun:
            return 0
        radius = marker.uncertainty_cun * CUN_MM * UNITS / self.figure.width_mm
        return round(max(radius, self.em / 2), 1)

    def text_of(self, marker: Marker) -> str:
        """With its side where a figure of one side shows the other side's point as well."""
        if marker.place == Marker.Place.ALTERNATIVE:
            return "or here"
        other = self.figure.side != "both" and marker.side not in (self.figure.side, "midline")
        return f"{marker.point.spaced_code} {self.side_of(marker.side)}" if other else marker.point.spaced_code

    def given_label(self, one: Marker | FigureLandmark) -> Label | None:
        """Where the figure's maker put it: it holds for the whole picture only."""
        if one.label_x is None or one.label_y is None or self.crop:
            return None
        x = self.x(one.label_x)
        return Label(x, self.y(one.label_y), "end" if x > UNITS / 2 else "start", EM, has_leader=True)

    @cached_property
    def markers(self) -> list[Spot]:
        """The places of the points that the figure is about."""
        return [spot for spot in self.spots if spot.is_this]

    def markers_on(self, side: str) -> list[Spot]:
        """The places to press on one side; those on both sides when there are none on that one."""
        standard = [spot for spot in self.markers if not spot.is_alternative] or self.markers
        return [spot for spot in standard if spot.side in (side, "midline")] or standard

    @property
    def is_close(self) -> bool:
        return self.figure.close_up or self.crop is not None

    @cached_property
    def chosen(self) -> list[Spot]:
        """The points that become links: around this point, or, where the page is about many, out of these."""
        if self.point and not self.is_close:
            return []
        own = [spot.place for spot in self.markers] if self.point else []
        linked = [spot for spot in self.spots if spot.href and spot.is_this is not bool(self.point)]
        reach = target_size(self.scale)
        room = self.room(reach / 2)
        return choose(own, (s for s in linked if not s.is_alternative and inside(s.place, room)), reach)

    @cached_property
    def rest(self) -> list[Spot]:
        """Drawn as mere dots. On a whole body there are too many, unless the page is about all of them."""
        drawn = {id(spot) for spot in (*self.chosen, *(self.markers if self.point else ()))}
        rest = [spot for spot in self.spots if id(spot) not in drawn and not spot.is_alternative]
        if self.point:
            return [spot for spot in rest if self.is_close and inside(spot.place, self.window)]
        return [spot for spot in rest if spot.is_this]

    @property
    def rest_path(self) -> str:
        """Dots of no length, which the line's round ends make visible: the shortest markup there is."""
        return "".join(f"M{spot.x:.0f} {spot.y:.0f}h0" for spot in self.rest if not spot.is_never)

    @property
    def lead_path(self) -> str:
        """From the spots to their words, where those stand further off."""
        spots = [*self.layout.landmarks, *self.layout.markers]
        return "".join(f"M{spot.x:.0f} {spot.y:.0f}L{spot.lead[0]} {spot.lead[1]}" for spot in spots if spot.lead)

    @property
    def never_path(self) -> str:
        return "".join(cross(spot.place, self.em / 6) for spot in self.rest if spot.is_never)

    @property
    def never_mark(self) -> str:
        """A small crossed ring round 0, 0."""
        radius = round(0.3 * self.em, 1)
        ring = f"M-{radius} 0a{radius} {radius} 0 1 0 {2 * radius:g} 0a{radius} {radius} 0 1 0 -{2 * radius:g} 0"
        return ring + cross((0, 0), 0.7 * radius)

    @property
    def target(self) -> float:
        return round(target_size(self.scale), 1)

    @property
    def target_half(self) -> float:
        return round(target_size(self.scale) / 2, 1)

    @cached_property
    def pins(self) -> list[Spot]:
        """The landmarks that are seen."""
        rows = self.figure.landmarks.all() if self.look.labels else ()
        pins = (Spot(self.x(one.x), self.y(one.y), one.label, self.given_label(one)) for one in rows)
        return [pin for pin in pins if inside(pin.place, self.window)]

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self)

    @cached_property
    def paths(self) -> list[str]:
        only = self.point.meridian_id if self.point else self.meridian
        return [short_path(path.d) for path in self.figure.paths.all() if only is None or path.meridian_id == only]

    @cached_property
    def context(self) -> "ContextView | None":
        figure, box = self.figure.context, self.figure.context_box
        if figure is None or not box:
            return None
        view = Picture(figure=figure, mirrored=self.mirrored)
        x, y, width, height = box
        left = 1 - x - width if self.mirrored else x
        scaled = (UNITS * left, view.image_height * y, UNITS * width, view.image_height * height)
        return ContextView(view, *(round(value, 1) for value in scaled))

    @property
    def doubt_cun(self) -> float | None:
        """How far the point may be off, where that is worth a sentence."""
        cun = max((spot.uncertainty_cun or 0 for spot in self.markers), default=0)
        return cun if cun >= DOUBTFUL else None

    @property
    def is_scattered(self) -> bool:
        """So many places that each is drawn small."""
        return len(self.markers) > SCATTERED

    @property
    def shows_alternative(self) -> bool:
        return any(spot.is_alternative for spot in self.markers)

    @property
    def shows_hidden(self) -> bool:
        return any(spot.is_hidden for spot in self.markers)

    @property
    def alt_text(self) -> str:
        """What is shown and where the point lies on it."""
        shown = f"{self.title}, {self.figure.view}{', with the bones' if self.bones else ''}."
        if not self.point:
            return shown
        place = self.point.place_line if self.point.summary or not self.rule else f"{self.rule}."
        return f"{shown} {self.point.spaced_code} is marked: {place}"

    @property
    def rule(self) -> str:
        """By which the atlas placed the point."""
        return rules().get(self.point.code, "") if self.point else ""

    def zoomed(self, zoom: int) -> "FigureView":
        """A square round the point on the side asked for; the whole figure where the point is not on it."""
        places: list[Place] = [spot.place for spot in self.markers_on(self.look.side)]
        if not places:
            return self
        return replace(self, crop=crop_round(places, self.image_height, zoom, self.mirrored))


@dataclass(frozen=True, slots=True)
class ContextView:
    """The wider picture in which a close-up lies, and the box that it covers."""

    view: Picture
    x: float
    y: float
    width: float
    height: float


def cross(place: Place, arm: float) -> str:
    """As a path: two strokes, each twice `arm` wide."""
    x, y, whole = place[0] - arm, place[1] - arm, 2 * arm
    return f"M{x:.1f} {y:.1f}l{whole:.1f} {whole:.1f}m0 {-whole:.1f}l{-whole:.1f} {whole:.1f}"
