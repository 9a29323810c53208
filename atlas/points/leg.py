"""Points: thigh, knee and lower leg.

Two measures meet in the lower leg: ST35 to ST41 and the crease of the knee to the outer ankle bone, sixteen cun each.
ST36 to ST39 and EX-LE7 are sixteenths of the first; ST40 stands at the height of ST38, which both measures put there:
half of either way, 0.15 cun apart on this body.
"""

import numpy as np

from atlas.landmarks import leg_parts as parts
from atlas.placing import Find, Placing, Row
from atlas.skin import BACK, DOWN, LEFT, RIGHT, UP, length

FRONT_THIGH, SIDE_THIGH, BACK_THIGH = "thigh-front", "thigh-side", "thigh-back"
OUTER, INNER = "leg-outer", "leg-inner"
BESIDE_BONE = 0.005  # metres: a fingertip before or behind the edge of the fibula
BEHIND_TIBIA = 0.008  # the same behind the tibia, whose felt border is broader than the fitted bone's
FINGER = 0.75  # cun of the lower leg: a fingerbreadth
OFF_EDGE = 0.4  # cun of the lower leg: half a fingerbreadth, from the shin's edge on to the muscle


def above_kneecap(p: Placing, cun: float) -> float:
    """A height so many cun above the top of the kneecap."""
    return float(p("patella-base-level")[2]) + p.cun(FRONT_THIGH, cun)


def above_ankle(p: Placing, cun: float, side: str = OUTER) -> float:
    """A height so many cun above the outer or inner ankle bone's prominence."""
    ankle = "lateral-malleolus" if side == OUTER else "medial-malleolus"
    return float(p(ankle)[2]) + p.cun(side, cun)


# thigh


def outer_front(cun: float) -> Find:
    """On the line from the kneecap's upper outer corner to the front hip bone."""
    return lambda p: p.at_level(p.path("patella-base-outer", "asis"), above_kneecap(p, cun))


def st31(p: Placing) -> np.ndarray:
    return p.at_level(p.path("patella-base-outer", "asis"), float(p.bone("pubic-symphysis-lower")[2]))


def inner_front(cun: float) -> Find:
    """From the kneecap's upper inner corner towards the groin."""
    return lambda p: p.at_level(p.path("patella-base-inner", "SP12"), above_kneecap(p, cun))


def sp11(p: Placing) -> np.ndarray:
    return p.middle("SP12", "patella-base-inner", share=1 / 3)


def below_st30(cun: float) -> Find:
    return lambda p: p.aside("ST30", DOWN, cun, FRONT_THIGH, plane=LEFT)


def lr9(p: Placing) -> np.ndarray:
    return p.at_level(p.path("LR8", "LR10"), above_kneecap(p, 4))


def beside_st34(p: Placing) -> list[np.ndarray]:
    return [p.aside("ST34", side, 1.5, FRONT_THIGH, plane=UP) for side in (LEFT, RIGHT)]


def down_back(cun: float) -> Find:
    return lambda p: p.on(p.path("gluteal-fold", "popliteal-crease"), cun=cun, measure=BACK_THIGH)


def outer_side(cun: float) -> Find:
    """Up the outer side from the level of the crease, then back behind the band of the thigh."""

    def find(p: Placing) -> np.ndarray:
        on_band = p.on(p.path("popliteal-crease-side", "greater-trochanter"), cun=cun, measure=SIDE_THIGH)
        return p.aside(on_band, BACK, 0.75, SIDE_THIGH, plane=UP)

    return find


def gb33(p: Placing) -> np.ndarray:
    """0.75 cun behind and 1 cun above the outermost place of the femur's lower end."""
    _, y, z = p.bone("lateral-epicondyle-femur")
    return p.outer(float(y) + p.cun(SIDE_THIGH, 0.75), float(z) + p.cun(SIDE_THIGH, 1))


# knee


