"""The poses: for each bone that turns, a 3x3 rotation about the bone's head.

A rotation is given in the axes of the rest pose (metres, z up, facing -Y, +X the figure's left) and is applied before
the rotations of the parent bones, as `Rig.pose` expects. A positive angle about +X carries a hanging limb backward
(-z goes to +y), so hips bend with a negative and knees with a positive angle.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Rotations = dict[str, Array]

X_AXIS = (1.0, 0.0, 0.0)
Y_AXIS = (0.0, 1.0, 0.0)
Z_AXIS = (0.0, 0.0, 1.0)
SIDES = (("L", 1.0), ("R", -1.0))


class Rig(Protocol):
    """What a pose needs of a rig: per bone its head and tail (metres, rest pose)."""

    bones: Mapping[str, Mapping[str, Any]]


def rotation(axis: Sequence[float] | Array, degrees: float) -> Array:
    """3x3 rotation about `axis` (any length) by the right-hand rule."""
    x, y, z = np.asarray(axis, float) / np.linalg.norm(axis)
    angle = np.radians(degrees)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def rotation_between(start: Array, end: Array) -> Array:
    """The shortest 3x3 rotation that carries the direction `start` to the direction `end`."""
    a, b = unit(start), unit(end)
    axis = np.cross(a, b)
    sine = float(np.linalg.norm(axis))
    if sine < 1e-9:
        return np.eye(3)
    return rotation(axis, float(np.degrees(np.arctan2(sine, a @ b))))


def unit(vector: Sequence[float] | Array) -> Array:
    v = np.asarray(vector, float)
    return v / np.linalg.norm(v)


def head(rig: Rig, bone: str) -> Array:
    return np.asarray(rig.bones[bone]["head"], float)


def arm(
    rig: Rig,
    side: str,
    upper: Sequence[float] | Array,
    fore: Sequence[float] | Array,
    *,
    girdle: Array | None = None,
    roll: float = 0.0,
    twist: float = 0.0,
) -> Rotations:
    """Point the upper arm and the forearm along two world directions.

    `girdle` turns the shoulder girdle first; `roll` turns the upper arm about its own length; `twist` (degrees,
    positive turns the palm of a hanging arm forward) is spread over the forearm's bones so that the skin winds evenly.
    """
    sign = 1.0 if side == "L" else -1.0
    shoulder, elbow, wrist = (head(rig, f"{bone}.{side}") for bone in ("upperarm01", "lowerarm01", "wrist"))
    girdle = np.eye(3) if girdle is None else girdle
    upper_axis = unit(elbow - shoulder)
    upper_turn = rotation_between(elbow - shoulder, unit(upper)) @ rotation(upper_axis, sign * roll)
    fore_turn = rotation_between(upper_turn @ (wrist - elbow), unit(fore)) @ upper_turn
    fore_axis = np.linalg.inv(fore_turn) @ unit(fore)

    def wind(share: float) -> Array:
        return rotation(fore_axis, -sign * twist * share)

    return {
        f"shoulder01.{side}": girdle,
        f"upperarm01.{side}": np.linalg.inv(girdle) @ upper_turn,
        f"lowerarm01.{side}": np.linalg.inv(upper_turn) @ fore_turn @ wind(0.3),
        f"lowerarm02.{side}": wind(0.4),
        f"wrist.{side}": wind(0.3),
    }


def hanging_arm(rig: Rig, side: str, *, spread: float, palm: float = 85.0) -> Rotations:
    """An arm hanging `spread` degrees away from the body, the palm turned forward by `palm` degrees."""
    sign = 1.0 if side == "L" else -1.0

    def down(degrees: float, forward: float) -> Array:
        return np.array([sign * np.sin(np.radians(degrees)), forward, -np.cos(np.radians(degrees))])

    girdle = rotation(Y_AXIS, sign * 6)  # the collar bone drops a little as the arm comes down
    return arm(rig, side, down(spread, 0.02), down(spread + 7, -0.13), girdle=girdle, twist=palm)


def stand(rig: Rig, spread: float = 17.0, stride: float = 4.5) -> Rotations:
    """The anatomical position: upright, arms a little away from the body, palms forward."""
    turns: Rotations = {}
    for side, sign in SIDES:
        turns |= hanging_arm(rig, side, spread=spread)
        turns[f"upperleg01.{side}"] = rotation(Y_AXIS, sign * stride)
        turns[f"foot.{side}"] = rotation(Y_AXIS, -sign * stride * 0.6)
    return turns


def sidelying(rig: Rig) -> Rotations:
    """Lying on the right side, the upper (left) thigh bent forward. The figure stays upright; the camera lies down."""
    turns = stand(rig, spread=30.0)
    turns["upperleg01.L"] = rotation(X_AXIS, -62) @ turns["upperleg01.L"]
    turns["lowerleg01.L"] = rotation(X_AXIS, 72)
    turns["foot.L"] = rotation(X_AXIS, -8)
    turns["upperleg01.R"] = rotation(X_AXIS, -8) @ turns["upperleg01.R"]
    turns["lowerleg01.R"] = rotation(X_AXIS, 14)
    turns |= arm(rig, "L", (-0.38, -0.72, -0.55), (-0.86, -0.46, 0.05))
    turns |= arm(rig, "R", (-0.10, -0.93, 0.36), (0.25, 0.60, 0.40))
    for bone in ("spine03", "spine04", "neck01"):
        turns[bone] = rotation(X_AXIS, -6)
    return turns


def raised(rig: Rig) -> Rotations:
    """Standing, the left arm lifted sideways about 150 degrees: the armpit and the side of the trunk show."""
    turns = stand(rig)
    collar_lift = 32.0  # a raised arm lifts the collar bone; without it the skin of the shoulder folds
    girdle, joint = rotation(Y_AXIS, -10), np.radians(150 - collar_lift)
    upper = (np.sin(joint), 0.02, -np.cos(joint))
    fore = (np.sin(joint + 0.1), -0.05, -np.cos(joint + 0.1))
    turns |= arm(rig, "L", upper, fore, girdle=girdle, twist=30)
    turns["clavicle.L"] = rotation(Y_AXIS, -collar_lift)
    return turns


def seated(rig: Rig) -> Rotations:
    """Upright on nothing: hips 85, knees 90, elbows 90 degrees, the left palm turned up and in, hands relaxed."""
    turns = stand(rig)
    for side, sign in SIDES:
        turns[f"upperleg01.{side}"] = rotation(X_AXIS, -85) @ rotation(Y_AXIS, sign * 7)
        turns[f"lowerleg01.{side}"] = rotation(X_AXIS, 90)
        turns[f"foot.{side}"] = rotation(X_AXIS, -3)
        upper = (sign * 0.30, -0.10, -0.95)
        turns |= arm(rig, side, upper, (sign * 0.10, -0.98, 0.12), twist=60)
        turns |= relaxed_fingers(rig, side)
    return turns


def relaxed_fingers(rig: Rig, side: str, degrees: float = 14.0) -> Rotations:
    """Each finger joint bent by `degrees` about the line across the knuckles (the thumb stays)."""
    across = head(rig, f"finger5-1.{side}") - head(rig, f"finger2-1.{side}")
    sign = 1.0 if side == "L" else -1.0
    bend = rotation(across, sign * degrees)
    return {f"finger{finger}-{joint}.{side}": bend for finger in range(2, 6) for joint in (1, 2, 3)}


POSES: dict[str, Callable[[Rig], Rotations]] = {
    "stand": stand,
    "sidelying": sidelying,
    "raised": raised,
    "seated": seated,
}
