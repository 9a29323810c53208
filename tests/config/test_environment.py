"""Secrets from the environment or from files; a site without them does not start, and says what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

ROOT = Path(__file__).resolve().parent.parent.parent
HIDDEN = "hidden-7331"


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "url").write_text(f"postgres://{HIDDEN}\n")
    given = {"DATABASE_URL_FILE": str(tmp_path / "url"), "EMAIL_URL": "x"}
    environment.read_files(given)
    environment.read_files(given)  # as a process does that was started by the first
    assert (given["DATABASE_URL"], given["EMAIL_URL"]) == (f"postgres://{HIDDEN}", "x")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"SECRET_KEY_FILE": "/nowhere/key"}, "SECRET_KEY_FILE names /nowhere/key, which cannot be read: No such file"),
        ({"EMAIL_URL_FILE": "{empty}"}, "which is empty"),
        ({"EMAIL_URL_FILE": "{bytes}"}, "it is no text"),
        ({"REDIS_URL_FILE": "{full}", "REDIS_URL": HIDDEN}, "Set REDIS_URL or REDIS_URL_FILE, not both"),
    ],
)
def test_what_cannot_be_read_is_named_and_no_secret_told(given: dict[str, str], said: str, tmp_path: Path) -> None:
    places = {name: str(tmp_path / name) for name in ("empty", "bytes", "full")}
    Path(places["empty"]).touch()
    Path(places["bytes"]).write_bytes(b"\xff\xfe\xff")
    Path(places["full"]).write_text(HIDDEN)
    with pytest.raises(ImproperlyConfigured, match=said) as raised:
        environment.read_files({name: value.format(**places) for name, value in given.items()})
    assert HIDDEN not in str(raised.value)


def test_with_debug_off_there_is_no_site_without_a_key(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is missing"):
        environment.secret_key("", tmp_path / "none", debug=False)
    assert environment.secret_key("", tmp_path / "none", debug=True).startswith("debug-only")
    (tmp_path / "made").write_text("a key\n")
    assert environment.secret_key("", tmp_path / "made", debug=False) == "a key"
    assert environment.secret_key("given", tmp_path / "made", debug=False) == "given"


def test_the_site_itself_reads_them_before_anything_else() -> None:
    """As it starts: in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in environment.SECRETS}
    started = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**kept, "SECRET_KEY_FILE": "/nowhere/key", "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode != 0
    assert "SECRET_KEY_FILE names /nowhere/key" in started.stderr
