"""What happened to an agreement, and what will, in the order of days."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from eapa_cli.index.effective_terms import closed_on
from eapa_cli.index.read_model import Index
from eapa_cli.model.date_phrases import times_in_words
from eapa_cli.model.dates import Duration, EdtfDate
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline, deadlines, renewal_period
from eapa_cli.model.vocabulary import AgreementRelation, Grounds
from eapa_cli.query.page_phrases import WORDS, Line, Speech, both, date_of

_BACK: Final = {
    AgreementRelation.AMENDS: "amended by",
    AgreementRelation.RENEWS: "renewed by",
    AgreementRelation.SUPERSEDES: "superseded by",
    AgreementRelation.IMPLEMENTS: "implemented by",
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

_Event = tuple[date, EdtfDate | None, Callable[[Speech], str]]


def timeline(index: Index, it: Agreement, as_of: date) -> list[Line]:
    """Return the days of an agreement and of those it is tied to, the earliest first; what has no day last."""
    closed = closed_on(index.ask, it.id) or date.max
    events = sorted([*_own(it, as_of, closed), *_ties(index, it)], key=lambda event: event[0])
    return [(date_of(day) or "undated", both(what)) for _, day, what in events]


def next_deadline(it: Agreement, as_of: date) -> tuple[int, Deadline] | None:
    """The end of the term that comes next, and how many renewals there are before it."""
    found = _deadlines(it)
    return next(((number, one) for number, one in found if one.end.latest >= as_of), None)


def last_deadline(it: Agreement) -> tuple[int, Deadline] | None:
    """The last end of the term, as far as it is reckoned."""
    return max(_deadlines(it), default=None, key=lambda found: found[0])


def _deadlines(it: Agreement) -> Iterator[tuple[int, Deadline]]:
    if it.term:
        yield from enumerate(deadlines(it.signed.date if it.signed else None, it.term))


def _own(it: Agreement, as_of: date, closed: date) -> Iterator[_Event]:
    signed = it.signed.date if it.signed else None
    yield _event(signed, "signed")
    if it.term and it.term.starts:
        yield _event(it.term.starts, "starts")
    if it.terminated:
        grounds = it.terminated.grounds
        first = it.terminated.date.earliest if it.terminated.date else date.max
        yield first, it.terminated.date, lambda say: f"terminated: {say.label(Grounds, grounds)}"
    past = [(number, one) for number, one in _deadlines(it) if one.renews and one.end.latest < min(as_of, closed)]
    if past and it.term:
        number, last = past[-1]
        yield last.end.earliest, last.end, partial(_renewed, renewal_period(it.term), number + 1)
    coming = next_deadline(it, as_of)
    if coming and coming[1].end.earliest < closed:
        _, deadline = coming
        if deadline.act < deadline.end.earliest:
            yield _event(EdtfDate.between(deadline.act, deadline.act), "last day for notice")
        yield _event(deadline.end, "renews automatically, unless a party acts" if deadline.renews else "expires")
    elif (ended := last_deadline(it)) and not ended[1].renews and ended[1].end.earliest < closed:
        yield _event(ended[1].end, "expired")


def _renewed(period: Duration | None, times: int, say: Speech) -> str:
    length = say.duration(period) if period else "an unknown period"
    number = times_in_words(times) if say is WORDS else f"{times} times"
    return f"renewed automatically for {length}{f', {number} by then' if times > 1 else ''}"


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


def _said(what: str, _say: Speech) -> str:
    return what
