"""Rows that records name by their natural keys."""

from typing import Any

from django.db import models

from .wrong import Wrong

Row = models.Model


class Known:
    """Fetches all rows of a model once for a whole load, and again only for a key that it does not know."""

    def __init__(self) -> None:
        self._rows: dict[tuple[type[Row], str], dict[Any, Row]] = {}

    def find(self, model: type[Row], by: str, key: Any, name: str) -> Row:
        """Raises Wrong, with the name of the field that asks, where there is no such row."""
        wanted = model._meta.get_field(by).to_python(key)  # type: ignore[union-attr]
        rows = self._rows.get((model, by))
        if rows is None or wanted not in rows:
            rows = {getattr(row, by): row for row in model._default_manager.order_by()}
            self._rows[model, by] = rows
        if wanted not in rows:
            raise Wrong(f"{name}: there is no {model._meta.verbose_name} {key!r}")
        return rows[wanted]
