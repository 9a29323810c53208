"""Photographs and figures on the desk: several at once, what is in use stays, originals that nobody else gets."""

import io
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from factories import make_figure, make_marker, make_point
from factories_routines import make_back_ease
from PIL import Image
from reversion.models import Version

from acupoints.admin import photos_several
from acupoints.models import Change, Figure, FigureLandmark, Marker, Photo
from tests.desk import change_url, draft, keep_media_in, published, save

pytestmark = pytest.mark.django_db
SEVERAL = "/admin/acupoints/photo/several/"


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    return keep_media_in(settings, tmp_path)


@pytest.fixture
def desk(admin_client: Client, media: Path) -> Client:
    return admin_client


def jpeg(width: int = 900, **options: Any) -> io.BytesIO:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((width, 600)).convert("RGB").save(file, "JPEG", **options)
    file.seek(0)
    file.name = f"thumb-{width}.jpg"
    return file


def with_place() -> io.BytesIO:
    exif = Image.Exif()
    exif[0x010F] = "SecretCam7331"
    return jpeg(exif=exif)


def broken() -> io.BytesIO:
    file = io.BytesIO(b"<svg onload='alert(1)'/>")
    file.name = "broken.jpg"
    return file


def upload(client: Client, *files: Any, **shared: str) -> Any:
    return client.post(SEVERAL, {"uploads": list(files), "credit": "Ann", "licence": "CC BY 4.0", **shared})


def rows_of(answer: Any) -> dict[str, Any]:
    """What a browser would send back of the rows."""
    sent: dict[str, Any] = {"rows": len(answer.context["rows"])}
    for row in answer.context["rows"]:
        sent |= {field.html_name: field.value() or "" for field in row if field.name != "leave_out"}
    return sent


def files(media: Path, folder: str) -> list[Path]:
    return [path for path in (media / folder).rglob("*") if path.is_file()]


# Several at once


def test_several_photographs_share_credit_and_licence(desk: Client) -> None:
    make_point()
    answer = upload(desk, jpeg(), jpeg(500), point="KI3")
    assert (answer.status_code, len(answer.context["rows"])) == (200, 2)
    sent = {**rows_of(answer), "row0-alt": "A thumb.", "row1-alt": "A hand.", "row1-credit": "Ben"}
    assert desk.post(SEVERAL, sent).status_code == 302
    said = Photo.objects.order_by("pk").values_list("alt", "credit", "licence", "point__code", "published")
    assert list(said) == [("A thumb.", "Ann", "CC BY 4.0", "KI3", False), ("A hand.", "Ben", "CC BY 4.0", "KI3", False)]
    assert Version.objects.get_for_model(Photo).count() == 2


def test_a_bad_file_is_named_and_the_good_ones_go_on(desk: Client) -> None:
    answer = upload(desk, jpeg(), broken())
    html = answer.content.decode()
    assert "<strong>broken.jpg</strong>: This is not a JPEG, PNG or WebP picture" in html
    assert len(answer.context["rows"]) == 1


def test_a_bad_row_comes_back_as_typed_and_the_good_one_is_kept(desk: Client) -> None:
    make_point()
    sent = rows_of(upload(desk, jpeg(), jpeg(500), point="KI3"))
    sent |= {"row0-alt": "A thumb.", "row1-alt": "This cures a hand.", "row1-caption": "Typed with care."}
    answer = desk.post(SEVERAL, sent)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "This site never says “cures”" in html
    assert "Typed with care." in html
    assert "1 photograph added." in html
    again = {**rows_of(answer), "row1-alt": "A hand."}
    assert desk.post(SEVERAL, again).status_code == 302
    assert Photo.objects.count() == 2


def test_a_row_can_be_left_out_and_sent_twice_without_harm(desk: Client) -> None:
    make_point()
    sent = rows_of(upload(desk, jpeg(), jpeg(500), point="ki-3"))
    sent |= {"row0-alt": "A thumb.", "row1-leave_out": "on"}
    assert desk.post(SEVERAL, sent).status_code == 302
    assert "already among those of this point" in desk.post(SEVERAL, sent).content.decode()
    assert Photo.objects.count() == 1


@pytest.mark.parametrize("sent", [{}, {"uploads": []}, {"credit": "Ann"}])
def test_no_file_is_an_error_that_keeps_what_was_typed(desk: Client, sent: dict[str, Any]) -> None:
    answer = desk.post(SEVERAL, sent)
    assert answer.status_code == 400
    assert "Choose the pictures first." in answer.content.decode()
    assert sent.get("credit", "") in answer.content.decode()


def test_only_bad_files_bring_the_first_step_back(desk: Client) -> None:
    answer = upload(desk, broken(), point="KI99")
    html = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="CC BY 4.0"' in html
    assert "There is no point “KI99”" in html


