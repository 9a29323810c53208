"""The desk with the site's own content: its lists, its empty forms, and that saving alone changes nothing."""

from typing import Any

import pytest
from content_rows import FIXTURES
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from acupoints.content.library import read_library
from acupoints.content.sync import load_library
from acupoints.models import Complaint, Figure, Meridian, Page, Point, Precaution, Source
from routines.models import Routine
from tests.desk import change_url, form_of

LISTS = ["point", "figure", "photo", "complaint", "meridian", "region", "source", "page", "precaution"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_every_empty_form_stands(admin_client: Client, content: None, name: str) -> None:
    assert admin_client.get(reverse(f"admin:acupoints_{name}_changelist")).status_code == 200
    assert admin_client.get(reverse(f"admin:acupoints_{name}_changelist"), {"q": "ki"}).status_code in (200, 302)
    assert admin_client.get(reverse(f"admin:acupoints_{name}_add")).status_code == 200


@pytest.mark.parametrize("model", [Point, Figure, Complaint, Meridian, Page, Precaution, Source, Routine])
def test_a_save_without_a_change_is_no_editors_change(admin_client: Client, content: None, model: Any) -> None:
    """Sent as browsers do, with \\r\\n: else the files could never again reach a row that somebody only saved."""
    for thing in model.objects.all()[:3]:
        sent = form_of(admin_client, change_url(thing))
        lines = {key: value.replace("\n", "\r\n") if isinstance(value, str) else value for key, value in sent.items()}
        assert admin_client.post(change_url(thing), lines).status_code == 302
    report = load_library(read_library(FIXTURES))
    assert (report.kept, report.conflicts, report.updated) == ([], [], [])


def test_the_form_of_the_figure_with_most_markers_may_be_sent(
    admin_client: Client, content: None, settings: Any
) -> None:
    figure = max(Figure.objects.annotate(count=Count("markers")), key=lambda one: one.count)
    html = admin_client.get(change_url(figure)).content.decode()
    assert html.count('<select name="') + html.count("<input ") < 0.9 * settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
