"""The folds before and behind the armpit, read from the shape of the standing body's skin (left side, metres)."""

from collections.abc import Callable

import numpy as np

from atlas.placing import Placing

BREADTH = (0.13, 0.222)  # from the middle line: where a fold is looked for
LOWEST = 1.25
BESIDE = 0.014  # how far to either side of a groove its rims are
DEPTH = 0.005  # by which a groove lies below its rims
STEP = 0.002


def fold(p: Placing, skin: Callable[[float, float], np.ndarray], inward: float) -> np.ndarray:
    """The upper end of the groove between trunk and hanging arm: the first one met on the way down from the shoulder.

    `skin(x, z)` meets the body from the front or from behind; `inward` is the sign of y into the body there. ValueError
    where there is no groove.
    """
    across = np.arange(*BREADTH, STEP)
    rim = round(BESIDE / STEP)
    for z in np.arange(p.joint("l-shoulder")[2], LOWEST, -STEP):
        depth = inward * np.array([skin(float(x), float(z))[1] for x in across])
        groove = depth[rim:-rim] - (depth[: -2 * rim] + depth[2 * rim :]) / 2
        if groove.max() > DEPTH:
            return skin(float(across[int(groove.argmax()) + rim]), float(z))
    raise ValueError("no groove between trunk and arm")
