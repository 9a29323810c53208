"""Points of the back, the shoulder blade, the sacrum and the hip."""

import numpy as np

from atlas.placing import Find, Placing, Row
from atlas.skin import BACK, LEFT, UP

BREADTH = "back-breadth"
INNER = dict(
    zip(
        range(11, 27),
        ["t1", "t2", "t3", "t4", "t5", "t6", "t7", "t9", "t10", "t11", "t12", "l1", "l2", "l3", "l4", "l5"],
        strict=True,
    )
)  # BL11–BL26
OUTER = dict(
    zip(range(41, 53), ["t2", "t3", "t4", "t5", "t6", "t7", "t9", "t10", "t11", "t12", "l1", "l2"], strict=True)
)  # BL41–BL52
MIDDLE = dict(
    zip(range(3, 15), ["l4", "l2", "l1", "t11", "t10", "t9", "t7", "t6", "t5", "t3", "t1", "c7"], strict=True)
)  # GV3–GV14
JIAJI = (*(f"t{n}" for n in range(1, 13)), *(f"l{n}" for n in range(1, 6)))
SACRUM = {2: "s2-midline", 4: "sacral-hiatus"}  # landmarks that give the height of a foramen
LEVEL_DOUBT = 0.5  # cun: a vertebra counted on the skin may be half a level out


def below(p: Placing, level: str) -> np.ndarray:
    """The skin of the middle line at the lower border of a spinous process."""
    return p.out(p.bone(f"{level}-spinous-lower") * [0, 1, 1], BACK)


def beside(level: str, cun: float) -> Find:
    return lambda p: p.aside(below(p, level), LEFT, cun, BREADTH, plane=UP)


def sacral(p: Placing, foramen: int) -> np.ndarray:
    """The skin of the middle line at the height of a posterior sacral foramen; the fourth is level with the hiatus."""
    if foramen in SACRUM:
        return p(SACRUM[foramen])
    return p.out(p.bone(f"s{foramen}-foramen") * [0, 1, 1], BACK)


def beside_sacrum(foramen: int, cun: float) -> Find:
    return lambda p: p.aside(sacral(p, foramen), LEFT, cun, BREADTH, plane=UP)


def level_row(code: str, level: str, cun: float) -> Row:
    rule = f"{cun:g} cun beside the middle line, level with the lower border of the {level.upper()} spinous process"
    return Row(code, rule, beside(level, cun), BREADTH, LEVEL_DOUBT)


def sacral_row(code: str, foramen: int, cun: float) -> Row:
    rule = f"{cun:g} cun beside the middle line, level with sacral foramen S{foramen}"
    return Row(code, rule, beside_sacrum(foramen, cun), BREADTH, 0.5)


def foramen_row(code: str, foramen: int) -> Row:
    rule = f"over the fitted posterior sacral foramen S{foramen}"

    def find(p: Placing) -> np.ndarray:
        x, y, _ = p.bone(f"s{foramen}-foramen")
        return p.out(np.array([x, y, sacral(p, foramen)[2]]), BACK)

    return Row(code, rule, find, BREADTH, 0.5)


def middle_row(code: str, level: str) -> Row:
    rule = f"on the middle line, in the hollow below the {level.upper()} spinous process"
    return Row(code, rule, lambda p: below(p, level), BREADTH, LEVEL_DOUBT)


def up_from_fold(p: Placing, cun: float) -> np.ndarray:
    fold = p("posterior-axillary-fold")
    return p.aside(fold, UP, cun, "upper-arm", plane=LEFT) if cun else fold


def si10(p: Placing) -> np.ndarray:
    """Straight above the fold, just under the shoulder blade's spine."""
    fold, spine = p("posterior-axillary-fold"), p.bone("scapula-spine-middle")
    under = min(p.bone("acromion-back")[2], spine[2]) - 0.018
    return p.at_level(p.skin.section(fold, UP, float(under - fold[2]) * 1.4, LEFT), float(under))


def si12(p: Placing) -> np.ndarray:
    """In the hollow above the middle of the blade's spine: a cun above it, between spine and shoulder muscle."""
    return p.aside("scapula-spine-mid", UP, 1.0, BREADTH, plane=LEFT)


def li16(p: Placing) -> np.ndarray:
    """In the hollow between the outer end of the collarbone and the blade's spine."""
    clavicle, spine = p.bone("clavicle-acromial-end"), p.bone("scapula-spine-middle")
    return p.out(clavicle + 0.45 * (spine - clavicle), UP)


