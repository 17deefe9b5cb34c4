"""Which problems follow from others, so that one cause is told once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from eapa_cli.checks.problem import Problem
from eapa_cli.storage.places import Span

_NO_ID: Final = frozenset({"known-organization", "known-relation", "known-owner"})
_AT_ITSELF: Final[Mapping[str, Collection[str]]] = {"quote-it": {"schema", "id-is-file-name", *_NO_ID}}
"""A value that is wrong however it is read will be another one, and that one in quotes or not."""
_AT_ITS_OTHER_PLACE: Final[Mapping[str, Collection[str]]] = {"signatory-of-a-party": _NO_ID}
"""A misspelt party is no party; that the signatory who names it rightly signed for none is no second fault."""

_Place = tuple[str, Span]


def without_consequences(problems: Collection[Problem]) -> Iterator[Problem]:
    """The problems without those that go away when another one is mended."""
    causes: dict[_Place, set[str]] = {}
    for problem in problems:
        causes.setdefault((problem.file, problem.span), set()).add(problem.rule)
    for problem in problems:
        here = [(problem.file, problem.span)]
        there = ((place.file, place.span) for place in problem.also)
        if not (
            _told(causes, here, _AT_ITSELF.get(problem.rule, ()))
            or _told(causes, there, _AT_ITS_OTHER_PLACE.get(problem.rule, ()))
        ):
            yield problem


def _told(causes: Mapping[_Place, set[str]], places: Iterable[_Place], rules: Collection[str]) -> bool:
    return bool(rules) and any(not causes.get(place, set()).isdisjoint(rules) for place in places)
