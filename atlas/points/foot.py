"""Points: foot. Measures: `ankle` is three cun from the inner ankle bone to the sole; `hand` is the finger cun."""

import numpy as np

from atlas.bake import unit
from atlas.landmarks import foot_parts as parts
from atlas.placing import Find, Placing, Row
from atlas.skin import DOWN, LEFT, RIGHT

FLESH = 0.004  # metres of skin and fat by which a felt edge of bone lies farther out
END = 0.008  # metres: the piece of a bone that is taken for its end


def ankle_cun(p: Placing, number: float) -> float:
    """Metres."""
    return p.cun("ankle", number)


# ankle, outer side


def bl60(p: Placing) -> np.ndarray:
    bone, tendon = p("lateral-malleolus"), p("achilles-tendon-outer")
    return p.outer((bone[1] + tendon[1]) / 2, bone[2])


def bl61(p: Placing) -> np.ndarray:
    return parts.border(p, p("BL60")[1], LEFT)


def bl62(p: Placing) -> np.ndarray:
    tip = parts.end("fibula", DOWN, parts.ANKLE_TOP)
    return p.outer(p("lateral-malleolus")[1], tip[2] - ankle_cun(p, 0.25))


def bl63(p: Placing) -> np.ndarray:
    """Under the hind half of the cuboid: behind the fifth metatarsal's knob, ahead of the ankle bone's border."""
    cuboid = parts.bone("cuboid")
    hind = cuboid[:, 1].max()
    return p.outer(hind + 0.2 * (cuboid[:, 1].min() - hind), cuboid[:, 2].min() - FLESH)


def gb40(p: Placing) -> np.ndarray:
    bone = parts.bone("fibula")
    low = bone[bone[:, 2] < p("lateral-malleolus")[2] + 0.005]
    return p.outer(low[:, 1].min() - 2.5 * FLESH, low[:, 2].min())


# ankle, inner side


def ki3(p: Placing) -> np.ndarray:
    bone, tendon = p("medial-malleolus"), p("achilles-tendon")
    return p.inner((bone[1] + tendon[1]) / 2, bone[2])


def towards_tendon(p: Placing, z: float) -> np.ndarray:
    """Half way, seen from the side, from the vertical through KI3 to the back of the heel tendon at this level."""
    x, _, _ = p("achilles-tendon")
    return p.inner((p("KI3")[1] + p.back(x, z)[1]) / 2, z)


def ki4(p: Placing) -> np.ndarray:
    return towards_tendon(p, p("KI3")[2] - ankle_cun(p, 0.5))


def ki5(p: Placing) -> np.ndarray:
    _, y, z = p("KI3")
    return p.inner(y, z - ankle_cun(p, 1))


def ki6(p: Placing) -> np.ndarray:
    bone = p("medial-malleolus")
    return p.inner(bone[1], bone[2] - ankle_cun(p, 1))


def ki7(p: Placing) -> np.ndarray:
    return towards_tendon(p, p("KI3")[2] + p.cun("leg-inner", 2))


def sp5(p: Placing) -> np.ndarray:
    return p.middle("navicular", "medial-malleolus")


def st41(p: Placing) -> np.ndarray:
    return p("ankle-front")


def lr4(p: Placing) -> np.ndarray:
    return p.middle("SP5", "ST41")


# borders of the foot


def edge(name: str, cun: float, side: np.ndarray) -> Find:
    """On the border of the sole, so many cun nearer the toes (or, negative, the heel) than a landmark."""
    return lambda p: parts.border(p, p(name)[1] - ankle_cun(p, cun), side)


# back of the foot


def st42(p: Placing) -> np.ndarray:
    """Over the middle of the joint: half way between the ends with which the two bones face each other."""
    cuneiform = parts.bone("cuneiform2")
    front = cuneiform[cuneiform[:, 1] < cuneiform[:, 1].min() + END].mean(0)
    x, y, _ = (front + parts.base("metatarsal2")) / 2
    return parts.dorsum(p, x, y)


def st43(p: Placing) -> np.ndarray:
    return between_bones(p, 2, parts.root(2) + ankle_cun(p, 0.5))


def gb42(p: Placing) -> np.ndarray:
    return between_bones(p, 4, parts.root(4) + ankle_cun(p, 0.5))


def between_bones(p: Placing, ray: int, y: float) -> np.ndarray:
    return parts.dorsum(p, parts.between_shafts(ray, y)[0], y)


def beyond_bases(ray: int, cun: float) -> Find:
    """Between two metatarsals, so many cun towards the toes from the middle of their bases."""

    def find(p: Placing) -> np.ndarray:
        bases = [parts.base(f"metatarsal{k}")[1] for k in (ray, ray + 1)]
        return between_bones(p, ray, sum(bases) / 2 - ankle_cun(p, cun))

    return find


def behind_web(first: int) -> Find:
    """Over the web's margin on to the back of the foot, a third of a cun."""

    def find(p: Placing) -> np.ndarray:
        hind = (p(f"toe-root-{first}") + p(f"toe-root-{first + 1}")) / 2
        return p.on(p.path(f"toe-web-{first}", p.near(hind)), cun=0.33, measure="ankle")

    return find


def webs(p: Placing) -> list[np.ndarray]:
    return [behind_web(first)(p) for first in range(1, 5)]


# toes


def corner(toe: int, aside: int) -> Find:
    """0.1 finger cun from a corner of a nail's root, outward and back; aside: -1 the big toe's side, 1 the other."""

    def find(p: Placing) -> np.ndarray:
        ahead, outward = parts.axes(p, toe)
        place = parts.nail_place(p, toe, -1, aside)
        return p.aside(place, unit(aside * outward - ahead), 0.1, "hand")

    return find


