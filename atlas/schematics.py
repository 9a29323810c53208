"""Schematics of what no figure of the body can show: inside the mouth and nose, and the floor of the pelvis.

Own drawings. Their markers lie in the drawing's own geometry: a unit is a thousandth of the picture's width, y runs
down, and each marker is taken from the same outline as the part it belongs to, never set by eye on the picture.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from atlas import figures, overlay, paths, writer
from atlas.drawing import UNITS, Sheet, curve, loop, mirrored
from atlas.overlay import Record
from atlas.placing import Placing
from atlas.tables import atlas

SKIN, SKIN_DARK, SKIN_LIGHT = "#cb9e84", "#a3745d", "#e2bfa8"
LIP, LIP_DARK, LIP_LIGHT = "#c0796a", "#97584d", "#d79c8c"
GUM, GUM_LIGHT = "#c98a83", "#dcaaa2"
TONGUE, TONGUE_DARK, TONGUE_LIGHT = "#bd7670", "#935350", "#d69a92"
CAVITY, CAVITY_LIGHT = "#5b3130", "#7a4542"
TOOTH, TOOTH_DARK = "#f1ebdf", "#bfb29c"
VEIN = "#6b7799"
BONE, BONE_DARK = "#e0d6bd", "#9c8f73"
ORGAN, ORGAN_DARK = "#b58f86", "#866059"
MUSCLE = "#a8655a"
EDGE = "#6d4c3d"

Place = tuple[float, float]


@dataclass(frozen=True)
class Mark:
    point: str
    side: str
    at: Place
    uncertainty_cun: float = 0.5


@dataclass(frozen=True)
class Drawing:
    """A schematic: words, how and where things lie. `context`: figure, landmark, breadth of the box in metres."""

    slug: str
    title: str
    alt: str
    view: str
    pose_words: str
    region: str
    notes: str
    height: float
    draw: Callable[[Sheet], None]
    marks: tuple[Mark, ...]
    names: tuple[tuple[str, str, Place], ...]
    context: tuple[str, str, float]
    side: str = "both"


# the mouth, seen from the front: half outlines from the top of the middle line to its bottom
HEIGHT = 900
LIPS = mirrored([(500, 172), (462, 158), (400, 172), (250, 262), (126, 452), (226, 640), (378, 762), (500, 786)])
OPENING = mirrored([(500, 246), (400, 252), (282, 320), (188, 452), (266, 590), (386, 684), (500, 702)])
PATCH = mirrored([(500, 0), (250, 30), (60, 220), (15, 450), (60, 690), (250, 870), (500, 900)])
UPPER_GUM = mirrored([(500, 200), (250, 240), (180, 400), (262, 392), (390, 342), (500, 334)])
FRENULUM_TOP, FRENULUM_END = (500.0, 240.0), (500.0, 294.0)
UNDER_TONGUE = mirrored([(500, 412), (452, 420), (400, 456), (364, 520), (348, 600), (380, 640), (500, 650)])
UNDER_FRENULUM = np.array([(500.0, 470.0), (500.0, 600.0)])
VEIN_LEFT = curve(
    [(540, 448), (558, 500), (570, 552), (584, 606)], closed=False
)  # the owner's left: right in the picture
TONGUE_OUT = mirrored([(500, 408), (420, 412), (352, 452), (322, 540), (330, 630), (370, 726), (440, 782), (500, 792)])
TONGUE_ROOT, TONGUE_TIP = 408.0, 792.0


def mouth(sheet: Sheet, opening: np.ndarray) -> Image.Image:
    """Skin, lips and the dark of the open mouth; gives the mask of the opening."""
    lips, hole = sheet.mask(curve(LIPS)), sheet.mask(curve(opening))
    sheet.paint(sheet.mask(curve(PATCH)), SKIN)
    sheet.paint(sheet.mask(curve(LIPS), 40), SKIN_DARK, 0.45)
    sheet.paint(sheet.mask(mirrored([(500, 20), (468, 30), (462, 120), (500, 140)]), 12), SKIN_DARK, 0.4)
    sheet.paint(lips, LIP)
    sheet.paint(sheet.line_mask(loop(curve(np.asarray(LIPS) * 0.9 + [50, 45])), 22, 14), LIP_LIGHT, 0.55, lips)
    sheet.paint(sheet.line_mask(loop(curve(opening)), 26, 12), LIP_DARK, 0.8, lips)
    sheet.paint(sheet.line_mask(loop(curve(LIPS)), 3), LIP_DARK, 0.6)
    sheet.paint(hole, CAVITY)
    sheet.paint(sheet.mask([(320, 420), (680, 420), (680, 640), (320, 640)], 70), "#3f2022", 0.7, hole)
    return hole


def teeth(sheet: Sheet, hole: Image.Image, edge: Sequence[Place], lengths: Sequence[float], down: bool) -> None:
    """A row of teeth from the gum's edge: neighbours share the places of `edge`."""
    for (x1, y1), (x2, y2), long in zip(edge, edge[1:], lengths, strict=False):
        sign, gap, level = 1 if down else -1, 2.0, (y1 + y2) / 2
        top1, top2 = 0.6 * y1 + 0.4 * level, 0.6 * y2 + 0.4 * level
        end1, end2 = (0.35 * y + 0.65 * level + sign * long for y in (y1, y2))
        crown = [(x1 + gap, top1), (x1 + gap + 1, end1 - sign * long * 0.2), (x1 + gap + 8, end1)]
        crown += [(x2 - gap - 8, end2), (x2 - gap - 1, end2 - sign * long * 0.2), (x2 - gap, top2)]
        crown += [((x1 + x2) / 2, level - sign * 9)]
        tooth = sheet.mask(curve(crown, steps=8))
        sheet.paint(tooth, TOOTH, 1, hole)
        sheet.paint(sheet.line_mask(loop(curve(crown, steps=8)), 7, 4), TOOTH_DARK, 0.55, tooth)


