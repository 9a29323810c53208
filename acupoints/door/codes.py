"""The second factor: an app's six digits, or one of ten recovery codes, each good once."""

import hmac
import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
LENGTH = 10
NUMBER = 10


class Wait(Exception):
    """Too many wrong codes: the next one is looked at after `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def device_of(user: User, *, confirmed: bool = True) -> TOTPDevice | None:
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=confirmed).first()
    return found


def is_required(user: User) -> bool:
    return bool(settings.REQUIRE_SECOND_FACTOR) and user.has_perm("acupoints.publish_change")


def is_right(user: User, device: Any, token: str) -> bool:
    """Raises Wait. A code is good once, an app's code for a minute or so."""
    allowed, why = device.verify_is_allowed()
    if not allowed:
        raise Wait(why["locked_until"])
    return verify_token(user, device.persistent_id, token) is not None


def accepted(user: User, code: str) -> TOTPDevice | None:
    """The app whose code it is, or that a recovery code stands in for. Raises Wait."""
    code, device = plain(code), device_of(user)
    if device is None:
        return None
    if code.isdecimal() and len(code) == device.digits:
        return device if is_right(user, device, code) else None
    spare = StaticDevice.objects.filter(user=user, confirmed=True).first()
    return device if spare is not None and is_right(user, spare, kept(user, code)) else None


def plain(code: str) -> str:
    return "".join(sign for sign in code.lower() if sign.isascii() and sign.isalnum())[:40]


def kept(user: User, code: str) -> str:
    """What the database holds of a recovery code."""
    return hmac.new(f"recovery-{settings.SECRET_KEY}".encode(), f"{user.pk}-{code}".encode(), "sha256").hexdigest()[:16]


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """Ten new ones; those before are void. They can be read this once."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery codes")
    codes = ["".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(NUMBER)]
    device.token_set.bulk_create([device.token_set.model(device=device, token=kept(user, code)) for code in codes])
    return [f"{code[:5]} {code[5:]}" for code in codes]


def codes_left(user: User) -> int:
    return sum(device.token_set.count() for device in StaticDevice.objects.filter(user=user))


def begin(user: User) -> TOTPDevice:
    """An app that is not trusted until it has told a code."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=user, name="app", confirmed=False)


@transaction.atomic
def turn_off(user: User) -> int:
    """How many apps were taken away; the recovery codes go with them."""
    StaticDevice.objects.filter(user=user).delete()
    taken, _ = TOTPDevice.objects.filter(user=user).delete()
    return int(taken)
