"""After a session nothing about health is in the database, in the log or in a cookie."""

import logging

import pytest
from django.db import connection

from routines.models import Session
from tests.factories_routines import make_back_ease, make_rule

pytestmark = pytest.mark.django_db
SECRETS = ("thin_bones", "No ball because of brittle bones", "precautions", "rating")


def walk(client):
    make_back_ease()
    make_rule(precaution="thin_bones", action="skip", tool="ball", reason=SECRETS[1])
    form = {"form": "starter", "pace": "gated", "precautions": ["thin_bones"], "confirmed": "yes"}
    client.post("/routines/back-ease/start/", form | {"confirmed": ""})
    client.post("/routines/back-ease/start/", form)
    session = Session.objects.get()
    for seq, cmd in enumerate(("start", "found", "ease", "pause", "resume", "stop")):
        client.post(f"/s/{session.pk}/do/", {"cmd": cmd, "seq": seq, "rating": 3})
    return session


def everything_stored() -> str:
    """Every row of every table that a visit may write to."""
    content = {"acupoints_precaution", "acupoints_precautionrule"}  # what the site itself says
    with connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names(cursor) if t not in content]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    return repr(rows)


def test_the_database_knows_nothing_of_what_was_ticked_or_felt(client):
    session = walk(client)
    assert session.events.count() == 6
    stored = everything_stored()
    assert str(session.pk.hex) in stored.replace("-", "")
    assert [word for word in SECRETS if word in stored] == []


def test_the_log_knows_neither_ticks_nor_reasons(client, caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").propagate = False
    walk(client)
    assert [word for word in SECRETS if word in caplog.text] == []


def test_a_visit_leaves_no_cookie(client):
    walk(client)
    assert not client.cookies


def test_the_stored_plan_holds_no_reasons(client):
    assert set(walk(client).plan[0]) == {
        *("kind", "step", "seconds", "action", "code", "side", "rep", "reps", "title", "place", "text", "spoken"),
        *("technique", "tool", "pressure", "position", "figure", "caution", "rhythm_on", "rhythm_off", "helper"),
    }