def upper_jaw(sheet: Sheet, hole: Image.Image) -> None:
    gum = sheet.mask(curve(UPPER_GUM))
    sheet.paint(gum, GUM, 1, hole)
    sheet.paint(
        sheet.line_mask(curve([(250, 345), (380, 295), (500, 285), (620, 295), (750, 345)], False), 14, 10),
        GUM_LIGHT,
        0.7,
        hole,
    )
    edge = [(262, 372), (318, 350), (380, 330), (436, 320), (500, 316), (564, 320), (620, 330), (682, 350), (738, 372)]
    teeth(sheet, hole, edge, (46, 58, 66, 78, 78, 66, 58, 46), down=True)


def lower_jaw(sheet: Sheet, hole: Image.Image) -> None:
    gum = mirrored([(500, 660), (400, 646), (322, 606), (292, 600), (320, 700), (500, 740)])
    sheet.paint(sheet.mask(curve(gum)), GUM, 1, hole)
    edge = [(290, 608), (334, 636), (382, 656), (436, 668), (500, 673), (564, 668), (618, 656), (666, 636), (710, 608)]
    teeth(sheet, hole, edge, (34, 42, 46, 46, 46, 46, 42, 34), down=False)


def vignette(sheet: Sheet) -> None:
    inner = mirrored([(500, 62), (270, 88), (112, 240), (72, 450), (112, 672), (270, 818), (500, 842)])
    sheet.fade(sheet.mask(curve(inner), 24))


