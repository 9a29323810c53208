"""That every claim says where it comes from: a source that was read, or the words "not verified"."""

from collections.abc import Iterator

from acupoints.content.library import Library
from acupoints.content.text import Record

from . import rule

LETTERS = ("V", "K")
# Lists of claims within a record, and what one of them is called in a message.
LISTS = {
    "point": {"locations": "location", "cautions": "caution", "names": "name"},
    "complaint": {"point_uses": "use"},
    "precaution rules": {"rules": "rule"},
    "routine": {"steps": "step"},
}
# A text of a point, and the fields that say whether it was read and where.
TEXTS = {
    "press_text": ("press_verification", "press_sources"),
    "tradition": ("tradition_verification", "tradition_sources"),
    "research": ("research_verification", "research_sources"),
}
# Texts without a letter of their own say it in words, or name what was read.
PLAIN = {"beneath": "", "mixed_up": "mixed_up_sources"}
SAID = "not verified"


@rule
def every_claim_is_sourced_or_says_not_verified(library: Library) -> None:
    for kind, lists in LISTS.items():
        for key, record in library.of(kind).items():
            for name, one in entries(record, lists):
                if one.get("verification") not in LETTERS:
                    library.complain(kind, key, f"{name} has no verification: V (read) or K (not verified)")


def entries(record: Record, lists: dict[str, str]) -> Iterator[tuple[str, Record]]:
    for field, name in lists.items():
        yield from ((f"{name} {number}", one) for number, one in enumerate(record.get(field, []), 1))


@rule
def every_text_of_a_point_is_sourced_or_says_not_verified(library: Library) -> None:
    for key, point in library.of("point").items():
        for text, (letter, sources) in TEXTS.items():
            if point.get(text) and point.get(letter) not in LETTERS:
                library.complain("point", key, f"{text} has no {letter}: V (read) or K (not verified)")
            if point.get(text) and point.get(letter) == "V" and not point.get(sources):
                library.complain("point", key, f"{text} was read ({letter} V), but {sources} names nothing")
        for text, sources in PLAIN.items():
            said = str(point.get(text) or "")
            if said and SAID not in said.lower() and not point.get(sources):
                where = f"names no {sources} and " if sources else ""
                library.complain("point", key, f"{text} {where}does not say “{SAID}”")
