"""The page of an agreement."""

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final, assert_never

from eapa_cli.index.effective_terms import stored_term
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.date_phrases import dated
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.names import name_on, preferred_name
from eapa_cli.model.records import Agreement, Language, Organization, Party, Signing
from eapa_cli.model.terms import Term
from eapa_cli.model.vocabulary import Stage, Status
from eapa_cli.query.page_phrases import (
    WORDS,
    Line,
    Phrases,
    Section,
    ValueStyle,
    both,
    date_of,
    label_of,
    language_of,
    sources_of,
)
from eapa_cli.query.term_phrases import how_computed, renewal_of
from eapa_cli.query.timeline import timeline
from eapa_cli.render.rows import Coded


def sections_of_agreement(index: Index, it: Agreement, as_of: date, phrases: Phrases) -> Iterator[Section]:
    """Yield the sections of its page; a line without a value is dropped later."""
    term = stored_term(index.ask, it)
    status = term.status_on(as_of)
    shown_status = both(partial(_status_on, status, as_of))
    yield phrases.local(it.title) or it.id, list(_facts(it, shown_status, responsible_for(index, it), phrases))
    titles: list[Line] = [(language_of(lang), title) for lang, title in (it.title or {}).items()]
    yield "Titles", titles if len(titles) > 1 else []
    signed = it.signed.date if it.signed else None
    yield "Parties", [line for party in it.parties for line in _party(index, party, signed, phrases)]
    yield "Signatories", [(person.party, phrases.signatory(person)) for person in it.signatories]
    yield "Areas", [(label_of(area.topic), phrases.local(area.text) or label_of(area.topic)) for area in it.areas]
    yield "Term", list(_term(it.term)) if it.term else []
    if it.terminated:
        end = it.terminated
        yield "Terminated", [("On", date_of(end.date)), ("Grounds", label_of(end.grounds)), ("Note", end.note)]
    yield "Timeline", timeline(index, it, term, as_of)
    yield "Computed", list(_computed(index, it, term, as_of))
    yield (
        "Relations",
        [(label_of(link.type), link.agreement + (f". {link.note}" if link.note else "")) for link in it.relations],
    )
    yield "Documents", [(one.title or "", one.path or one.url) for one in it.documents]
    yield "Sources", list(sources_of(it.sources))


def responsible_for(index: Index, it: Agreement) -> str | None:
    """Return the person to remind of the dates of an agreement, with the address."""
    person = it.responsible or index.responsible
    return str(person) if person else None


def _status_on(status: Status, as_of: date, style: ValueStyle) -> str:
    label = style.label(Status, status)
    # A stage, and that no end is stated, do not depend on the day.
    return label if style is WORDS and status in {Status.UNKNOWN, *Stage} else f"{label} on {style.day(as_of)}"


def _facts(it: Agreement, status: Coded, responsible: str | None, phrases: Phrases) -> Iterator[Line]:
    """Yield the fields below the title."""
    signed = it.signed or Signing()
    yield "Id", it.id
    yield "Type", label_of(it.type)
    yield "Status", status
    yield ("Planned signing" if it.stage else "Signed"), date_of(signed.date)
    yield Coded("Known by", lambda: "Date basis"), label_of(signed.basis) if signed.basis else None
    yield "Place", phrases.place(signed.place) or ("online" if signed.online else None)
    yield "Event", phrases.local(signed.event)
    yield "Note", signed.note
    yield "Languages", tuple(both(partial(_language, one)) for one in it.languages)
    yield "Former ids", it.former_ids
    yield "Responsible", responsible
    yield "Notes", it.notes


def _language(one: Language, style: ValueStyle) -> str:
    return f"{style.language(one.lang)}{' (authentic)' if one.authentic else ''}"


def _party(index: Index, party: Party, signed: EdtfDate | None, phrases: Phrases) -> Iterator[Line]:
    """Yield the name in the agreement, the official name on that day, and the name today, if they differ."""
    found = index.ask("SELECT data FROM organization WHERE id = ?", (party.organization,))
    organization = decode_stored(Organization, json.loads(found[0][0])) if found else None
    if organization is None:
        yield party.organization, party.name_as_signed or "not in the register"
    else:
        today = preferred_name(organization.names, phrases.languages)
        then = name_on(organization.names, signed.earliest, phrases.languages) if signed else today
        yield party.organization, both(partial(_name, party.name_as_signed or then, organization.country))
        if party.name_as_signed and then not in {today, party.name_as_signed}:
            yield "", f"name on the day of signing: {then}"
        if today != (party.name_as_signed or then):
            yield "", f"name today: {today}"
    if party.note:
        yield "", party.note


