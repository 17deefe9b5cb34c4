"""Records that may be in the register already."""

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from eapa_cli.entry.entry_context import Desk
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.party_lookup import agreements_between


def doubles_of(kind: Kind, data: Mapping[str, Any], desk: Desk) -> Iterator[str]:
    """A sentence for each record that this one may be a second entry of."""
    match kind:
        case Kind.ORGANIZATION:
            yield from _organizations(data, desk)
        case Kind.AGREEMENT:
            yield from _agreements(data, desk)
        case _:
            assert_never(kind)


def _organizations(data: Mapping[str, Any], desk: Desk) -> Iterator[str]:
    for name in data.get("names", ()):
        if (same := desk.same(name["value"])) and same.id != data.get("id"):
            yield f"'{name['value']}' looks like {same}, which is in the register"
            return


def _agreements(data: Mapping[str, Any], desk: Desk) -> Iterator[str]:
    parties = {party["organization"] for party in data.get("parties", ())}
    signed = data.get("signed", {}).get("date")
    related = {link["agreement"] for link in data.get("relations", ())}
    for id_, date in agreements_between(desk.index, parties, EdtfDate.parse(signed) if signed else None):
        if id_ not in related:
            if date:
                yield f"'{id_}' is already in the register, with the same parties and the same date ({date})"
            else:
                yield f"'{id_}' is already in the register, with the same parties and also without a date"