def gb30(towards: str) -> Find:
    return lambda p: p.middle("greater-trochanter-lying", towards, share=1 / 3)


def gb29(p: Placing) -> np.ndarray:
    return p.middle("asis", "greater-trochanter")


def tailbone_side(p: Placing) -> np.ndarray:
    return p.out(p.bone("coccyx-tip") + LEFT * p.cun(BREADTH, 0.5), BACK)


POINTS: list[Row] = [
    *(level_row(f"BL{n}", level, 1.5) for n, level in INNER.items()),
    *(sacral_row(f"BL{26 + n}", n, 1.5) for n in (1, 2, 3, 4)),
    *(foramen_row(f"BL{30 + n}", n) for n in (1, 2, 3, 4)),
    Row("BL35", "0.5 cun beside the tip of the tailbone", tailbone_side, BREADTH, 0.6),
    *(level_row(f"BL{n}", level, 3) for n, level in OUTER.items()),
    sacral_row("BL53", 2, 3),
    sacral_row("BL54", 4, 3),
    *(middle_row(f"GV{n}", level) for n, level in MIDDLE.items()),
    Row("GV2", "on the middle line over the sacral hiatus", lambda p: p("sacral-hiatus"), BREADTH, 0.5),
    Row(
        "GV1",
        "midway between tailbone tip and anus; shown on the skin below the tailbone",
        lambda p: p.near(p.bone("coccyx-tip") * [0, 1, 1] - 0.02 * UP),
        BREADTH,
        0.6,
        hidden=True,
    ),
    Row(
        "CV1",
        "in the middle of the pelvic floor; shown on the skin between the legs",
        lambda p: p.out(p.bone("pubic-symphysis-lower") * [0, 0, 1], -UP),
        BREADTH,
        1.0,
        hidden=True,
    ),
    Row("SI9", "1 cun above the fold behind the armpit", lambda p: up_from_fold(p, 1), "upper-arm", 0.4),
    Row(
        "SI10",
        "straight above the fold behind the armpit, under the spine of the shoulder blade",
        si10,
        "upper-arm",
        0.4,
    ),
    Row(
        "SI11",
        "a third of the way from the middle of the blade's spine to its lower tip",
        lambda p: p.middle("scapula-spine-mid", "scapula-inferior-angle", share=1 / 3),
        BREADTH,
        0.4,
    ),
    Row("SI12", "in the hollow above the middle of the blade's spine", si12, BREADTH, 0.4),
    Row(
        "SI13", "midway between SI10 and the T2 spinous process", lambda p: p.middle("SI10", "t2-spinous"), BREADTH, 0.5
    ),
    level_row("SI14", "t1", 3),
    level_row("SI15", "c7", 2),
    Row("TE15", "midway between GB21 and SI13", lambda p: p.middle("GB21", "SI13"), BREADTH, 0.4),
    Row(
        "GB21",
        "midway between the C7 spinous process and the outer end of the acromion",
        lambda p: p.middle("c7-spinous", "acromion"),
        BREADTH,
        0.3,
    ),
    Row("LI16", "in the hollow between the outer end of the collarbone and the blade's spine", li16, BREADTH, 0.4),
    Row("GB29", "midway between the front hip bone and the outer hip knob", gb29, "flank", 0.5),
    Row(
        "GB30",
        "a third of the way from the outer hip knob to the sacral hiatus, lying on the side",
        gb30("sacral-hiatus-lying"),
        "flank",
        0.6,
        pose="sidelying",
    ),
    Row(
        "GB30",
        "a third of the way from the outer hip knob to the front hip bone, lying on the side",
        gb30("asis-lying"),
        "flank",
        0.8,
        pose="sidelying",
        place="alternative",
    ),
    level_row("EX-B1", "c7", 0.5),
    Row(
        "EX-B2",
        "0.5 cun beside the lower border of each spinous process from T1 to L5",
        lambda p: [beside(level, 0.5)(p) for level in JIAJI],
        BREADTH,
        LEVEL_DOUBT,
    ),
    level_row("EX-B3", "t8", 1.5),
    level_row("EX-B4", "l1", 3.5),
    middle_row("EX-B5", "l3"),
    level_row("EX-B6", "l4", 3),
    level_row("EX-B7", "l4", 3.5),
    middle_row("EX-B8", "l5"),
    Row(
        "EX-B9",
        "2 cun above the tip of the tailbone on the middle line",
        lambda p: p.out(p.bone("coccyx-tip") * [0, 1, 1] + UP * p.cun(BREADTH, 2), BACK),
        BREADTH,
        0.7,
    ),
]
