"""Terms of agreements in sentences: how they are renewed, and from what an end was computed."""

from typing import assert_never

from eapa_cli.model.date_phrases import dated, every, times_in_words
from eapa_cli.model.dates import Duration
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.terms import Deadline, Renewal, renewal_period
from eapa_cli.model.vocabulary import RenewalMode
from eapa_cli.query.page_phrases import WORDS, Speech


def renewal_of(renewal: Renewal, say: Speech) -> str:
    """Return how a term is renewed."""
    if say is not WORDS:
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


def how_computed(it: EffectiveTerm, number: int, deadline: Deadline, say: Speech) -> str:
    """Return from what the end after a number of renewals was computed.

    For programs: 'P3Y from 2020-01-31 (signing), 2 renewals of P1Y'. For people: 'three years from signing on 31
    January 2020, renewed twice for one year'.
    """
    term = it.term
    parts = [_in_words(it) if say is WORDS else _in_codes(it)]
    if it.amended_by:
        parts.append(f"as amended by {it.amended_by}")
    if number:
        parts.append(_renewals(number, renewal_period(term), say))
    if term.notice and deadline.act < deadline.end.earliest:
        parts.append(_notice(term.notice, say))
    return ", ".join(parts)


def _renewals(number: int, period: Duration | None, say: Speech) -> str:
    if say is not WORDS:
        return f"{number} renewal{'s' if number > 1 else ''} of {period}"
    return f"renewed {times_in_words(number)}{f' for {say.duration(period)}' if period else ''}"


def _notice(notice: Duration, say: Speech) -> str:
    return f"notice {say.duration(notice)} before the end" if say is WORDS else f"notice {notice} before"


def _in_codes(it: EffectiveTerm) -> str:
    term = it.term
    if term.ends:
        # An amendment may state an end, or a duration from which it was computed.
        return f"{'to end' if it.amended_by else 'stated to end'} on {term.ends}"
    if term.starts:
        return f"{term.duration} from {term.starts} (start)"
    return f"{term.duration} from {it.signed} (signing)"


def _in_words(it: EffectiveTerm) -> str:
    term = it.term
    if term.ends:
        return f"{'to end' if it.amended_by else 'stated to end'} {dated(term.ends)}"
    length = WORDS.duration(term.duration) if term.duration else ""
    if term.starts:
        return f"{length} from its start {dated(term.starts)}"
    return f"{length} from signing {dated(it.signed)}" if it.signed else length