def mouth_inside(sheet: Sheet) -> None:
    hole = mouth(sheet, OPENING)
    floor = mirrored([(500, 590), (380, 590), (300, 610), (320, 690), (500, 720)])
    sheet.paint(sheet.mask(curve(floor), 6), TONGUE_DARK, 0.9, hole)
    under = sheet.mask(curve(UNDER_TONGUE))
    sheet.paint(sheet.mask(curve(UNDER_TONGUE), 14), "#35191b", 0.6, hole)
    sheet.paint(under, TONGUE, 1, hole)
    sheet.paint(sheet.line_mask(loop(curve(UNDER_TONGUE)), 46, 22), TONGUE_DARK, 0.8, under)
    for sign in (1, -1):
        sheet.paint(sheet.line_mask([(500 + sign * 30, 460), (500 + sign * 34, 590)], 34, 16), TONGUE_LIGHT, 0.7, under)
        vein = VEIN_LEFT if sign > 0 else VEIN_LEFT * [-1, 1] + [UNITS, 0]
        sheet.paint(sheet.line_mask(vein, (8, 17), 2.5), VEIN, 0.85, under)
        sheet.paint(sheet.line_mask(vein - [2.5, 0], (2, 4), 2), "#a3adc6", 0.6, under)
        sheet.paint(sheet.mask(ellipse(500 + sign * 17, 612, 13, 9), 3), TONGUE_LIGHT, 0.9, hole)
    sheet.paint(sheet.line_mask(UNDER_FRENULUM + [9, 0], (4, 20), 7), TONGUE_DARK, 0.8, under)
    sheet.paint(sheet.line_mask(UNDER_FRENULUM, (5, 17), 1.5), "#e3b3aa", 0.95, hole)
    upper_jaw(sheet, hole)
    band = [(478, FRENULUM_TOP[1]), (494, FRENULUM_END[1]), (506, FRENULUM_END[1]), (522, FRENULUM_TOP[1])]
    sheet.paint(sheet.mask(curve(band), 5), CAVITY_LIGHT, 0.5, hole)
    sheet.paint(sheet.mask(curve(band), 1), "#e3b3aa", 1, hole)
    lower_jaw(sheet, hole)
    sheet.paint(sheet.line_mask(loop(curve(OPENING)), 16, 9), "#3f2022", 0.5, hole)
    vignette(sheet)


def tongue_top(sheet: Sheet) -> None:
    hole = mouth(sheet, OPENING)
    upper_jaw(sheet, hole)
    sheet.paint(sheet.line_mask(loop(curve(OPENING)), 16, 9), "#3f2022", 0.5, hole)
    outline = curve(TONGUE_OUT)
    tongue = sheet.mask(outline)
    sheet.paint(sheet.mask(outline + [0, 14], 16), SKIN_DARK, 0.7)
    sheet.paint(tongue, TONGUE)
    sheet.paint(sheet.line_mask(loop(outline), 60, 28), TONGUE_DARK, 0.55, tongue)
    for sign in (1, -1):
        sheet.paint(
            sheet.line_mask([(500 + sign * 60, 500), (500 + sign * 56, 740)], 60, 34), TONGUE_LIGHT, 0.75, tongue
        )
    sheet.paint(sheet.mask([(330, 400), (670, 400), (670, 450), (330, 450)], 34), "#4a2628", 0.75, tongue)
    sheet.paint(
        sheet.line_mask(curve([(500, 440), (498, 600), (501, 742)], False), (12, 5), 5), TONGUE_DARK, 0.9, tongue
    )
    scattered = np.random.default_rng(7).uniform((340, 430), (660, 786), (240, 2))
    for x, y in scattered:
        if abs(x - 500) > 14:
            sheet_dot(sheet, x, y, tongue)
    sheet.paint(sheet.line_mask(loop(outline), 3), TONGUE_DARK, 0.8)
    vignette(sheet)


def sheet_dot(sheet: Sheet, x: float, y: float, clip: Image.Image) -> None:
    """A bud of the tongue, put straight on the picture: a mask for each would be slow."""
    r = 3.2 * sheet.scale
    box = [
        round(x * sheet.scale - r),
        round(y * sheet.scale - r),
        round(x * sheet.scale + r),
        round(y * sheet.scale + r),
    ]
    spot = Image.new("RGBA", (box[2] - box[0], box[3] - box[1]), "#e0aaa2")
    sheer = Image.fromarray(bud(box[3] - box[1], box[2] - box[0]))
    inside = clip.crop(tuple(box))
    spot.putalpha(Image.fromarray((np.asarray(sheer, float) * np.asarray(inside, float) / 255).astype(np.uint8)))
    sheet.picture.alpha_composite(spot, (box[0], box[1]))


def bud(height: int, width: int) -> np.ndarray:
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    return (85 * np.clip(1 - x**2 - y**2, 0, 1)).astype(np.uint8)


