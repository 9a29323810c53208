"""What a text may say although its row does not, each with the reason. Where a note or source allows more, add it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowed:
    """For one point: cun from `low` to `high`, with a word that the sentence must hold (empty: any)."""

    low: float
    high: float
    word: str
    reason: str


MEASURES: dict[str, tuple[Allowed, ...]] = {
    "BL54": (Allowed(1.5, 2, "tailbone", "sacral hiatus to tip of the tailbone; EX-B9’s row puts 2 cun there"),),
    "EX-B7": (Allowed(3.5, 4, "", "the row’s note: 3.5 to 4 in one list, 3.8 in another"),),
    "EX-LE1": (Allowed(1.5, 1.5, "above", "the row’s note: one source says 1.5 above ST34"),),
    "EX-LE6": (Allowed(1, 2, "", "the row’s note: 1 to 2 cun, wherever it is tender"),),
}
# Lengths that everybody has (WHO 2008; fixtures/atlas/measures.json): cun, and two words of the step that names it.
BODY: tuple[tuple[float, str, str], ...] = (
    (12, "elbow", "wrist"),
    (9, "armpit|axilla", "elbow"),
    (8, "navel", "breastbone"),
    (5, "navel", "pubic"),
    (9, "breastbone", "notch"),
    (8, "nipple", "nipple"),
    (4, "nipple", "middle"),
    (12, "front", "hairline"),
    (3, "brow", "hairline"),
    (3, "hairline", "neck"),
    (9, "ear", "ear"),
    (6, "shoulder blade", "shoulder blade"),
    (3, "shoulder blade", "spine|middle"),
    (18, "pubic", "kneecap"),
    (19, "hip", "knee"),
    (14, "buttock", "knee"),
    (16, "knee", "ankle"),
    (15, "kneecap", "ankle"),
    (13, "shin|knee", "ankle"),
    (3, "ankle", "sole"),
)
# Vertebrae that one finds without counting: the words of a finding step that must go with them.
ANCHORS: dict[tuple[str, int], str] = {
    ("C", 7): r"neck|sticks out|prominent",
    ("T", 1): r"neck|prominent",
    ("T", 3): r"shoulder blade",
    ("T", 7): r"shoulder blade",
    ("T", 12): r"rib",
    ("L", 2): r"rib|waist",
    ("L", 4): r"hip",
    ("S", 2): r"dimple|hip",
}
