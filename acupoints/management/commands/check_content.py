from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from acupoints.codes import normalise
from acupoints.content.library import Library, read_library
from acupoints.content.lint import group, lint, rules
from acupoints.content.problem import Problem


class Command(BaseCommand):
    help = "Check the content files: their form, and the rules of the content guide. Needs no database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("record", nargs="*", help="only these records: a point's code, the name of a complaint …")
        parser.add_argument("--only", choices=sorted({*map(group, rules())}), help="only one group of rules")
        parser.add_argument("--from", dest="root", type=Path, default=settings.FIXTURES_ROOT, help="another folder")

    def handle(self, *args: Any, **options: Any) -> None:
        library = read_library(options["root"])
        wanted = [key_of(library, one) for one in options["record"]]
        lint(library, options["only"] or "")
        problems = sorted({one for one in library.problems if not wanted or is_about(one, wanted)})
        if problems:
            lines = "\n".join(map(str, problems))
            raise CommandError(f"{lines}\n{len(problems)} problem{'s' if len(problems) != 1 else ''}")
        count = len(wanted) or sum(map(len, library.records.values()))
        self.stdout.write(f"{count} record{'s' if count != 1 else ''}, 0 problems")


def key_of(library: Library, typed: str) -> str:
    """The record's key, as the files spell it. A record that cannot be read has its mistakes in the list too."""
    keys = {key for records in library.records.values() for key in records} | {one.record for one in library.problems}
    try:
        spellings = [typed, typed.upper(), normalise(typed)]
    except ValueError:
        spellings = [typed, typed.upper()]
    for spelling in spellings:
        if spelling in keys:
            return spelling
    raise CommandError(f"There is no record {typed!r}.")


def is_about(problem: Problem, keys: list[str]) -> bool:
    """A file that cannot be read at all has no record, only its name."""
    return problem.record in keys or Path(problem.file).stem.upper() in keys
