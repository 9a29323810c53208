from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from acupoints.content.library import read_library
from acupoints.content.lint import lint


class Command(BaseCommand):
    help = "Check the content files: their form, and the rules of the content guide. Needs no database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="root", type=Path, default=settings.FIXTURES_ROOT, help="another folder")

    def handle(self, *args: Any, **options: Any) -> None:
        library = read_library(options["root"])
        lint(library)
        if library.problems:
            lines = "\n".join(map(str, sorted(library.problems)))
            raise CommandError(f"{lines}\n{len(library.problems)} problems")
        count = sum(map(len, library.records.values()))
        self.stdout.write(f"{count} records, 0 problems")
