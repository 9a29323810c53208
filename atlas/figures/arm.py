"""Figures of the shoulder's outer side, the upper arm, the elbow, the forearm and the wrist."""

import numpy as np

from atlas import scene
from atlas.camera import View
from atlas.figure import FigureDef, Ruler
from atlas.landmarks import arm_shape as shape
from atlas.placing import Placing

CORDS = (
    "The cords at the wrist stand out more on some people than on others, and some have no middle cord; feel for yours "
    "with the hand a little bent."
)
MUSCLES = "Edges of muscles differ from one person to the next: tighten the arm a little to feel your own."


def near(
    centre: np.ndarray,
    direction: np.ndarray | tuple[float, float, float],
    width_m: float,
    height: int = 1200,
    up: np.ndarray | tuple[float, float, float] = (0, 0, 1),
) -> View:
    return View(triple(direction), triple(centre), width_m, 1200, height, triple(up))


def triple(place: np.ndarray | tuple[float, float, float]) -> tuple[float, float, float]:
    x, y, z = (float(v) for v in place)
    return x, y, z


def shoulder_side(p: Placing) -> View:
    return near((p("acromion") + p("deltoid-insertion")) / 2 - np.array([0, 0, 0.005]), (1, 0, 0.3), 0.27, 1280)


def upper_arm_front(p: Placing) -> View:
    return near((p("anterior-axillary-fold") + p("elbow-crease-mid")) / 2, (0.28, -1, 0.05), 0.30, 1300)


def upper_arm_outer(p: Placing) -> View:
    return near((p("acromial-angle") + p("olecranon-straight")) / 2, (0.92, 0.5, 0), 0.36, 1400)


def upper_arm_inner(p: Placing) -> View:
    """Raised: from the left, where the arm's inner side then is."""
    return near((p("HT1") + p("HT3")) / 2, (1, -0.6, 0.05), 0.32, 1300)


def elbow_front(p: Placing) -> View:
    cut = shape.elbow_crease(p)
    return near(p("elbow-crease-mid"), cut.palmar - 0.38 * cut.radial, 0.19, 1080, -cut.down)


def elbow_outer(p: Placing) -> View:
    return near(p("LI11") + np.array([0, 0, 0.005]), (1, -0.05, 0.25), 0.24, 1080)


def elbow_back(p: Placing) -> View:
    return near(p("olecranon") + np.array([-0.005, 0, 0.03]), (-0.45, 1, -0.15), 0.22, 1080)


def along_forearm(p: Placing, direction: np.ndarray) -> View:
    axis = shape.forearm_axis(p)
    centre = p.joint("l-elbow") + 0.505 * (p.joint("l-hand") - p.joint("l-elbow"))
    return near(centre, direction, 0.235, 1760, -axis)


def forearm_palm(p: Placing) -> View:
    cut = shape.palm_crease(p)
    return along_forearm(p, cut.palmar + 0.12 * cut.radial)


def forearm_back(p: Placing) -> View:
    cut = shape.palm_crease(p)
    return along_forearm(p, -cut.palmar + 0.08 * cut.radial)


def forearm_thumb_side(p: Placing) -> View:
    cut = shape.palm_crease(p)
    return along_forearm(p, cut.radial - 0.3 * cut.palmar)


def forearm_inner_side(p: Placing) -> View:
    cut = shape.palm_crease(p)
    return along_forearm(p, -cut.radial - 0.75 * cut.palmar)


def at_wrist(p: Placing, direction: np.ndarray) -> View:
    cut = shape.palm_crease(p)
    return near(cut.centre - 0.018 * cut.down, direction, 0.15, 1200, -cut.down)


def wrist_palm(p: Placing) -> View:
    cut = shape.palm_crease(p)
    return at_wrist(p, cut.palmar + 0.1 * cut.radial)


def wrist_back(p: Placing) -> View:
    cut = shape.palm_crease(p)
    return at_wrist(p, -cut.palmar)


def wrist_thumb_side(p: Placing) -> View:
    cut = shape.palm_crease(p)
    return at_wrist(p, cut.radial - 0.35 * cut.palmar)


def wrist_inner_side(p: Placing) -> View:
    cut = shape.palm_crease(p)
    return at_wrist(p, -cut.radial - 0.55 * cut.palmar)


WRIST_CREASE = (("wrist-crease-mid", "Wrist crease"), ("pisiform", "Pea bone"))

