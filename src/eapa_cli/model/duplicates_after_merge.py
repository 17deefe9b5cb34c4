"""The duplicates that a merge of two organizations leaves: agreements that have a party twice, and equal agreements."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any


def find_agreements_with_party_twice(agreements: Mapping[str, Mapping[str, Any]], organization: str) -> Iterator[str]:
    """Yield the ids of the agreements that have an organization as a party more than once. `agreements` are by id."""
    for id_, data in agreements.items():
        if sum(party["organization"] == organization for party in data["parties"]) > 1:
            yield id_


def find_duplicate_agreements(
    agreements: Mapping[str, Mapping[str, Any]], changed: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids of agreements with the same type, parties and date of signing, if one of the two is changed.

    `agreements` are by id, and `changed` are the ids of the changed agreements.
    """
    first_ids: dict[tuple[str, str, frozenset[str]], str] = {}
    for id_, data in agreements.items():
        if signed := data.get("signed", {}).get("date"):
            parties = frozenset(party["organization"] for party in data["parties"])
            first_id = first_ids.setdefault((data["type"], signed, parties), id_)
            if first_id != id_ and not {first_id, id_}.isdisjoint(changed):
                yield first_id, id_
