"""Point codes: read any spelling, write the WHO one, sort, and tell two numberings apart."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from acupoints.prefixes import PREFIXES, SEPARATORS, SERIES, Prefix, fold, meanings

Scheme = Literal["who", "prefix", "other_language", "older_number", "other_code"]

# Anmian has no number in any standard; "EX-X-" is this site's own prefix.
ANMIAN = "EX-X-ANMIAN"
# Codes of a point that other lists number differently: (GB/T 12346-2021, -2006, and books).
OTHER_CODES = {"GV24+": "EX-HN3", "GV24.5": "EX-HN3", "GV29": "EX-HN3", "EX-HN22": ANMIAN}
# Older number -> today's: some English books count the outer line of the back before the thigh and knee.
OLDER_BLADDER_NUMBERS = {
    **{old: old + 5 for old in range(36, 50)},
    **{old: old - 14 for old in range(50, 55)},
}

_LONGEST = 40
_SPELLING = re.compile(
    rf"(?P<prefix>.*?[^0-9{SEPARATORS}])[{SEPARATORS}]*0{{0,2}}(?P<number>[1-9][0-9]?)\s*(?P<rest>\+|\.5)?"
)
_CANONICAL = re.compile(r"(?P<series>[A-Z]{2}(?:-[A-Z]{1,2})?)(?P<number>[1-9][0-9]?)")
_OLDER_NUMBERS = {f"BL{today}": older for older, today in OLDER_BLADDER_NUMBERS.items()}
_ORDER = {series: position for position, series in enumerate(SERIES)}


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of what was typed: `code` in the WHO form, `note` a sentence to tell it from the others."""

    code: str
    scheme: Scheme
    note: str


def parse(text: str) -> tuple[Reading, ...]:
    """Every meaning of a spelling, the WHO numbering before the older one; empty for anything else.

    Never raises. Digits of other alphabets are refused, numbers beyond the end of a meridian too.
    """
    if len(text) > _LONGEST:
        return ()
    if fold(text) == fold(ANMIAN):
        return (Reading(ANMIAN, "who", f"{ANMIAN} is this site's own code: no standard list has Anmian."),)
    match = _SPELLING.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return ()
    rows = meanings(match["prefix"])
    number, rest = int(match["number"]), match["rest"] or ""
    return tuple(reading for row in rows for reading in _readings(row, number, rest, alone=len(rows) == 1))


def _readings(row: Prefix, number: int, rest: str, *, alone: bool) -> list[Reading]:
    written = f"{row.series}{number}{rest}"
    if other := OTHER_CODES.get(written):
        return [Reading(other, "other_code", f"{other}, which some lists call {written}.")]
    if rest or number > SERIES[row.series].highest:
        return []
    found = [_plain_reading(row, written, alone=alone)]
    if row.series == "BL" and number in OLDER_BLADDER_NUMBERS:
        found.append(_older_reading(number))
    return found


def _plain_reading(row: Prefix, code: str, *, alone: bool) -> Reading:
    name = SERIES[row.series].name
    if row.series.startswith("EX-"):
        return Reading(code, "who", f"{code} in the Chinese standard of extra points.")
    if row.text == row.series:
        return Reading(code, "who", f"{code} in the WHO numbering used today.")
    if alone:
        return Reading(code, "prefix", f"{code} in the WHO numbering used today ({row.text}: {name}).")
    languages = " and ".join(row.languages)
    return Reading(code, "other_language", f"{code} where {row.text} is the {name}, as in {languages} books.")


def _older_reading(older: int) -> Reading:
    code = f"BL{OLDER_BLADDER_NUMBERS[older]}"
    numbering = "the older Bladder numbering that some English books still use"
    return Reading(code, "older_number", f"{code}, which was number {older} in {numbering}.")


def older_number(code: str) -> int | None:
    """The number of a Bladder point in the older numbering, where it was another one: 54 for BL40."""
    return _OLDER_NUMBERS.get(code)


def normalise(code: str) -> str:
    """The WHO form of a code with one meaning ("ki 3" -> "KI3"); ValueError for none or several (P6, UB54).

    A code in the WHO's own letters means the WHO number: "BL54" is BL54.
    """
    if is_canonical(code):
        return code
    readings = parse(code)
    if not readings or (len(readings) > 1 and readings[0].scheme != "who"):
        raise ValueError(f"{code!r} {'has several meanings' if readings else 'is no point code'}")
    return readings[0].code


def is_canonical(code: str) -> bool:
    if code == ANMIAN:
        return True
    match = _CANONICAL.fullmatch(code)
    series = SERIES.get(match["series"]) if match else None
    return match is not None and series is not None and int(match["number"]) <= series.highest


def _split(code: str) -> tuple[str, str]:
    canonical = normalise(code)
    series = canonical.rstrip("0123456789")
    return series, canonical[len(series) :]


def slug(code: str) -> str:
    return normalise(code).lower()


def from_slug(slug: str) -> str | None:
    """Only the one slug that `slug` writes: "ki3", not "KI3", "ki-3" or "k3"."""
    code = slug.upper()
    return code if slug == code.lower() and is_canonical(code) else None


def sort_key(code: str) -> tuple[int, int]:
    """Meridians in the WHO order, then the extra points, Anmian last; ValueError for no code."""
    series, number = _split(code)
    return (_ORDER[series], int(number)) if number else (len(_ORDER), 0)


def spaced(code: str) -> str:
    """For reading: "KI 3", "EX-HN 3"."""
    return " ".join(part for part in _split(code) if part)


def spellings(code: str) -> list[tuple[str, str]]:
    """(prefix, languages) of each row for this series, the WHO form first: ("V", "French, Italian")."""
    series, _ = _split(code)
    return [(row.text, ", ".join(row.languages)) for row in PREFIXES if row.series == series]
