from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from acupoints.door import codes, stays


class Command(BaseCommand):
    help = "Take away an editor's second factor, and end their sessions: phone and recovery codes are lost."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("name")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account “{name}”.")
        if not codes.turn_off(user):
            raise CommandError(f"“{name}” has no second factor.")
        stays.sign_out(user)
        self.stdout.write(f"“{name}” signs in with the password alone now.")
