"""Templates as they are read: without the blanks that indent their lines, a tenth of a page on the wire."""

import re
from typing import Any

from django.template.loaders import filesystem

INDENT = re.compile(r"\n\s+")
# A line of nothing but tags that print nothing leaves the line's end before it, so that words stay apart.
SILENT_LINE = re.compile(r"(?<=\n)((?:\{% (?:if|elif|else|endif|for|empty|endfor|regroup|with|endwith)\b[^%]*%\})+)\n")


class Loader(filesystem.Loader):
    """For the site's own templates. What content puts in stays as it is; a <pre> stands in one line."""

    def get_contents(self, origin: Any) -> str:
        return SILENT_LINE.sub(r"\1", INDENT.sub("\n", super().get_contents(origin)))
