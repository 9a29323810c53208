"""Points of the arm from shoulder to wrist."""

from dataclasses import replace

import numpy as np

from atlas.bake import unit
from atlas.landmarks import arm_shape as shape
from atlas.placing import Find, Placing, Row
from atlas.skin import BACK, FRONT, LEFT, UP

FOREARM, UPPER = "forearm", "upper-arm"
BICEPS_EDGE = 0.20  # of the upper arm's breadth seen from the front: where the outer furrow of the biceps lies
BICEPS_MIDDLE = 0.52
TENDON_GAP = 0.43  # of the wrist's breadth: between the two cords, the middle one of which lies at a half
ARTERY = 0.22  # of the wrist's breadth: between radial styloid and scaphoid
FLEXOR_EDGE = 0.0015  # metres: the ulnar flexor's cord is so much broader than the pisiform to which it runs
ULNA_EDGE = 0.001  # metres off the bone, on the side of the gap: a finger feels the edge beside it
LUNG_EDGE = 80  # degrees: before the thumb's edge of the radius, past which LI5 to LI11 is drawn
SNUFFBOX = 101  # degrees: behind the thumb's side, between the thumb's two cords


def biceps(cun: float, share: float) -> Find:
    return lambda p: shape.arm_level(p, cun).across(p, share)


def up_line(start: str, end: str, cun: float, measure: str = FOREARM) -> Find:
    """So many cun from the first point towards the second."""
    return lambda p: p.on(p.path(start, end), cun=cun, measure=measure)


def lu8(p: Placing) -> np.ndarray:
    """A cun above LU9, between the artery's line and the edge of the radius."""
    cut = shape.down_forearm(p, 1)
    radius = shape.slice_of("radius", cut.centre, cut.down)
    edge = float(((radius - cut.centre) @ cut.radial).max())
    return cut.over(p, cut.centre + edge * cut.radial)


def lu7(p: Placing) -> np.ndarray:
    """Over the groove of the radius for the thumb's cords, on the palm's side of the Large Intestine's line."""
    return shape.down_forearm(p, 1.5).skin(p, LUNG_EDGE)


def li5(p: Placing) -> np.ndarray:
    """In the gap past the tip of the styloid."""
    cut = shape.dorsal_crease(p)
    return p.out(cut.centre + 0.006 * cut.radial, cut.direction(SNUFFBOX))


def li12(p: Placing) -> np.ndarray:
    """A cun above the outer knob, before the sharp edge of the bone that runs up from it."""
    knob = p.bone("lateral-epicondyle")
    up = unit(p.joint("l-shoulder") - p.joint("l-elbow"))
    cut = shape.upper_arm(p, knob + p.cun(UPPER, 1) * up)
    across = shape.elbow(p)
    bony = shape.slice_of("humerus", cut.centre, cut.down)
    ridge = bony[np.argmax(bony @ across.radial)]
    return p.out(ridge + 0.006 * across.palmar, across.radial + 0.15 * across.palmar)


def shoulder_hollow(side: np.ndarray, beside: float) -> Find:
    """Between a corner of the acromion and the tubercle's front or rear edge, so many metres `beside` its middle.

    Nearer the acromion: the hollow opens right below it, and the fitted tubercle lies a centimetre low.
    """

    def find(p: Placing) -> np.ndarray:
        corner = shape.acromion(p, LEFT + side)
        tubercle = p.bone("greater-tubercle") + beside * side
        return p.out(corner + 0.15 * (tubercle - corner), LEFT + 1.2 * UP + 0.45 * side)

    return find


def ht3(p: Placing) -> np.ndarray:
    """Level with the crease, halfway from its inner end to the inner knob."""
    return p.middle("elbow-crease-ulnar", "medial-epicondyle")


def ht7(p: Placing) -> np.ndarray:
    cut = shape.palm_crease(p)
    edge = float(((shape.bone("pisiform") - cut.centre) @ cut.radial).max())
    return cut.over(p, cut.centre + (edge + FLEXOR_EDGE) * cut.radial)


def si5(p: Placing) -> np.ndarray:
    return p.out(shape.ulnar_gap(p), shape.dorsal_crease(p).direction(252))


def si6(p: Placing) -> np.ndarray:
    """A cun above the crease, over the thumb's edge of the ulna's head."""
    cut = shape.down_forearm(p, 1, back=True)
    return cut.over(p, shape.gap(p, cut, 0.9), back=True)


