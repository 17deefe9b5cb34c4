"""Rules about the renewal and the end of agreements."""

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, dated_register_rule, rule
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import effective_term
from eapa_cli.model.english_dates import dated, day_in_words, duration_in_words
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import Register, start_of
from eapa_cli.model.terms import Deadline, Term, first_end
from eapa_cli.model.vocabulary import AgreementRelation, Grounds, OrganizationRelation, RenewalMode


@agreement_rule("no-renewal-no-period")
def no_renewal_no_period(agreement: Agreement) -> Iterator[Violation]:
    """An agreement that is not renewed has no renewal period and no number of renewals.

    One of the two is incorrect, and so are all dates of expiry computed from it.
    """
    renewal = agreement.term.renewal if agreement.term else None
    if renewal is None or renewal.mode is not RenewalMode.NONE:
        return
    found = {key: value for key, value in (("period", renewal.period), ("max", renewal.max)) if value is not None}
    if found:
        fields = ", ".join(f"'{key}: {value}'" for key, value in found.items())
        yield Violation(
            agreement,
            f"term.renewal.{next(iter(found))}",
            f"the agreement is not renewed (mode: none) but has {fields}",
            hint=f"write 'mode: tacit' or 'mode: express', or remove {', '.join(map(repr, found))}",
            also=((agreement, "term.renewal.mode", "the mode of renewal"),),
        )


@agreement_rule("notice-within-term", severity=Severity.WARNING)
def notice_within_term(agreement: Agreement) -> Iterator[Violation]:
    """The notice period is shorter than the term.

    Otherwise notice would be due before the agreement starts; usually years were entered instead of months.
    """
    term, start = agreement.term, start_of(agreement)
    if term is None or start is None or term.notice is None:
        return
    end = _end_after(start, term)
    if end and term.notice.before(end.latest) < start.earliest:
        yield Violation(
            agreement,
            "term.notice",
            f"notice {duration_in_words(term.notice)} before the end {dated(end)} "
            f"would be due before the agreement starts {dated(start)}",
            hint=_in_months(term.notice) or "correct the notice or the term",
        )


@dated_register_rule("notice-day-passed", severity=Severity.WARNING)
def notice_day_passed(register: Register, today: date) -> Iterator[Violation]:
    """An agreement did not renew itself because the last day for notice was missed.

    A renewal that the parties do not want binds them for another period. One that they want can be accepted with a
    waiver until the next day for notice.
    """
    for agreement in register.agreements.values():
        if not ((agreement.term and agreement.term.renewal) or register.later(agreement.id, AgreementRelation.AMENDS)):
            continue
        effective = effective_term(agreement, register)
        notice = effective.term.notice
        if notice is None or not effective.renews_itself or (effective.closed or date.max) <= today:
            continue
        passed = list(takewhile(lambda one: one.act < today, (one.deadline for one in effective.deadlines())))
        # An amendment shares the term of the agreement that it amends.
        if not effective.part_of and passed and passed[-1].renews and notice.before(passed[-1].end.latest) < today:
            yield Violation(
                agreement,
                "term.renewal",
                _missed(passed[-1], notice, today),
                hint=f"if the parties end it, record this with 'eapa terminate {agreement.id}'; "
                "if they want the renewal, add a waiver until the next day for notice",
            )


def _missed(deadline: Deadline, notice: Duration, today: date) -> str:
    missed = f"since no notice was given by {day_in_words(notice.before(deadline.end.latest))}"
    if deadline.end.latest < today:
        return f"the agreement renewed itself after its end {dated(deadline.end)}, {missed}"
    return f"the agreement will renew itself after its end {dated(deadline.end)}, {missed}"