def ellipse(x: float, y: float, across: float, high: float, turn: float = 0) -> np.ndarray:
    angle = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    flat = np.stack([across * np.cos(angle), high * np.sin(angle)], 1)
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    return flat @ np.array([[c, s], [-s, c]]) + [x, y]


# the nose from below: the tip above, the upper lip below
NOSE = mirrored(
    [
        (500, 108),
        (418, 124),
        (344, 222),
        (276, 370),
        (196, 500),
        (190, 610),
        (262, 668),
        (372, 660),
        (440, 640),
        (500, 648),
    ]
)
NOSTRIL_LEFT = np.array(
    [(572, 322), (618, 340), (694, 452), (726, 552), (700, 604), (640, 592), (580, 516), (552, 402)], float
)
NOSE_PATCH = mirrored([(500, 40), (330, 60), (140, 260), (40, 520), (90, 760), (280, 870), (500, 890)])


def outer_wall() -> Place:
    """On the outer wall of the nostril, half way from its front to its back."""
    line = curve(NOSTRIL_LEFT)
    outer = line[(line[:, 0] - 566) * 0.82 - (line[:, 1] - 330) * 0.5 > 0]
    middle = outer[np.argmin(np.abs(outer[:, 1] - (outer[:, 1].min() + outer[:, 1].max()) / 2))]
    return float(middle[0]) - 14, float(middle[1]) + 4


def nostril_inside(sheet: Sheet) -> None:
    sheet.paint(sheet.mask(curve(NOSE_PATCH)), SKIN)
    nose = curve(NOSE)
    sheet.paint(sheet.mask(nose + [0, 22], 34), SKIN_DARK, 0.75)
    lip_edges = [(470, 690), (470, 850)], [(530, 690), (530, 850)]
    sheet.paint(sheet.mask([(472, 670), (528, 670), (540, 880), (460, 880)], 14), SKIN_DARK, 0.55)
    for line in lip_edges:
        sheet.paint(sheet.line_mask(line, 16, 10), SKIN_LIGHT, 0.7)
    shape = sheet.mask(nose)
    sheet.paint(shape, SKIN)
    sheet.paint(sheet.line_mask(loop(nose), 70, 34), SKIN_DARK, 0.6, shape)
    sheet.paint(sheet.mask(ellipse(500, 215, 110, 70), 36), SKIN_LIGHT, 0.85, shape)
    sheet.paint(sheet.line_mask([(500, 330), (500, 600)], 40, 22), SKIN_LIGHT, 0.6, shape)
    for sign in (1, -1):
        wing = [(500 + sign * 222, 400), (500 + sign * 264, 500), (500 + sign * 262, 590)]
        sheet.paint(sheet.line_mask(curve(wing, False), 34, 20), SKIN_LIGHT, 0.7, shape)
        outline = curve(NOSTRIL_LEFT if sign > 0 else NOSTRIL_LEFT * [-1, 1] + [UNITS, 0])
        hole = sheet.mask(outline)
        sheet.paint(sheet.mask(outline, 14), SKIN_DARK, 0.9, shape)
        sheet.paint(hole, CAVITY_LIGHT)
        middle = outline.mean(0)
        deep = (outline - middle) * [0.62, 0.74] + middle - [sign * 20, 0]
        sheet.paint(sheet.mask(deep, 14), "#3a1e20", 0.95, hole)
        sheet.paint(sheet.line_mask(loop(outline), 26, 12), "#b0706a", 0.75, hole)
    sheet.paint(sheet.line_mask(loop(nose), 3), EDGE, 0.5)
    inner = mirrored([(500, 84), (350, 100), (180, 280), (96, 520), (140, 720), (300, 822), (500, 836)])
    sheet.fade(sheet.mask(curve(inner), 24))


