import secrets
from datetime import datetime
from hashlib import sha256
from hmac import HMAC

from django.conf import settings
from django.db import models, transaction
from django.db.models import F

FROM_ONE, FROM_ALL = 5, 60  # reports an hour


class TallySaltQuerySet(models.QuerySet["TallySalt"]):
    def purge(self, now: datetime) -> None:
        self.filter(hour__lt=hour_of(now)).delete()

    @transaction.atomic
    def admits(self, sender: str, now: datetime) -> bool:
        """Count one more from a sender, and say whether that is still few enough, from them and from everybody.

        What is refused to one sender does not count against the others.
        """
        self.purge(now)
        salt, _ = self.select_for_update().get_or_create(hour=hour_of(now))
        return salt.count(salt.key(sender)) <= FROM_ONE and salt.count("") <= FROM_ALL


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


class Tally(models.Model):
    """How many reports came from one sender in this hour; with an empty key, from everybody."""

    salt = models.ForeignKey(TallySalt, models.CASCADE, related_name="tallies")
    key = models.CharField(max_length=64, blank=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["salt", "key"], name="one_tally_per_sender")]

    def __str__(self) -> str:
        return str(self.number)


def hour_of(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)
