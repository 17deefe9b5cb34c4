"""Possible duplicates of a new record in the register."""

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import Kind, Stage
from eapa_cli.query.party_lookup import find_agreements_between, find_unsigned_between
from eapa_cli.text.code_formatters import label_formatter
from eapa_cli.text.interface_language import gettext as _


def find_possible_duplicates(kind: Kind, data: Mapping[str, Any], context: EntryContext) -> Iterator[str]:
    """Yield a sentence for each record that a new record may duplicate."""
    match kind:
        case Kind.ORGANIZATION:
            yield from _find_organizations(data, context)
        case Kind.AGREEMENT:
            yield from _find_agreements(data, context)
        case _:
            assert_never(kind)


def _find_organizations(data: Mapping[str, Any], context: EntryContext) -> Iterator[str]:
    for name in data.get("names", ()):
        if (existing := context.find_duplicate(name["value"])) and existing.id != data.get("id"):
            message = _("'%(name)s' looks like %(organization)s, which is in the register")
            yield message % {"name": name["value"], "organization": existing}
            return


def _find_agreements(data: Mapping[str, Any], context: EntryContext) -> Iterator[str]:
    """Yield a sentence for each agreement of the same parties that is unsigned, or may have the same date."""
    parties = {party["organization"] for party in data.get("parties", ())}
    date_text = data.get("signed", {}).get("date")
    signed = EdtfDate.parse(date_text) if date_text else None
    related = {relation["agreement"] for relation in data.get("relations", ())}
    for id_, stage in find_unsigned_between(context.index, parties, data.get("type", "")):
        if id_ in related:
            continue
        if "stage" in data:
            message = _("'%(id)s' is already in the register, with the same parties (%(stage)s)")
        else:
            message = _("'%(id)s' has the same parties (%(stage)s): 'eapa sign %(id)s' records that it was signed")
        yield message % {"id": id_, "stage": label_formatter(Stage)(stage)}
    if signed is None and "stage" in data:
        return  # without a planned date, a plan for another agreement cannot be distinguished from a duplicate
    for id_, date in find_agreements_between(context.index, parties, signed):
        if id_ in related:
            continue
        if signed is None:
            message = _("'%(id)s' is already in the register, with the same parties and also without a date")
        elif date == date_text and signed.earliest == signed.latest:
            message = _("'%(id)s' is already in the register, with the same parties and the same date (%(date)s)")
        else:
            message = _(
                "'%(id)s' is already in the register, with the same parties and possibly the same date (%(date)s)"
            )
        yield message % {"id": id_, "date": date}
