"""A migration that makes a table anew, as SQLite does for most changes, takes its triggers away."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection, models

from acupoints.models import PointClass, Revision

LONGER = 301


@pytest.fixture
def rebuilt(transactional_db: None) -> Iterator[None]:
    """The schema is the same again afterwards: other tests share it."""
    change(300, LONGER)
    try:
        yield
    finally:
        change(LONGER, 300)
        call_command("migrate", verbosity=0)


def change(old: int, new: int) -> None:
    with connection.schema_editor() as editor:
        editor.alter_field(PointClass, described(old), described(new))


def described(length: int) -> models.Field[str, str]:
    field: models.Field[str, str] = PointClass._meta.get_field("description").clone()  # type: ignore[union-attr]
    field.max_length = length
    field.set_attributes_from_name("description")
    field.model = PointClass
    return field


@pytest.mark.usefixtures("rebuilt")
def test_after_migrate_an_insert_counts_again() -> None:
    if connection.vendor == "sqlite":
        before = Revision.current()
        PointClass.objects.create(slug="uncounted", label="Uncounted")
        assert Revision.current() == before, "the table was not made anew: this test proves nothing"
    call_command("migrate", verbosity=0)
    before = Revision.current()
    PointClass.objects.create(slug="counted", label="Counted")
    assert Revision.current() != before
