"""The page of an agreement."""

import json
from collections.abc import Iterator
from datetime import date
from functools import partial

from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.index.stored_terms import stored_term
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.names import name_at_signing, preferred_name
from eapa_cli.model.records import Agreement, Area, Language, Organization, Party, Signing
from eapa_cli.model.terms import Term, Termination
from eapa_cli.model.vocabulary import Stage, Status
from eapa_cli.query.page_phrases import (
    WORDS,
    Line,
    Phrases,
    Section,
    ValueStyle,
    date_cell,
    in_both_styles,
    label_cell,
    language_cell,
    page_label,
    sentence,
    source_lines,
)
from eapa_cli.query.status_reasons import explain_status
from eapa_cli.query.term_phrases import describe_computation, describe_renewal
from eapa_cli.query.timeline import timeline
from eapa_cli.render.rows import CodedText


def agreement_sections(index: Index, agreement: Agreement, as_of: date, phrases: Phrases) -> Iterator[Section]:
    """Yield the sections of the page of an agreement; the page omits lines without a value."""
    term = stored_term(index.query, agreement)
    status = term.status_on(as_of)
    shown_status = in_both_styles(partial(_describe_status, status, as_of))
    yield (
        phrases.local(agreement.title) or agreement.id,
        list(_general_lines(agreement, shown_status, _responsible_person(index, agreement), phrases)),
    )
    titles: list[Line] = [(language_cell(lang), title) for lang, title in (agreement.title or {}).items()]
    yield page_label("Titles"), titles if len(titles) > 1 else []
    signed = agreement.signing_date
    yield (
        page_label("Parties"),
        [line for party in agreement.parties for line in _party_lines(index, party, signed, phrases)],
    )
    yield page_label("Signatories"), [(person.party, phrases.signatory(person)) for person in agreement.signatories]
    yield page_label("Areas"), [_area_line(area, phrases) for area in agreement.areas]
    yield page_label("Term"), list(_term_lines(agreement.term)) if agreement.term else []
    if agreement.terminated:
        yield page_label("Terminated"), list(_termination_lines(agreement.terminated))
    yield page_label("Timeline"), timeline(index, agreement, term, as_of)
    yield page_label("Computed"), list(_computed_lines(index, agreement, term, as_of))
    yield (
        page_label("Relations"),
        [
            (label_cell(link.type), link.agreement + (f". {link.note}" if link.note else ""))
            for link in agreement.relations
        ],
    )
    yield page_label("Documents"), [(one.title or "", one.path or one.url) for one in agreement.documents]
    yield page_label("Sources"), list(source_lines(agreement.sources))


def _area_line(area: Area, phrases: Phrases) -> Line:
    # Without a wording, the label of the topic is enough for people.
    return label_cell(area.topic), phrases.local(area.text) or CodedText(area.topic, lambda: "")


def _responsible_person(index: Index, agreement: Agreement) -> str | None:
    """Return the name and e-mail address of the person to remind of an agreement.

    If the agreement names no person, this is the person who is responsible for the register. None means neither.
    """
    person = agreement.responsible or index.responsible
    return str(person) if person else None


def _describe_status(status: Status, as_of: date, style: ValueStyle) -> str:
    label = style.label(Status, status)
    # A stage and an unknown status do not depend on the day.
    if style is WORDS and status in {Status.UNKNOWN, *Stage}:
        return label
    return style.gettext("%(status)s on %(date)s") % {"status": label, "date": style.day(as_of)}


def _general_lines(
    agreement: Agreement, status: CodedText, responsible: str | None, phrases: Phrases
) -> Iterator[Line]:
    """Yield the fields below the title."""
    signed = agreement.signed or Signing()
    yield page_label("Id"), agreement.id
    yield page_label("Type"), label_cell(agreement.type)
    yield page_label("Status"), status
    yield page_label("Planned signing") if agreement.stage else page_label("Signed"), date_cell(signed.date)
    yield page_label("Date basis", code="Known by"), label_cell(signed.basis) if signed.basis else None
    yield page_label("Place"), phrases.place(signed.place) or (sentence("online") if signed.online else None)
    yield page_label("Event"), phrases.local(signed.event)
    yield page_label("Note"), signed.note
    yield (
        page_label("Languages"),
        tuple(in_both_styles(partial(_describe_language, one)) for one in agreement.languages),
    )
    yield page_label("Former ids"), agreement.former_ids
    yield page_label("Responsible"), responsible
    yield page_label("Notes"), agreement.notes


