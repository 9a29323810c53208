"""Figures: hand."""

from collections.abc import Callable

import numpy as np

from atlas.bake import unit
from atlas.camera import View
from atlas.figure import FigureDef, Ruler
from atlas.landmarks import hand_shape as shape
from atlas.placing import Placing
from atlas.scene import Parts, left_arm

Direction = Callable[[Placing], np.ndarray]
WIDTH = 0.235  # metres across: wrist, hand and fingers, with room for names

BONES_BELOW = (
    "Knuckles and hand bones were read from bones fitted into a body model, and may be half a centimetre out. "
    "Hands differ: feel for the hollow near the mark."
)
BORDERS = "Where the skin of the palm ends is not seen on the model: it was set by the bones below."
NAILS = "The nails are painted on the model, a little shorter than most."


def along_hand(direction: Direction, shift: tuple[float, float] = (0, 0)) -> Callable[[Placing], View]:
    """The whole hand, fingers down; the middle is moved by `shift` metres to the right and up in the picture."""

    def build(p: Placing) -> View:
        up = -shape.distal(p)
        middle = shape.base_joint(p, 3) + 0.010 * up
        return framed(middle, direction(p), up, WIDTH, shift)

    return build


def framed(
    middle: np.ndarray,
    direction: np.ndarray,
    up: np.ndarray,
    width_m: float,
    shift: tuple[float, float] = (0, 0),
    height: int = 1200,
) -> View:
    toward, upward = triple(direction), triple(up)
    rough = View(toward, triple(middle), width_m, up=upward)
    return View(toward, triple(middle + shift[0] * rough.r + shift[1] * rough.u), width_m, 1200, height, upward)


def left_hand(parts: Parts) -> np.ndarray:
    """The left hand alone: nothing of the arm stands out behind it."""
    return left_arm(parts) & (parts.z < 0.90)


def triple(values: np.ndarray) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in values)
    return x, y, z


def from_back(p: Placing) -> np.ndarray:
    """Turned a little to the little finger, whose outer side is just seen."""
    return unit(shape.dorsal(p) + 0.07 * shape.ulnar(p))


def from_palm(p: Placing) -> np.ndarray:
    """Turned a little to the thumb, whose nail is just seen."""
    return unit(shape.palmar(p) + 0.08 * shape.radial(p))


def on_fingertips(p: Placing) -> View:
    """Halfway between the fingertips seen end on and the nails seen from above."""
    axes = [shape.finger_axes(p, finger) for finger in (2, 3, 4, 5)]
    onward, out = (unit(np.mean([one[i] for one in axes], axis=0)) for i in (0, 1))
    middle = np.mean([p(f"fingertip-{finger}") for finger in (2, 3, 4, 5)], axis=0)
    return framed(middle, unit(onward + out), out - onward, 0.155, (-0.005, 0.029), 800)


FIGURES: list[FigureDef] = [
    FigureDef(
        slug="hand-back",
        title="Back of the left hand",
        alt="The back of the left hand with the fingers spread a little and pointing down, the thumb on the left.",
        view="seen from the back of the hand",
        region="hand",
        side="left",
        camera=along_hand(from_back),
        keep=left_arm,
        context="body-front",
        labels=(
            "dorsal-wrist-crease",
            ("metacarpal2-middle", "middle of bone"),
            ("knuckle-2", "knuckle"),
            ("knuckle-4", "knuckle"),
            ("web-4", "web"),
        ),
        rulers=(
            Ruler("EX-UE8", "0.5 cun", 1, "between-knuckles-2-3", "EX-UE8"),
            Ruler("LI4", "half", 2, "metacarpal2-base", "knuckle-2"),
        ),
        notes=f"{BONES_BELOW} {NAILS}",
    ),
    FigureDef(
        slug="hand-palm",
        title="Palm of the left hand",
        alt="The palm of the left hand with the fingers spread a little and pointing down, the thumb on the right.",
        view="seen from the palm",
        region="hand",
        side="left",
        camera=along_hand(from_palm),
        keep=left_arm,
        context="body-front",
        labels=(
            "wrist-crease-mid",
            ("metacarpal1-middle", "middle of bone"),
            "palm-crease-end",
            ("web-1", "web"),
            ("fingertip-3", "fingertip"),
        ),
        rulers=(Ruler("LU10", "half", 2, "metacarpal1-base", "knuckle-1-side"),),
        notes=f"{BONES_BELOW} The creases of the palm are drawn where they commonly run; yours may run otherwise.",
    ),
    FigureDef(
        slug="hand-thumb-side",
        title="Thumb side of the left hand",
        alt="The left hand seen from the side of the thumb, with the thumb and fingers pointing down and to the left.",
        view="seen from the side of the thumb",
        region="hand",
        side="left",
        camera=along_hand(shape.radial, (-0.012, 0)),
        keep=left_arm,
        context="body-front",
        labels=(
            "radial-styloid",
            ("metacarpal1-middle", "middle of bone"),
            ("nail-1-radial-corner", "nail corner"),
            ("web-1", "web"),
            ("index-base-joint-radial", "base joint"),
        ),
        notes=f"{BONES_BELOW} {BORDERS}",
    ),
    FigureDef(
        slug="hand-little-side",
        title="Little finger side of the left hand",
        alt="The left hand seen from the side of the little finger; fingers point down, the thumb is behind.",
        view="seen from the side of the little finger",
        region="hand",
        side="left",
        camera=along_hand(shape.ulnar, (0.012, 0)),
        keep=left_arm,
        never=frozenset({"PC8"}),
        context="body-front",
        labels=(
            ("wrist-crease-ulnar", "Wrist crease"),
            ("metacarpal5-base-hand", "base of the bone"),
            "palm-crease-end",
            ("little-base-joint-ulnar", "base joint"),
            ("nail-5-ulnar-corner", "nail corner"),
        ),
        notes=f"{BONES_BELOW} {BORDERS}",
    ),
    FigureDef(
        slug="fingertips",
        title="Fingertips and nails of the left hand",
        alt="The nails and tips of the left hand's fingers, seen from in front of the hand; the index finger is on the "
        "left, the thumb is cut off.",
        view="seen from beyond the fingertips",
        region="hand",
        side="left",
        camera=on_fingertips,
        keep=left_hand,
        context="body-front",
        labels=(
            ("nail-2-radial-corner", "nail corner"),
            ("nail-3-free-edge", "nail edge"),
            ("nail-5-ulnar-corner", "nail corner"),
        ),
        notes=NAILS,
    ),
]
