from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from acupoints.door import attempts


class Command(BaseCommand):
    help = "Forget failed sign-ins older than an hour, and sessions that are over."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = attempts.purge(timezone.now())
        call_command("clearsessions")
        self.stdout.write(f"{deleted} failures deleted.")