def _describe_language(one: Language, style: ValueStyle) -> str:
    language = style.language(one.lang)
    return style.gettext("%(language)s (authentic)") % {"language": language} if one.authentic else language


def _party_lines(index: Index, party: Party, signed: EdtfDate | None, phrases: Phrases) -> Iterator[Line]:
    """Yield the name of a party in the agreement, its official name on the day of signing, and its name today.

    Equal names are yielded once. The note on the party follows.
    """
    found = index.query("SELECT data FROM organization WHERE id = ?", (party.organization,))
    organization = decode_stored(Organization, json.loads(found[0][0])) if found else None
    if organization is None:
        yield party.organization, party.name_as_signed or sentence("not in the register")
    else:
        name_today = preferred_name(organization.names, phrases.languages)
        official_name = name_at_signing(organization.names, signed, phrases.languages)
        shown_name = party.name_as_signed or official_name
        yield (
            party.organization,
            in_both_styles(partial(_name_with_country, shown_name, organization.country)),
        )
        if party.name_as_signed and official_name not in {name_today, party.name_as_signed}:
            yield "", sentence("name on the day of signing: %(name)s", name=official_name)
        if name_today != shown_name:
            yield "", sentence("name today: %(name)s", name=name_today)
    if party.note:
        yield "", party.note


def _name_with_country(name: str, country: str | None, style: ValueStyle) -> str:
    if not country:
        return name
    return f"{name} ({style.country(country)})" if style is WORDS else f"{name} [{country}]"


def _term_lines(term: Term) -> Iterator[Line]:
    yield page_label("Starts"), date_cell(term.starts)
    yield page_label("Ends"), sentence("open") if term.ends and term.ends.is_open else date_cell(term.ends)
    duration, notice, renewal = term.duration, term.notice, term.renewal
    yield page_label("Duration"), in_both_styles(lambda style: style.duration(duration)) if duration else None
    yield page_label("Renewal"), in_both_styles(partial(describe_renewal, renewal)) if renewal else None
    yield page_label("Notice"), in_both_styles(partial(_describe_notice, notice)) if notice else None
    yield page_label("Note"), term.note


def _describe_notice(notice: Duration, style: ValueStyle) -> str:
    if style is not WORDS:
        return str(notice)
    return style.gettext("%(length)s before the end") % {"length": style.length(notice)}


def _termination_lines(end: Termination) -> Iterator[Line]:
    yield page_label("On"), date_cell(end.date)
    yield page_label("Grounds"), label_cell(end.grounds)
    yield page_label("Note"), end.note


def _computed_lines(index: Index, agreement: Agreement, term: EffectiveTerm, as_of: date) -> Iterator[Line]:
    """Yield the computed values, most of them with an explanation."""
    status = term.status_on(as_of)
    yield (
        page_label("Status"),
        in_both_styles(
            lambda style: f"{style.label(Status, status)}: {explain_status(index, agreement, term, as_of, style)}"
        ),
    )
    day = agreement.signing_date
    if day and day.has_year and day.earliest != day.latest:
        yield page_label("Signed"), in_both_styles(partial(_describe_uncertain_day, day))
    next_end = term.next_deadline(as_of)
    if next_end and status not in {Status.TERMINATED, Status.SUPERSEDED, Status.EXPIRED}:
        number, deadline = next_end
        yield (
            page_label("Ends"),
            in_both_styles(
                lambda style: f"{style.date(deadline.end)}: {describe_computation(term, number, deadline, style)}"
            ),
        )
        is_renewed = term.is_renewed_at(deadline)
        yield page_label("Renewed by"), term.renewed_by if is_renewed else None
        must_act = deadline.act >= as_of and not is_renewed
        yield page_label("Act by"), in_both_styles(lambda style: style.day(deadline.act)) if must_act else None
    yield (
        page_label("Shares"),
        (sentence("the term of %(agreement)s, which it amends", agreement=term.part_of) if term.part_of else None),
    )


def _describe_uncertain_day(day: EdtfDate, style: ValueStyle) -> str:
    text = style.gettext("between %(first)s and %(last)s, from '%(date)s'")
    return text % {"first": style.day(day.earliest), "last": style.day(day.latest), "date": style.date(day)}
