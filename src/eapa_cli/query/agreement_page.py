"""The page of an agreement."""

import json
from collections.abc import Iterator
from datetime import date
from typing import assert_never

from eapa_cli.index.effective_terms import Standing, standing
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import stored_record
from eapa_cli.index.tables import status_on
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import name_on, preferred_name
from eapa_cli.model.records import Agreement, Organization, Party, Signing
from eapa_cli.model.terms import Term
from eapa_cli.model.vocabulary import Status
from eapa_cli.query.due import how_computed
from eapa_cli.query.page_phrases import Line, Phrases, Section, sources_of, text_of
from eapa_cli.query.timeline import last_deadline, next_deadline, timeline


def sections_of_agreement(index: Index, it: Agreement, as_of: date, phrases: Phrases) -> Iterator[Section]:
    """The sections of its page; a line whose value is not known is left to be dropped."""
    now = standing(index.ask, it)
    status = _status(index, it.id, as_of)
    yield phrases.local(it.title) or it.id, list(_facts(it, f"{status} on {as_of}", phrases))
    yield "Titles", [(lang, title) for lang, title in (it.title or {}).items()] if len(it.title or {}) > 1 else []
    signed = it.signed.date if it.signed else None
    yield "Parties", [line for party in it.parties for line in _party(index, party, signed, phrases)]
    yield "Signatories", [(person.party, phrases.signatory(person)) for person in it.signatories]
    yield "Areas", [(area.topic, phrases.local(area.text) or area.topic) for area in it.areas]
    yield "Term", list(_term(it.term)) if it.term else []
    if it.terminated:
        end = it.terminated
        yield "Terminated", [("On", text_of(end.date)), ("Grounds", end.grounds), ("Note", end.note)]
    yield "Timeline", timeline(index, now.agreement, as_of)
    yield "Computed", list(_computed(index, now, status, as_of))
    yield "Relations", [(link.type, link.agreement + (f". {link.note}" if link.note else "")) for link in it.relations]
    yield "Documents", [(one.title or "", one.path or one.url) for one in it.documents]
    yield "Sources", list(sources_of(it.sources))


def _facts(it: Agreement, status: str, phrases: Phrases) -> Iterator[Line]:
    """What is told of it first, below its title."""
    signed = it.signed or Signing()
    yield "Id", it.id
    yield "Type", it.type
    yield "Status", status
    yield "Signed", text_of(signed.date)
    yield "Known by", signed.basis
    yield "Place", phrases.place(signed.place) or ("online" if signed.online else None)
    yield "Event", phrases.local(signed.event)
    yield "Note", signed.note
    yield "Languages", tuple(f"{one.lang}{' (authentic)' if one.authentic else ''}" for one in it.languages)
    yield "Former ids", it.former_ids
    yield "Notes", it.notes


def _party(index: Index, party: Party, signed: EdtfDate | None, phrases: Phrases) -> Iterator[Line]:
    """The name it signed with, that which it bore on the day, and that of today, as far as they differ."""
    found = index.ask("SELECT data FROM organization WHERE id = ?", (party.organization,))
    organization = stored_record(Organization, json.loads(found[0][0])) if found else None
    if organization is None:
        yield party.organization, party.name_as_signed or "not in the register"
    else:
        today = preferred_name(organization.names, phrases.languages)
        then = name_on(organization.names, signed.earliest, phrases.languages) if signed else today
        country = f" [{organization.country}]" if organization.country else ""
        yield party.organization, (party.name_as_signed or then) + country
        if party.name_as_signed and then not in {today, party.name_as_signed}:
            yield "", f"its name on that day: {then}"
        if today != (party.name_as_signed or then):
            yield "", f"its name today: {today}"
    if party.note:
        yield "", party.note


def _term(term: Term) -> Iterator[Line]:
    yield "Starts", text_of(term.starts)
    yield "Ends", "open" if term.ends and term.ends.is_open else text_of(term.ends)
    yield "Duration", str(term.duration) if term.duration else None
    if term.renewal:
        period = f", for {term.renewal.period} each time" if term.renewal.period else ""
        most = f", {term.renewal.max} times at most" if term.renewal.max is not None else ""
        yield "Renewal", f"{term.renewal.mode}{period}{most}"
    yield "Notice", str(term.notice) if term.notice else None
    yield "Note", term.note


def _status(index: Index, id_: str, as_of: date) -> Status:
    index.reckon(as_of)
    sql = f"SELECT {status_on(':as_of')} FROM agreement AS record WHERE id = :id LIMIT 1"
    ((status,),) = index.ask(sql, {"as_of": as_of.isoformat(), "id": id_})
    return Status(status)


def _computed(index: Index, now: Standing, status: Status, as_of: date) -> Iterator[Line]:
    """What stands in no file, and from what it follows."""
    it = now.agreement
    yield "Status", f"{status}: {_reason(index, now, status, as_of)}"
    day = it.signed.date if it.signed else None
    if day and day.earliest != day.latest:
        yield "Signed", f"between {day.earliest} and {day.latest}, from '{day}'"
    found = next_deadline(it, as_of)
    if found and status not in {Status.TERMINATED, Status.SUPERSEDED, Status.EXPIRED}:
        number, deadline = found
        yield "Ends", f"{deadline.end}: {how_computed(now, number, deadline)}"
        covered = now.renewed_by is not None and not deadline.renews
        yield "Renewed by", now.renewed_by if covered else None
        yield "Act by", f"{deadline.act}" if deadline.act >= as_of and not covered else None


def _reason_in_force(it: Agreement, as_of: date) -> str:
    if it.term and it.term.ends and it.term.ends.is_open:
        return "its end was left open"
    if next_deadline(it, as_of) is None:
        return "it renews itself, and is not reckoned any further"
    return "it has begun, and its end is further off than 90 days, or no longer to be acted on"


def _reason(index: Index, now: Standing, status: Status, as_of: date) -> str:
    it = now.agreement
    match status:
        case Status.UNKNOWN if last_deadline(it):
            return "it is not known on which day it begins, or for how long it was renewed"
        case Status.UNKNOWN:
            return "neither an end nor a duration of its term is recorded"
        case Status.PLANNED:
            return "it has not begun"
        case Status.IN_FORCE:
            return _reason_in_force(it, as_of)
        case Status.DUE:
            return "the day to act is 90 days off at most"
        case Status.EXPIRED:
            ended = last_deadline(it)
            return f"the last day has passed: {how_computed(now, *ended)}" if ended else ""
        case Status.TERMINATED:
            return "it was terminated before its time"
        case Status.SUPERSEDED:
            rows = index.ask(
                "SELECT id FROM relation JOIN agreement USING (file) WHERE target = ? AND relation.type = 'supersedes'",
                (it.id,),
            )
            return f"in its place is {', '.join(id_ for (id_,) in rows)}"
        case _:
            assert_never(status)
