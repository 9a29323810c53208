"""JSON and YAML from somebody else: what would be too much, or not what it seems, is refused with its reason."""

import json
from collections import Counter
from typing import Any

import yaml

from acupoints.content import text as plain
from acupoints.content.text import Record

from .cells import Unreadable

MOST_MARKS = 500_000  # brackets and commas: each may become an object many times its size
DEEPEST = 50  # libyaml builds nested records by calling itself, and takes the process with it


def loaded_json(text: str) -> Any:
    check_marks(text)
    try:
        return json.loads(text, object_pairs_hook=without_doubles, parse_constant=no_number)
    except RecursionError as error:
        raise Unreadable("The JSON is nested too deeply.") from error
    except json.JSONDecodeError as error:
        raise Unreadable(f"Line {error.lineno}, sign {error.colno}: not JSON ({error.msg}).") from error
    except Unreadable:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise Unreadable("The JSON holds a number that is too large.") from error


def without_doubles(pairs: list[tuple[str, Any]]) -> Record:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise Unreadable(f"The key {twice[:60]!r} stands twice in one record.")
    return found


def no_number(name: str) -> Any:
    raise Unreadable(f"{name} is not a number that can be kept.")


def check_marks(text: str) -> None:
    if sum(map(text.count, "[{,")) > MOST_MARKS:
        raise Unreadable("The file holds more values than the whole content of this site.")


def loaded_yaml(text: str, name: str) -> Any:
    check_marks(text)
    try:
        check_events(text, name)
        return plain.load(text)
    except Unreadable:
        raise
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Unreadable(f"{name}: {' '.join(str(error).split())[:300]}") from error


def check_events(text: str, name: str) -> None:
    """Before anything is built: one record pointing to another may stand for millions."""
    depth = 0
    for event in yaml.parse(text, Loader=plain.Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(f"{name}: a record may not point to another with * and &.")
        if depth > DEEPEST:
            raise Unreadable(f"{name}: nested too deeply.")
