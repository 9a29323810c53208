"""Face, skull and neck."""

import numpy as np

from atlas.relief.marks import Array, Joints, Mark, Pick, bump, hollow, ridge


def marks(pick: Pick, joints: Joints) -> list[Mark]:
    return [*mouth(pick), *brow(pick), *side_of_head(pick), *neck(pick)]


def mouth(pick: Pick) -> list[Mark]:
    front = pick.front
    fold = [front(x, z) for x, z in ((0.0215, 1.5685), (0.0275, 1.557), (0.0315, 1.546))]
    cheek = [front(0.034, 1.566), front(0.037, 1.555)]
    return [
        hollow("philtrum", [front(0, 1.5545), front(0, 1.5475)], 2.4, 1.3, "the groove below the nose"),
        ridge("edge of the philtrum", [front(0.0052, 1.5545), front(0.0058, 1.5475)], 2.0, 0.7, "its two edges"),
        hollow("nasolabial fold", fold, 3.2, 0.5, "from the nostril past the mouth"),
        ridge("cheek beside the fold", cheek, 8, 0.5, "sets the fold off"),
        hollow("mentolabial groove", [front(x, 1.5185) for x in (0, 0.010)], 3.6, 1.3, "between lip and chin"),
        bump("chin", front(0.0, 1.505), 8, 0.8, "its rounding"),
        hollow("corner of the mouth", front(0.0262, 1.5375), 2.4, 0.9, "a relaxed corner"),
    ]


def brow(pick: Pick) -> list[Mark]:
    """The base mesh frowns: fill the pits under the inner brows and the bags, so that the face looks kindly."""
    front = pick.front
    return [
        ridge("under the inner brow", [front(0.0135, 1.6165), front(0.018, 1.6185)], 4.5, 1.8, "fills a stern pit"),
        bump("beside the root of the nose", front(0.0115, 1.607), 4, 0.9, "fills a stern pit"),
        hollow("brow ridge", [front(0.020, 1.628), front(0.038, 1.628)], 7, 0.7, "softens the ridge"),
        ridge("below the eye", [front(0.022, 1.5985), front(0.034, 1.5985)], 3.2, 0.9, "fills a tired bag"),
    ]


def side_of_head(pick: Pick) -> list[Mark]:
    outer, back = pick.outer, pick.back
    return [
        ridge("cheek arch", [outer(-0.105, 1.581), outer(-0.088, 1.584), outer(-0.072, 1.586)], 5, 1.2, "the zygoma"),
        hollow("below the cheek arch", outer(-0.078, 1.573), 6.5, 1.4, "ST7's hollow"),
        hollow("temple", outer(-0.104, 1.612), 11, 1.4, "EX-HN5"),
        bump("angle of the chewing muscle", outer(-0.078, 1.535), 10, 1.3, "ST6 lies on it"),
        bump("mastoid", outer(-0.022, 1.566), 8, 1.8, "the knob behind the ear"),
        hollow("below the back of the skull", back(0.038, 1.548), 9, 1.8, "GB20's hollow"),
        ridge("trapezius at the neck", [back(0.018, 1.545), back(0.020, 1.50)], 9, 1.3, "BL10 on its outer side"),
        hollow("furrow of the nape", [back(0, 1.555), back(0, 1.50)], 6, 1.2, "GV15, GV16"),
    ]


def neck(pick: Pick) -> list[Mark]:
    def skin(degrees: float, z: float) -> Array:
        """Straight out of the middle of the neck: 0 forward, 90 to the left."""
        angle = np.radians(degrees)
        return pick.ray((0, -0.025, z), (np.sin(angle), -np.cos(angle), 0))

    muscle = [skin(112, 1.545), skin(95, 1.520), skin(72, 1.490), skin(48, 1.458), skin(24, 1.425), skin(15, 1.412)]
    collar_head = [skin(72, 1.480), skin(62, 1.450), skin(55, 1.428)]
    return [
        ridge("sternocleidomastoid", muscle, 7.5, 1.9, "from the mastoid to the breastbone"),
        ridge("its head to the collar bone", collar_head, 6, 1.0, "the broader second head"),
        hollow("before the muscle", [skin(52, 1.500), skin(36, 1.470), skin(20, 1.440)], 6, 1.2, "ST9, ST10"),
        hollow("behind the muscle", [skin(100, 1.490), skin(84, 1.462)], 8, 1.2, "LI17, LI18"),
        bump("larynx", skin(0, 1.467), 6.5, 2.8, "the Adam's apple"),
        ridge("sides of the larynx", [skin(14, 1.472), skin(12, 1.452)], 5, 0.8, "its two plates"),
        hollow("above the larynx", skin(0, 1.482), 5, 1.0, "CV23 above it"),
    ]
