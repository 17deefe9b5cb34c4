"""Rules about terms: their length, their renewal, and the notice that ends them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, dated_register_rule
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import EffectiveTerm, effective_term
from eapa_cli.model.english_dates import (
    DateInWords,
    DatePhrase,
    DayInWords,
    DurationInWords,
)
from eapa_cli.model.message import Message
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import Register, start_of
from eapa_cli.model.terms import Deadline, Term, first_end
from eapa_cli.model.vocabulary import AgreementRelation, Grounds, RenewalMode
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.suggestions import list_in_quotes


@agreement_rule("open-term")
def open_term(agreement: Agreement) -> Iterator[Violation]:
    """An agreement with an open end has no duration and no renewal, and has not expired early.

    The status is computed from the term. It cannot be computed if the term both ends and does not end.
    """
    term, terminated = agreement.term, agreement.terminated
    if term is None or term.ends is None or not term.ends.is_open:
        return
    contradictions = {
        "term.duration": term.duration,
        "term.renewal": term.renewal,
        "terminated.grounds": terminated and terminated.grounds is Grounds.EXPIRED_EARLY,
    }
    if paths := [path for path, value in contradictions.items() if value]:
        yield Violation(
            agreement,
            paths[0],
            Message('the term has no end (ends: ".."), which contradicts %(fields)s', fields=list_in_quotes(paths)),
            hint=Message("write the last day in 'ends', or remove the fields that contradict it"),
            second_places=((agreement, "term.ends", Message("the open end")),),
        )


@agreement_rule("one-end")
def one_end(agreement: Agreement) -> Iterator[Violation]:
    """If a term has both a last day and a duration, they agree.

    If they differ, one of them was misread, and the computed day by which to act may be incorrect. A duration from a
    stated first day includes that day: a year from 1 January ends on 31 December. A duration from the day of signing
    does not include it: a year from a signing on 1 January ends on 1 January.
    """
    term, start = agreement.term, start_of(agreement)
    if term is None or start is None or term.ends is None or term.duration is None or term.ends.is_open:
        return
    if term.ends.is_before(start):
        return  # 'dates-in-order' reports it
    computed = first_end(start, replace(term, ends=None))
    if computed and (term.ends.is_before(computed) or computed.is_before(term.ends)):
        counted = Message("the first day") if term.starts else Message("the signing")
        yield Violation(
            agreement,
            "term.ends",
            Message(
                "a term of %(duration)s from %(counted)s (%(date)s) ends %(on_computed)s, not %(on_stated)s",
                duration=DurationInWords(term.duration),
                counted=counted,
                date=DateInWords(start),
                on_computed=DatePhrase(computed),
                on_stated=DatePhrase(term.ends),
            ),
            hint=Message("correct one of the two, or keep only the one that the agreement states"),
            second_places=((agreement, "term.duration", Message("the duration")),),
        )


@agreement_rule("renewal-period", severity=Severity.WARNING)
def renewal_period(agreement: Agreement) -> Iterator[Violation]:
    """A term with automatic renewal has a period of renewal, or else a duration that is repeated.

    Without a length, the next end cannot be computed, and the agreement is missing from lists of due agreements.
    """
    term = agreement.term
    if term is None or term.renewal is None or term.renewal.mode is not RenewalMode.TACIT:
        return
    if term.renewal.period is None and term.duration is None:
        yield Violation(
            agreement,
            "term.renewal",
            Message("the agreement is renewed automatically, but the length of the renewal is missing"),
            hint=Message("add the period to 'renewal' if it is known, for example 'period: P1Y'"),
        )


@agreement_rule("no-renewal-no-period")
def no_renewal_no_period(agreement: Agreement) -> Iterator[Violation]:
    """A renewal with the mode 'none' has no period and no maximum number of renewals.

    Otherwise either the mode or the other field is incorrect, and computed ends may be incorrect.
    """
    renewal = agreement.term.renewal if agreement.term else None
    if renewal is None or renewal.mode is not RenewalMode.NONE:
        return
    fields = {key: value for key, value in (("period", renewal.period), ("max", renewal.max)) if value is not None}
    if fields:
        listed = list_in_quotes(f"{key}: {value}" for key, value in fields.items())
        yield Violation(
            agreement,
            f"term.renewal.{next(iter(fields))}",
            Message("the agreement is not renewed (mode: none) but has %(listed)s", listed=listed),
            hint=Message("write 'mode: tacit' or 'mode: express', or remove %(fields)s", fields=list_in_quotes(fields)),
            second_places=((agreement, "term.renewal.mode", Message("the mode of renewal")),),
        )


@agreement_rule("notice-within-term", severity=Severity.WARNING)
def notice_within_term(agreement: Agreement) -> Iterator[Violation]:
    """Notice before the first end is not due before the agreement starts.

    Otherwise the notice period is too long for the term. Usually years were entered instead of months.
    """
    term, start = agreement.term, start_of(agreement)
    if term is None or start is None or term.notice is None:
        return
    end = _plausible_end(start, term)
    if end and term.notice.subtract_from(end.latest) < start.earliest:
        yield Violation(
            agreement,
            "term.notice",
            Message(
                "notice %(notice)s before the end %(on_end)s would be due before the agreement starts %(on_start)s",
                notice=DurationInWords(term.notice),
                on_end=DatePhrase(end),
                on_start=DatePhrase(start),
            ),
            hint=_hint_for_months(term.notice) or Message("correct the notice or the term"),
        )


@dated_register_rule("notice-day-passed", severity=Severity.WARNING)
def notice_day_passed(register: Register, today: date) -> Iterator[Violation]:
    """No agreement renews itself because the last day for notice was missed.

    An unwanted renewal binds the parties for another period. A wanted renewal can be accepted with a waiver until the
    next day for notice.
    """
    for agreement in register.agreements.values():
        # Without a renewal or an amendment, the effective term has no renewal, so it need not be computed.
        has_renewal = agreement.term is not None and agreement.term.renewal is not None
        if not has_renewal and not register.agreements_related_to(agreement.id, AgreementRelation.AMENDS):
            continue
        effective = effective_term(agreement, register)
        notice = effective.term.notice
        # An amendment shares the term of the agreement that it amends, so the rule checks only that agreement.
        if notice is None or effective.part_of or not effective.renews_itself:
            continue
        if missed := _find_missed_deadline(effective, notice, today):
            yield Violation(
                agreement,
                "term.renewal",
                _describe_missed_notice(missed, notice, today),
                hint=Message(
                    "if the parties end it, record this with 'eapa terminate %(id)s'; "
                    "if they want the renewal, add a waiver until the next day for notice",
                    id=quote_command([agreement.id]),
                ),
            )


def _find_missed_deadline(effective: EffectiveTerm, notice: Duration, today: date) -> Deadline | None:
    """Return the latest end whose last day for notice has passed, if the term is renewed after that end."""
    is_closed = effective.closed is not None and effective.closed <= today
    if is_closed:
        return None
    deadlines = (numbered.deadline for numbered in effective.deadlines())
    passed = list(takewhile(lambda deadline: deadline.act < today, deadlines))
    if not passed or not passed[-1].renews:
        return None
    # The day of the end may be unknown. Then `act` is the earliest possible last day for notice.
    return passed[-1] if notice.subtract_from(passed[-1].end.latest) < today else None


def _describe_missed_notice(deadline: Deadline, notice: Duration, today: date) -> Message:
    on_end, day = DatePhrase(deadline.end), DayInWords(notice.subtract_from(deadline.end.latest))
    if deadline.end.latest < today:
        return Message(
            "the agreement renewed itself after its end %(on_end)s, since no notice was given by %(day)s",
            on_end=on_end,
            day=day,
        )
    return Message(
        "the agreement will renew itself after its end %(on_end)s, since no notice was given by %(day)s",
        on_end=on_end,
        day=day,
    )


def _plausible_end(start: EdtfDate, term: Term) -> EdtfDate | None:
    """Return the first end of a term; None if it is unknown, open, or before the start, which another rule reports."""
    end = first_end(start, term)
    return None if end is None or end.is_open or end.is_before(start) else end


def _hint_for_months(notice: Duration) -> Message | None:
    """Return the hint to write months if a notice is in whole years, such as `P3Y`; otherwise None."""
    years = notice.text.removeprefix("P").removesuffix("Y")
    return (
        Message("for %(years)s months write 'P%(years)sM'", years=years)
        if notice.text.endswith("Y") and years.isdecimal()
        else None
    )
