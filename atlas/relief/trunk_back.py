"""Back of the trunk: spine, shoulder blade, pelvis."""

import numpy as np

from atlas.relief.marks import Joints, Mark, Pick, bump, hollow, ridge

# Heights (m) of the faint bumps along the furrow, spaced like average vertebrae; for the eye, not for levels.
THORACIC_BUMPS = (1.4164, 1.3966, 1.3763, 1.3556, 1.3343, 1.3126, 1.2904, 1.2677, 1.2441, 1.2195, 1.1934)
LUMBAR_BUMPS = (1.1654, 1.1335, 1.0998, 1.0650, 1.0300)


def marks(pick: Pick, joints: Joints) -> list[Mark]:
    return [*spine(pick), *shoulder_blade(pick), *pelvis(pick)]


def spine(pick: Pick) -> list[Mark]:
    back = pick.back
    furrow = [back(0, z) for z in np.linspace(1.40, 1.02, 12)]
    return [
        bump("C7", back(0, 1.455), 8.5, 5.0, "the neck's most prominent spine"),
        bump("T1", back(0, 1.433), 8, 2.8, "the next below it"),
        hollow("furrow of the back", furrow, 7, 1.6, "between the long back muscles"),
        *(bump("thoracic spine", back(0, z), 6.5, 2.1, "faint in the furrow") for z in THORACIC_BUMPS),
        *(bump("lumbar spine", back(0, z), 6.5, 1.3, "fainter below") for z in LUMBAR_BUMPS),
    ]


def shoulder_blade(pick: Pick) -> list[Mark]:
    back = pick.back
    border = [back(0.066, 1.385), back(0.068, 1.35), back(0.073, 1.312)]
    beside = [back(0.056, 1.375), back(0.057, 1.34), back(0.060, 1.31)]
    spine_of_blade = [back(0.072, 1.395), back(0.12, 1.405), back(0.16, 1.412)]
    return [
        ridge("inner border of the blade", border, 13, 1.4, "the edge toward the spine"),
        hollow("beside the blade", beside, 13, 1.3, "sets the border off"),
        bump("lower angle of the blade", back(0.076, 1.302), 14, 2.6, "the blade's tip"),
        ridge("spine of the blade", spine_of_blade, 10, 1.7, "runs out to the shoulder"),
    ]


def pelvis(pick: Pick) -> list[Mark]:
    return [hollow("dimple of the back", pick.back(0.045, 0.985), 11, 1.2, "over the posterior superior iliac spine")]
