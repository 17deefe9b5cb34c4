"""Which problems follow from others, so that one cause is told once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from eapa_cli.checks.problem import Problem
from eapa_cli.yaml.spans import Span

_NO_ID: Final = frozenset({"known-organization", "known-relation", "known-owner"})
_FUTURE: Final = frozenset({"not-in-the-future"})
_AT_ITS_PLACE: Final[Mapping[str, Collection[str]]] = {"quote-it": {"schema", "id-is-file-name", *_NO_ID}}
"""A value that is wrong however it is read will be another one, and that one in quotes or not."""
_AT_ITS_OTHER_PLACE: Final[Mapping[str, Collection[str]]] = {
    "signatory-of-a-party": _NO_ID,
    "founded-before-signing": _FUTURE,
    "successor-is-later": _FUTURE,
    "name-of-its-day": _FUTURE,
}
"""A misspelt party is no party, a date of tomorrow fits no other: that two do not go together is no second fault."""
_DISORDER: Final = frozenset({"dates-in-order", "later-points-to-earlier"})
_WHERE_ANOTHER_LOOKS: Final[Mapping[str, Collection[str]]] = {
    "id-is-file-name": {"unique-id"},
    "not-in-the-future": _DISORDER,
    "founded-before-signing": _DISORDER,
}
"""That a date contradicts another of the same records is the graver fault, and so is an id that another record has."""

_RulesAt = Mapping[tuple[str, Span], Collection[str]]


def without_consequences(problems: Collection[Problem]) -> Iterator[Problem]:
    """The problems without those that go away when another one is mended."""
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
    graver = _WHERE_ANOTHER_LOOKS.get(problem.rule, ())
    return (
        _are_at(_AT_ITS_PLACE.get(problem.rule, ()), here, own)
        or _are_at(_AT_ITS_OTHER_PLACE.get(problem.rule, ()), there, own)
        or _are_at(graver, here, own)
        or _are_at(graver, here, other)
    )


def _are_at(rules: Collection[str], places: Iterable[tuple[str, Span]], told: _RulesAt) -> bool:
    return any(rule in told.get(place, ()) for place in places for rule in rules)
