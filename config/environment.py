"""Secrets come from the environment, or from files that it names: NAME_FILE for NAME, as containers hand them out."""

import os
from collections.abc import MutableMapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SECRETS = ("SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "REDIS_URL", "S3_ACCESS_KEY", "S3_SECRET_KEY")
NO_KEY = (
    "SECRET_KEY is missing, and with DEBUG off the site does not start without one. Set SECRET_KEY, or SECRET_KEY_FILE "
    "to a file that holds it, or start the site with make, which makes one."
)
BOTH = "Set {name} or {name}_FILE, not both: nobody could tell which of them counts."
EMPTY = "{name}_FILE names {path}, which is empty."
UNREADABLE = "{name}_FILE names {path}, which cannot be read: {why}."


def read_files(environment: MutableMapping[str, str] = os.environ) -> None:
    """Raises ImproperlyConfigured, which never tells a secret."""
    for name in SECRETS:
        path = environment.get(f"{name}_FILE")
        if path:
            if environment.get(name):
                raise ImproperlyConfigured(BOTH.format(name=name))
            environment[name] = content(name, path)
            del environment[f"{name}_FILE"]  # a process that this one starts would find both


def content(name: str, path: str) -> str:
    try:
        found = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise ImproperlyConfigured(UNREADABLE.format(name=name, path=path, why=why)) from None
    if not found:
        raise ImproperlyConfigured(EMPTY.format(name=name, path=path))
    return found


def secret_key(given: str, made: Path, *, debug: bool) -> str:
    """As given, else from the file that make creates; with DEBUG on a key that is good for nothing else."""
    key = given or (made.read_text(encoding="utf-8").strip() if made.is_file() else "")
    if not key and not debug:
        raise ImproperlyConfigured(NO_KEY)
    return key or "debug-only-" * 6
