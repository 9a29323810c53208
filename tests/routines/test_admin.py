import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model

from routines.models import Routine, Session
from tests.factories_routines import make_back_ease

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("editor", password="not-used"))
    return client


def test_the_list_shows_how_long_a_routine_takes(editor):
    make_back_ease()
    body = editor.get("/admin/routines/routine/").content.decode()
    assert "4.8" in body
    assert "13.8" in body


def test_an_editor_corrects_a_step(editor):
    routine = make_back_ease()
    page = editor.get(f"/admin/routines/routine/{routine.pk}/change/")
    form = page.context["adminform"].form
    steps = page.context["inline_admin_formsets"][0].formset
    sent = {**form.initial, **{f"steps-{k}": v for k, v in steps.management_form.initial.items()}}
    sent |= {field.html_name: field.value() for one in steps.forms for field in one}
    sent = {name: value for name, value in sent.items() if value is not None}
    sent |= {"title": "Back ease, mended", "steps-0-hold": "00:01:30"}
    answer = editor.post(page.request["PATH_INFO"], sent)
    assert answer.status_code == 302, answer.context["errors"]
    changed = Routine.objects.get()
    assert changed.title == "Back ease, mended"
    assert changed.steps.first().hold.total_seconds() == 90


def test_sessions_are_nothing_for_editors():
    assert not admin.site.is_registered(Session)
