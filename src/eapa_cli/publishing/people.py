"""People who signed, each once, whichever of their spellings an agreement has."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eapa_cli.index.read_model import Index
from eapa_cli.text.fold import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person who signed agreements."""

    key: str
    """The part of the address that is this person's."""
    name: str
    """The name in the register's first language, as first written."""
    signatures: tuple[tuple[str, int], ...]
    """The ids of the agreements, each with the position among its signatories."""


def people_of(index: Index) -> Sequence[Person]:
    """Return everyone who signed, in the order of their names; those with a common spelling are one person."""
    rows = index.ask(
        "SELECT agreement.id, position, name, folded FROM signatory JOIN agreement USING (file) ORDER BY 1, 2"
    )
    groups = _groups([set(folded.split("\n")) - {""} for _, _, _, folded in rows])
    people = [(rows[members[0]][2], tuple(rows[number][:2] for number in members)) for members in groups]
    people.sort(key=lambda person: (slug(person[0]), person[1]))
    return list(_with_keys(people))


def _with_keys(people: Sequence[tuple[str, tuple[tuple[str, int], ...]]]) -> Iterator[Person]:
    used: defaultdict[str, int] = defaultdict(int)
    for name, signatures in people:
        key = slug(name) or "person"
        used[key] += 1
        number = used[key]
        yield Person(key=key if number == 1 else f"{key}-{number}", name=name, signatures=signatures)


def _groups(spellings: Sequence[set[str]]) -> list[list[int]]:
    """Group the numbers of sets that have an element in common, directly or through others."""
    parent = list(range(len(spellings)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    first: dict[str, int] = {}
    for number, found in enumerate(spellings):
        for spelling in found:
            if spelling in first:
                one, other = sorted((root(first[spelling]), root(number)))
                parent[other] = one
            else:
                first[spelling] = number
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(spellings)):
        groups[root(number)].append(number)
    return list(groups.values())
