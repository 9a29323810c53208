"""How much came from where within this hour: counted in the database, so for all workers, and then forgotten."""

import secrets
from datetime import datetime
from hashlib import sha256
from hmac import HMAC

from django.conf import settings
from django.db import models, transaction
from django.db.models import F


class TallySaltQuerySet(models.QuerySet["TallySalt"]):
    def purge(self, now: datetime) -> None:
        self.filter(hour__lt=hour_of(now)).delete()

    @transaction.atomic
    def admits(self, sender: str, now: datetime, deed: str = "reports") -> bool:
        """Count one more deed of a sender, and say whether that is still few enough, from them and from everybody.

        What is refused to one sender does not count against the others; once all have done too much, nobody's is
        counted any more, so that the table does not grow with what is refused.
        """
        from_one, from_all = settings.LIMITS[deed]
        if not from_one:
            return True
        self.purge(now)
        salt, _ = self.select_for_update().get_or_create(hour=hour_of(now))
        whole = "" if deed == "reports" else deed
        if salt.counted(whole) >= from_all:
            return False
        return salt.count(salt.key(f"{whole}{sender}")) <= from_one and salt.count(whole) <= from_all


class TallySalt(models.Model):
    """The secret of one hour. Once it is deleted, nobody can tell whose the counts were."""

    hour = models.DateTimeField(unique=True)
    secret = models.CharField(max_length=64, default=secrets.token_hex)

    objects = TallySaltQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.hour:%H}:00"

    def key(self, sender: str) -> str:
        """Needs the site's key as well: a copy of the database alone tells nothing, even within the hour."""
        return HMAC(f"{settings.SECRET_KEY}{self.secret}".encode(), sender.encode(), sha256).hexdigest()

    def count(self, key: str) -> int:
        tally, _ = self.tallies.get_or_create(key=key)
        self.tallies.filter(pk=tally.pk).update(number=F("number") + 1)
        tally.refresh_from_db()
        return tally.number

    def counted(self, key: str) -> int:
        return self.tallies.filter(key=key).values_list("number", flat=True).first() or 0


class Tally(models.Model):
    """How often one sender did one thing in this hour; with the name of the deed as key, everybody.

    The empty key is that of reports.
    """

    salt = models.ForeignKey(TallySalt, models.CASCADE, related_name="tallies")
    key = models.CharField(max_length=64, blank=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["salt", "key"], name="one_tally_per_sender")]

    def __str__(self) -> str:
        return str(self.number)


def hour_of(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)
