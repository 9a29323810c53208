"""The content as data: rows to plain values with a documented shape, as JSON and as CSV.

`dataset.py` is the register; `schema.py` and `flat.py` are pure; `store.py` keeps what was made of one revision.
"""

from . import reference  # noqa: F401  (it registers its sets)
from .dataset import Dataset, datasets, provide
from .store import built

__all__ = ["Dataset", "built", "datasets", "provide"]
