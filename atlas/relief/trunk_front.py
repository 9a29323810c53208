"""Front of the trunk and root of the neck."""

import numpy as np

from atlas.relief.marks import Joints, Mark, Pick, bump, hollow, ridge

# x, z in metres: the middle of the fitted collarbone as seen from the front (`tests/atlas` compares them)
COLLARBONE = ((0.022, 1.408), (0.045, 1.406), (0.070, 1.403), (0.095, 1.403), (0.120, 1.405), (0.143, 1.405))


def marks(pick: Pick, joints: Joints) -> list[Mark]:
    return [*collar(pick), *breastbone(pick), *belly(pick)]


def collar(pick: Pick) -> list[Mark]:
    """On the skin straight before the fitted collarbone, whose middle line runs nearly level at 1.403 to 1.409 m."""
    front = pick.front
    bone = [front(x, z) for x, z in COLLARBONE]
    below = [front(0.060, 1.387), front(0.095, 1.386), front(0.130, 1.388)]
    above = [front(0.062, 1.424), front(0.090, 1.423), front(0.115, 1.424), front(0.135, 1.423)]
    return [
        ridge("collar bone", bone, 6.0, 3.2, "from the breastbone to the shoulder"),
        bump("sternal end of the collar bone", front(0.021, 1.408), 6, 1.4, "its knob beside the notch"),
        hollow("below the collar bone", below, 8, 1.8, "ST13 to LU2 lie under the bone"),
        hollow("below the collar bone, outside", front(0.143, 1.387), 8, 1.8, "LU2's hollow"),
        hollow("above the collar bone", above, 7, 2.2, "ST12's hollow"),
        hollow("notch of the breastbone", front(0, 1.409), 6.5, 3.6, "CV22"),
    ]


def breastbone(pick: Pick) -> list[Mark]:
    front = pick.front
    arch = [front(x, z) for x, z in ((0.016, 1.224), (0.040, 1.209), (0.064, 1.180), (0.085, 1.146), (0.102, 1.122))]
    under = [front(x, z) for x, z in ((0.014, 1.203), (0.036, 1.184), (0.056, 1.154), (0.076, 1.118))]
    return [
        hollow("furrow of the breastbone", [front(0, z) for z in np.linspace(1.385, 1.255, 6)], 7, 1.2, "the midline"),
        bump("angle of the breastbone", front(0, 1.366), 7, 1.2, "where the second rib joins"),
        bump("end of the breastbone", front(0, 1.240), 6, 1.0, "the xiphoid"),
        hollow("pit of the stomach", front(0, 1.218), 9, 1.6, "below the xiphoid"),
        ridge("rib arch", arch, 12, 1.6, "the lower edge of the ribs"),
        hollow("below the rib arch", under, 12, 1.1, "sets the arch off"),
    ]


def belly(pick: Pick) -> list[Mark]:
    front = pick.front
    upper = [front(0, z) for z in np.linspace(1.195, 1.065, 6)]
    return [
        hollow("navel", front(0, 1.045), 5, 6.0, "the navel"),
        hollow("linea alba", upper, 6, 1.0, "the midline between the long muscles"),
        bump("anterior superior iliac spine", front(0.118, 0.990), 9, 2.6, "the front tip of the hip bone"),
        hollow("inside the iliac spine", front(0.098, 1.000), 10, 1.4, "sets the tip off"),
    ]
