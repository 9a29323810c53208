"""The signed address of a review pack: for thirty days, for somebody without an account, and only the newest one."""

from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.urls import reverse

from acupoints.models import ReviewPack
from acupoints.models.review import LINK_DAYS

SALT = "acupoints.review-pack"
LIFETIME = timedelta(days=LINK_DAYS)


class NoSuchLink(Exception):
    """Nobody signed this."""


class EndedLink(Exception):
    """It was signed here, but it is too old, or an editor took it back."""


class SignerAt(signing.TimestampSigner):
    """Signs as if it were that time, so that an address that was made can be shown again."""

    def __init__(self, at: datetime | None = None) -> None:
        super().__init__(salt=SALT)
        self.at = at

    def timestamp(self) -> str:
        return signing.b62_encode(int(self.at.timestamp())) if self.at else super().timestamp()


def address(pack: ReviewPack) -> str:
    """The path that lets in; empty where there is no link. Names the pack and the number of its link."""
    if pack.link_made_at is None:
        return ""
    token = SignerAt(pack.link_made_at).sign(f"{pack.pk}.{pack.link}")
    return reverse("acupoints:review", args=[token])


def pack_of(token: str) -> ReviewPack:
    """Raises NoSuchLink or EndedLink."""
    try:
        number, link = SignerAt().unsign(token, max_age=LIFETIME).split(".")
    except signing.SignatureExpired as error:
        raise EndedLink from error
    except (signing.BadSignature, ValueError) as error:
        raise NoSuchLink from error
    pack = ReviewPack.objects.filter(pk=number).first()
    if pack is None or pack.link_made_at is None or pack.link != int(link):
        raise EndedLink
    return pack


def renew(pack: ReviewPack, now: Any) -> None:
    """A new link; every older one of this pack ends."""
    pack.link, pack.link_made_at = pack.link + 1, now
    pack.save(update_fields=["link", "link_made_at"])


def revoke(pack: ReviewPack) -> None:
    pack.link_made_at = None
    pack.save(update_fields=["link_made_at"])
