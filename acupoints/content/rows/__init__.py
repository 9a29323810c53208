"""Holds a written place against its row of the facts tables: text and rows in, sentences about mistakes out.

PURE. Every measure, level, landmark and side of a place must stand in its row, in the row of a point that the same
sentence names, or in a table of what else may be said (`allowed.py`), with the reason. It cannot tell whether a text is
good, only that it says nothing that its row does not say.
"""

from .compare import compare
from .row import Row, read_rows

__all__ = ["Row", "compare", "read_rows"]