def _name(name: str, country: str | None, style: ValueStyle) -> str:
    if not country:
        return name
    return f"{name} ({style.country(country)})" if style is WORDS else f"{name} [{country}]"


def _term(term: Term) -> Iterator[Line]:
    yield "Starts", date_of(term.starts)
    yield "Ends", "open" if term.ends and term.ends.is_open else date_of(term.ends)
    duration, notice, renewal = term.duration, term.notice, term.renewal
    yield "Duration", both(lambda style: style.duration(duration)) if duration else None
    yield "Renewal", both(partial(renewal_of, renewal)) if renewal else None
    yield "Notice", both(lambda style: _notice(style.duration(notice), style)) if notice else None
    yield "Note", term.note


def _notice(length: str, style: ValueStyle) -> str:
    return f"{length} before the end" if style is WORDS else length


def _computed(index: Index, it: Agreement, term: EffectiveTerm, as_of: date) -> Iterator[Line]:
    """Yield the values that no file states, and from what they follow."""
    status = term.status_on(as_of)
    yield "Status", both(lambda style: f"{style.label(Status, status)}: {_reason(index, it, term, as_of, style)}")
    day = it.signed.date if it.signed else None
    if day and day.earliest != day.latest:
        yield "Signed", both(partial(_between, day))
    found = term.next_deadline(as_of)
    if found and status not in {Status.TERMINATED, Status.SUPERSEDED, Status.EXPIRED}:
        number, deadline = found
        yield "Ends", both(lambda style: f"{style.date(deadline.end)}: {how_computed(term, number, deadline, style)}")
        covered = term.covers(deadline)
        yield "Renewed by", term.renewed_by if covered else None
        must_act = deadline.act >= as_of and not covered
        yield "Act by", both(lambda style: style.day(deadline.act)) if must_act else None
    yield "Shares", f"the term of {term.part_of}, which it amends" if term.part_of else None


def _between(day: EdtfDate, style: ValueStyle) -> str:
    return f"between {style.day(day.earliest)} and {style.day(day.latest)}, from '{style.date(day)}'"


def _reason_in_force(term: EffectiveTerm, as_of: date) -> str:
    if term.first_end and term.first_end.is_open:
        return "it has no end by agreement of its parties"
    if term.next_deadline(as_of) is None:
        return "it renews automatically, and later ends are not computed"
    return "its term has started, and the day to act is more than 90 days away or already past"


def _reason_expired(term: EffectiveTerm, style: ValueStyle) -> str:
    last = term.last_deadline()
    assert last, "an agreement expires at the last end of its term"
    how = how_computed(term, *last, style)
    return f"its term ended {dated(last.deadline.end)} ({how})" if style is WORDS else f"the last day has passed: {how}"


_REASONS_BEFORE_TERM: Final = {
    Status.PLANNED: "it is not signed",
    Status.NEGOTIATING: "it is not signed",
    Status.AGREED: "it is not signed",
    Status.DROPPED: "its parties will not sign it",
    Status.NOT_STARTED: "its term has not started",
}


def _reason(index: Index, it: Agreement, term: EffectiveTerm, as_of: date, style: ValueStyle) -> str:
    match term.status_on(as_of):
        case Status.UNKNOWN if term.last_deadline():
            return "its start, or the period of its renewals, is not recorded"
        case Status.UNKNOWN:
            return "no end or duration of its term is recorded"
        case Status.PLANNED | Status.NEGOTIATING | Status.AGREED | Status.DROPPED | Status.NOT_STARTED as early:
            return _REASONS_BEFORE_TERM[early]
        case Status.IN_FORCE:
            return _reason_in_force(term, as_of)
        case Status.DUE:
            return "the day to act is at most 90 days away"
        case Status.EXPIRED:
            return _reason_expired(term, style)
        case Status.TERMINATED if term.part_of and not it.terminated:
            return f"{term.part_of}, which it amends, was terminated"
        case Status.TERMINATED:
            return "it was terminated before its end"
        case Status.SUPERSEDED:
            rows = index.ask(
                "SELECT id FROM relation JOIN agreement USING (file) "
                "WHERE target IN (?, ?) AND relation.type = 'supersedes' ORDER BY id",
                (it.id, term.part_of),
            )
            return f"it was superseded by {', '.join(id_ for (id_,) in rows)}"
        case status:
            assert_never(status)
