from django.db import models


class LoadedRecord(models.Model):
    """What load_content last wrote from one record of the files: so that an editor's change is known as one."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    file_digest = models.CharField(max_length=64, help_text="SHA-256 of the record as the file had it.")
    row_digest = models.CharField(max_length=64, help_text="SHA-256 of the record as it was after loading.")

    class Meta:
        ordering = ["kind", "key"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="loaded_record_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
