"""Grouping of all names of a register by person."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from eapa_cli.matching.person_names import PersonName, fullest, is_same_person, parse_person


def group_people(people: Sequence[Sequence[str]]) -> list[int]:
    """Return the number of the group of each person, given by the spellings of the name.

    A name with initials, or without a patronymic, joins the group of the only person who may have it. If people with
    different names may have it, it stays a group of its own.
    """
    groups = _Groups(len(people))
    names = [fullest(map(parse_person, spellings)) for spellings in people]
    pairs = [(one, other) for one, other in sorted(_pairs(names)) if _may_be_same(names[one], names[other])]
    for one, other in pairs:
        if any(_is_as_full(name, known) for name, known in product(names[one], names[other])):
            groups.join(one, other)
    _join_shorter_names(groups, names, pairs)
    return [groups.of(number) for number in range(len(people))]


class _Groups:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def of(self, number: int) -> int:
        while (parent := self._parents[number]) != number:
            self._parents[number] = number = self._parents[parent]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._parents[second] = first


def _join_shorter_names(
    groups: _Groups, names: Sequence[Sequence[PersonName]], pairs: Sequence[tuple[int, int]]
) -> None:
    """Join two groups that may be one person, unless another group may be only one of the two."""
    members: defaultdict[int, list[PersonName]] = defaultdict(list)
    for number in {number for pair in pairs for number in pair}:
        members[groups.of(number)] += names[number]
    whole = {number: fullest(found) for number, found in members.items()}
    near: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in {(groups.of(one), groups.of(other)) for one, other in pairs}:
        if one != other and _may_be_same(whole[one], whole[other]):
            near[one].add(other)
            near[other].add(one)
    for one, others in near.items():
        for other in others:
            if others - {other} == near[other] - {one}:
                groups.join(one, other)


def _may_be_same(names: Sequence[PersonName], others: Sequence[PersonName]) -> bool:
    return any(is_same_person(name, other) for name, other in product(names, others))


def _is_as_full(one: PersonName, other: PersonName) -> bool:
    """Return whether two names have equally many words, none of them an initial, and are the same."""
    return (
        len(one.core) == len(other.core)
        and not (_is_shortened(one) or _is_shortened(other))
        and is_same_person(one, other)
    )


def _pairs(names: Sequence[Sequence[PersonName]]) -> set[tuple[int, int]]:
    """Return the pairs of people who share two words of their names, or one word and an initial."""
    blocks: defaultdict[object, list[int]] = defaultdict(list)
    shortened: defaultdict[object, list[int]] = defaultdict(list)
    for number, spellings in enumerate(names):
        for key in {key for name in spellings for key in _blocks(name)}:
            blocks[key].append(number)
        for key in {key for name in spellings for key in _with_initials(name) if _is_shortened(name)}:
            shortened[key].append(number)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    if shortened:
        for number, spellings in enumerate(names):
            for key in {key for name in spellings for key in _with_initials(name)}:
                pairs.update((min(number, one), max(number, one)) for one in shortened.get(key, ()) if one != number)
    return pairs


def _blocks(name: PersonName) -> Iterator[object]:
    if name.joined:
        yield name.joined
    if len(name.core) == 1:
        yield from name.core[0].forms
    for one, other in combinations(name.core, 2):
        yield from (frozenset(forms) for forms in product(one.forms, other.forms))


def _with_initials(name: PersonName) -> Iterator[object]:
    for word, given in product(name.core, name.core):
        if word is not given:
            yield from product(word.forms, given.initials)


def _is_shortened(name: PersonName) -> bool:
    return any(not word.forms for word in name.core)
