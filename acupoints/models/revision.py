from django.db import models


class Revision(models.Model):
    """One row: how often the content has changed, and a token that no other state of it ever had.

    Database triggers write both (see acupoints/revision.py). The number may repeat, as after restoring a backup.
    """

    number = models.PositiveBigIntegerField(default=0)
    token = models.CharField(max_length=32, default="")

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> str:
        """The token; one query. It changes in the same transaction as the content, whoever wrote it."""
        return cls.objects.values_list("token", flat=True).first() or ""
