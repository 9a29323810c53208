"""Shoulder, upper arm and elbow."""

import numpy as np

from atlas.relief.marks import Array, Joints, Mark, Pick, bump, hollow, ridge


def marks(pick: Pick, joints: Joints) -> list[Mark]:
    return [*shoulder(pick), *upper_arm(pick), *elbow(pick, joints)]


def shoulder(pick: Pick) -> list[Mark]:
    front, back, outer, top = pick.front, pick.back, pick.outer, pick.top
    front_edge = [front(0.158, 1.375), front(0.178, 1.335), front(0.196, 1.295), front(0.212, 1.262)]
    back_edge = [back(0.178, 1.365), back(0.197, 1.330), back(0.211, 1.295), back(0.222, 1.262)]
    return [
        hollow("front edge of the deltoid", front_edge, 6.5, 1.5, "between chest and shoulder muscle"),
        hollow("back edge of the deltoid", back_edge, 7.5, 1.4, "between shoulder muscle and triceps"),
        hollow("end of the deltoid", outer(-0.018, 1.243), 9, 1.6, "the dimple halfway down the arm"),
        bump("acromion", top(0.176, -0.004), 9, 1.5, "the bony roof of the shoulder"),
        hollow("before the acromion", top(0.192, -0.032), 6, 1.5, "LI15's hollow"),
        hollow("behind the acromion", top(0.190, 0.020), 6, 1.5, "TE14's hollow"),
    ]


def upper_arm(pick: Pick) -> list[Mark]:
    front, outer = pick.front, pick.outer
    return [
        ridge("biceps", [front(0.205, 1.265), front(0.220, 1.215), front(0.232, 1.180)], 15, 1.6, "its belly"),
        hollow("beside the biceps", [outer(-0.028, 1.215), outer(-0.026, 1.17)], 7, 1.2, "its outer furrow"),
    ]


def elbow(pick: Pick, joints: Joints) -> list[Mark]:
    joint, front = joints["l-elbow"], pick.front

    def skin(x: float, y: float, above_mm: float = 0.0) -> Array:
        """Straight out of the elbow joint; x toward the outer side, y backward."""
        return pick.ray(joint + above_mm / 1000 * np.array([-0.4, 0, 1]), (x, y, 0.3 * x))

    biceps_cord = [front(0.245, 1.163), front(0.254, 1.142), front(0.261, 1.120)]
    olecranon = skin(0.0, 1.0, 4)
    return [
        ridge("biceps tendon", biceps_cord, 4.2, 2.0, "LU5 on its outer, PC3 on its inner side"),
        hollow("inside the biceps tendon", [front(0.243, 1.135), front(0.249, 1.117)], 4.5, 1.4, "PC3"),
        hollow("outside the biceps tendon", [front(0.266, 1.145), front(0.272, 1.127)], 4.5, 1.4, "LU5"),
        bump("olecranon", olecranon, 9, 3.6, "the point of the elbow"),
        bump("inner epicondyle", skin(-1.0, 0.30, 6), 8, 3.4, "the inner knob of the elbow"),
        bump("outer epicondyle", skin(1.0, 0.45, 6), 8, 2.2, "the outer knob of the elbow"),
        hollow("inner groove", skin(-0.55, 0.85, 4), 6, 2.4, "the funny bone's groove, SI8"),
        hollow("outer groove", skin(0.55, 0.85, 2), 7, 1.6, "between the point and the outer knob"),
        hollow("above the point", skin(0.0, 1.0, 28), 9, 1.4, "TE10's hollow"),
    ]
