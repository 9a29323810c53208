"""The site's own content as plain rows: read from its files once by each process, then put back in a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from acupoints.content.library import read_library
from acupoints.content.sync import load_library

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
Rows = dict[str, list[tuple[Any, ...]]]


class SiteContent:
    """Needs an empty database the first time, and each time that it is put back."""

    def put(self) -> None:
        if connection.vendor != "sqlite":
            load_library(read_library(FIXTURES))
            return
        rows = self.rows
        with transaction.atomic(), connection.cursor() as cursor:
            for table, found in rows.items():
                places = ", ".join(["%s"] * len(found[0]))
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', found)

    @cached_property
    def rows(self) -> Rows:
        """By table, as the database itself holds them. Loads the content and takes it back."""
        with taken_back(), connection.cursor() as cursor:
            load_library(read_library(FIXTURES))
            return {table: rows for table in tables() if (rows := rows_of(cursor, table))}


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def tables() -> list[str]:
    """All of both apps but the one that counts changes: putting the rows back counts as well."""
    models = [
        one
        for app in ("acupoints", "routines")
        for one in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    return [one._meta.db_table for one in models if one._meta.model_name != "revision"]


def rows_of(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    cursor.execute(f'SELECT * FROM "{table}"')
    return list(cursor.fetchall())
