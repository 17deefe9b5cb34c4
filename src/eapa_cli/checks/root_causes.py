"""The removal of problems that follow from other problems, so that each cause is reported once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from eapa_cli.checks.problem import Problem
from eapa_cli.yaml.spans import Span

_UNKNOWN_ID: Final = frozenset({"known-organization", "known-relation", "known-owner"})
_FUTURE: Final = frozenset({"not-in-the-future"})
_CAUSES_AT_PLACE: Final[Mapping[str, Collection[str]]] = {"quote-it": {"schema", "id-is-file-name", *_UNKNOWN_ID}}
"""The causes of a rule at its own place. An unquoted value will change anyway when its cause is fixed."""
_CAUSES_AT_SECOND_PLACE: Final[Mapping[str, Collection[str]]] = {
    "signatory-of-a-party": _UNKNOWN_ID,
    "founded-before-signing": _FUTURE,
    "successor-is-later": _FUTURE,
    "name-of-its-day": _FUTURE,
}
"""The causes of a rule at its second place, such as an unknown party or a date in the future."""
_DISORDER: Final = frozenset({"dates-in-order", "later-points-to-earlier"})
_CONFLICTS_AT_PLACE: Final[Mapping[str, Collection[str]]] = {
    "id-is-file-name": {"unique-id"},
    "not-in-the-future": _DISORDER,
    "founded-before-signing": _DISORDER,
}
"""The conflicts between two values, at the own place of a rule, that are reported instead of it."""

_RulesAt = Mapping[tuple[str, Span], Collection[str]]


def remove_consequences(problems: Collection[Problem]) -> Iterator[Problem]:
    """Yield the problems that would remain after all other problems are fixed."""
    rules_at_place: defaultdict[tuple[str, Span], set[str]] = defaultdict(set)
    rules_at_second_place: defaultdict[tuple[str, Span], set[str]] = defaultdict(set)
    for problem in problems:
        rules_at_place[problem.file, problem.span].add(problem.rule)
        for place in problem.also:
            rules_at_second_place[place.file, place.span].add(problem.rule)
    for problem in problems:
        if not _follows(problem, rules_at_place, rules_at_second_place):
            yield problem


def _follows(problem: Problem, rules_at_place: _RulesAt, rules_at_second_place: _RulesAt) -> bool:
    here = [(problem.file, problem.span)]
    there = [(place.file, place.span) for place in problem.also]
    conflicts = _CONFLICTS_AT_PLACE.get(problem.rule, ())
    return (
        _are_at(_CAUSES_AT_PLACE.get(problem.rule, ()), here, rules_at_place)
        or _are_at(_CAUSES_AT_SECOND_PLACE.get(problem.rule, ()), there, rules_at_place)
        or _are_at(conflicts, here, rules_at_place)
        or _are_at(conflicts, here, rules_at_second_place)
    )


def _are_at(rules: Collection[str], places: Iterable[tuple[str, Span]], reported: _RulesAt) -> bool:
    return any(rule in reported.get(place, ()) for place in places for rule in rules)
