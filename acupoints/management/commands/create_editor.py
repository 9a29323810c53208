from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Create the first account for the editors' desk at /admin/."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(
            "The first editor's account, with every right. Choose a name and a password of ten signs or more."
        )
        call_command("createsuperuser", email="")
        self.stdout.write("Now sign in at /admin/.")
