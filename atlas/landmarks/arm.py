"""Landmarks of the shoulder's outer side, the arm, the elbow and the wrist: read from the fitted bones."""

import numpy as np

from atlas.landmarks import arm_shape as shape
from atlas.placing import Landmark, Placing
from atlas.skin import BACK, FRONT, LEFT, UP

CREASE_END = 50  # degrees from the front: so far round the elbow its crease can be seen


def olecranon(p: Placing) -> np.ndarray:
    """Bent elbow: straight out from the joint over the tip of the bone."""
    tip = p.bone("olecranon-tip")
    return p.out(tip, tip - p.joint("l-elbow"))


def deltoid_insertion(p: Placing) -> np.ndarray:
    top, bottom = p.bone("greater-tubercle"), p.bone("lateral-epicondyle")
    return shape.upper_arm(p, top + 0.42 * (bottom - top)).skin(p, 90)


def acromial_angle(p: Placing) -> np.ndarray:
    corner = shape.acromion(p, LEFT + BACK)
    return p.out(corner, UP + 0.7 * LEFT + 0.7 * BACK)


LANDMARKS: list[Landmark] = [
    Landmark(
        "acromial-angle",
        "Shoulder corner",
        "the skin over the rear outer corner of the fitted acromion",
        8,
        acromial_angle,
    ),
    Landmark(
        "acromion-front-corner",
        "Shoulder tip",
        "the skin over the front outer corner of the fitted acromion",
        8,
        lambda p: p.out(shape.acromion(p, LEFT + FRONT), UP + 0.5 * LEFT + 0.5 * FRONT),
    ),
    Landmark(
        "greater-tubercle",
        "Arm bone top",
        "the skin to the side of the fitted greater tubercle of the arm bone",
        8,
        lambda p: p.over("greater-tubercle", LEFT),
    ),
    Landmark(
        "deltoid-insertion",
        "Deltoid end",
        "the outer side of the arm at 0.42 of the way down the fitted arm bone, where its rough patch lies",
        12,
        deltoid_insertion,
    ),
    Landmark(
        "elbow-crease-mid",
        "Elbow crease",
        "front of the elbow, midway between its knobs and midway between their line and the top of the radius",
        6,
        lambda p: shape.between_knobs(p, 0.5),
    ),
    Landmark(
        "elbow-crease-radial",
        "Crease, outer end",
        "the thumb's side of the same cut of the elbow, where its crease can be seen to end",
        7,
        lambda p: shape.elbow_crease(p).skin(p, CREASE_END),
    ),
    Landmark(
        "elbow-crease-ulnar",
        "Crease, inner end",
        "the little finger's side of the same cut of the elbow, where its crease can be seen to end",
        7,
        lambda p: shape.elbow_crease(p).skin(p, -CREASE_END),
    ),
    Landmark(
        "biceps-tendon",
        "Biceps tendon",
        "front of the elbow, midway between its knobs, on their line: the cord runs there to the radius",
        6,
        lambda p: shape.elbow(p).skin(p, 0),
    ),
    Landmark(
        "lateral-epicondyle",
        "Outer elbow knob",
        "the skin over the fitted outer knob of the arm bone",
        6,
        lambda p: p.over("lateral-epicondyle", shape.elbow(p).radial),
    ),
    Landmark(
        "lateral-epicondyle-bent",
        "Outer elbow knob",
        "the same with the elbow bent, when the skin has moved over it",
        8,
        lambda p: p.over("lateral-epicondyle", shape.elbow(p).radial),
        pose="seated",
    ),
    Landmark(
        "medial-epicondyle",
        "Inner elbow knob",
        "the skin over the fitted inner knob of the arm bone",
        6,
        lambda p: p.over("medial-epicondyle", -shape.elbow(p).radial),
    ),
    Landmark(
        "olecranon",
        "Elbow tip",
        "with the elbow bent: the skin over the tip of the fitted olecranon",
        6,
        olecranon,
        pose="seated",
    ),
    Landmark(
        "olecranon-straight",
        "Elbow tip",
        "with the elbow straight: the skin behind the tip of the fitted olecranon",
        6,
        lambda p: p.over("olecranon-tip", -shape.elbow(p).palmar),
    ),
    Landmark(
        "wrist-crease-mid",
        "Wrist crease",
        "palm side, the middle of the cut from the upper border of the fitted pisiform to the radial styloid",
        4,
        lambda p: shape.palm_crease(p).across(p, 0.5),
    ),
    Landmark(
        "wrist-crease-radial",
        "Crease, thumb end",
        "the thumb's end of the same cut",
        5,
        lambda p: shape.palm_crease(p).across(p, 0.06),
    ),
    Landmark(
        "wrist-crease-ulnar",
        "Crease, inner end",
        "the little finger's end of the same cut",
        5,
        lambda p: shape.palm_crease(p).across(p, 0.94),
    ),
    Landmark(
        "dorsal-wrist-crease",
        "Wrist crease",
        "back of the wrist, the middle of the cut from the fitted radial styloid to the gap below the ulnar styloid",
        5,
        lambda p: shape.dorsal_crease(p).across(p, 0.5, back=True),
    ),
    Landmark(
        "radial-styloid",
        "Wrist, thumb knob",
        "the skin over the tip of the fitted radial styloid on the thumb's side",
        5,
        lambda p: p.over("radial-styloid", shape.palm_crease(p).radial),
    ),
    Landmark(
        "ulna-head",
        "Wrist knob",
        "the skin over the head of the fitted ulna, on the back and a little to the little finger's side",
        5,
        lambda p: p.over("ulna-head", shape.palm_crease(p).direction(212)),
    ),
    Landmark(
        "pisiform",
        "Pea bone",
        "the skin before the fitted pisiform",
        4,
        lambda p: p.over("pisiform", shape.palm_crease(p).palmar),
    ),
]
