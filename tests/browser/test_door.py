"""The door in a real browser: a second factor without JavaScript, several photographs, every new page for everybody."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from factories import make_figure, make_marker, make_point

from acupoints.door import reset
from acupoints.models import Photo
from tests.browser.test_admin import Desk, any_desk, desk, desk_in, media, picture

__all__ = ["any_desk", "desk", "media"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def app_code(shift: int = 0) -> str:
    """What an app shows; `shift` steps from now, as each code is good once."""
    device = TOTPDevice.objects.get()
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = timezone.now().timestamp() + shift * device.step
    return f"{totp.token():06}"


@pytest.fixture
def plain_desk(browser: Any, live_server: Any, media: Any) -> Iterator[Desk]:
    yield from desk_in(browser, live_server.url, java_script_enabled=False)


def test_a_second_factor_is_set_up_and_asked_for_without_javascript(plain_desk: Desk) -> None:
    desk, page = plain_desk, plain_desk.page
    desk.sign_in()
    desk.follow("text=Second factor")
    desk.follow("text=Set it up")
    page.fill("#id_code", app_code())
    desk.follow("text=Turn it on")
    told = page.inner_text(".desk-codes li >> nth=0")
    desk.follow("#logout-form button")
    desk.sign_in()
    assert page.url.endswith("/admin/second-factor/code/?next=%2Fadmin%2F")
    page.fill("#id_code", told)
    desk.follow("text=Go on")
    assert page.url.endswith("/admin/")
    assert page.inner_text("h1") == "Content"


def test_the_pages_of_the_door_do_not_fail_axe(any_desk: Desk, settings: Any) -> None:
    desk, page, found = any_desk, any_desk.page, []

    def look() -> None:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        found.extend(desk.axe())

    for configured in (False, True):
        settings.EMAIL_CONFIGURED = configured
        desk.open("/admin/password_reset/")
        look()
    for path in ("password_reset/done/", "reset/MQ/abc-def/", "reset/done/"):
        desk.open(f"/admin/{path}")
        look()
    for _ in range(5):
        desk.open("/admin/login/")
        page.fill("#id_username", "somebody")
        page.fill("#id_password", "wrong")
        desk.follow("text=Log in")
    assert "Locked for a while" in page.inner_text("h1")
    look()
    desk.sign_in()
    for path in ("sign-out-everywhere/", "second-factor/"):
        desk.open(f"/admin/{path}")
        look()
    desk.follow("text=Set it up")
    look()
    page.fill("#id_code", "abc")
    desk.follow("text=Turn it on")
    look()
    TOTPDevice.objects.update(throttling_failure_count=0)
    page.fill("#id_code", app_code())
    desk.follow("text=Turn it on")
    look()
    desk.open("/admin/second-factor/")
    look()
    desk.page.context.clear_cookies()
    desk.sign_in()
    look()
    page.fill("#id_code", "abc")
    desk.follow("text=Go on")
    look()
    assert found == []


def test_a_link_from_a_letter_works_from_another_site(
    plain_desk: Desk, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = plain_desk, plain_desk.page
    settings.EMAIL_CONFIGURED = True
    monkeypatch.setattr(reset, "later", lambda work: work())
    User.objects.update(email="editor@example.org")
    desk.open("/admin/login/")
    desk.follow(".password-reset-link a")
    page.fill("#id_email", "editor@example.org")
    desk.follow("text=Send me a link")
    link = re.search(r"http://\S+/admin/reset/\S+", str(mail.outbox[0].body))[0]  # type: ignore[index]
    page.set_content(f'<a href="{link}">the letter</a>')  # about:blank: another site for the strict cookie
    desk.follow("text=the letter")
    for field in ("1", "2"):
        page.fill(f"#id_new_password{field}", "battery-staple-8")
    desk.follow("text=Set this password")
    desk.follow("#content-main a")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "battery-staple-8")
    desk.follow("text=Log in")
    assert page.inner_text("h1") == "Content"


def test_several_photographs_are_added_and_one_is_mended(any_desk: Desk) -> None:
    desk, page = any_desk, any_desk.page
    make_point()
    desk.sign_in()
    desk.open("/admin/acupoints/photo/")
    desk.follow("text=Add several photographs")
    found = desk.axe()
    bad = {"name": "broken.jpg", "mimeType": "image/jpeg", "buffer": b"no"}
    page.set_input_files("#id_uploads", [picture(), {**picture(), "name": "again.jpg"}, bad])
    for name, text in (("point", "ki 3"), ("credit", "Ann"), ("licence", "CC BY 4.0")):
        page.fill(f"#id_{name}", text)
    desk.follow("text=Next: what they show")
    assert "broken.jpg" in page.inner_text(".desk-errors")
    found += desk.axe()
    page.fill("#id_row0-alt", "A thumb behind the ankle bone.")
    page.fill("#id_row1-caption", "Seen from the side.")
    page.evaluate("document.querySelectorAll('[required]').forEach((one) => one.required = false)")
    desk.follow("text=Add these photographs")
    assert Photo.objects.count() == 1
    assert page.input_value("#id_row1-caption") == "Seen from the side."
    found += desk.axe()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.check("#id_row1-leave_out")
    page.evaluate("document.querySelectorAll('[required]').forEach((one) => one.required = false)")
    desk.follow("text=Add these photographs")
    photo = Photo.objects.get()
    assert (photo.alt, photo.credit, photo.point.code) == ("A thumb behind the ankle bone.", "Ann", "KI3")
    desk.open(f"/admin/acupoints/photo/{photo.pk}/change/")
    other = {**picture(), "name": "other.jpg"}
    page.set_input_files("#id_upload", {**other, "buffer": other["buffer"] + b"."})
    desk.save(and_stay=True)
    found += desk.axe()
    assert found == []


def test_a_figure_in_use_says_who_uses_it(any_desk: Desk) -> None:
    desk, figure = any_desk, make_figure()
    make_marker(figure=figure, point=make_point())
    desk.sign_in()
    desk.open(f"/admin/acupoints/figure/{figure.pk}/delete/")
    assert "is used by 1 marker: KI3 left" in desk.page.inner_text("#content")
    assert desk.axe() == []
