"""The register of data sets. Other apps hand in their own with `provide`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .flat import Column
from .schema import Schema

Row = dict[str, Any]


@dataclass(frozen=True)
class Dataset:
    """Rows of one kind. `rows` costs a constant number of queries.

    `key`: the field by which a row is asked for alone, at /data/<name>/<key>.json; empty where that is not offered.
    """

    name: str
    title: str
    about: str
    row: Schema
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]
    key: str = ""

    @property
    def one(self) -> str:
        """What a single row is called: point."""
        return self.name.removesuffix("s")


_datasets: dict[str, Dataset] = {}


def provide(dataset: Dataset) -> Dataset:
    _datasets[dataset.name] = dataset
    return dataset


def datasets() -> dict[str, Dataset]:
    """All sets by name, in the order in which they were registered."""
    return dict(_datasets)
