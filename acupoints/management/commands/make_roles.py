from typing import Any

from django.core.management.base import BaseCommand

from acupoints.roles import make_roles


class Command(BaseCommand):
    help = "Create the four groups of the desk, or give them their rights again. Changes no account."

    def handle(self, *args: Any, **options: Any) -> None:
        for group in make_roles():
            self.stdout.write(f"{group.name}: {group.permissions.count()} rights")
        self.stdout.write("Put accounts into them at /admin/auth/user/; each account also needs “staff status”.")
