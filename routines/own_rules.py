"""What a point's own page tells somebody to leave, as rules: for routines that no editor put together. Pure.

An editor who puts a point into a routine sees its cautions and gives the routine its gates. Nobody does that for a
routine of one's own, so a caution on the page counts there wherever the rules say nothing as strict.
"""

from collections.abc import Iterable, Iterator, Mapping

from acupoints.precautions import STRICTNESS, Place, Rule, effect
from routines.own import PointFacts

ACTIONS = {"never": "skip", "avoid": "skip", "light_only": "light_only", "ask_first": "warn"}  # by level of caution


def with_pages(rules: Iterable[Rule], known: Mapping[str, PointFacts]) -> tuple[Rule, ...]:
    """The rules, and after them one for each caution that goes further than they do."""
    given = tuple(rules)
    return (*given, *(rule for facts in known.values() for rule in _further(given, facts)))


def _further(rules: tuple[Rule, ...], facts: PointFacts) -> Iterator[Rule]:
    place = Place(facts.point.code, facts.point.regions)
    for precaution, level, text in facts.for_some:
        action = ACTIONS.get(level)
        done = effect([rule for rule in rules if rule.precaution == precaution], place)
        if action and (done is None or STRICTNESS.index(done.action) > STRICTNESS.index(action)):
            yield Rule(precaution, "point", facts.point.code, action, text)
