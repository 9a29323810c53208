"""The one table of how books in six languages spell the meridian part of a point code.

M-HN and N-HN are left out on purpose: those older series number the extra points differently, so swapping the
prefix would name the wrong point.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

# Blanks, dots, hyphens and dashes, zero-width characters: what may stand inside a code without changing it.
SEPARATORS = r"\s._\-\u00ad\u200b-\u200d\u2010-\u2015\u2212\ufeff"


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    highest: int


# In the order in which points are listed everywhere.
SERIES = {
    "LU": Series("Lung meridian", 11),
    "LI": Series("Large Intestine meridian", 20),
    "ST": Series("Stomach meridian", 45),
    "SP": Series("Spleen meridian", 21),
    "HT": Series("Heart meridian", 9),
    "SI": Series("Small Intestine meridian", 19),
    "BL": Series("Bladder meridian", 67),
    "KI": Series("Kidney meridian", 27),
    "PC": Series("Pericardium meridian", 9),
    "TE": Series("Triple Energizer meridian", 23),
    "GB": Series("Gallbladder meridian", 44),
    "LR": Series("Liver meridian", 14),
    "GV": Series("Governor Vessel", 28),
    "CV": Series("Conception Vessel", 24),
    "EX-HN": Series("extra points of the head and neck", 15),
    "EX-CA": Series("extra points of the chest and belly", 1),
    "EX-B": Series("extra points of the back", 9),
    "EX-UE": Series("extra points of the arm and hand", 11),
    "EX-LE": Series("extra points of the leg and foot", 12),
}


@dataclass(frozen=True, slots=True)
class Prefix:
    """`text` stands for the series `series` in books of these languages; "WHO" counts as a language."""

    series: str
    text: str
    languages: tuple[str, ...]


# One line a series, the WHO form first. German Dü may be typed Due, but not Du: that is the Governor Vessel.
_TABLE = """
LU:   LU=WHO,German L=English LUNG=English P=French,Italian Po=French
LI:   LI=WHO Co=English DI=German GI=French IC=Italian IG=Spanish
ST:   ST=WHO STO=English E=French,Spanish Es=French S=Italian Ma=German
SP:   SP=WHO SPL=English BP=Spanish MP=Italian RP=French Ra=French Mi=German
HT:   HT=WHO H=English HE=English,German C=French,Italian
SI:   SI=WHO ID=Spanish IG=French IT=Italian Dü=German Due=German
BL:   BL=WHO,German B=English,Spanish UB=English V=French,Italian VE=French
KI:   KI=WHO K=English KD=English KID=English R=French,Italian,Spanish Ni=German
PC:   PC=WHO P=English HC=English CS=Spanish MC=French,Italian KS=German Pe=German
TE:   TE=WHO TB=English TH=English TW=English SJ=Chinese,German TA=Spanish TR=French,Italian 3E=German
GB:   GB=WHO,German G=English VB=French,Italian
LR:   LR=WHO LIV=English LV=English F=French,Italian,Spanish Fo=French H=Spanish Le=German
GV:   GV=WHO DU=Chinese DM=Chinese VG=French,Italian LG=German
CV:   CV=WHO REN=Chinese RM=Chinese RN=Chinese VC=French,Italian KG=German
EX-HN: EX-HN=Chinese
EX-CA: EX-CA=Chinese
EX-B:  EX-B=Chinese
EX-UE: EX-UE=Chinese
EX-LE: EX-LE=Chinese
"""


def _rows(line: str) -> list[Prefix]:
    series, _, cells = line.partition(":")
    pairs = [cell.split("=") for cell in cells.split()]
    return [Prefix(series, text, tuple(languages.split(","))) for text, languages in pairs]


PREFIXES = tuple(row for line in _TABLE.strip().splitlines() for row in _rows(line))

# Written out in full: understood, but no abbreviation that a book would list.
WORDS: tuple[Prefix, ...] = tuple(
    Prefix(series, text, ("English",))
    for series, texts in {
        "LI": "Large Intestine",
        "ST": "Stomach",
        "SP": "Spleen",
        "HT": "Heart",
        "SI": "Small Intestine",
        "BL": "Bladder;Urinary Bladder",
        "KI": "Kidney",
        "PC": "Pericardium",
        "TE": "Triple Energizer;Triple Burner;Triple Warmer;Triple Heater;San Jiao",
        "GB": "Gallbladder",
        "LR": "Liver",
        "GV": "Governor Vessel;Governing Vessel;Du Mai",
        "CV": "Conception Vessel;Ren Mai",
    }.items()
    for text in texts.split(";")
)


def fold(text: str) -> str:
    """Full width, case and separators do not matter; digits of other alphabets stay what they are."""
    return re.sub(f"[{SEPARATORS}]+", "", unicodedata.normalize("NFKC", text).casefold())


def _by_text() -> dict[str, tuple[Prefix, ...]]:
    found: dict[str, list[Prefix]] = defaultdict(list)
    for row in (*PREFIXES, *WORDS):
        found[fold(row.text)].append(row)
    # The site is in English: of several meanings the English one goes first, then the order of the series.
    for rows in found.values():
        rows.sort(key=lambda row: "English" not in row.languages)
    return {text: tuple(rows) for text, rows in found.items()}


_BY_TEXT = _by_text()


def meanings(text: str) -> tuple[Prefix, ...]:
    """Every row that this spelling can stand for; more than one for P, H and IG, none for an unknown one."""
    return _BY_TEXT.get(fold(text), ())


def is_ambiguous(text: str) -> bool:
    return len(meanings(text)) > 1
