"""What happened to an agreement, and what will, in the order of days."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from eapa_cli.index.read_model import Index
from eapa_cli.model.date_phrases import times_in_words
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import renewal_period
from eapa_cli.model.vocabulary import AgreementRelation, Grounds
from eapa_cli.query.page_phrases import WORDS, Line, ValueStyle, both, date_of

_BACK: Final = {
    AgreementRelation.AMENDS: "amended by",
    AgreementRelation.RENEWS: "renewed by",
    AgreementRelation.SUPERSEDES: "superseded by",
    AgreementRelation.IMPLEMENTS: "implemented by",
    AgreementRelation.SIGNED_WITH: "signed together with",
}
# All agreements that are tied to one, through any number of others; each tie once.
_TIES: Final = """
WITH RECURSIVE tie(later, type, target) AS (
    SELECT agreement.id, relation.type, target FROM relation JOIN agreement USING (file)
), chain(id) AS (
    SELECT :id UNION SELECT tie.target FROM tie JOIN chain ON tie.later = chain.id
    UNION SELECT tie.later FROM tie JOIN chain ON tie.target = chain.id
)
SELECT later, tie.type, target, signed, signed_from FROM tie JOIN agreement ON agreement.id = later
WHERE later IN (SELECT id FROM chain)
"""

_Event = tuple[date, EdtfDate | None, Callable[[ValueStyle], str]]


def timeline(index: Index, it: Agreement, term: EffectiveTerm, as_of: date) -> list[Line]:
    """Return the events of an agreement and of related ones, the earliest first, undated ones last."""
    events = sorted([*_own(it, term, as_of), *_ties(index, it)], key=lambda event: event[0])
    return [(date_of(day) or "undated", both(what)) for _, day, what in events]


def _own(it: Agreement, term: EffectiveTerm, as_of: date) -> Iterator[_Event]:
    signed = it.signed.date if it.signed else None
    yield _event(signed, "planned signing" if it.stage else "signed")
    if it.term and it.term.starts:
        yield _event(it.term.starts, "starts")
    if it.terminated:
        grounds = it.terminated.grounds
        first = it.terminated.date.earliest if it.terminated.date else date.max
        yield first, it.terminated.date, lambda style: f"terminated: {style.label(Grounds, grounds)}"
    closed = term.closed or date.max
    past = [one for one in term.all_deadlines() if one.deadline.renews and one.deadline.end.latest < min(as_of, closed)]
    if past:
        number, last = past[-1]
        yield last.end.earliest, last.end, partial(_renewed, renewal_period(term.term), number + 1)
    coming, ended = term.next_deadline(as_of), term.last_deadline()
    if coming and coming.deadline.end.earliest < closed:
        deadline = coming.deadline
        if deadline.act < deadline.end.earliest:
            yield _event(EdtfDate.between(deadline.act, deadline.act), "last day for notice")
        yield _event(deadline.end, "renews automatically, unless a party acts" if deadline.renews else "expires")
    elif not coming and ended and not ended.deadline.renews and ended.deadline.end.earliest < closed:
        yield _event(ended.deadline.end, "expired")


def _renewed(period: Duration | None, times: int, style: ValueStyle) -> str:
    length = style.duration(period) if period else "an unknown period"
    number = times_in_words(times) if style is WORDS else f"{times} times"
    return f"renewed automatically for {length}{f', {number} until then' if times > 1 else ''}"


def _ties(index: Index, it: Agreement) -> Iterator[_Event]:
    for later, type_, target, signed, first in index.ask(_TIES, {"id": it.id}):
        relation = AgreementRelation(type_)
        if target == it.id:
            what = f"{_BACK[relation]} {later}"
        else:
            what = f"{'' if later == it.id else f'{later} '}{relation} {target}"
        day = EdtfDate.parse(signed) if signed else None
        yield (date.fromisoformat(first) if first else date.max), day, partial(_said, what)


def _event(day: EdtfDate | None, what: str) -> _Event:
    return day.earliest if day else date.max, day, partial(_said, what)


def _said(what: str, _say: ValueStyle) -> str:
    return what
