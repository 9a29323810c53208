from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from acupoints.admin.families import family_of
from acupoints.bulk import upload
from acupoints.bulk.cells import Unreadable
from acupoints.bulk.running import Outcome, dry_run, run


class Command(BaseCommand):
    help = "Import content from a CSV, JSON or YAML file, or a zip of these: as the desk's page does, all or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would change")
        parser.add_argument(
            "--holds", choices=list(upload.kinds()), default="", help="where the file's name says nothing"
        )
        parser.add_argument("--user", help="the account that stands in the history")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        author = self.author(options["user"]) if options["user"] else None
        try:
            rows = upload.read(self.content(file), file.name, options["holds"])
        except Unreadable as error:
            raise CommandError(f"{file.name}: {error}") from error
        if options["dry_run"]:
            with dry_run(rows, family_of) as outcome:
                self.say(outcome, "would be ")
            return
        self.say(run(rows, family_of, author, f"Imported from {file.name}."), "")

    def author(self, name: str) -> Any:
        users = get_user_model()._default_manager
        found = users.filter(username=name).first()
        if found is None:
            raise CommandError(f"There is no account {name!r}.")
        return found

    def content(self, file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                return opened.read(upload.MOST_BYTES + 1)
        except OSError as error:
            raise CommandError(f"{file.name} cannot be read: {error.strerror}") from error

    def say(self, outcome: Outcome, would: str) -> None:
        mistakes = [f"{place}: {reason}" for one in outcome.of("wrong") for place, reason in one.places]
        mistakes += [str(one) for one in outcome.problems]
        if mistakes:
            raise CommandError("Nothing was imported:\n" + "\n".join(mistakes))
        for one in outcome.of("new", "changed"):
            self.stdout.write(f"{would}{one.state}: {one.title}")
        counts = (f"{len(outcome.of(state))} {state}" for state in ("new", "changed", "same"))
        self.stdout.write(f"{', '.join(counts)}.")
