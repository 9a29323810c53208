"""The name index: pure over the rows handed in, built once, asked often."""

from acupoints.search.index import Index
from acupoints.search.rows import Entry, Hit, Name, Results
from acupoints.search.text import fold

__all__ = ["Entry", "Hit", "Index", "Name", "Results", "fold"]
