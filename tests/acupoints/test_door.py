"""The door of the desk: how often one may try, how long one stays, a second factor, a forgotten password."""

import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from acupoints.door import codes, reset, stays
from acupoints.door.addresses import hashed_address

pytestmark = pytest.mark.django_db
PASSWORD = "correct-horse-7"
LOGIN = "/admin/login/?next=/admin/acupoints/point/"


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("editor", "editor@example.org", PASSWORD)


def sign_in(client: Client, password: str = PASSWORD, name: str = "editor", **extra: Any) -> Any:
    return client.post(LOGIN, {"username": name, "password": password}, **extra)


def fail(times: int, name: str = "editor", **extra: Any) -> Any:
    """From new browsers: no cookie helps to count."""
    answers = [sign_in(Client(headers={"User-Agent": str(n)}), "wrong", name, **extra) for n in range(times)]
    return answers[-1]


# How often one may try


def test_the_fifth_wrong_password_closes_the_door_to_a_name_from_an_address(editor: User, client: Client) -> None:
    assert fail(4).status_code == 200
    answer = fail(1)
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "can be tried again in 15 minutes" in answer.content.decode()
    assert sign_in(client).status_code == 429
    assert "_auth_user_id" not in client.session


def test_other_names_and_other_addresses_are_not_locked(editor: User, client: Client) -> None:
    User.objects.create_superuser("second", password=PASSWORD)
    fail(5)
    assert sign_in(client, name="second").status_code == 302
    assert sign_in(Client(), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_the_door_opens_after_a_quarter_of_an_hour_however_often_one_tried_meanwhile(editor: User) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        fail(5)
        clock.shift(timedelta(minutes=14))
        assert fail(3).status_code == 429
        clock.shift(timedelta(minutes=1, seconds=1))
        assert sign_in(Client()).status_code == 302


def test_a_name_that_does_not_exist_is_locked_in_the_same_words(editor: User) -> None:
    known, unknown = fail(5), fail(5, name="nobody")
    assert unknown.status_code == known.status_code == 429
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
    assert token.sub(b"", known.content) == token.sub(b"", unknown.content)


def test_the_right_password_starts_the_count_anew(editor: User) -> None:
    fail(4)
    sign_in(Client())
    assert fail(4).status_code == 200


def test_no_address_browser_or_password_is_kept(editor: User) -> None:
    fail(2, REMOTE_ADDR="198.51.100.23")
    row = AccessAttempt.objects.values().get()
    assert row["failures_since_start"] == 2
    assert row["ip_address"].startswith("fd")
    text = str(row)
    assert "198.51.100" not in text
    assert "wrong" not in text
    assert (row["user_agent"], row["http_accept"]) == ("", "")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("", "nonsense", True),
    ],
)
def test_a_home_is_one_address(one: str, other: str, alike: bool) -> None:
    first, second = (hashed_address(RequestFactory().get("/", REMOTE_ADDR=address)) for address in (one, other))
    assert (first == second) is alike


def test_behind_a_proxy_only_what_the_proxy_wrote_counts(settings: Any) -> None:
    def seen(forwarded: str) -> str:
        return hashed_address(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded))

    assert seen("1.1.1.1") == seen("2.2.2.2")
    settings.BEHIND_PROXY = True
    assert seen("1.1.1.1") != seen("2.2.2.2")
    assert seen("9.9.9.9, 1.1.1.1") == seen("1.1.1.1")


def test_failures_are_forgotten_after_an_hour(editor: User) -> None:
    fail(2)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=59))
    call_command("purge_door", stdout=StringIO())
    assert AccessAttempt.objects.count() == 1
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=61))
    call_command("purge_door", stdout=StringIO())
    assert not AccessAttempt.objects.exists()


def test_the_site_forgets_them_by_itself(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(1)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(hours=2))
    monkeypatch.setattr("acupoints.door.gate._tidied", {"at": float("-inf")})
    client.get("/admin/login/")
    assert not AccessAttempt.objects.exists()


