"""The removal of problems that follow from others, so that each cause is reported once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from eapa_cli.checks.problem import Problem
from eapa_cli.yaml.spans import Span

_NO_ID: Final = frozenset({"known-organization", "known-relation", "known-owner"})
_FUTURE: Final = frozenset({"not-in-the-future"})
_AT_ITS_PLACE: Final[Mapping[str, Collection[str]]] = {"quote-it": {"schema", "id-is-file-name", *_NO_ID}}
"""The rules that follow from others at the same place: an unquoted value will change anyway."""
_AT_ITS_OTHER_PLACE: Final[Mapping[str, Collection[str]]] = {
    "signatory-of-a-party": _NO_ID,
    "founded-before-signing": _FUTURE,
    "successor-is-later": _FUTURE,
    "name-of-its-day": _FUTURE,
}
"""The rules that follow from others at their second place, such as an unknown party or a future date."""
_DISORDER: Final = frozenset({"dates-in-order", "later-points-to-earlier"})
_CONFLICTS: Final[Mapping[str, Collection[str]]] = {
    "id-is-file-name": {"unique-id"},
    "not-in-the-future": _DISORDER,
    "founded-before-signing": _DISORDER,
}
"""The rules that give way to a conflict between two values at the same place."""

_RulesAt = Mapping[tuple[str, Span], Collection[str]]


def without_consequences(problems: Collection[Problem]) -> Iterator[Problem]:
    """Yield the problems that do not disappear when another one is fixed."""
    own: defaultdict[tuple[str, Span], set[str]] = defaultdict(set)
    other: defaultdict[tuple[str, Span], set[str]] = defaultdict(set)
    for problem in problems:
        own[problem.file, problem.span].add(problem.rule)
        for place in problem.also:
            other[place.file, place.span].add(problem.rule)
    for problem in problems:
        if not _follows(problem, own, other):
            yield problem


def _follows(problem: Problem, own: _RulesAt, other: _RulesAt) -> bool:
    here = [(problem.file, problem.span)]
    there = [(place.file, place.span) for place in problem.also]
    conflicts = _CONFLICTS.get(problem.rule, ())
    return (
        _are_at(_AT_ITS_PLACE.get(problem.rule, ()), here, own)
        or _are_at(_AT_ITS_OTHER_PLACE.get(problem.rule, ()), there, own)
        or _are_at(conflicts, here, own)
        or _are_at(conflicts, here, other)
    )


def _are_at(rules: Collection[str], places: Iterable[tuple[str, Span]], reported: _RulesAt) -> bool:
    return any(rule in reported.get(place, ()) for place in places for rule in rules)
