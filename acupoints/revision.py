"""Triggers that count every change of the content, so that update(), the admin and raw SQL all count.

SQLite drops a table's triggers when a migration rebuilds it: they are made anew after every migrate.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.db import connections, transaction
from django.db.models.signals import post_migrate

EVENTS = ("INSERT", "UPDATE", "DELETE")
TOKENS = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "md5(random()::text || clock_timestamp()::text)"}
COUNT = "UPDATE acupoints_revision SET number = number + 1, token = {token}"
START = (
    "INSERT INTO acupoints_revision (id, number, token) "
    "SELECT 1, 0, '' WHERE NOT EXISTS (SELECT 1 FROM acupoints_revision)"
)


def watch(app: AppConfig, *, apart: frozenset[str]) -> None:
    """Count changes of an app's tables, but for those of the models named (in lower case)."""

    def install(sender: Any, using: str, **kwargs: Any) -> None:
        install_triggers(using, content_tables(app, apart))

    post_migrate.connect(install, sender=app, weak=False, dispatch_uid=f"revision.{app.label}")


def content_tables(app: AppConfig, apart: frozenset[str]) -> list[str]:
    models = app.get_models(include_auto_created=True)
    return sorted(model._meta.db_table for model in models if model._meta.model_name not in apart)


def count(vendor: str) -> str:
    return COUNT.format(token=TOKENS[vendor])


def statements(vendor: str, table: str) -> Iterator[str]:
    if vendor == "sqlite":
        for event in EVENTS:
            name = f"revise_{table}_{event.lower()}"
            yield f'DROP TRIGGER IF EXISTS "{name}"'
            yield f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN {count(vendor)}; END'
    elif vendor == "postgresql":
        yield f'DROP TRIGGER IF EXISTS revise ON "{table}"'
        yield (
            f'CREATE TRIGGER revise AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION count_revision()"
        )


def function() -> str:
    return (
        f"CREATE OR REPLACE FUNCTION count_revision() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {count('postgresql')}; RETURN NULL; END $$"
    )


def install_triggers(using: str, tables: list[str]) -> None:
    """Does nothing while tables are missing, as after migrating backwards."""
    connection = connections[using]
    if not {"acupoints_revision", *tables} <= set(connection.introspection.table_names()):
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute(START)
        if connection.vendor == "postgresql":
            cursor.execute(function())
        for table in tables:
            for statement in statements(connection.vendor, table):
                cursor.execute(statement)
