"""The people who signed agreements. A person whose name has several spellings is listed once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eapa_cli.index.read_model import Index
from eapa_cli.matching.person_groups import group_people
from eapa_cli.publishing.page import key_of
from eapa_cli.publishing.site_cache import SiteCache
from eapa_cli.text.fold import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person who signed agreements."""

    key: str
    """The part of the address of the person's page that differs from those of other people."""
    name: str
    """The name in the register's first language, as in the first of the agreements."""
    signatures: tuple[tuple[str, int], ...]
    """The ids of the signed agreements, each with the position of the person among its signatories."""


def find_people(index: Index, cache: SiteCache) -> Sequence[Person]:
    """Return everyone who signed, in the order of their names."""
    rows = index.query(
        "SELECT agreement.id, position, name, spellings FROM signatory JOIN agreement USING (file) "
        "WHERE stage IS NULL ORDER BY 1, 2"
    )
    distinct_spellings = list(dict.fromkeys(spellings for _, _, _, spellings in rows))
    numbers = cache.value(
        "people",
        key_of(distinct_spellings),
        lambda: group_people([one.split("\n") for one in distinct_spellings]),
    )
    groups = dict(zip(distinct_spellings, numbers, strict=True))
    signatures: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    names: dict[int, str] = {}
    for id_, position, name, spellings in rows:
        signatures[groups[spellings]].append((id_, position))
        names.setdefault(groups[spellings], name)
    people = [(names[number], tuple(found)) for number, found in signatures.items()]
    people.sort(key=lambda person: (slug(person[0]), person[1]))
    return list(_with_keys(people))


def _with_keys(people: Sequence[tuple[str, tuple[tuple[str, int], ...]]]) -> Iterator[Person]:
    used: defaultdict[str, int] = defaultdict(int)
    for name, signatures in people:
        key = slug(name) or "person"
        used[key] += 1
        number = used[key]
        yield Person(key=key if number == 1 else f"{key}-{number}", name=name, signatures=signatures)
