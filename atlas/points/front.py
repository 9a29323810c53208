"""Points of the chest, the belly, the groin and the armpit."""

from collections.abc import Callable

import numpy as np

from atlas.landmarks.front_bones import space, under_collarbone
from atlas.placing import Find, Placing, Row
from atlas.skin import DOWN, FRONT, LEFT, UP

WIDTH = "chest-breadth"
LEVEL_DOUBT = 0.5  # cun: a space between ribs counted on the skin
BELLY = {  # Conception Vessel points by cun from the navel, upwards
    **{"CV2": -5, "CV3": -4, "CV4": -3, "CV5": -2, "CV6": -1.5, "CV7": -1, "CV8": 0, "CV9": 1, "CV10": 2},
    **{"CV11": 3, "CV12": 4, "CV13": 5, "CV14": 6},
}
KIDNEY = {11: -5, 12: -4, 13: -3, 14: -2, 15: -1, 16: 0, 17: 2, 18: 3, 19: 4, 20: 5, 21: 6}
STOMACH = {19: 6, 20: 5, 21: 4, 22: 3, 23: 2, 24: 1, 25: 0, 26: -1, 27: -2, 28: -3, 29: -4, 30: -5}
SPLEEN = {13: -4.3, 14: -1.3, 15: 0, 16: 3}
# Points by the space between ribs in which they lie, and cun from the middle line.
SPACES = {
    **{"CV20": (1, 0), "CV19": (2, 0), "CV18": (3, 0), "CV17": (4, 0)},
    **{"KI26": (1, 2), "KI25": (2, 2), "KI24": (3, 2), "KI23": (4, 2), "KI22": (5, 2)},
    **{"ST14": (1, 4), "ST15": (2, 4), "ST16": (3, 4), "ST18": (5, 4), "LR14": (6, 4), "GB24": (7, 4)},
    **{"PC1": (4, 5), "SP20": (2, 6), "SP19": (3, 6), "SP18": (4, 6), "SP17": (5, 6)},
}


def midline(p: Placing, cun: float) -> np.ndarray:
    """The belly's middle line, so many cun above the navel (below: negative)."""
    if cun > 0:
        return p.on(p.path("umbilicus", "xiphisternal-junction"), cun=cun, measure="upper-abdomen")
    if cun == -5:
        return p("pubic-symphysis-upper")
    return p.on(p.path("umbilicus", "pubic-symphysis-upper"), cun=-cun, measure="lower-abdomen")


def over_navel(aside: float) -> Find:
    """Level with the navel, measured over its hollow: as far out as one cun above and below it."""

    def find(p: Placing) -> np.ndarray:
        beside = [p.aside(midline(p, up), LEFT, aside, WIDTH, plane=UP)[0] for up in (1, -1)]
        return p.front(float(np.mean(beside)), float(p("umbilicus")[2]))

    return find


def belly(up: float, aside: float) -> Find:
    if up == 0 and aside:
        return over_navel(aside)
    return lambda p: p.aside(midline(p, up), LEFT, aside, WIDTH, plane=UP)


def belly_row(code: str, up: float, aside: float) -> Row:
    where = "level with the navel" if up == 0 else f"{abs(up):g} cun {'above' if up > 0 else 'below'} the navel"
    side = f", {aside:g} cun beside the middle line" if aside else ", on the middle line"
    return Row(code, where + side, belly(up, aside), WIDTH, 0.2 if abs(up) < 3 else 0.3)


def at_height(height: Callable[[float], float], aside: float) -> Find:
    """So many cun beside the middle line, at a height that depends on how far out that is (the ribs slope)."""

    def find(p: Placing) -> np.ndarray:
        x = p.cun(WIDTH, aside) * 0.9
        for _ in range(3):
            start = p.front(0.0, height(x))
            place = p.aside(start, LEFT, aside, WIDTH, plane=UP)
            x = float(place[0])
        return place

    return find


def rib_row(code: str, number: int, aside: float) -> Row:
    if number == 4:
        return Row(code, fourth_rule(aside), fourth(aside), WIDTH, LEVEL_DOUBT)
    rule = f"in space {number} between the ribs, " + (
        f"{aside:g} cun beside the middle line" if aside else "on the middle line"
    )
    return Row(code, rule, at_height(lambda x: space(number, max(x, 0.045)), aside), WIDTH, LEVEL_DOUBT)


def fourth_rule(aside: float) -> str:
    where = f"{aside:g} cun beside the middle line" if aside else "on the middle line"
    return f"{where}, in space 4 between the ribs, which lies at the nipple on this body"


