from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from acupoints.models import Report


class Command(BaseCommand):
    help = (
        "Delete what readers' reports keep for a time only: contacts after 90 days, spam, what was closed a year ago."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = Report.objects.all().purge(timezone.now())
        self.stdout.write(f"{deleted} reports deleted; no contact older than 90 days is left.")