FIGURES: list[FigureDef] = [
    FigureDef(
        "shoulder-side",
        "Left shoulder from the side",
        "The left shoulder and the top of the arm, hanging, seen from the side and a little from above.",
        "seen from the left and a little from above",
        "shoulder",
        "left",
        shoulder_side,
        context="body-side",
        labels=(
            ("acromion-front-corner", "Shoulder tip"),
            ("acromial-angle", "Shoulder corner"),
            ("greater-tubercle", "Arm bone top"),
            "deltoid-insertion",
        ),
        rulers=(Ruler("TE13", "3 cun", 3, "acromial-angle", "TE13"),),
        notes="The two hollows beside the shoulder tip open when the arm is lifted sideways; they hardly show "
        "while it hangs.",
    ),
    FigureDef(
        "upper-arm-front",
        "Left upper arm from the front",
        "The front of the left upper arm from the armpit's fold to the elbow's crease.",
        "seen from the front",
        "upper_arm",
        "left",
        upper_arm_front,
        context="body-front",
        labels=(
            ("anterior-axillary-fold", "Armpit fold"),
            ("elbow-crease-mid", "Elbow crease"),
            ("biceps-tendon", "Biceps tendon"),
        ),
        rulers=(Ruler("LU4", "9 cun", 9, "anterior-axillary-fold", "elbow-crease-mid"),),
        notes=MUSCLES,
    ),
    FigureDef(
        "upper-arm-outer",
        "Left upper arm from behind and outside",
        "The outer and back side of the left upper arm from the shoulder to the elbow.",
        "seen from the left and behind",
        "upper_arm",
        "left",
        upper_arm_outer,
        context="body-side",
        labels=(
            ("acromial-angle", "Shoulder corner"),
            "deltoid-insertion",
            ("lateral-epicondyle", "Outer elbow knob"),
            ("olecranon-straight", "Elbow tip"),
        ),
        rulers=(
            Ruler("TE13", "3 cun", 3, "acromial-angle", "TE13"),
            Ruler("LI13", "3 cun", 3, "LI11", "LI13"),
        ),
        notes="Points above the elbow's tip are measured with the elbow bent; on the straight arm the skin there has "
        "slid together, and they lie nearer to the tip. " + MUSCLES,
    ),
    FigureDef(
        "upper-arm-inner",
        "Left upper arm from the inner side, arm raised",
        "The inner side of the left upper arm from the armpit to the elbow, with the arm raised.",
        "arm raised, seen from the left and the front",
        "upper_arm",
        "left",
        upper_arm_inner,
        pose="raised",
        pose_words="standing with the left arm raised",
        context="body-front",
        labels=("axilla", ("medial-epicondyle", "Inner elbow knob"), ("elbow-crease-mid", "Elbow crease")),
        rulers=(Ruler("HT2", "3 cun", 3, "HT3", "HT2"),),
        notes="The pulse of the arm runs in the furrow inside the biceps: press lightly there. " + MUSCLES,
    ),
    FigureDef(
        "elbow-front",
        "Front of the left elbow",
        "The bend of the left elbow, the arm straight and the palm forward, seen a little from the inner side.",
        "seen from the front and a little from the inner side",
        "elbow",
        "left",
        elbow_front,
        context="body-front",
        labels=(
            ("biceps-tendon", "Biceps tendon"),
            ("elbow-crease-mid", "Elbow crease"),
            ("medial-epicondyle", "Inner elbow knob"),
        ),
        notes="Bend the elbow a little against resistance: the biceps tendon rises as a cord in the "
        "middle of the crease.",
    ),
    FigureDef(
        "elbow-outer",
        "Left elbow bent, from the outer side",
        "The outer side of the left elbow, bent to a right angle.",
        "elbow bent, seen from the left",
        "elbow",
        "left",
        elbow_outer,
        pose="seated",
        pose_words="seated, the elbow bent",
        context="body-side",
        keep=scene.left_arm,
        labels=(
            ("lateral-epicondyle-bent", "Outer elbow knob"),
            ("elbow-crease-radial", "Elbow crease"),
            ("olecranon", "Elbow tip"),
        ),
        only=frozenset({"LI11", "LI12", "TE9", "TE10", "TE11", "TE12", "EX-UE1", "SI8"}),
        notes="The skin in the bend folds together here, so points measured on the straight arm "
        "are left away. Bend the elbow: the outer end of the crease and the bony knob behind it are easy to feel.",
    ),
    FigureDef(
        "elbow-back",
        "Left elbow bent, from behind",
        "The back and inner side of the left elbow, bent to a right angle.",
        "elbow bent, seen from behind",
        "elbow",
        "left",
        elbow_back,
        pose="seated",
        pose_words="seated, the elbow bent",
        context="body-back",
        keep=scene.left_arm,
        labels=(("olecranon", "Elbow tip"), ("medial-epicondyle", "Inner elbow knob")),
        only=frozenset({"EX-UE1", "TE10", "TE11", "TE12", "SI8", "HT3"}),
        rulers=(
            Ruler("TE10", "1 cun", 1, "olecranon", "TE10"),
            Ruler("TE11", "2 cun", 2, "olecranon", "TE11"),
        ),
        notes="The nerve that tingles when knocked runs in the groove beside the elbow's tip: press lightly there.",
    ),
    FigureDef(
        "forearm-palm",
        "Left forearm, palm side",
        "The palm side of the left forearm from the elbow's crease to the wrist.",
        "palm side, fingers down",
        "forearm",
        "left",
        forearm_palm,
        context="body-front",
        keep=scene.left_arm,
        labels=(
            ("elbow-crease-mid", "Elbow crease"),
            ("wrist-crease-mid", "Wrist crease"),
            ("pisiform", "Pea bone"),
            ("radial-styloid", "Wrist, thumb knob"),
        ),
        rulers=(
            Ruler("PC4", "5 cun", 5, "PC7", "PC4"),
            Ruler("LU6", "7 cun", 7, "LU9", "LU6"),
        ),
        notes=CORDS,
    ),
    FigureDef(
        "forearm-back",
        "Back of the left forearm",
        "The back of the left forearm from the elbow to the wrist.",
        "back of the forearm, fingers down",
        "forearm",
        "left",
        forearm_back,
        context="body-back",
        keep=scene.left_arm,
        labels=(
            ("olecranon-straight", "Elbow tip"),
            ("lateral-epicondyle", "Outer elbow knob"),
            ("dorsal-wrist-crease", "Wrist crease"),
            ("ulna-head", "Wrist knob"),
        ),
        rulers=(
            Ruler("TE8", "4 cun", 4, "TE4", "TE8"),
            Ruler("TE9", "5 cun", 5, "olecranon-straight", "TE9"),
        ),
        notes="Radius and ulna are felt along most of the forearm; the points between them lie in the groove, which "
        "the muscles hide near the elbow. What is found on the bent elbow's tip lies a little off it here: the "
        "skin slides over the bone as the elbow straightens.",
    ),
    FigureDef(
        "forearm-thumb-side",
        "Left forearm, thumb side",
        "The thumb side of the left forearm from the elbow to the wrist.",
        "thumb side, fingers down",
        "forearm",
        "left",
        forearm_thumb_side,
        context="body-side",
        keep=scene.left_arm,
        labels=(("lateral-epicondyle", "Outer elbow knob"), ("radial-styloid", "Wrist, thumb knob")),
        rulers=(
            Ruler("LI7", "5 cun", 5, "LI5", "LI7"),
            Ruler("LI8", "4 cun", 4, "LI11", "LI8"),
        ),
        notes="The line is drawn on a straight arm with the palm forward; it turns as the forearm turns.",
    ),
    FigureDef(
        "forearm-inner-side",
        "Left forearm, little finger's side",
        "The little finger's side of the left forearm from the elbow to the wrist, seen from behind.",
        "little finger's side, fingers down",
        "forearm",
        "left",
        forearm_inner_side,
        context="body-back",
        keep=scene.left_arm,
        labels=(
            ("olecranon-straight", "Elbow tip"),
            ("medial-epicondyle", "Inner elbow knob"),
            ("ulna-head", "Wrist knob"),
        ),
        rulers=(Ruler("SI7", "5 cun", 5, "SI5", "SI7"),),
        notes="The edge of the ulna is felt under the skin all the way from the elbow's tip to the wrist.",
    ),
    FigureDef(
        "wrist-palm",
        "Left wrist, palm side",
        "The palm side of the left wrist with its crease and cords.",
        "palm side, fingers down",
        "wrist",
        "left",
        wrist_palm,
        context="body-front",
        keep=scene.left_arm,
        labels=(*WRIST_CREASE, ("radial-styloid", "Wrist, thumb knob")),
        rulers=(
            Ruler("PC6", "2 cun", 2, "PC7", "PC6"),
            Ruler("HT4", "1.5 cun", 3, "HT7", "HT4"),
        ),
        notes=CORDS,
    ),
    FigureDef(
        "wrist-back",
        "Back of the left wrist",
        "The back of the left wrist and of the hand's root.",
        "back of the hand, fingers down",
        "wrist",
        "left",
        wrist_back,
        context="body-back",
        keep=scene.left_arm,
        labels=(("dorsal-wrist-crease", "Wrist crease"), ("ulna-head", "Wrist knob")),
        rulers=(Ruler("TE5", "2 cun", 2, "TE4", "TE5"),),
        notes="Straighten the fingers against resistance: their cords rise in the middle of the wrist's back.",
    ),
    FigureDef(
        "wrist-thumb-side",
        "Left wrist, thumb side",
        "The thumb side of the left wrist with the hollow at the root of the thumb.",
        "thumb side, fingers down",
        "wrist",
        "left",
        wrist_thumb_side,
        context="body-side",
        keep=scene.left_arm,
        labels=(("radial-styloid", "Wrist, thumb knob"),),
        rulers=(Ruler("LI6", "3 cun", 3, "LI5", "LI6"),),
        notes="Stretch the thumb away from the hand: the hollow opens between its two cords.",
    ),
    FigureDef(
        "wrist-inner-side",
        "Left wrist, little finger's side",
        "The little finger's side of the left wrist, seen a little from the back of the hand.",
        "little finger's side, fingers down",
        "wrist",
        "left",
        wrist_inner_side,
        context="body-back",
        keep=scene.left_arm,
        labels=(("ulna-head", "Wrist knob"),),
        notes="Turn the palm to the chest: the groove beside the wrist's knob opens.",
    ),
]
