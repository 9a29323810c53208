"""The lint: rules over the records of a Library. Each complains with file, record and reason; none raises.

Another app adds its own with `rule`; a rule gets the whole library, for most of them look across kinds.
"""

from collections.abc import Callable

from acupoints.content.library import Library

Rule = Callable[[Library], None]
_rules: list[Rule] = []


def rule(function: Rule) -> Rule:
    _rules.append(function)
    return function


def rules() -> list[Rule]:
    from . import body, claims, complaints, copies, figures, mentions, points, rows, safety, words, written  # noqa: F401

    return list(dict.fromkeys(_rules))


def group(one: Rule) -> str:
    """The concept that a rule is about: its module's name; for another app's rules, the app's."""
    app, *_, module = one.__module__.split(".")
    return app if module == "lint" else module


def lint(library: Library, only: str = "") -> None:
    """All rules, or those of one group."""
    for one in rules():
        if not only or group(one) == only:
            one(library)
