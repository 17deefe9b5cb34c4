"""Phrases about the term of an agreement: its renewal, and how an end was computed."""

from typing import assert_never

from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.terms import Deadline, Renewal, renewal_period
from eapa_cli.model.vocabulary import RenewalMode
from eapa_cli.query.page_phrases import WORDS, ValueStyle
from eapa_cli.text.interface_phrases import at_most_in_words, repetition_in_words, times_in_words


def stated_origin(style: ValueStyle) -> str:
    """Return the explanation of an end that the agreement states."""
    return style.gettext("stated in the agreement")


def describe_renewal(renewal: Renewal, style: ValueStyle) -> str:
    """Describe the renewal of a term."""
    if style is not WORDS:
        period = f", for {renewal.period} each time" if renewal.period else ""
        most = f", {renewal.max} times at most" if renewal.max is not None else ""
        return f"{renewal.mode}{period}{most}"
    _ = style.gettext
    match renewal.mode:
        case RenewalMode.TACIT if renewal.period:
            text = _("renewed automatically %(every)s")
        case RenewalMode.TACIT:
            text = _("renewed automatically")
        case RenewalMode.EXPRESS if renewal.period:
            text = _("renewed by agreement of the parties %(every)s")
        case RenewalMode.EXPRESS:
            text = _("renewed by agreement of the parties")
        case RenewalMode.NONE:
            return _("not renewed")
        case _:
            assert_never(renewal.mode)
    text %= {"every": repetition_in_words(renewal.period) if renewal.period else ""}
    return text if renewal.max is None else f"{text}, {at_most_in_words(renewal.max)}"


def describe_computation(effective: EffectiveTerm, renewal_count: int, deadline: Deadline, style: ValueStyle) -> str:
    """Describe how the end after a number of renewals was computed.

    In codes: 'P3Y from 2020-01-31 (signing), 2 renewals of P1Y'.
    In words: 'three years from signing on 31 January 2020, renewed twice for one year'.
    """
    term = effective.term
    parts = [_origin_in_words(effective, renewal_count, style) if style is WORDS else _origin_in_codes(effective)]
    if effective.amended_by:
        parts.append(style.gettext("as amended by %(agreement)s") % {"agreement": effective.amended_by})
    if renewal_count:
        period = renewal_period(term)
        assert period, "without a period, only the first end is computed"
        parts.append(_describe_renewals(renewal_count, period, style))
    if term.notice and deadline.act < deadline.end.earliest:
        parts.append(_describe_notice(term.notice, style))
    return ", ".join(filter(None, parts))


def _describe_renewals(count: int, period: Duration, style: ValueStyle) -> str:
    if style is not WORDS:
        return f"{count} renewal{'s' if count > 1 else ''} of {period}"
    text = style.gettext("renewed %(times)s for %(length)s")
    return text % {"times": times_in_words(count), "length": style.length(period)}


def _describe_notice(notice: Duration, style: ValueStyle) -> str:
    if style is not WORDS:
        return f"notice {notice} before"
    return style.gettext("notice %(length)s before the end") % {"length": style.length(notice)}


def _origin_in_codes(effective: EffectiveTerm) -> str:
    term = effective.term
    if term.ends:
        # An amendment may state an end, or a length from which the end was computed.
        return f"{'to end' if effective.amended_by else 'stated to end'} on {term.ends}"
    if term.starts:
        return f"{term.duration} from {term.starts} (start)"
    return f"{term.duration} from {effective.signed} (signing)"


def _origin_in_words(effective: EffectiveTerm, renewal_count: int, style: ValueStyle) -> str:
    """Describe the origin of an end: a stated end, or the length of the term and its first day.

    The result is empty if the end comes from an amendment, since the text about the amendment follows.
    """
    term, _ = effective.term, style.gettext
    if term.ends and renewal_count:
        return _("first end %(on_date)s") % {"on_date": style.date_phrase(term.ends)}
    if term.ends:
        return "" if effective.amended_by else stated_origin(style)
    length = style.duration(term.duration) if term.duration else ""
    day = term.starts or effective.signed
    assert day, "an end is stated, or computed from the first day or the day of signing"
    text = _("%(length)s from its start %(on_date)s") if term.starts else _("%(length)s from signing %(on_date)s")
    return text % {"length": length, "on_date": style.date_phrase(day)}
