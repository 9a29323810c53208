"""That a point's code in a text is a point's code."""

import re

from acupoints.codes import OTHER_CODES
from acupoints.content.library import Library

from . import rule
from .words import QUOTED, texts

CODE = re.compile(
    r"(?<![\w-])(?:EX-[A-Z]{1,2}[0-9]{1,3}|(?:LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV)[0-9]{1,3})(?![\w-])[+]?"
)


@rule
def a_text_names_points_that_there_are(library: Library) -> None:
    points = library.of("point")
    if len(points) < len(OTHER_CODES):
        return  # a handful of records: nothing to compare with
    for kind, records in library.records.items():
        for key, record in records.items():
            for name, text in texts(record):
                if (kind, name) in QUOTED:
                    continue
                for code in dict.fromkeys(CODE.findall(text)):
                    if code not in points and code not in OTHER_CODES:
                        library.complain(kind, key, f"{name} names {code}, which there is not")
