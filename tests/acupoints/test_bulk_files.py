"""“Files and desk”: who gives way where an editor and a file changed the same record."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings as given
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from acupoints.models import Change, Point
from tests.desk import published, save

pytestmark = pytest.mark.django_db
LIST = "/admin/acupoints/bulkimport/files/"


@pytest.fixture
def conflict(content: None, settings: Any, tmp_path: Path, admin_client: Client) -> Point:
    """KI3 was changed by an editor, and since then in its file."""
    point = Point.objects.get(code="KI3")
    save(admin_client, point, summary="What an editor wrote.")
    folder = tmp_path / "fixtures"
    folder.mkdir()
    for one in given.FIXTURES_ROOT.iterdir():
        if one.name != "points":
            (folder / one.name).symlink_to(one)
    (folder / "points").mkdir()
    for one in (given.FIXTURES_ROOT / "points").iterdir():
        (folder / "points" / one.name).symlink_to(one)
    file = folder / "points" / "ki3.yaml"
    record = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.unlink()
    file.write_text(yaml.safe_dump({**record, "summary": "What the file says."}, allow_unicode=True), encoding="utf-8")
    settings.FIXTURES_ROOT = folder
    return point


def page(client: Client) -> Any:
    return client.get(reverse("admin:acupoints_bulkimport_file", args=["point", "KI3"]))


def press(client: Client, what: str, **sent: str) -> Any:
    seen = page(client).context["one"].seen
    return client.post(
        reverse("admin:acupoints_bulkimport_file", args=["point", "KI3"]), {"seen": seen, what: "1", **sent}
    )


def test_what_readers_see_is_taken_from_the_file_as_a_draft(conflict: Point, admin_client: Client) -> None:
    assert "KI3" in admin_client.get(LIST).content.decode()
    assert "What the file says." in strip_tags(page(admin_client).content.decode())
    response = press(admin_client, "take")
    change = Change.objects.open().get()
    assert response["Location"] == change.get_absolute_url()
    conflict.refresh_from_db()
    assert conflict.summary == "What an editor wrote."
    assert press(admin_client, "take").status_code == 409  # there is a draft already
    published(admin_client, change)
    conflict.refresh_from_db()
    assert conflict.summary == "What the file says."
    assert page(admin_client).status_code == 404  # both agree
    call_command("load_content", verbosity=0)
    conflict.refresh_from_db()
    assert conflict.summary == "What the file says."


def test_the_desks_stays_if_an_editor_says_so(conflict: Point, admin_client: Client) -> None:
    assert press(admin_client, "keep").status_code == 302
    call_command("load_content", verbosity=0)
    conflict.refresh_from_db()
    assert conflict.summary == "What an editor wrote."
    assert not Change.objects.open().exists()


@pytest.mark.parametrize(("sent", "status"), [({"seen": "old", "take": "1"}, 409), ({}, 400)])
def test_an_odd_post_changes_nothing(conflict: Point, admin_client: Client, sent: dict[str, str], status: int) -> None:
    seen = page(admin_client).context["one"].seen
    url = reverse("admin:acupoints_bulkimport_file", args=["point", "KI3"])
    assert admin_client.post(url, {"seen": seen, **sent}).status_code == status
    conflict.refresh_from_db()
    assert conflict.summary == "What an editor wrote."
