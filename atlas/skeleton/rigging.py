"""Which bone of the rig (rig.default.json) each bone of the skeleton follows."""

from __future__ import annotations

import re

SPINE = {
    "spine05": ("L5", "L4"), "spine04": ("L3", "L2"), "spine03": ("L1", "T12"),
    "spine02": ("T11", "T10", "T9", "T8", "T7"), "spine01": ("T6", "T5", "T4", "T3", "T2", "T1"),
    "neck01": ("C7", "C6", "C5"), "neck02": ("C4", "C3"), "neck03": ("C2", "C1"),
}  # fmt: skip
BY_VERTEBRA = {vertebra: bone for bone, vertebrae in SPINE.items() for vertebra in vertebrae}
MIDDLE = BY_VERTEBRA | {"sacrum": "root", "skull": "head", "mandible": "jaw", "sternum": "spine01"}
SIDES = {
    "hip": "root", "femur": "upperleg02", "patella": "upperleg02", "tibia": "lowerleg01", "fibula": "lowerleg01",
    "clavicle": "clavicle", "scapula": "shoulder01", "humerus": "upperarm02", "ulna": "lowerarm01",
    "radius": "lowerarm02", "metacarpal1": "finger1-1", "finger-proximal1": "finger1-2", "finger-distal1": "finger1-3",
    "metacarpal2": "metacarpal1", "metacarpal3": "metacarpal2", "metacarpal4": "metacarpal3",
    "metacarpal5": "metacarpal4", "toe-proximal1": "toe1-1", "toe-distal1": "toe1-2",
}  # fmt: skip
PARTS = {"proximal": 1, "middle": 2, "distal": 3}
FOOT = ("talus", "calcaneus", "navicular", "cuboid", "cuneiform", "metatarsal")
UNPAIRED = ("root", "spine", "neck")


def rig_bone(name: str, side: str) -> str:
    """The rig bone of a bone named without its side."""
    if name in MIDDLE:
        return MIDDLE[name]
    found = SIDES.get(name)
    digit = re.fullmatch(r"(finger|toe)-(proximal|middle|distal)(\d)", name)
    if found is None and digit:
        found = f"{digit[1]}{digit[3]}-{PARTS[digit[2]]}"
    elif found is None and name.startswith("rib"):
        found = "spine01" if int(name[3:]) <= 6 else "spine02"
    elif found is None:
        found = "foot" if name.startswith(FOOT) else "wrist"
    return found if found.startswith(UNPAIRED) else f"{found}.{side}"