def si8(p: Placing) -> np.ndarray:
    """Bent elbow: in the groove between its tip and its inner knob."""
    between = (p.bone("olecranon-tip") + p.bone("medial-epicondyle")) / 2
    return p.out(between, between - p.joint("l-elbow"))


def behind_gap(cun: float, share: float = 0.5) -> Find:
    """The back of the forearm over the gap between radius and ulna (0: at the radius, 1: at the ulna)."""

    def find(p: Placing) -> np.ndarray:
        cut = shape.down_forearm(p, cun, back=True)
        return cut.over(p, shape.gap(p, cut, share), back=True)

    return find


def te9(p: Placing) -> np.ndarray:
    """Five cun down the forearm from the tip of the elbow."""
    axis = shape.forearm_axis(p)
    from_wrist = (shape.dorsal_crease(p).centre - p.bone("olecranon-tip")) @ axis / p.cun(FOREARM) - 5
    return behind_gap(float(from_wrist))(p)


def te7(p: Placing) -> np.ndarray:
    """On the same level as TE6, beside the ulna's edge."""
    cut = shape.down_forearm(p, 3, back=True)
    return cut.over(p, shape.gap(p, cut, 1) + ULNA_EDGE * cut.radial, back=True)


def on_back_of_wrist(share: float) -> Find:
    return lambda p: shape.dorsal_crease(p).across(p, share, back=True)


def erbai(p: Placing) -> list[np.ndarray]:
    """Half a cun apart, the radial flexor's cord between: 0.1 and 0.6 cun on the thumb's side of PC3 to PC7."""
    between = p.on(p.path("PC7", "PC3"), cun=4, measure=FOREARM)
    cut = shape.down_forearm(p, 4)
    return [p.aside(between, cut.radial, cun, FOREARM, plane=cut.down) for cun in (0.1, 0.6)]


def line_row(code: str, start: str, end: str, cun: float, uncertainty: float, measure: str = FOREARM) -> Row:
    rule = f"{cun:g} cun from {start} on the line to {end}"
    return Row(code, rule, up_line(start, end, cun, measure), measure, uncertainty)


def gap_row(code: str, cun: float) -> Row:
    rule = f"{cun:g} cun above the crease of the back of the wrist, midway between radius and ulna"
    return Row(code, rule, behind_gap(cun), FOREARM, 0.3)


def bent(row: Row) -> Row:
    """Stated with the elbow bent."""
    return replace(row, rule=f"{row.rule}, elbow bent", pose="seated")


LUNG = [
    Row(
        "LU3",
        "on the outer edge of the biceps, 3 cun below the fold before the armpit",
        biceps(3, BICEPS_EDGE),
        UPPER,
        0.4,
    ),
    Row(
        "LU4",
        "on the outer edge of the biceps, 4 cun below the fold before the armpit",
        biceps(4, BICEPS_EDGE),
        UPPER,
        0.4,
    ),
    Row(
        "LU5",
        "on the elbow's crease just outside the biceps tendon, at 0.32 of the way between the knobs",
        lambda p: shape.between_knobs(p, 0.32),
        FOREARM,
        0.2,
    ),
    line_row("LU6", "LU9", "LU5", 7, 0.3),
    Row("LU7", "1.5 cun above the wrist's crease, on the thumb's edge of the forearm", lu7, FOREARM, 0.25),
    Row("LU8", "1 cun above the wrist's crease, inside the edge of the radius", lu8, FOREARM, 0.25),
    Row(
        "LU9",
        "on the wrist's crease at 0.22 of its breadth from the thumb's border, past the radial styloid",
        lambda p: shape.palm_crease(p).across(p, ARTERY),
        FOREARM,
        0.2,
    ),
]

LARGE_INTESTINE = [
    Row("LI5", "in the hollow past the radial styloid between the thumb's two cords", li5, FOREARM, 0.2),
    line_row("LI6", "LI5", "LI11", 3, 0.3),
    line_row("LI7", "LI5", "LI11", 5, 0.3),
    line_row("LI8", "LI11", "LI5", 4, 0.3),
    line_row("LI9", "LI11", "LI5", 3, 0.3),
    line_row("LI10", "LI11", "LI5", 2, 0.3),
    bent(
        Row(
            "LI11",
            "midway between LU5 and the outer elbow knob",
            lambda p: p.middle("LU5", "lateral-epicondyle-bent"),
            FOREARM,
            0.25,
        )
    ),
    Row("LI12", "1 cun above the outer elbow knob, before the edge of the bone", li12, UPPER, 0.35),
    line_row("LI13", "LI11", "LI15", 3, 0.35, UPPER),
    line_row("LI14", "LI11", "LI15", 7, 0.4, UPPER),
    Row(
        "LI15",
        "in the hollow between the front corner of the acromion and the greater tubercle",
        shoulder_hollow(FRONT, 0.008),
        UPPER,
        0.3,
    ),
]