def test_a_forged_picture_is_refused(desk: Client) -> None:
    make_point()
    sent = {**rows_of(upload(desk, jpeg(), point="KI3")), "row0-alt": "A thumb."}
    answer = desk.post(SEVERAL, {**sent, "row0-taken": f"{sent['row0-taken']}x"})
    assert answer.status_code == 400
    assert "Upload it again." in answer.content.decode()
    assert not Photo.objects.exists()


def test_more_than_twelve_are_left_for_afterwards(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos_several, "MOST", 2)
    answer = upload(desk, *(jpeg(400 + n) for n in range(5)))
    assert len(answer.context["rows"]) == 2
    assert "<strong>3 more</strong>: At most 2 at once" in answer.content.decode()


def test_other_forms_take_four_files_only(desk: Client) -> None:
    answer = desk.post(reverse("admin:acupoints_photo_add"), {"upload": [jpeg() for _ in range(5)]})
    assert answer.status_code == 413
    assert "That is more files than this form takes" in answer.content.decode()


def test_nothing_is_read_of_strangers(client: Client, media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.media.CappedUpload.new_file", lambda *a, **k: pytest.fail("read"))
    assert upload(client, jpeg()).status_code == 302
    client.force_login(User.objects.create_user("reader", is_staff=True))
    monkeypatch.undo()
    assert upload(client, jpeg()).status_code == 403
    assert client.get(SEVERAL).status_code == 403
    assert not files(media, "media")


def test_the_form_needs_its_token(media: Path, admin_user: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    assert upload(client, jpeg()).status_code == 403


def test_rows_cost_the_same_however_many(desk: Client, django_assert_max_num_queries: Any) -> None:
    make_point()
    costs = []
    for number in (1, 6):
        with django_assert_max_num_queries(12) as queries:
            upload(desk, *(jpeg(400 + n) for n in range(number)))
        costs.append(len(queries))
    assert costs[0] == costs[1]


# What is in use stays


def delete(client: Client, thing: Any) -> str:
    """The answer of the page that asks; what is protected is not deleted by a POST either."""
    html = client.get(change_url(thing, "delete")).content.decode()
    client.post(change_url(thing, "delete"), {"post": "yes"})
    return html


def test_a_figure_with_markers_stays(desk: Client) -> None:
    figure = make_figure()
    marker = make_marker(figure=figure, point=make_point())
    assert "is used by 1 marker: KI3 left" in delete(desk, figure)
    assert (Figure.objects.count(), Marker.objects.count()) == (1, 1)
    marker.delete()
    FigureLandmark.objects.create(figure=figure, slug="a", label="A", x=0.1, y=0.1, label_x=0.2, label_y=0.2)
    delete(desk, figure)
    published(desk, Change.objects.get())  # readers see figures: it takes a second person
    assert not Figure.objects.exists()


def test_a_figure_that_a_step_shows_stays(desk: Client) -> None:
    figure, step = make_figure(), make_back_ease().steps.first()
    step.figure = figure
    step.save()
    assert "tep" in delete(desk, figure)
    assert Figure.objects.exists()


def test_a_figure_that_holds_a_close_up_stays(desk: Client) -> None:
    wide = make_figure(slug="leg")
    make_figure(slug="ankle", context=wide)
    assert "is used by 1 figure" in delete(desk, wide)
    assert Figure.objects.count() == 2


def test_many_at_once_are_checked_too(desk: Client) -> None:
    figure = make_figure()
    make_marker(figure=figure, point=make_point())
    sent = {"action": "delete_selected", "_selected_action": [figure.pk], "post": "yes"}
    desk.post(reverse("admin:acupoints_figure_changelist"), sent)
    assert Figure.objects.exists()


def one_photo(client: Client, **fields: Any) -> Photo:
    point = make_point()
    filled = {"point": point.code, "position": 1, "alt": "A thumb.", "credit": "Ann", "licence": "CC BY 4.0"}
    answer = client.post(reverse("admin:acupoints_photo_add"), {**filled, "upload": with_place(), **fields})
    assert answer.status_code == 302
    return Photo.objects.get()


def test_a_published_photograph_stays_until_it_is_unpublished(desk: Client) -> None:
    photo = one_photo(desk)
    save(desk, photo, published="on", upload=None)
    assert "Untick “published” first." in delete(desk, photo)
    save(desk, photo, published=None, upload=None)
    delete(desk, photo)
    assert not Photo.objects.exists()


def test_a_replaced_photograph_keeps_what_is_said_of_it_and_shows_both(desk: Client) -> None:
    photo = one_photo(desk)
    first = photo.digest
    answer = desk.post(
        change_url(photo),
        {
            "point": "KI3",
            "position": 1,
            "alt": "A thumb.",
            "credit": "Ann",
            "licence": "CC BY 4.0",
            "upload": jpeg(500),
        },
        follow=True,
    )
    photo.refresh_from_db()
    assert "The picture was replaced. Look at the old and the new one" in answer.content.decode()
    assert (photo.alt, photo.point.code, photo.digest == first) == ("A thumb.", "KI3", False)
    html = desk.get(change_url(photo)).content.decode()
    assert html.count('class="desk-photo"') == 2
    assert "Before it was replaced on" in html
    save(desk, photo, alt="A thumb in the hollow.", upload=None)
    assert "Before it was replaced on" in desk.get(change_url(photo)).content.decode()


def test_a_drafts_page_shows_the_picture_that_stands_and_the_one_that_would(desk: Client) -> None:
    photo = one_photo(desk)
    save(desk, photo, published="on", upload=None)
    change = draft(desk, photo, upload=jpeg(500))
    html = desk.get(change.get_absolute_url()).content.decode()
    shown = re.findall(r'class="desk-photo" src="([^"]+)"', html)
    assert shown[0] == photo.thumbnail
    published(desk, change)
    photo.refresh_from_db()
    assert shown[1] == photo.thumbnail
    worded = draft(desk, photo, alt="Other words.", upload=None)
    assert "desk-photo" not in desk.get(worded.get_absolute_url()).content.decode()


# Originals


def test_the_original_is_kept_where_no_address_leads(desk: Client, client: Client, media: Path) -> None:
    photo = one_photo(desk)
    save(desk, photo, published="on", upload=None)
    (kept,) = files(media, "private")
    assert kept.name == photo.original
    assert kept.read_bytes() == with_place().getvalue()
    assert b"SecretCam7331" in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0
    assert not any(b"7331" in path.read_bytes() for path in files(media, "media"))
    name = photo.original
    for path in (f"photos/{name}", f"originals/{name}", f"private/originals/{name}", f"photos/../../private/{name}"):
        for start in ("/media/", "/", "/static/"):
            assert client.get(start + path).status_code == 404
    assert name not in client.get("/points/ki3/").content.decode()


def test_the_original_is_for_those_with_the_permission(desk: Client, client: Client) -> None:
    photo = one_photo(desk)
    url = reverse("admin:acupoints_photo_original", args=[photo.pk])
    assert client.get(url).status_code == 302
    writer = User.objects.create_user("writer", is_staff=True)
    writer.user_permissions.add(*Permission.objects.filter(codename__in=["view_photo", "change_photo"]))
    client.force_login(writer)
    assert client.get(url).status_code == 403
    assert url not in client.get(change_url(photo)).content.decode()
    writer.user_permissions.add(Permission.objects.get(codename="view_original"))
    assert url in client.get(change_url(photo)).content.decode()
    with closing(client.get(url)) as answer:
        assert answer.getvalue() == with_place().getvalue()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]


def test_a_missing_original_is_not_found(desk: Client, media: Path) -> None:
    photo = one_photo(desk)
    files(media, "private")[0].unlink()
    assert desk.get(reverse("admin:acupoints_photo_original", args=[photo.pk])).status_code == 404
    assert desk.get(reverse("admin:acupoints_photo_original", args=[photo.pk + 1])).status_code == 404


def test_on_request_a_photograph_is_forgotten_with_all_its_files(desk: Client, media: Path) -> None:
    photo = one_photo(desk)
    save(desk, photo, upload=jpeg(500))
    assert len(files(media, "private")) == 2
    call_command("forget_photo", str(photo.pk), stdout=io.StringIO())
    assert not files(media, "private")
    assert not files(media, "media")
    assert not Version.objects.get_for_model(Photo).exists()
    with pytest.raises(CommandError, match="There is no photograph"):
        call_command("forget_photo", str(photo.pk))


def test_on_request_the_original_alone_is_forgotten(desk: Client, media: Path) -> None:
    photo = one_photo(desk)
    call_command("forget_photo", str(photo.pk), "--original-only", stdout=io.StringIO())
    photo.refresh_from_db()
    assert (photo.original, files(media, "private")) == ("", [])
    assert files(media, "media")
    assert "Is not kept." in desk.get(change_url(photo)).content.decode()


def test_a_file_that_another_photograph_uses_stays(desk: Client, media: Path) -> None:
    photo = one_photo(desk)
    twin = Photo.objects.create(
        point=make_point(code="KI4"),
        **{name: getattr(photo, name) for name in ("digest", "width", "height", "ending", "original")},
    )
    call_command("forget_photo", str(photo.pk), stdout=io.StringIO())
    assert {path.name for path in files(media, "private")} == {twin.original}
    assert len(files(media, "media")) == len(twin.file_names)
