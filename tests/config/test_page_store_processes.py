"""Two server processes read while a third edits: none ever shows less than was committed before it was asked."""

import subprocess
import sys
from pathlib import Path

import asking
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from factories import make_point, make_step

from acupoints.models import Point
from config.pages import PageStore

EDITS = 40
PATH = "/points/ki3/"


@pytest.mark.django_db(transaction=True)
def test_no_process_shows_a_page_from_before_a_commit(tmp_path: Path) -> None:
    make_step(point=make_point(english="Edit No 0!"))
    counter = tmp_path / "committed"
    tell(counter, 0)
    readers = [reader(counter) for _ in range(2)]
    own = PageStore(WSGIHandler(), room=2**24)
    try:
        for number in range(1, EDITS + 1):
            edit(number, taken_back=True)
            edit(number)
            tell(counter, number)
            assert asking.edit_shown(asking.ask(own, PATH).body) == number
            if number % 10 == 1:
                for one in readers:
                    wait_until_it_saw(one, number)
        for one in readers:
            assert one.wait(60) == 0, one.stderr and one.stderr.read()
    finally:
        for one in readers:
            one.kill()
            one.communicate()


def edit(number: int, taken_back: bool = False) -> None:
    """One that is taken back would show a number far beyond, and then less again."""
    with transaction.atomic():
        Point.objects.update(english=f"Edit No {10**6 if taken_back else number}!")
        transaction.set_rollback(taken_back)


def tell(counter: Path, number: int) -> None:
    """All at once: nobody reads half a number."""
    new = counter.with_suffix(".new")
    new.write_text(f"{number} of {EDITS}")
    new.replace(counter)


def reader(counter: Path) -> subprocess.Popen[str]:
    command = [sys.executable, asking.__file__, str(connection.settings_dict["NAME"]), str(counter), PATH]
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen(
        command, cwd=root, env=environment(root), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def environment(root: Path) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": f"{root}", "PYTHONWARNINGS": "ignore"}


def wait_until_it_saw(one: subprocess.Popen[str], number: int) -> None:
    assert one.stdout
    for line in one.stdout:
        assert int(line) <= EDITS, "an edit that was taken back was shown"
        if int(line) >= number:
            return
    pytest.fail(one.stderr.read() if one.stderr else "")
