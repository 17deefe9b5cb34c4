"""People who signed for an organization before."""

import json
from collections.abc import Sequence
from itertools import product
from typing import Final, NamedTuple

from eapa_cli.entry.form_fields import Item
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.index.tables import signing_order
from eapa_cli.matching.person_names import PersonName, is_same_person, parse_person
from eapa_cli.model.records import Agreement
from eapa_cli.storage.codec import encode

# People who still sign for an organization are in its latest agreements.
_MAX_AGREEMENTS: Final = 100
# A longer list would not help to choose.
_MAX_PEOPLE: Final = 9
_PROPOSED_KEYS: Final = ("name", "position", "party")


class _Person(NamedTuple):
    """A person: all spellings of the name in the agreements, and the signatory to propose."""

    names: list[PersonName]
    item: Item


def find_earlier_signatories(index: Index, organization: str) -> list[Item]:
    """Return the signatories of an organization, the latest first, each person once with the last known position."""
    rows = index.query(
        "SELECT data FROM agreement JOIN party USING (file) WHERE organization = ? "
        f"ORDER BY {signing_order('agreement')} DESC, id LIMIT ?",
        [organization, _MAX_AGREEMENTS],
    )
    people: list[_Person] = []
    agreements = (decode_stored(Agreement, json.loads(data)) for (data,) in rows)
    for signatory in (one for agreement in agreements for one in agreement.signatories if one.party == organization):
        names = [parse_person(name) for name in (*signatory.name.values(), *signatory.also)]
        item = encode(signatory)
        person = next((person for person in people if _is_known_as(person, names)), None)
        if person is None:
            people.append(_Person(names, {key: item[key] for key in _PROPOSED_KEYS if key in item}))
            continue
        person.names.extend(names)
        if "position" in item:
            person.item.setdefault("position", item["position"])
    return [person.item for person in people[:_MAX_PEOPLE]]


def _is_known_as(person: _Person, names: Sequence[PersonName]) -> bool:
    return any(is_same_person(known, name) for known, name in product(person.names, names))
