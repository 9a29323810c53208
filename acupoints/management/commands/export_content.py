from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from acupoints.content.export import export_texts, same, write_files


class Command(BaseCommand):
    help = "Write the content back to fixtures/, so that an edit in the admin can become a commit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", dest="root", type=Path, default=settings.FIXTURES_ROOT, help="another folder")
        parser.add_argument("--check", action="store_true", help="write nothing; fail where a file would change")

    def handle(self, *args: Any, **options: Any) -> None:
        root = options["root"]
        if options["check"]:
            return self.check_files(root)
        changed, left = write_files(root)
        for name in changed:
            self.stdout.write(f"written: {name}")
        for name in left:
            self.stdout.write(f"left alone: {name} (nothing in the database stands for it)")
        self.stdout.write(f"{len(changed)} of the content's files changed.")

    def check_files(self, root: Path) -> None:
        differing = [name for name, text in export_texts().items() if not same(root / name, text)]
        if differing:
            raise CommandError("These files would change: " + ", ".join(differing))
        self.stdout.write("An export would change nothing.")
