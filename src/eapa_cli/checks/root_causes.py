"""The removal of problems that follow from other problems. Each cause is reported once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from eapa_cli.checks.problem import Problem
from eapa_cli.yaml.spans import Span

_UNKNOWN_ID: Final = frozenset({"known-organization", "known-relation", "known-owner"})
_FUTURE: Final = frozenset({"not-in-the-future"})
_CAUSES_AT_PLACE: Final[Mapping[str, Collection[str]]] = {"quote-it": {"schema", "id-is-file-name", *_UNKNOWN_ID}}
"""For each rule, the rules whose problem at the same place causes its problem.

For example, an unquoted value that violates the schema will be replaced, so its missing quotes are not reported.
"""
_CAUSES_AT_SECOND_PLACE: Final[Mapping[str, Collection[str]]] = {
    "signatory-of-a-party": _UNKNOWN_ID,
    "founded-before-signing": _FUTURE,
    "successor-is-later": _FUTURE,
    "name-of-its-day": _FUTURE,
}
"""For each rule, the rules whose problem at one of its second places causes its problem."""
_DATE_ORDER: Final = frozenset({"dates-in-order", "later-points-to-earlier"})
_CONFLICTS_AT_PLACE: Final[Mapping[str, Collection[str]]] = {
    "id-is-file-name": {"unique-id"},
    "not-in-the-future": _DATE_ORDER,
    "founded-before-signing": _DATE_ORDER,
}
"""For each rule, the rules that compare two values. If one of the values is at its place, only they are reported."""

_RulesByPlace = Mapping[tuple[str, Span], Collection[str]]
"""The names of the rules that report a problem, by file and span."""


def remove_consequences(problems: Collection[Problem]) -> Iterator[Problem]:
    """Yield the problems that do not follow from another problem."""
    rules_at_place: defaultdict[tuple[str, Span], set[str]] = defaultdict(set)
    rules_at_second_place: defaultdict[tuple[str, Span], set[str]] = defaultdict(set)
    for problem in problems:
        rules_at_place[problem.file, problem.span].add(problem.rule)
        for place in problem.second_places:
            rules_at_second_place[place.file, place.span].add(problem.rule)
    for problem in problems:
        if not _follows(problem, rules_at_place, rules_at_second_place):
            yield problem


def _follows(problem: Problem, rules_at_place: _RulesByPlace, rules_at_second_place: _RulesByPlace) -> bool:
    """Return whether a problem follows from another problem at one of its places."""
    here = [(problem.file, problem.span)]
    there = [(place.file, place.span) for place in problem.second_places]
    conflicts = _CONFLICTS_AT_PLACE.get(problem.rule, ())
    return (
        _are_at(_CAUSES_AT_PLACE.get(problem.rule, ()), here, rules_at_place)
        or _are_at(_CAUSES_AT_SECOND_PLACE.get(problem.rule, ()), there, rules_at_place)
        or _are_at(conflicts, here, rules_at_place)
        or _are_at(conflicts, here, rules_at_second_place)
    )


def _are_at(rules: Collection[str], places: Iterable[tuple[str, Span]], rules_by_place: _RulesByPlace) -> bool:
    return any(rule in rules_by_place.get(place, ()) for place in places for rule in rules)
