"""For what each class point stands: the element, organ, vessel or tissue that the facts table gives with its class.

The classes themselves are kept with the points; the table is fixtures/facts/points.csv, column special_categories.
"""

import csv
import re
from functools import cache
from pathlib import Path

FIVE_SHU = ("jing-well", "ying-spring", "shu-stream", "jing-river", "he-sea")
# "he-sea (water)", "back-shu of Lung", "great luo-connecting of Spleen", "command point of head & nape"
_CATEGORY = re.compile(r"(?P<great>great )?(?P<slug>[a-z][a-z-]*[a-z])(?: \((?P<element>[a-z]+)\)| of (?P<of>.+))?")


def details(categories: str) -> dict[str, str]:
    """What a row says of each class, by the class's slug: {"he-sea": "water", "lower-he-sea": "Stomach"}."""
    found = {}
    for category in categories.split(";"):
        match = _CATEGORY.fullmatch(category.strip())
        if match and (detail := match["element"] or match["of"]):
            found[match["slug"]] = f"{detail}, the great one" if match["great"] else detail.replace("&", "and")
    return found


@cache
def all_details(facts: Path) -> dict[str, dict[str, str]]:
    """By code and class; empty without the file."""
    if not facts.exists():
        return {}
    with facts.open(encoding="utf-8", newline="") as file:
        rows = [(row["who_code"], details(row["special_categories"])) for row in csv.DictReader(file)]
    return {code: found for code, found in rows if found}
