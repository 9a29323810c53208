import pytest

from routines.models import SessionEvent
from tests.factories_routines import make_back_ease, make_session

pytestmark = pytest.mark.django_db
FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
]
OURS = [
    {},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://testserver"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_post_from_elsewhere_is_refused_in_words(client, headers):
    session = make_session()
    answer = client.post(f"/s/{session.pk}/do/", {"cmd": "start", "seq": 0}, headers=headers)
    assert answer.status_code == 403
    assert b"sent from another site" in answer.content
    assert not SessionEvent.objects.exists()


@pytest.mark.parametrize("headers", FOREIGN)
def test_nobody_elsewhere_can_start_a_session(client, headers):
    make_back_ease()
    answer = client.post("/routines/back-ease/start/", {"form": "starter", "pace": "gated"}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("headers", OURS)
def test_a_post_from_here_needs_neither_cookie_nor_token(headers):
    from django.test import Client

    session = make_session()
    answer = Client(enforce_csrf_checks=True).post(f"/s/{session.pk}/do/", {"cmd": "start", "seq": 0}, headers=headers)
    assert answer.status_code == 303
    assert not answer.cookies
