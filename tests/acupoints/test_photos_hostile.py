"""What a hostile or broken file does to the form for photographs: a sentence in the form, nothing stored, no 500."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from factories import make_point
from PIL import Image

from acupoints.images import MAX_BYTES
from acupoints.models import Change
from tests.acupoints.test_images import BAD, PAYLOAD, exif_with_position, picture
from tests.desk import keep_media_in

pytestmark = pytest.mark.django_db
NAMES = ("../../evil.png", "..\\evil.png", "/etc/evil.png", "x" * 300 + ".png", ".htaccess", "a.png.php", "合谷.png")
NAMES += ("<img src=x onerror=alert(1)>.png", "CON.png", "a\0.png", "%2e%2e%2fevil.png")


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    return keep_media_in(settings, tmp_path)


def upload(client: Client, data: bytes, name: str = "a.png", kind: str = "image/png") -> Any:
    make_point()
    file = io.BytesIO(data)
    file.name = name
    file.content_type = kind  # type: ignore[attr-defined]
    sent = {"point": "KI3", "position": 1, "alt": "A thumb.", "credit": "Ann", "licence": "CC BY 4.0", "upload": file}
    return client.post(reverse("admin:acupoints_photo_add"), sent)


def stored(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_the_form(admin_client: Client, media: Path, name: str) -> None:
    answer = upload(admin_client, BAD[name])
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["upload"]
    assert stored(media) == []
    assert not Change.objects.exists()


def test_what_is_too_long_is_not_even_kept_for_the_form(admin_client: Client, media: Path) -> None:
    answer = upload(admin_client, picture() + b"x" * MAX_BYTES)
    assert "12 MB" in str(answer.context["adminform"].form.errors["upload"])
    assert stored(media) == []


@pytest.mark.parametrize("data", [picture() + PAYLOAD, picture("PNG") + PAYLOAD, picture(exif=exif_with_position())])
def test_what_readers_get_of_a_file_with_a_rider_is_drawn_anew(admin_client: Client, media: Path, data: bytes) -> None:
    assert upload(admin_client, data).status_code == 302
    pictures = [path for path in stored(media) if "originals" not in path.parts]
    assert pictures
    for path in pictures:
        content = path.read_bytes()
        assert b"7331" not in content
        with Image.open(path) as drawn:
            assert not dict(drawn.getexif())


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_out_of_the_folder_or_to_another_kind_of_file(
    admin_client: Client, media: Path, name: str
) -> None:
    outside = {path for path in media.parent.iterdir() if path != media}
    assert upload(admin_client, picture("PNG"), name).status_code == 302
    assert {path.suffix for path in stored(media)} <= {".avif", ".webp", ".jpg", ".png"}
    assert not [path for path in stored(media) if "evil" in path.name]
    assert {path for path in media.parent.iterdir() if path != media} == outside


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/x-php", ""])
def test_what_the_browser_calls_it_counts_for_nothing(admin_client: Client, media: Path, kind: str) -> None:
    assert upload(admin_client, picture("PNG"), "a.svg", kind).status_code == 302
    assert ".svg" not in {path.suffix for path in stored(media)}
