from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from acupoints.content.library import read_library
from acupoints.content.problem import ContentError
from acupoints.content.sync import Report, load_library


class Command(BaseCommand):
    help = "Load fixtures/ into the database. Can be run again; what an editor changed is never overwritten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="root", type=Path, default=settings.FIXTURES_ROOT, help="another folder")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load_library(read_library(options["root"]))
        except ContentError as error:
            raise CommandError(f"Nothing was loaded. These records have mistakes:\n{error}") from error
        self.say(report)

    def say(self, report: Report) -> None:
        self.stdout.write(
            f"Content: {len(report.created)} created, {len(report.updated)} updated, {report.unchanged} unchanged, "
            f"{len(report.kept)} kept as an editor changed them, {len(report.conflicts)} in conflict."
        )
        for name in report.conflicts:
            self.stdout.write(f"  conflict: {name}: an editor and the file both changed it; the editor's stands")
        for name in report.orphans:
            self.stdout.write(f"  {name}: its file is gone; the row was left as it is")
