from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from routines.models import Session


class Command(BaseCommand):
    help = "Delete the guided sessions that are older than 24 hours."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = Session.objects.purge(timezone.now())
        self.stdout.write(f"{deleted} sessions deleted.")