def tips(p: Placing) -> list[np.ndarray]:
    """Just before the free edge of each nail."""
    found = []
    for toe in parts.TOES:
        free = parts.nail_place(p, toe, 1, 0)
        found.append(p.aside(free, parts.axes(p, toe)[0] + 0.3 * DOWN, 0.1, "hand"))
    return found


def under_second_toe(p: Placing) -> np.ndarray:
    return p.out(p.joint("l-toe-2-3"), DOWN)


def ki1(p: Placing) -> np.ndarray:
    """Seen from below, two thirds of the way from the heel to the web between the second and third toes."""
    heel, web = p("heel-sole"), p("toe-web-2")
    x, y, _ = heel + (web - heel) * 2 / 3
    return parts.sole(p, x, y)


A, F = "ankle", "hand"
SKIN_BORDER = "where the side of the foot turns to the sole"
POINTS = [
    Row("ST41", "on the bend of the ankle, along the foot midway between the ankle bones", st41, A, 0.3),
    Row("ST42", "over the middle of the joint of the second metatarsal's base with the middle cuneiform", st42, A, 0.4),
    Row("ST43", "between metatarsals 2 and 3, half a cun behind the second toe's root joint", st43, A, 0.3),
    Row("ST44", "between toes 2 and 3, a third of a cun behind the web's margin", behind_web(2), A, 0.2),
    Row("ST45", "0.1 finger cun from the outer root corner of the second toenail", corner(2, 1), F, 0.1),
    Row("SP1", "0.1 finger cun from the inner root corner of the big toenail", corner(1, -1), F, 0.1),
    Row("SP2", f"before the ball of the big toe, {SKIN_BORDER}", edge("ball-inner", 0.6, RIGHT), A, 0.3),
    Row("SP3", f"behind the ball of the big toe, {SKIN_BORDER}", edge("ball-inner", -0.7, RIGHT), A, 0.3),
    Row(
        "SP4",
        f"before and below the first metatarsal's base, {SKIN_BORDER}",
        edge("metatarsal1-base", 0.4, RIGHT),
        A,
        0.4,
    ),
    Row("SP5", "half way between the navicular and the inner ankle bone", sp5, A, 0.3),
    Row("BL60", "level with the outer ankle bone, half way to the back of the heel tendon", bl60, A, 0.3),
    Row("BL61", f"straight below BL60 beside the heel bone, {SKIN_BORDER}", bl61, A, 0.3),
    Row("BL62", "straight below the outer ankle bone, a quarter cun below the fibula's tip", bl62, A, 0.2),
    Row("BL63", "under the hind part of the cuboid, behind the fifth metatarsal's knob", bl63, A, 0.4),
    Row(
        "BL64",
        f"a third of a cun before the fifth metatarsal's knob, {SKIN_BORDER}",
        edge("metatarsal5-base", 0.33, LEFT),
        A,
        0.4,
    ),
    Row("BL65", f"behind the ball of the little toe, {SKIN_BORDER}", edge("ball-outer", -0.5, LEFT), A, 0.3),
    Row("BL66", f"before the ball of the little toe, {SKIN_BORDER}", edge("ball-outer", 0.55, LEFT), A, 0.3),
    Row("BL67", "0.1 finger cun from the outer root corner of the little toenail", corner(5, 1), F, 0.1),
    Row("KI1", "on the sole, two thirds of the way from the heel to the web of toes 2 and 3", ki1, A, 0.3),
    Row("KI2", f"straight below the navicular, {SKIN_BORDER}", edge("navicular", 0, RIGHT), A, 0.3),
    Row("KI3", "level with the inner ankle bone, half way to the back of the heel tendon", ki3, A, 0.3),
    Row("KI4", "half a cun below KI3's level, half way from its line to the back of the heel tendon", ki4, A, 0.3),
    Row("KI5", "1 cun straight below KI3", ki5, A, 0.3),
    Row("KI6", "1 cun straight below the inner ankle bone", ki6, A, 0.2),
    Row("KI7", "2 cun above KI3's level, half way from its line to the back of the heel tendon", ki7, "leg-inner", 0.3),
    Row("GB40", "before the front border of the outer ankle bone, level with its tip", gb40, A, 0.3),
    Row("GB41", "between metatarsals 4 and 5, just before the junction of their bases", beyond_bases(4, 0.8), A, 0.3),
    Row("GB42", "between metatarsals 4 and 5, half a cun behind the fourth toe's root joint", gb42, A, 0.3),
    Row("GB43", "between toes 4 and 5, a third of a cun behind the web's margin", behind_web(4), A, 0.2),
    Row("GB44", "0.1 finger cun from the outer root corner of the fourth toenail", corner(4, 1), F, 0.1),
    Row("LR1", "0.1 finger cun from the outer root corner of the big toenail", corner(1, 1), F, 0.1),
    Row("LR2", "between toes 1 and 2, a third of a cun behind the web's margin", behind_web(1), A, 0.2),
    Row("LR3", "between metatarsals 1 and 2, just before the junction of their bases", beyond_bases(1, 0.8), A, 0.3),
    Row("LR4", "half way between SP5 and ST41", lr4, A, 0.3),
    Row("EX-LE8", "the most prominent place of the inner ankle bone", lambda p: p("medial-malleolus"), A, 0.1),
    Row("EX-LE9", "the most prominent place of the outer ankle bone", lambda p: p("lateral-malleolus"), A, 0.1),
    Row("EX-LE10", "a third of a cun behind the margin of each web between the toes", webs, A, 0.2),
    Row("EX-LE11", "under the second toe, below its end joint", under_second_toe, F, 0.2),
    Row("EX-LE12", "the tip of each toe, 0.1 finger cun before the nail's free edge", tips, F, 0.1),
]
