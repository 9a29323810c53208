"""The content's revision grows with every change, whoever makes it, and with nothing else."""

import pytest
from django.db import connection
from factories import make_point, make_region

from acupoints.models import Point, PointName, Revision

pytestmark = pytest.mark.django_db


def test_saving_updating_and_deleting_count() -> None:
    point = make_point()
    seen = [Revision.current()]
    for change in (
        lambda: point.save(),
        lambda: Point.objects.update(english="Another"),
        lambda: PointName.objects.create(point=point, text="Taixi", kind="variant"),
        lambda: point.subregions.add(make_region(slug="foot")),
        lambda: PointName.objects.all().delete(),
    ):
        change()
        seen.append(Revision.current())
    assert len(set(seen)) == len(seen)


def test_raw_sql_counts() -> None:
    make_point()
    before = Revision.current()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE acupoints_point SET english = 'Another'")
    assert Revision.current() != before


def test_reading_does_not_count() -> None:
    make_point()
    before = Revision.current()
    list(Point.objects.with_page())
    assert Revision.current() == before


def test_triggers_come_back_after_a_migration_rebuilt_a_table() -> None:
    from django.core.management import call_command

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER revise_acupoints_point_update")
    make_point()
    before = Revision.current()
    Point.objects.update(english="Uncounted")
    assert Revision.current() == before
    call_command("migrate", verbosity=0)
    Point.objects.update(english="Counted")
    assert Revision.current() != before