HEART = [
    Row(
        "HT2",
        "3 cun from HT3 on the line to HT1, arm raised",
        up_line("HT3", "HT1", 3, UPPER),
        UPPER,
        0.4,
        pose="raised",
    ),
    Row("HT3", "midway between the inner end of the elbow's crease and the inner knob", ht3, FOREARM, 0.25),
    line_row("HT4", "HT7", "HT3", 1.5, 0.25),
    line_row("HT5", "HT7", "HT3", 1, 0.25),
    line_row("HT6", "HT7", "HT3", 0.5, 0.25),
    Row("HT7", "on the wrist's crease at the thumb's edge of the pisiform", ht7, FOREARM, 0.2),
]

SMALL_INTESTINE = [
    Row("SI5", "in the gap between the ulnar styloid and the triquetrum", si5, FOREARM, 0.25),
    Row("SI6", "1 cun above the wrist's crease, beside the thumb's edge of the ulna's head", si6, FOREARM, 0.25),
    line_row("SI7", "SI5", "SI8", 5, 0.35),
    bent(Row("SI8", "in the groove between the elbow's tip and its inner knob", si8, FOREARM, 0.2)),
]

PERICARDIUM = [
    Row(
        "PC2",
        "2 cun below the fold before the armpit, in the middle of the biceps",
        biceps(2, BICEPS_MIDDLE),
        UPPER,
        0.4,
    ),
    Row(
        "PC3",
        "on the elbow's crease just inside the biceps tendon, at 0.66 of the way between the knobs",
        lambda p: shape.between_knobs(p, 0.66),
        FOREARM,
        0.2,
    ),
    line_row("PC4", "PC7", "PC3", 5, 0.25),
    line_row("PC5", "PC7", "PC3", 3, 0.25),
    line_row("PC6", "PC7", "PC3", 2, 0.25),
    Row(
        "PC7",
        "on the wrist's crease at 0.43 of its breadth from the thumb's border, between the two cords",
        lambda p: shape.palm_crease(p).across(p, TENDON_GAP),
        FOREARM,
        0.2,
    ),
]

TRIPLE_ENERGIZER = [
    Row("TE4", "on the crease of the back of the wrist, at 0.62 of its breadth", on_back_of_wrist(0.62), FOREARM, 0.25),
    gap_row("TE5", 2),
    gap_row("TE6", 3),
    Row(
        "TE7",
        "3 cun above the crease of the back of the wrist, at the thumb's edge of the ulna",
        te7,
        FOREARM,
        0.3,
    ),
    gap_row("TE8", 4),
    Row("TE9", "5 cun below the elbow's tip, midway between radius and ulna", te9, FOREARM, 0.35),
    *(
        bent(line_row(f"TE{n}", "olecranon", "acromial-angle", cun, 0.35, UPPER))
        for n, cun in ((10, 1), (11, 2), (12, 5))
    ),
    line_row("TE13", "acromial-angle", "olecranon-straight", 3, 0.4, UPPER),
    Row(
        "TE14",
        "in the hollow between the rear corner of the acromion and the greater tubercle",
        shoulder_hollow(BACK, 0.022),
        UPPER,
        0.3,
    ),
]

EXTRA = [
    bent(Row("EX-UE1", "on the tip of the elbow", lambda p: p("olecranon"), FOREARM, 0.2)),
    Row(
        "EX-UE2",
        "4 cun above the wrist's crease, on both sides of the radial flexor's cord",
        erbai,
        FOREARM,
        0.3,
    ),
    Row(
        "EX-UE3",
        "on the crease of the back of the wrist, at 0.42 of its breadth, on the thumb's side of the fingers' cords",
        on_back_of_wrist(0.42),
        FOREARM,
        0.35,
    ),
]

POINTS: list[Row] = [*LUNG, *LARGE_INTESTINE, *HEART, *SMALL_INTESTINE, *PERICARDIUM, *TRIPLE_ENERGIZER, *EXTRA]
