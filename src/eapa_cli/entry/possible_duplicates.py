"""Possible duplicates of a new record in the register."""

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import Kind, Stage
from eapa_cli.query.party_lookup import find_agreements_between, find_unsigned_between
from eapa_cli.text.labels import label


def possible_duplicates(kind: Kind, data: Mapping[str, Any], context: EntryContext) -> Iterator[str]:
    """Yield a sentence for each record that a new record may duplicate."""
    match kind:
        case Kind.ORGANIZATION:
            yield from _organizations(data, context)
        case Kind.AGREEMENT:
            yield from _agreements(data, context)
        case _:
            assert_never(kind)


def _organizations(data: Mapping[str, Any], context: EntryContext) -> Iterator[str]:
    for name in data.get("names", ()):
        if (same := context.duplicate_of(name["value"])) and same.id != data.get("id"):
            yield f"'{name['value']}' looks like {same}, which is in the register"
            return


def _agreements(data: Mapping[str, Any], context: EntryContext) -> Iterator[str]:
    parties = {party["organization"] for party in data.get("parties", ())}
    written = data.get("signed", {}).get("date")
    signed = EdtfDate.parse(written) if written else None
    related = {link["agreement"] for link in data.get("relations", ())}
    for id_, stage in find_unsigned_between(context.index, parties, data.get("type", "")):
        if id_ in related:
            continue
        if "stage" in data:
            yield f"'{id_}' is already in the register, with the same parties ({label(Stage, stage)})"
        else:
            yield f"'{id_}' has the same parties ({label(Stage, stage)}): 'eapa sign {id_}' records that it was signed"
    for id_, date in find_agreements_between(context.index, parties, signed):
        if id_ in related or (signed is None and "stage" in data):
            continue
        if signed is None:
            yield f"'{id_}' is already in the register, with the same parties and also without a date"
        elif date == written and signed.earliest == signed.latest:
            yield f"'{id_}' is already in the register, with the same parties and the same date ({date})"
        else:
            yield f"'{id_}' is already in the register, with the same parties and possibly the same date ({date})"
