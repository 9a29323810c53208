from datetime import timedelta

from django.conf import settings
from django.db import models

LIFETIME = timedelta(hours=24)


class BulkImport(models.Model):
    """An uploaded file that waits until somebody applies what its dry run showed, or a day has gone by."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120, help_text="What the file was called.")
    holds = models.CharField(max_length=40, blank=True, help_text="The kind of record, where the editor said it.")
    data = models.BinaryField(help_text="The file itself: what is applied is what was shown.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = "import"
        verbose_name_plural = "import and export"
        default_permissions = ()
        permissions = [("bulk_import", "Can import files in bulk")]

    def __str__(self) -> str:
        return self.name