def on_crease(share: float) -> Find:
    """From the inner end of the crease to the outer."""
    return lambda p: p.on(parts.crease(p), share=share)


def bl38(p: Placing) -> np.ndarray:
    return p.aside("BL39", UP, 1, OUTER, plane=LEFT)


def lr8(p: Placing) -> np.ndarray:
    """On the inner side at the height of the crease's inner end, over the hind edge of the femur's inner knob.

    There the crease of the bent knee ends; farther back the skin lies inside the fold.
    """
    z = float(parts.crease(p)[0][2])
    femur = parts.cut("femur", z)
    inner = femur[femur[:, 0] < np.median(femur[:, 0])]
    return p.inner(float(inner[:, 1].max()) - BESIDE_BONE, z)


def gb34(p: Placing) -> np.ndarray:
    """Before the front edge and 0.6 cun below the middle of the fibula's head."""
    _, _, z = p.bone("fibula-head")
    below = float(z) - p.cun(OUTER, 0.6)
    return p.outer(parts.front_edge("fibula", float(z)) - BESIDE_BONE, below)


def below_gb34(cun: float) -> Find:
    """Towards the outer ankle bone."""
    return lambda p: p.on(p.path("GB34", "GB36"), cun=cun, measure=OUTER)


def sp9(p: Placing) -> np.ndarray:
    """In the corner of the tibia's head and its inner border, 13 cun above the inner ankle bone."""
    z = above_ankle(p, 13, INNER)
    return p.inner(parts.inner_hind_edge(z) + BEHIND_TIBIA / 2, z)


# lower leg


def down_shin(sixteenths: float) -> Find:
    """On the line from ST35 to ST41; where that lies on the shin's edge, outside the edge on the muscle."""

    def find(p: Placing) -> np.ndarray:
        on_line = p.middle("ST35", "ST41", share=sixteenths / 16)
        z = float(on_line[2])
        edge = p.front(float(parts.foremost("tibia", z)[0]), z)
        on_muscle = p.aside(edge, LEFT, OFF_EDGE, OUTER, plane=UP)
        return max(on_line, on_muscle, key=lambda place: float(place[0]))

    return find


def st40(p: Placing) -> np.ndarray:
    return p.aside("ST38", LEFT, FINGER, OUTER, plane=UP)


def before_fibula(cun: float) -> Find:
    def find(p: Placing) -> np.ndarray:
        z = above_ankle(p, cun)
        return p.outer(parts.front_edge("fibula", z) - BESIDE_BONE, z)

    return find


def gb35(p: Placing) -> np.ndarray:
    z = above_ankle(p, 7)
    return p.outer(parts.hind_edge("fibula", z) + BESIDE_BONE, z)


def behind_tibia(cun: float) -> Find:
    def find(p: Placing) -> np.ndarray:
        z = above_ankle(p, cun, INNER)
        return p.inner(parts.inner_hind_edge(z) + BEHIND_TIBIA, z)

    return find


def sp8(p: Placing) -> np.ndarray:
    z = float(p("SP9")[2]) - p.cun(INNER, 3)
    return p.inner(parts.inner_hind_edge(z) + BEHIND_TIBIA, z)


def middle_of_tibia(cun: float) -> Find:
    def find(p: Placing) -> np.ndarray:
        z = above_ankle(p, cun, INNER)
        return p.inner((parts.front_edge("tibia", z) + parts.inner_hind_edge(z)) / 2, z)

    return find


def ki8(p: Placing) -> np.ndarray:
    _, y, z = p("KI7")
    return p.inner(float(y) - p.cun(INNER, 0.5), float(z))


def ki9(p: Placing) -> np.ndarray:
    return p.at_level(p.path("KI3", "KI10"), above_ankle(p, 5, INNER))


def down_calf(cun: float) -> Find:
    return lambda p: p.on(p.path("popliteal-crease", "BL57"), cun=cun, measure=OUTER)