def test_a_command_opens_the_door(editor: User) -> None:
    fail(5)
    call_command("axes_reset_username", "editor", stdout=StringIO())
    assert sign_in(Client()).status_code == 302


# How long one stays


def test_signing_in_and_a_new_password_give_the_session_a_new_key(editor: User, client: Client) -> None:
    client.get(LOGIN)
    sign_in(client)
    first = client.session.session_key
    sign_in(client)
    second = client.session.session_key
    new = {"old_password": PASSWORD, "new_password1": "battery-staple-8", "new_password2": "battery-staple-8"}
    assert client.post("/admin/password_change/", new).status_code == 302
    assert len({first, second, client.session.session_key}) == 3
    assert client.get("/admin/").status_code == 200


def test_a_new_password_ends_the_other_sessions(editor: User, client: Client) -> None:
    other = Client()
    sign_in(client)
    sign_in(other)
    new = {"old_password": PASSWORD, "new_password1": "battery-staple-8", "new_password2": "battery-staple-8"}
    client.post("/admin/password_change/", new)
    assert other.get("/admin/").status_code == 302


def test_the_cookie_is_for_the_desk_alone(editor: User, client: Client) -> None:
    cookie = sign_in(client).cookies["editor_session"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Strict")
    assert int(cookie["max-age"]) == 8 * 3600


@pytest.mark.parametrize(("every", "times", "stays_in"), [(7, 23, True), (7, 25, False), (9, 1, False)])
def test_eight_hours_without_a_click_or_seven_days_end_it(
    editor: User, client: Client, every: int, times: int, stays_in: bool
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sign_in(client)
        for _ in range(times):
            clock.shift(timedelta(hours=every))
            answer = client.get("/admin/")
        assert (answer.status_code == 200) is stays_in


def test_whoever_was_signed_out_comes_back_to_the_same_page(editor: User, client: Client) -> None:
    sign_in(client)
    session = client.session
    session[stays.SIGNED_IN] = 0
    session.save()
    answer = client.get("/admin/acupoints/point/?q=ki")
    assert answer["Location"] == "/admin/login/?next=/admin/acupoints/point/%3Fq%3Dki"


def test_one_can_sign_out_everywhere(editor: User, client: Client) -> None:
    User.objects.create_superuser("second", password=PASSWORD)
    phone, somebody = Client(), Client()
    for one, name in ((client, "editor"), (phone, "editor"), (somebody, "second")):
        sign_in(one, name=name)
    assert client.get("/admin/sign-out-everywhere/").status_code == 200
    assert Session.objects.count() == 3
    client.post("/admin/sign-out-everywhere/")
    assert phone.get("/admin/").status_code == client.get("/admin/").status_code == 302
    assert somebody.get("/admin/").status_code == 200


def test_weak_passwords_are_refused(editor: User, client: Client) -> None:
    sign_in(client)
    for weak in ("short-1", "1234567890123", "password1234", "editor1234"):
        sent = {"old_password": PASSWORD, "new_password1": weak, "new_password2": weak}
        assert client.post("/admin/password_change/", sent).status_code == 200, weak


# A second factor


def app_code(device: TOTPDevice) -> str:
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = timezone.now().timestamp()
    return str(totp.token()).zfill(6)


def wrong_code(device: TOTPDevice) -> str:
    right = app_code(device)
    return f"{(int(right) + 500_000) % 1_000_000:06}"


@pytest.fixture
def factor(editor: User) -> Any:
    """The clock stands still: a code is good once, so tests move it by a minute."""
    TOTPDevice.objects.create(user=editor, name="app", confirmed=True)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def test_it_is_set_up_with_an_app_and_gives_ten_codes(editor: User, client: Client) -> None:
    page = "/admin/second-factor/"
    other = Client()
    sign_in(client)
    sign_in(other)
    assert "Set it up" in client.get(page).content.decode()
    client.post(page, {"do": "start"})
    device = TOTPDevice.objects.get()
    html = client.get(page).content.decode()
    assert 'class="desk-qr"' in html
    assert client.post(page, {"do": "confirm", "code": wrong_code(device)}).status_code == 400
    device.throttle_reset()
    before = client.session.session_key
    answer = client.post(page, {"do": "confirm", "code": app_code(device)})
    told = re.findall(r"<li><code>(.{11})</code>", answer.content.decode())
    assert len(set(told)) == 10
    assert "no-store" in answer["Cache-Control"]
    assert not StaticToken.objects.filter(token__in=[codes.plain(code) for code in told]).exists()  # kept as hashes
    assert client.session.session_key != before
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302  # the other sign-ins ended
    assert told[0] not in client.get(page).content.decode()


@pytest.mark.parametrize("path", ["/admin/", "/admin/acupoints/point/", "/admin/password_change/", "/admin/jsi18n/"])
def test_after_the_password_only_the_second_step_is_open(factor: Any, client: Client, path: str) -> None:
    sign_in(client)
    assert client.get(path)["Location"].startswith("/admin/second-factor/code/?next=")
    assert client.post("/admin/second-factor/", {"do": "off"})["Location"] == "/admin/second-factor/code/"
    assert client.get("/admin/sign-out-everywhere/").status_code == 302


def test_the_code_opens_the_desk_once(factor: Any, editor: User, client: Client) -> None:
    code = app_code(TOTPDevice.objects.get())
    sign_in(client)
    first = client.session.session_key
    answer = client.post("/admin/second-factor/code/", {"code": f" {code[:3]} {code[3:]}", "next": "/admin/auth/user/"})
    assert answer["Location"] == "/admin/auth/user/"
    assert client.session.session_key != first
    assert client.get("/admin/").status_code == 200
    other = Client()
    sign_in(other)
    assert other.post("/admin/second-factor/code/", {"code": code}).status_code == 400
    assert other.get("/admin/").status_code == 302


def test_wrong_codes_must_wait_longer_and_longer(factor: Any, client: Client) -> None:
    device = TOTPDevice.objects.get()
    sign_in(client)
    assert client.post("/admin/second-factor/code/", {"code": wrong_code(device)}).status_code == 400
    answer = client.post("/admin/second-factor/code/", {"code": app_code(device)})
    assert answer.status_code == 429
    assert "looked at in 1 second." in answer.content.decode()
    factor.shift(2)
    assert client.post("/admin/second-factor/code/", {"code": app_code(device)}).status_code == 302


def test_a_recovery_code_is_good_once(factor: Any, editor: User) -> None:
    told = codes.new_recovery_codes(editor)
    for expected in (302, 400):
        client = Client()
        sign_in(client)
        answer = client.post("/admin/second-factor/code/", {"code": told[3].upper()})
        assert answer.status_code == expected
    assert codes.codes_left(editor) == 9


def test_it_leads_to_no_other_site(factor: Any, client: Client) -> None:
    sign_in(client)
    sent = {"code": app_code(TOTPDevice.objects.get()), "next": "https://evil.example/"}
    assert client.post("/admin/second-factor/code/", sent)["Location"] == "/admin/"


def test_turning_it_off_and_new_codes_ask_for_a_code(factor: Any, client: Client, editor: User) -> None:
    page, device = "/admin/second-factor/", TOTPDevice.objects.get()
    sign_in(client)
    client.post("/admin/second-factor/code/", {"code": app_code(device)})
    assert client.post(page, {"do": "off"}).status_code == 400
    assert client.post(page, {"do": "nonsense"}).status_code == 400
    factor.shift(60)
    StaticToken.objects.all().delete()
    answer = client.post(page, {"do": "codes", "code": app_code(device)})
    assert answer.content.decode().count("<li><code>") == 10
    factor.shift(60)
    assert client.post(page, {"do": "off", "code": app_code(device)}).status_code == 302
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert client.get("/admin/").status_code == 200


def test_whoever_may_publish_must_have_one_where_the_site_says_so(editor: User, client: Client, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    sign_in(client)
    assert client.get("/admin/")["Location"].startswith("/admin/second-factor/?next=")
    assert "asks everybody who may" in client.get("/admin/second-factor/").content.decode()
    writer = User.objects.create_user("writer", password=PASSWORD, is_staff=True)
    writer.user_permissions.add(Permission.objects.get(codename="change_point"))
    other = Client()
    sign_in(other, name="writer")
    assert other.get("/admin/").status_code == 200


def test_a_command_helps_who_lost_phone_and_codes(factor: Any, client: Client) -> None:
    call_command("reset_second_factor", "editor", stdout=StringIO())
    sign_in(client)
    assert client.get("/admin/").status_code == 200
    for name in ("editor", "nobody"):
        with pytest.raises(CommandError, match=name):
            call_command("reset_second_factor", name)


def test_the_desk_shows_nobodys_secrets(admin_client: Client) -> None:
    assert admin_client.get("/admin/otp_totp/totpdevice/").status_code == 404
    assert admin_client.get("/admin/axes/accessattempt/").status_code == 404


# A forgotten password


@pytest.fixture
def post(settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Mail is configured; what is done after the answer is collected."""
    work: list[Any] = []
    settings.EMAIL_CONFIGURED = True
    monkeypatch.setattr(reset, "later", work.append)
    cache.clear()
    return work


def ask(client: Client, email: str) -> Any:
    return client.post("/admin/password_reset/", {"email": email})


def test_known_and_unknown_addresses_get_the_same_answer_for_the_same_work(
    editor: User, client: Client, post: list[Any], django_assert_num_queries: Any
) -> None:
    client.get("/admin/password_reset/")
    answers = []
    for email in ("editor@example.org", "nobody@example.org"):
        with django_assert_num_queries(0):
            answers.append(ask(client, email))
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, "/admin/password_reset/done/")}
    assert (len(post), mail.outbox) == (2, [])
    for work in post:
        work()
    assert [one.to for one in mail.outbox] == [["editor@example.org"]]


def test_an_address_gets_one_letter_in_five_minutes(editor: User, client: Client, post: list[Any]) -> None:
    for _ in range(3):
        ask(client, "Editor@example.org")
    assert len(post) == 1


def test_the_link_sets_a_password_without_any_cookie_and_once(editor: User, client: Client, post: list[Any]) -> None:
    old = Client()
    sign_in(old)
    fail(5)
    ask(client, "editor@example.org")
    post[0]()
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))[1]  # type: ignore[index]
    assert Client().get(link).status_code == 200
    new = {"new_password1": "battery-staple-8", "new_password2": "battery-staple-8"}
    assert Client().post(link, {**new, "new_password2": "other"}).status_code == 200
    assert Client().post(link, new)["Location"] == "/admin/reset/done/"
    assert Client().post(link, new).status_code == 410
    assert old.get("/admin/").status_code == 302
    assert sign_in(Client(), "battery-staple-8").status_code == 302


def test_a_stale_link_is_gone(editor: User, client: Client) -> None:
    answer = client.get("/admin/reset/MQ/abc-def/")
    assert answer.status_code == 410
    assert "Ask for another one" in answer.content.decode()


def test_without_mail_the_page_names_the_command(client: Client) -> None:
    assert "manage.py changepassword" in client.get("/admin/password_reset/").content.decode()
    assert ask(client, "editor@example.org").status_code == 409


@pytest.mark.parametrize("path", ["/admin/password_reset/done/", "/admin/reset/done/", "/admin/password_reset/"])
def test_the_pages_stand_without_an_account(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_readers_get_no_cookie_from_the_door(client: Client) -> None:
    assert not client.get("/about/").cookies
