"""Groups of the people of a register that are the same person."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from eapa_cli.matching.person_names import PersonName, is_same_person, parse_person, select_full_forms

_WINDOW_SIZE: Final = 50
"""The maximum number of people with whom one of a large block is compared. Few people share two words of a name."""


def group_people(people: Sequence[Sequence[str]]) -> list[int]:
    """Return the number of the group of each person. Each person is given by the spellings of the name.

    A name with initials, or without a patronymic, is added to the group of the only person who may have this name. If
    several people may have this name, it is a separate group.
    """
    groups = _DisjointSets(len(people))
    names = [select_full_forms(map(parse_person, spellings)) for spellings in people]
    pairs = [
        (one, other) for one, other in sorted(_find_candidate_pairs(names)) if _may_be_same(names[one], names[other])
    ]
    for one, other in pairs:
        if any(_is_same_full_name(name, known) for name, known in product(names[one], names[other])):
            groups.join(one, other)
    _join_shorter_names(groups, names, pairs)
    return [groups.find_root(number) for number in range(len(people))]


class _DisjointSets:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def find_root(self, number: int) -> int:
        """Return the number that represents the set of a number, and shorten the path to it."""
        while (parent := self._parents[number]) != number:
            self._parents[number] = number = self._parents[parent]
        return number

    def join(self, one: int, other: int) -> None:
        """Join the sets of two numbers."""
        first, second = sorted((self.find_root(one), self.find_root(other)))
        self._parents[second] = first


def _join_shorter_names(
    groups: _DisjointSets, names: Sequence[Sequence[PersonName]], pairs: Sequence[tuple[int, int]]
) -> None:
    """Join two groups that may be the same person, unless a third group may be the person of only one of them."""
    members: defaultdict[int, list[PersonName]] = defaultdict(list)
    for number in {number for pair in pairs for number in pair}:
        members[groups.find_root(number)] += names[number]
    full_names = {root: select_full_forms(names_of_group) for root, names_of_group in members.items()}
    possible_groups: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in {(groups.find_root(one), groups.find_root(other)) for one, other in pairs}:
        if one != other and _may_be_same(full_names[one], full_names[other]):
            possible_groups[one].add(other)
            possible_groups[other].add(one)
    for one, others in possible_groups.items():
        for other in others:
            if others - {other} == possible_groups[other] - {one}:
                groups.join(one, other)


def _may_be_same(names: Sequence[PersonName], others: Sequence[PersonName]) -> bool:
    return any(is_same_person(name, other) for name, other in product(names, others))


def _is_same_full_name(one: PersonName, other: PersonName) -> bool:
    """Return whether two names without initials have the same number of words, and are of the same person."""
    return (
        len(one.core) == len(other.core)
        and not (_is_shortened(one) or _is_shortened(other))
        and is_same_person(one, other)
    )


def _find_candidate_pairs(names: Sequence[Sequence[PersonName]]) -> set[tuple[int, int]]:
    """Return the pairs of people whose names share two words, or one word and an initial, or the whole name."""
    blocks: defaultdict[object, list[int]] = defaultdict(list)
    shortened: defaultdict[object, list[int]] = defaultdict(list)
    for index, spellings in enumerate(names):
        for key in {key for name in spellings for key in _make_blocking_keys(name)}:
            blocks[key].append(index)
        for key in {key for name in spellings for key in _make_keys_with_initial(name) if _is_shortened(name)}:
            shortened[key].append(index)
    pairs = {pair for block in blocks.values() for pair in _list_pairs_in_block(block, names)}
    if shortened:
        for index, spellings in enumerate(names):
            for key in {key for name in spellings for key in _make_keys_with_initial(name)}:
                others = shortened.get(key, ())[:_WINDOW_SIZE]
                pairs.update((min(index, one), max(index, one)) for one in others if one != index)
    return pairs


def _list_pairs_in_block(block: Sequence[int], names: Sequence[Sequence[PersonName]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block; of a very large one, only names that are close in the alphabetical order."""
    if len(block) > _WINDOW_SIZE:
        block = sorted(block, key=lambda index: names[index][0].joined)
    for next_start, one in enumerate(block, 1):
        for other in block[next_start : next_start + _WINDOW_SIZE]:
            yield min(one, other), max(one, other)


def _make_blocking_keys(name: PersonName) -> Iterator[object]:
    """Yield a key for the whole name, and for each pair of its words."""
    if name.joined:
        yield name.joined
    if len(name.core) == 1:
        yield from name.core[0].forms
    for one, other in combinations(name.core, 2):
        yield from (frozenset(forms) for forms in product(one.forms, other.forms))


def _make_keys_with_initial(name: PersonName) -> Iterator[object]:
    """Yield a key for each word of a name with an initial of another word."""
    for word, given in product(name.core, name.core):
        if word is not given:
            yield from product(word.forms, given.initials)


def _is_shortened(name: PersonName) -> bool:
    return any(not word.forms for word in name.core)