def bl56(p: Placing) -> np.ndarray:
    """5 cun below the crease and midway from BL55 to BL57 differ by a quarter cun here: the mean of the two."""
    line = p.path("popliteal-crease", "BL57")
    midway = (2 + length(line) / p.cun(OUTER)) / 2
    return p.on(line, cun=(5 + midway) / 2, measure=OUTER)


def bl58(p: Placing) -> np.ndarray:
    z = float(p("BL60")[2]) + p.cun(OUTER, 7)
    return p.aside(p.back(float(p("BL57")[0]), z), LEFT, 1, OUTER, plane=UP)


def bl59(p: Placing) -> np.ndarray:
    z = float(p("BL60")[2]) + p.cun(OUTER, 3)
    tendon = p.back(float(p("achilles-tendon")[0]), z)
    return p.outer((parts.hind_edge("fibula", z) + float(tendon[1])) / 2, z)


SHIN = "cun down the line from ST35 to ST41, in sixteenths of it, on the muscle beside the shin's edge"
POINTS: list[Row] = [
    Row(
        "ST31",
        "on the line from the front hip bone to the outer kneecap corner, level with the pubic bone's lower border",
        st31,
        FRONT_THIGH,
        0.5,
    ),
    Row("ST32", "6 cun above the kneecap, on the line to the front hip bone", outer_front(6), FRONT_THIGH, 0.3),
    Row("ST33", "3 cun above the kneecap, on the line to the front hip bone", outer_front(3), FRONT_THIGH, 0.3),
    Row("ST34", "2 cun above the kneecap, on the line to the front hip bone", outer_front(2), FRONT_THIGH, 0.2),
    Row(
        "ST35", "in the hollow outside the ligament below the kneecap", lambda p: p("patella-outer-hollow"), OUTER, 0.2
    ),
    Row("ST36", f"3 {SHIN}", down_shin(3), OUTER, 0.3),
    Row("ST37", f"6 {SHIN}", down_shin(6), OUTER, 0.3),
    Row("ST38", f"8 {SHIN}", down_shin(8), OUTER, 0.3),
    Row("ST39", f"9 {SHIN}", down_shin(9), OUTER, 0.3),
    Row("ST40", "a fingerbreadth outside ST38, level with it, 8 cun above the outer ankle bone", st40, OUTER, 0.3),
    Row("SP6", "behind the tibia, 3 cun above the inner ankle bone", behind_tibia(3), INNER, 0.3),
    Row("SP7", "behind the tibia, 6 cun above the inner ankle bone", behind_tibia(6), INNER, 0.3),
    Row("SP8", "behind the tibia, 3 cun below SP9", sp8, INNER, 0.3),
    Row("SP9", "in the corner below the tibia's inner head, 13 cun above the inner ankle bone", sp9, INNER, 0.3),
    Row("SP10", "2 cun above the inner kneecap corner, towards the groin", inner_front(2), FRONT_THIGH, 0.3),
    Row("SP11", "a third of the way from SP12 to the inner kneecap corner", sp11, FRONT_THIGH, 0.5),
    Row("BL36", "the middle of the crease under the buttock", lambda p: p("gluteal-fold"), BACK_THIGH, 0.3),
    Row("BL37", "6 cun below the buttock's crease, on the line to the knee's crease", down_back(6), BACK_THIGH, 0.4),
    Row("BL38", "1 cun above BL39", bl38, OUTER, 0.2),
    Row("BL39", "on the knee's crease, just inside the outer tendon", on_crease(0.93), OUTER, 0.2),
    Row("BL40", "the middle of the knee's crease", lambda p: p("popliteal-crease"), OUTER, 0.2),
    Row("BL55", "2 cun below the knee's crease, on the line to BL57", down_calf(2), OUTER, 0.3),
    Row("BL56", "midway between BL55 and BL57, about 5 cun below the knee's crease", bl56, OUTER, 0.4),
    Row("BL57", "where the calf's bellies end above the heel tendon", lambda p: p("calf-muscle-end"), OUTER, 0.5),
    Row("BL58", "7 cun above BL60, 1 cun outside the line down from BL57", bl58, OUTER, 0.4),
    Row("BL59", "3 cun above BL60, between fibula and heel tendon", bl59, OUTER, 0.3),
    Row("KI8", "2 cun above the inner ankle bone, half a cun before KI7", ki8, INNER, 0.3),
    Row("KI9", "5 cun above the inner ankle bone, on the line from KI3 to KI10", ki9, INNER, 0.4),
    Row("KI10", "on the knee's crease, just outside the inner tendon", on_crease(0.07), OUTER, 0.3),
    Row(
        "GB31",
        "9 cun above the knee's crease on the outer side, behind the thigh's band",
        outer_side(9),
        SIDE_THIGH,
        0.5,
    ),
    Row(
        "GB32",
        "7 cun above the knee's crease on the outer side, behind the thigh's band",
        outer_side(7),
        SIDE_THIGH,
        0.4,
    ),
    Row("GB33", "behind and above the femur's outer knob", gb33, SIDE_THIGH, 0.3),
    Row("GB34", "before and below the fibula's head", gb34, OUTER, 0.3),
    Row("GB35", "behind the fibula, 7 cun above the outer ankle bone", gb35, OUTER, 0.3),
    Row("GB36", "before the fibula, 7 cun above the outer ankle bone", before_fibula(7), OUTER, 0.3),
    Row("GB37", "before the fibula, 5 cun above the outer ankle bone", before_fibula(5), OUTER, 0.3),
    Row("GB38", "before the fibula, 4 cun above the outer ankle bone", before_fibula(4), OUTER, 0.3),
    Row("GB39", "before the fibula, 3 cun above the outer ankle bone", before_fibula(3), OUTER, 0.3),
    Row(
        "LR5",
        "on the middle of the tibia's inner face, 5 cun above the inner ankle bone",
        middle_of_tibia(5),
        INNER,
        0.3,
    ),
    Row(
        "LR6",
        "on the middle of the tibia's inner face, 7 cun above the inner ankle bone",
        middle_of_tibia(7),
        INNER,
        0.3,
    ),
    Row("LR7", "1 cun behind SP9", lambda p: p.aside("SP9", BACK, 1, INNER, plane=UP), INNER, 0.3),
    Row("LR8", "at the inner end of the knee's crease, before the inner tendons", lr8, OUTER, 0.3),
    Row("LR9", "4 cun above the kneecap on the inner side, on the way from LR8 to LR10", lr9, FRONT_THIGH, 0.5),
    Row("LR10", "3 cun straight below ST30", below_st30(3), FRONT_THIGH, 0.5),
    Row("LR11", "2 cun straight below ST30", below_st30(2), FRONT_THIGH, 0.5),
    Row("EX-LE1", "1.5 cun outside and inside ST34", beside_st34, FRONT_THIGH, 0.5),
    Row("EX-LE2", "the middle of the kneecap's upper border", lambda p: p("patella-base-level"), FRONT_THIGH, 0.2),
    Row("EX-LE3", "3 cun above the inner kneecap corner, 1 cun above SP10", inner_front(3), FRONT_THIGH, 0.3),
    Row(
        "EX-LE4",
        "in the hollow inside the ligament below the kneecap",
        lambda p: parts.beside_ligament(p, RIGHT),
        OUTER,
        0.3,
    ),
    Row(
        "EX-LE5",
        "in the hollows outside and inside the ligament below the kneecap",
        lambda p: [p("ST35"), p("EX-LE4")],
        OUTER,
        0.3,
    ),
    Row("EX-LE6", "2 cun below GB34; the tender place", below_gb34(2), OUTER, 0.7),
    Row("EX-LE6", "1 cun below GB34", below_gb34(1), OUTER, 0.7, place="alternative"),
    Row("EX-LE7", f"5 {SHIN}; the tender place", down_shin(5), OUTER, 0.7),
]