# the pelvis cut along the midline, seen from the left: the front lies left
PELVIS_HEIGHT = 800
BACK_SKIN = [(815, -60), (835, 60), (850, 200), (838, 330), (800, 450), (742, 560), (668, 636), (600, 682)]
ANUS: Place = (560.0, 704.0)
FRONT_SKIN = [
    (500, 690),
    (430, 664),
    (366, 632),
    (312, 606),
    (250, 580),
    (190, 520),
    (158, 420),
    (150, 240),
    (165, 60),
    (180, -60),
]
CUT = np.array([*BACK_SKIN, ANUS, *FRONT_SKIN], float)
SACRUM = [
    (660, 20),
    (730, 30),
    (806, 220),
    (806, 330),
    (776, 418),
    (742, 440),
    (724, 404),
    (726, 300),
    (712, 200),
    (680, 110),
]
TAILBONE = [(762, 432), (752, 486), (718, 532), (682, 562), (672, 552), (702, 516), (726, 474), (736, 430)]
TAIL_TIP: Place = (676.0, 560.0)
GENITAL: Place = (366.0, 632.0)
PUBIS = ellipse(268, 470, 34, 66, 28)
RECTUM = [(560, 20), (630, 120), (668, 220), (684, 330), (660, 430), (606, 500), (572, 560), (556, 620), (558, 690)]


def skin_line() -> np.ndarray:
    """The skin from the small of the back round below to the belly."""
    return curve(CUT, closed=False)


def between(a: Place, b: Place) -> Place:
    """Half way along the skin between the places of it that are nearest to a and b."""
    line = skin_line()
    first, last = sorted(int(np.argmin(np.linalg.norm(line - np.array(one), axis=1))) for one in (a, b))
    part = line[first : last + 1]
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(part, axis=0), axis=1))])
    return float(np.interp(run[-1] / 2, run, part[:, 0])), float(np.interp(run[-1] / 2, run, part[:, 1]))


def pelvic_floor(sheet: Sheet) -> None:
    beyond = [
        (850, -90),
        (874, 60),
        (898, 210),
        (948, 400),
        (940, 560),
        (866, 680),
        (770, 740),
        (690, 800),
        (690, 900),
        (250, 900),
    ]
    beyond += [(230, 760), (190, 640), (150, 520), (132, 420), (130, 240), (146, 60), (160, -90)]
    far = sheet.mask(curve(beyond))
    sheet.paint(far, SKIN)
    sheet.paint(sheet.line_mask(loop(curve(beyond)), 70, 36), SKIN_DARK, 0.5, far)
    sheet.paint(sheet.mask(ellipse(850, 520, 60, 130), 50), SKIN_LIGHT, 0.6, far)
    line = skin_line()
    cut = sheet.mask(line)
    sheet.paint(sheet.mask(line, 22), SKIN_DARK, 0.8, far)
    sheet.paint(cut, "#dcb8a2")
    sheet.paint(sheet.line_mask(line, 34, 3), "#e9cf9f", 0.75, cut)
    belly = [
        (205, -60),
        (200, 240),
        (214, 400),
        (320, 470),
        (420, 540),
        (520, 560),
        (600, 500),
        (672, 420),
        (700, 300),
        (640, 60),
        (600, -60),
    ]
    sheet.paint(sheet.mask(curve(belly), 6), "#cf9f90", 0.9, cut)
    solid(
        sheet,
        curve([(318, 400), (420, 356), (500, 400), (484, 486), (400, 512), (322, 474)]),
        "#c9a58d",
        "#96705d",
        cut,
    )
    tube = curve(RECTUM, closed=False)
    sheet.paint(sheet.line_mask(tube, (92, 34)), ORGAN_DARK, 1, cut)
    sheet.paint(sheet.line_mask(tube, (84, 27)), ORGAN, 1, cut)
    sheet.paint(sheet.line_mask(tube, (34, 6), 5), "#7d5650", 0.8, cut)
    floor = curve([(684, 560), (640, 590), (590, 604), (520, 596), (430, 576), (340, 556), (290, 536)], closed=False)
    sheet.paint(sheet.line_mask(floor, 17), MUSCLE, 0.95, cut)
    sheet.paint(sheet.line_mask(floor - [0, 3], 5, 2), "#c98a7d", 0.8, cut)
    sheet.paint(sheet.line_mask(tube[-40:], (28, 6), 3), "#7d5650", 0.9, cut)
    for ring in (-27, 27):
        sheet.paint(sheet.mask(ellipse(558 + ring, 664, 11, 24), 1), MUSCLE, 0.95, cut)
    for bone in (curve(SACRUM), curve(TAILBONE), PUBIS):
        solid(sheet, bone, BONE, BONE_DARK, cut)
    sacrum = sheet.mask(curve(SACRUM))
    for y in (170, 242, 312, 376):
        sheet.paint(
            sheet.line_mask([(712 + (y > 300) * 10, y + 8), (806 - (y > 340) * 16, y - 6)], 4, 1),
            BONE_DARK,
            0.7,
            sacrum,
        )
    for a, b in (((742, 476), (758, 486)), ((716, 518), (730, 530))):
        sheet.paint(sheet.line_mask([(a[0] - 14, a[1] - 6), b], 4, 1), BONE_DARK, 0.7, cut)
    sheet.paint(sheet.line_mask(line, 4), EDGE, 0.75)
    sheet.fade(sheet.mask([(0, 70), (1000, 70), (1000, 748), (0, 748)], 26))


