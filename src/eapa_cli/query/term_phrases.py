"""Phrases about the term of an agreement: its renewal, and how an end was computed."""

from typing import Final, assert_never

from eapa_cli.model.date_phrases import dated, every, times_in_words
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.terms import Deadline, Renewal, renewal_period
from eapa_cli.model.vocabulary import RenewalMode
from eapa_cli.query.page_phrases import WORDS, ValueStyle

STATED: Final = "stated in the agreement"
"""The origin of an end that was not computed."""


def renewal_of(renewal: Renewal, style: ValueStyle) -> str:
    """Return how a term is renewed."""
    if style is not WORDS:
        period = f", for {renewal.period} each time" if renewal.period else ""
        most = f", {renewal.max} times at most" if renewal.max is not None else ""
        return f"{renewal.mode}{period}{most}"
    period = f" {every(renewal.period)}" if renewal.period else ""
    most = f", at most {times_in_words(renewal.max)}" if renewal.max is not None else ""
    match renewal.mode:
        case RenewalMode.TACIT:
            return f"renewed automatically{period}{most}"
        case RenewalMode.EXPRESS:
            return f"renewed by agreement of the parties{period}{most}"
        case RenewalMode.NONE:
            return "not renewed"
        case _:
            assert_never(renewal.mode)


def how_computed(effective: EffectiveTerm, number: int, deadline: Deadline, style: ValueStyle) -> str:
    """Return how the end after a number of renewals was computed.

    For programs: 'P3Y from 2020-01-31 (signing), 2 renewals of P1Y'. For people: 'three years from signing on 31
    January 2020, renewed twice for one year'.
    """
    term = effective.term
    parts = [_in_words(effective, number) if style is WORDS else _in_codes(effective)]
    if effective.amended_by:
        parts.append(f"as amended by {effective.amended_by}")
    if number:
        parts.append(_renewals(number, renewal_period(term), style))
    if term.notice and deadline.act < deadline.end.earliest:
        parts.append(_notice(term.notice, style))
    return ", ".join(filter(None, parts))


def _renewals(number: int, period: Duration | None, style: ValueStyle) -> str:
    if style is not WORDS:
        return f"{number} renewal{'s' if number > 1 else ''} of {period}"
    return f"renewed {times_in_words(number)}{f' for {style.duration(period)}' if period else ''}"


def _notice(notice: Duration, style: ValueStyle) -> str:
    return f"notice {style.duration(notice)} before the end" if style is WORDS else f"notice {notice} before"


def _in_codes(effective: EffectiveTerm) -> str:
    term = effective.term
    if term.ends:
        # An amendment may state an end, or a length from which it was computed.
        return f"{'to end' if effective.amended_by else 'stated to end'} on {term.ends}"
    if term.starts:
        return f"{term.duration} from {term.starts} (start)"
    return f"{term.duration} from {effective.signed} (signing)"


def _in_words(effective: EffectiveTerm, number: int) -> str:
    term = effective.term
    if term.ends and number:
        return f"first end {dated(term.ends)}"
    if term.ends:
        return "" if effective.amended_by else STATED
    length = WORDS.duration(term.duration) if term.duration else ""
    if term.starts:
        return f"{length} from its start {dated(term.starts)}"
    return f"{length} from signing {dated(effective.signed)}" if effective.signed else length