@rule("ended-before-its-end", severity=Severity.WARNING)
def ended_before_its_end(register: Register) -> Iterator[Violation]:
    """A terminated agreement had not expired before.

    An agreement that ends on its last day has expired and needs no termination; if it was renewed or extended, that
    is missing.
    """
    for agreement in register.agreements.values():
        terminated = agreement.terminated
        if terminated is None or terminated.date is None:
            continue
        effective = effective_term(agreement, register)
        end, renewal = effective.first_end, effective.term.renewal
        renewed = renewal is not None and renewal.mode is not RenewalMode.NONE
        if end and not renewed and end.latest < terminated.date.earliest:
            yield Violation(
                agreement,
                "terminated.date",
                f"the agreement was terminated {dated(terminated.date)}, after it had expired {dated(end)}",
                hint="remove the termination, or add the renewal",
            )


@rule("ground-is-known", severity=Severity.WARNING)
def ground_is_known(register: Register) -> Iterator[Violation]:
    """An agreement that ended with a party or was superseded has that party or agreement in the register.

    Without the date of dissolution or the superseding agreement, readers cannot look up why it ended.
    """
    for agreement in register.agreements.values():
        grounds = agreement.terminated.grounds if agreement.terminated else None
        if grounds is Grounds.SUPERSEDED and not register.later(agreement.id, AgreementRelation.SUPERSEDES):
            yield Violation(
                agreement,
                "terminated.grounds",
                "no agreement of the register supersedes this one",
                hint=f"add the relation '{{type: supersedes, agreement: {agreement.id}}}' to the one that does",
            )
        if grounds is Grounds.DISSOLVED and not _has_dissolved_party(agreement, register):
            yield Violation(
                agreement,
                "terminated.grounds",
                "none of the parties has a date of dissolution",
                hint="add 'dissolved' to the record of the party that ceased to exist",
            )


@rule("ended-with-its-party", severity=Severity.WARNING)
def ended_with_its_party(register: Register) -> Iterator[Violation]:
    """An agreement has ended when all parties but one are dissolved.

    Otherwise it is listed as in force with a party that no longer exists. A party with a successor still counts.
    """
    succeeded = {
        link.organization
        for organization in register.organizations.values()
        for link in organization.relations
        if link.type is OrganizationRelation.SUCCESSOR_OF
    }
    for agreement in register.agreements.values():
        if agreement.stage or agreement.terminated or register.later(agreement.id, AgreementRelation.SUPERSEDES):
            continue
        gone = [
            (organization.dissolved, index, organization)
            for index, party in enumerate(agreement.parties)
            if (organization := register.organizations.get(party.organization))
            if organization.dissolved and organization.id not in succeeded
        ]
        if len(gone) < max(len(agreement.parties) - 1, 1):
            continue
        dissolved, index, organization = max(gone, key=lambda one: one[0].latest)
        if _goes_on_after(agreement, dissolved, register):
            yield Violation(
                agreement,
                f"parties.{index}.organization",
                f"'{organization.id}' was dissolved {dated(dissolved)}, but the agreement has not ended",
                hint=f"end it ('eapa terminate {agreement.id} --date {dissolved} --grounds dissolved'), "
                "or add the relation 'successor-of' to its successor",
                also=((organization, "dissolved", "dissolved here"),),
            )


def _goes_on_after(agreement: Agreement, day: EdtfDate, register: Register) -> bool:
    start = start_of(agreement)
    if start and day.latest < start.earliest:
        return False  # another rule reports that it started after the dissolution
    term = effective_term(agreement, register)
    if term.closed:
        return False
    return term.first_end is None or term.renews_itself or day.earliest < term.first_end.earliest


def _has_dissolved_party(agreement: Agreement, register: Register) -> bool:
    known = (register.organizations.get(party.organization) for party in agreement.parties)
    return any(organization is None or organization.dissolved is not None for organization in known)


def _end_after(start: EdtfDate | None, term: Term) -> EdtfDate | None:
    """Return the first end of a term, unless it is open or before the start, which another rule reports."""
    end = first_end(start, term)
    return None if end is None or end.is_open or (start and end.latest < start.earliest) else end


def _in_months(notice: Duration) -> str | None:
    years = notice.text.removeprefix("P").removesuffix("Y")
    return f"for {years} months write 'P{years}M'" if notice.text.endswith("Y") and years.isdecimal() else None
