"""Agreements that become duplicates, or list a party twice, when two organizations are merged."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any


def parties_twice(agreements: Mapping[str, Mapping[str, Any]], organization: str) -> Iterator[str]:
    """Yield the ids of the agreements (plain data by id) that list an organization as a party more than once."""
    for id_, data in agreements.items():
        if sum(party["organization"] == organization for party in data["parties"]) > 1:
            yield id_


def same_agreements(agreements: Mapping[str, Mapping[str, Any]], changed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of agreements with the same type, parties and date of signing, at least one of them changed."""
    first: dict[tuple[str, str, frozenset[str]], str] = {}
    for id_, data in agreements.items():
        if signed := data.get("signed", {}).get("date"):
            parties = frozenset(party["organization"] for party in data["parties"])
            known = first.setdefault((data["type"], signed, parties), id_)
            if known != id_ and not {known, id_}.isdisjoint(changed):
                yield known, id_