def fourth(aside: float) -> Find:
    """The nipple leads: its height, with the rise of the space farther out."""
    return lambda p: at_height(lambda x: float(p("nipple")[2]) + max(0.0, space(4, x) - space(4, 0.1)), aside)(p)


def collarbone_row(code: str, aside: float, doubt: float) -> Row:
    rule = f"under the collarbone, {aside:g} cun beside the middle line"
    return Row(code, rule, at_height(under_collarbone, aside), WIDTH, doubt)


def lu2(p: Placing) -> np.ndarray:
    """Under the collarbone in the hollow just inside the coracoid process."""
    inside = p.bone("coracoid-tip")[0] - 0.010
    return p.front(float(inside), under_collarbone(float(inside)) - 0.004)


def raised_space(number: int, forward: float) -> Find:
    """On the side's middle line with the arm raised, or so many cun before it."""

    def find(p: Placing) -> np.ndarray:
        place = p.out(p.bone(f"space{number}-midaxillary"), LEFT + 0.2 * UP)
        return p.aside(place, FRONT, forward, WIDTH, plane=UP) if forward else place

    return find


def gb27(p: Placing) -> np.ndarray:
    """Just inside the front hip bone, level with 3 cun below the navel."""
    level = midline(p, -3)
    inside = p.bone("asis")[0] - 0.012
    return p.front(float(inside), float(level[2]))


POINTS: list[Row] = [
    *(belly_row(code, up, 0) for code, up in BELLY.items()),
    *(belly_row(f"KI{n}", up, 0.5) for n, up in KIDNEY.items()),
    *(belly_row(f"ST{n}", up, 2) for n, up in STOMACH.items()),
    *(belly_row(f"SP{n}", up, 4) for n, up in SPLEEN.items()),
    belly_row("EX-CA1", -4, 3),
    *(rib_row(code, number, aside) for code, (number, aside) in SPACES.items()),
    collarbone_row("KI27", 2, 0.3),
    collarbone_row("ST13", 4, 0.3),
    Row("LU2", "under the collarbone, in the hollow inside the coracoid process", lu2, WIDTH, 0.3),
    Row("LU1", "1 cun below LU2", lambda p: p.aside("LU2", DOWN, 1, WIDTH, plane=LEFT), WIDTH, 0.4),
    Row("ST17", "the middle of the nipple", lambda p: p("nipple"), WIDTH, 0.1),
    Row(
        "CV15",
        "1 cun below the lower end of the breastbone",
        lambda p: p.on(p.path("xiphisternal-junction", "umbilicus"), cun=1, measure="upper-abdomen"),
        WIDTH,
        0.4,
    ),
    Row("CV16", "at the lower end of the breastbone", lambda p: p("xiphisternal-junction"), WIDTH, 0.4),
    Row(
        "CV21",
        "1 cun below the notch above the breastbone",
        lambda p: p.on(p.path("suprasternal-notch", "xiphisternal-junction"), cun=1, measure="breastbone"),
        "breastbone",
        0.3,
    ),
    Row(
        "SP21", "on the side's middle line, in space 6 between the ribs", raised_space(6, 0), WIDTH, 1.0, pose="raised"
    ),
    Row(
        "GB22", "on the side's middle line, in space 4 between the ribs", raised_space(4, 0), WIDTH, 1.0, pose="raised"
    ),
    Row(
        "GB23",
        "1 cun before the side's middle line, in space 4 between the ribs",
        raised_space(4, 1),
        WIDTH,
        1.0,
        pose="raised",
    ),
    Row("HT1", "the middle of the armpit, the arm raised", lambda p: p("axilla"), "upper-arm", 0.3, pose="raised"),
    Row("LR13", "below the free end of rib 11", lambda p: p.aside("rib11-free-end", DOWN, 0.3, WIDTH), WIDTH, 0.7),
    Row("GB25", "below the free end of rib 12", lambda p: p.aside("rib12-free-end", DOWN, 0.3, WIDTH), WIDTH, 0.7),
    Row(
        "GB26",
        "below the free end of rib 11, level with the navel",
        lambda p: p.out(np.array([0.0, p("rib11-free-end")[1], p("umbilicus")[2]]), LEFT),
        WIDTH,
        0.5,
    ),
    Row("GB27", "inside the front hip bone, level with 3 cun below the navel", gb27, WIDTH, 0.5),
    Row(
        "GB28",
        "0.5 cun inwards and down from the front hip bone",
        lambda p: p.aside("asis", DOWN - LEFT, 0.5, WIDTH),
        WIDTH,
        0.5,
    ),
    belly_row("LR12", -5, 2.5),
    Row("SP12", "in the groin crease, 3.5 cun beside CV2", belly(-5, 3.5), WIDTH, 0.5),
]
