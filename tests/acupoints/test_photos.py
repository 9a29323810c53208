"""Photographs: uploaded on the desk, stored once, shown on the point's page, served for ever."""

import io
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from factories import make_point
from PIL import Image
from reversion.models import Version

from acupoints.models import Change, Photo, Point
from tests.desk import change_url, keep_media_in, published, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin_client: Client) -> Client:
    return admin_client


def jpeg(size: tuple[int, int] = (900, 600)) -> io.BytesIO:
    file = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(file, "JPEG")
    file.seek(0)
    file.name = "../../evil.php.jpg"
    return file


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    return keep_media_in(settings, tmp_path) / "media"


def upload(client: Client, point: Point, file: Any, **fields: Any) -> Any:
    filled = {"point": point.code, "position": 1, "alt": "A thumb.", "credit": "Ann", "licence": "CC BY 4.0"}
    return client.post(reverse("admin:acupoints_photo_add"), {**filled, "upload": file, **fields})


def test_a_photograph_is_stored_shown_and_served(desk: Client, client: Client, media: Path) -> None:
    point = make_point()
    assert upload(desk, point, jpeg(), published="on").status_code == 302
    assert not Photo.objects.exists()
    published(desk, Change.objects.get())
    photo = Photo.objects.get()
    names = {path.name for path in media.rglob("*") if path.is_file()}
    assert names == {f"{photo.digest}-{w}.{e}" for w in (480, 900) for e in ("avif", "webp", "jpg")}
    html = client.get("/points/ki3/").content.decode()
    assert 'alt="A thumb."' in html
    assert "Photograph: Ann, CC BY 4.0" in html
    with closing(client.get(photo.src)) as answer:
        assert Image.open(io.BytesIO(answer.getvalue())).width == 900
    assert answer["Content-Type"] == "image/jpeg"
    assert "immutable" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    assert client.get(photo.src, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_an_unpublished_photograph_is_not_shown(desk: Client, client: Client, media: Path) -> None:
    point = make_point()
    upload(desk, point, jpeg())
    assert "Photographs" not in client.get("/points/ki3/").content.decode()


@pytest.mark.parametrize("name", ["alt", "credit", "licence", "upload"])
def test_a_photograph_needs_description_credit_and_licence(desk: Client, media: Path, name: str) -> None:
    response = upload(desk, make_point(), jpeg(), **{name: ""})
    assert "This field is required." in response.content.decode()
    assert not Photo.objects.exists()
    assert not list(media.rglob("*.*"))


def test_a_bad_picture_is_a_form_error(desk: Client, media: Path) -> None:
    file = io.BytesIO(b"<svg onload='alert(1)'/>")
    file.name = "fine.png"
    response = upload(desk, make_point(), file)
    assert response.status_code == 200
    assert "This is not a JPEG, PNG or WebP picture" in response.content.decode()


def test_a_file_that_is_too_large_is_cut_off_and_refused(desk: Client, media: Path) -> None:
    file = io.BytesIO(b"x" * (13 * 2**20))
    file.name = "large.jpg"
    assert "larger than 12 MB" in upload(desk, make_point(), file).content.decode()


def test_a_photograph_can_be_described_anew_without_uploading_it_again(desk: Client, media: Path) -> None:
    upload(desk, make_point(), jpeg())
    photo = Photo.objects.get()
    save(desk, photo, alt="Another description.", upload=None)
    assert photo.alt == "Another description."


def test_a_replaced_photograph_can_be_brought_back(desk: Client, media: Path) -> None:
    upload(desk, make_point(), jpeg())
    photo = Photo.objects.get()
    first = photo.digest
    save(desk, photo, upload=jpeg((300, 300)))
    assert photo.digest != first
    desk.post(change_url(photo, "revision", Version.objects.get_for_object(photo).last().pk))
    photo.refresh_from_db()
    assert photo.digest == first
    with closing(desk.get(photo.src)) as answer:
        assert answer.status_code == 200


@pytest.mark.parametrize(
    "path", ["photos/../db.sqlite3", "photos/%2e%2e%2fdb.sqlite3", "photos/" + "0" * 32 + "-1.svg", "photos/x.jpg", "x"]
)
def test_only_pictures_of_the_intake_are_served(client: Client, media: Path, path: str) -> None:
    (media / "photos").mkdir(parents=True)
    (media / "photos" / "x.jpg").write_bytes(b"x")
    assert client.get(f"/media/{path}").status_code == 404


def test_a_points_page_costs_the_same_with_ten_photographs(
    client: Client, media: Path, django_assert_max_num_queries: Any
) -> None:
    point, costs = make_point(), []
    for number in (1, 10):
        for _ in range(number):
            Photo.objects.create(
                point=point, published=True, alt="A", credit="B", licence="C", digest="0" * 32, width=9, height=9
            )
        client.get("/points/ki3/")
        with django_assert_max_num_queries(30) as queries:
            client.get("/points/ki3/")
        costs.append(len(queries))
    assert costs[0] == costs[1]
