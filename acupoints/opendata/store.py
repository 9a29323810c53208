"""What was made of one content revision, kept by this process until the content changes."""

import json
from dataclasses import dataclass
from threading import Lock

from acupoints import reviews
from acupoints.models import Revision

from .dataset import Dataset
from .flat import table


@dataclass(frozen=True)
class Built:
    """A set's rows as text. In place of the site's address stands SITE: no copy for every host name."""

    revision: str
    rows: dict[str, str]
    csv: str


_kept: dict[str, Built] = {}
_building = Lock()


def revision() -> tuple[int, str]:
    """The number of the content's revision, which people read, and its token, which is never used again. One query."""
    return Revision.objects.values_list("number", "token").first() or (0, "")


def built(dataset: Dataset, token: str) -> Built:
    """The set as it is in that revision: no query when nothing changed. One thread at a time builds."""
    with _building:
        kept = _kept.get(dataset.name)
        if kept is None or kept.revision != token:
            kept = _kept[dataset.name] = build(dataset, token)
        return kept


def build(dataset: Dataset, token: str) -> Built:
    with reviews.as_of(token):
        rows = list(dataset.rows())
    keys = [str(row[dataset.key]) if dataset.key else str(place) for place, row in enumerate(rows)]
    texts = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return Built(token, dict(zip(keys, texts, strict=True)), table(rows, dataset.columns))
