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
            yield f"'{name['value']}' looks like {same}, already in the register"
            return


def _agreements(data: Mapping[str, Any], desk: Desk) -> Iterator[str]:
    parties = {party["organization"] for party in data.get("parties", ())}
    written = data.get("signed", {}).get("date")
    signed = EdtfDate.parse(written) if written else None
    related = {link["agreement"] for link in data.get("relations", ())}
    for id_, date in agreements_between(desk.index, parties, signed):
        if id_ in related:
            continue
        if signed is None:
            of_date = "and without a date as well"
        elif date == written and signed.earliest == signed.latest:
            of_date = f"and of the same date, {date}"
        else:
            of_date = f"and possibly of the same date ({date})"
        yield f"'{id_}' is in the register already, between the same parties {of_date}"
