"""The people who signed agreements. A person whose name has several spellings is listed once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eapa_cli.index.read_model import Index
from eapa_cli.matching.person_groups import group_people
from eapa_cli.model.ids import DEVICE_NAMES
from eapa_cli.publishing.page import key_of
from eapa_cli.publishing.record_summaries import AgreementSummary
from eapa_cli.publishing.site_cache import SiteCache
from eapa_cli.text.fold import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person who signed agreements."""

    key: str
    """The last segment of the address of the person's page, which is different for each person."""
    name: str
    """The name in the first of the agreements, in one language."""
    signatures: tuple[tuple[str, int], ...]
    """The ids of the signed agreements, each with the position of the person among its signatories."""


def find_people(index: Index, agreements: Iterable[AgreementSummary], cache: SiteCache) -> Sequence[Person]:
    """Return all people who signed some agreements, in the order of their names."""
    ids = {one.file: one.id for one in agreements}
    signatories = index.query("SELECT file, position, name, spellings FROM signatory")
    rows = sorted((ids[file], *others) for file, *others in signatories if file in ids)
    distinct_spellings = list(dict.fromkeys(spellings for _, _, _, spellings in rows))
    numbers = cache.value(
        "people",
        key_of(distinct_spellings),
        lambda: group_people([one.split("\n") for one in distinct_spellings]),
    )
    person_numbers = dict(zip(distinct_spellings, numbers, strict=True))
    signatures: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    names: dict[int, str] = {}
    for id_, position, name, spellings in rows:
        number = person_numbers[spellings]
        signatures[number].append((id_, position))
        names.setdefault(number, name)
    people = [(names[number], tuple(group)) for number, group in signatures.items()]
    people.sort(key=lambda person: (slug(person[0]), person[1]))
    return list(_assign_keys(people))


def _assign_keys(people: Sequence[tuple[str, tuple[tuple[str, int], ...]]]) -> Iterator[Person]:
    """Yield people from their names and signatures. The second person with the same slug gets the suffix `-2`."""
    used = set(DEVICE_NAMES)
    for name, signatures in people:
        key = stem = slug(name) or "person"  # a name without letters has no slug
        number = 1
        while key in used:
            number += 1
            key = f"{stem}-{number}"
        used.add(key)
        yield Person(key=key, name=name, signatures=signatures)
