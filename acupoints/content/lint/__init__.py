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


def lint(library: Library) -> None:
    from . import body, complaints, figures, points, safety, words  # noqa: F401  (they register their rules)

    for one in dict.fromkeys(_rules):
        one(library)