def solid(sheet: Sheet, outline: np.ndarray, colour: str, dark: str, clip: Image.Image) -> None:
    """A solid part in the cut: fill, shaded rim, outline."""
    shape = sheet.mask(outline)
    sheet.paint(shape, colour, 1, clip)
    sheet.paint(sheet.line_mask(loop(outline), 26, 12), dark, 0.6, shape)
    sheet.paint(sheet.line_mask(loop(outline), 3.5), dark, 0.9, clip)


def middle(line: np.ndarray) -> Place:
    x, y = line[len(line) // 2]
    return float(x), float(y)


VEIN_AT = middle(VEIN_LEFT)
WALL = outer_wall()
SCHEMATIC = "A drawing, not to scale. The points lie inside: do not press or prick them yourself."

DRAWINGS = [
    Drawing(
        slug="mouth-inside",
        title="Inside the mouth",
        alt="A drawing of an open mouth from the front, the tongue lifted.",
        view="from the front, mouth open, tongue lifted; a drawing",
        pose_words="mouth wide open, upper lip raised, tongue lifted",
        region="mouth_inside",
        notes=SCHEMATIC,
        height=HEIGHT,
        draw=mouth_inside,
        marks=(
            Mark("GV28", "midline", FRENULUM_END, 0.2),
            Mark("EX-HN11", "midline", (500.0, float(UNDER_FRENULUM[:, 1].mean())), 0.3),
            Mark("EX-HN12", "left", VEIN_AT, 0.3),
            Mark("EX-HN13", "right", (UNITS - VEIN_AT[0], VEIN_AT[1]), 0.3),
        ),
        names=(
            ("upper-lip-band", "Band of upper lip", (500.0, 262.0)),
            ("upper-gum", "Gum", (640.0, 300.0)),
            ("tongue-band", "Band under tongue", (500.0, 580.0)),
            ("tongue-vein", "Vein", (578.0, 582.0)),
        ),
        context=("face", "philtrum-middle", 0.075),
    ),
    Drawing(
        slug="tongue-top",
        title="Tongue",
        alt="A drawing of an open mouth from the front, the tongue put out.",
        view="from the front, tongue put out; a drawing",
        pose_words="mouth wide open, tongue put out",
        region="mouth_inside",
        notes=SCHEMATIC,
        height=HEIGHT,
        draw=tongue_top,
        marks=(Mark("EX-HN10", "midline", (500.0, (TONGUE_ROOT + TONGUE_TIP) / 2)),),
        names=(
            ("tongue-tip", "Tip of the tongue", (500.0, 776.0)),
            ("tongue-midline", "Midline furrow", (500.0, 520.0)),
        ),
        context=("face", "philtrum-middle", 0.075),
    ),
    Drawing(
        slug="nostril-inside",
        title="Inside the nostril",
        alt="A drawing of a nose seen from below, with both nostrils.",
        view="from below, head tilted back; a drawing",
        pose_words="head tilted back",
        region="nose_inside",
        notes=SCHEMATIC,
        height=HEIGHT,
        draw=nostril_inside,
        marks=(Mark("EX-HN9", "left", WALL), Mark("EX-HN9", "right", (UNITS - WALL[0], WALL[1]))),
        names=(
            ("nose-tip", "Tip of the nose", (500.0, 160.0)),
            ("nose-wing", "Wing of the nose", (768.0, 560.0)),
            ("nose-wall", "Wall between", (500.0, 540.0)),
        ),
        context=("face", "nose-tip", 0.06),
    ),
    Drawing(
        slug="pelvic-floor",
        title="Floor of the pelvis",
        alt="A drawing of the pelvis cut along the midline and seen from the left: tailbone, anus and pubic bone.",
        view="cut along the midline, from the left; a drawing",
        pose_words="standing",
        region="perineum",
        notes="A drawing, not to scale; it leaves out most organs.",
        height=PELVIS_HEIGHT,
        draw=pelvic_floor,
        marks=(
            Mark("GV1", "midline", between(TAIL_TIP, ANUS), 0.3),
            Mark("CV1", "midline", between(ANUS, GENITAL), 0.4),
        ),
        names=(
            ("tailbone-tip", "Tip of tailbone", TAIL_TIP),
            ("anus", "Anus", ANUS),
            ("pubic-bone", "Pubic bone", (268.0, 470.0)),
            ("sacrum", "Sacrum", (770.0, 260.0)),
            ("bladder", "Bladder", (420.0, 436.0)),
            ("genital-edge", "Back of genitals", GENITAL),
        ),
        context=("body-side", "greater-trochanter", 0.22),
    ),
]


def picture(one: Drawing, fine: int = 4) -> Image.Image:
    sheet = Sheet(one.height, fine=fine)
    one.draw(sheet)
    return sheet.finished()


@dataclass(frozen=True)
class Named:
    slug: str


@dataclass(frozen=True)
class Paper:
    """What `overlay.label_all` asks of a figure."""

    height: float
    figure: Named


def record(one: Drawing, width: int = 1200) -> Record:
    """The record in the order in which the site writes it."""
    marks: list[Record] = [marker(one, mark) for mark in one.marks]
    names: list[Record] = [
        {"slug": slug, "label": label, "x": round(x / UNITS, 4), "y": round(y / one.height, 4)}
        for slug, label, (x, y) in one.names
    ]
    text = {mark.point: mark.point for mark in one.marks}
    overlay.label_all(Paper(one.height, Named(one.slug)), marks, names, text)  # type: ignore[arg-type]
    box = context_box(*one.context)
    return {
        "slug": one.slug,
        "title": one.title,
        "alt": one.alt,
        "view": one.view,
        "pose": one.pose_words,
        "region": one.region,
        "side": one.side,
        "asset": one.slug,
        "width": width,
        "height": round(width * one.height / UNITS),
        "width_mm": None,
        "bones": False,
        "schematic": True,
        "close_up": True,
        "context": one.context[0] if box else None,
        "context_box": box,
        "credit": writer.CREDIT,
        "licence": writer.LICENCE,
        "notes": one.notes,
        "markers": marks,
        "landmarks": names,
        "rulers": [],
        "paths": [],
    }


def marker(one: Drawing, mark: Mark) -> Record:
    return {
        "point": mark.point,
        "site": 1,
        "side": mark.side,
        "place": "standard",
        "x": round(mark.at[0] / UNITS, 4),
        "y": round(mark.at[1] / one.height, 4),
        "label_x": None,
        "label_y": None,
        "uncertainty_cun": mark.uncertainty_cun,
        "hidden": False,
        "shows": 100,
        "placed_by": "atlas",
    }


def context_box(slug: str, landmark: str, breadth: float) -> list[float] | None:
    """A square of so many metres about a landmark in a figure: x, y, width, height; None without such a figure."""
    outer = figures.figures().get(slug)
    if outer is None:
        return None
    placing = Placing(atlas(), outer.pose)
    view = outer.camera(placing)
    x, y = (float(value) for value in view.project(placing(landmark)))
    wide = breadth / view.width_m
    high = wide * view.width / view.height
    return [round(value, 4) for value in (x - wide / 2, y - high / 2, wide, high)]


def build(folder: Path = paths.FIGURES) -> None:
    """Draws all schematics into `folder`/images and writes their records into `folder`."""
    for one in DRAWINGS:
        writer.save(one.slug, picture(one), folder / "images")
        writer.write_record(record(one), folder)
