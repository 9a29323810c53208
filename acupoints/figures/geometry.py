"""Lengths and places on a picture: x to the right, y down, in units in which every picture is 1000 wide."""

import re

UNITS = 1000
EM = 44  # the size of a letter, in units of a picture that is shown whole
Place = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def clamp(value: float, highest: float, lowest: float = 0.0) -> float:
    return max(lowest, min(value, highest))


def distance(one: Place, other: Place) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def around(place: Place, reach: float) -> Box:
    """The square whose sides are `reach` away from its middle."""
    return place[0] - reach, place[1] - reach, place[0] + reach, place[1] + reach


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def inside(place: Place, box: Box) -> bool:
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]


def within(one: Box, other: Box) -> bool:
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]


def short_path(d: str) -> str:
    """The same lines in half the letters: step by step, in whole units. Any path but of `M x y` and `L x y` stays."""
    if re.sub(r"[ML] [\d.]+ [\d.]+ ?", "", d):
        return d
    said, last, x, y = "", "", 0, 0
    for kind, across, down in re.findall(r"([ML]) (\S+) (\S+)", d):
        to_x, to_y = round(float(across)), round(float(down))
        step = f"{to_x - x} {to_y - y}" if kind == "L" else f"{to_x} {to_y}"
        said += f"M{step}" if kind == "M" else f"{'l' if last == 'M' else ' '}{step}"
        last, x, y = kind, to_x, to_y
    return said.replace(" -", "-")
