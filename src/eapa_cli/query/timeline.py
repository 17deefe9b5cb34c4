"""What happened to an agreement, and what will, in the order of days."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from eapa_cli.index.effective_terms import closed_on
from eapa_cli.index.read_model import Index
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline, deadlines, renewal_period
from eapa_cli.model.vocabulary import AgreementRelation
from eapa_cli.query.page_phrases import Line

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

_Event = tuple[date, str, str]


def timeline(index: Index, it: Agreement, as_of: date) -> list[Line]:
    """The days of an agreement and of those it is tied to, the earliest first; what has no day last."""
    closed = closed_on(index.ask, it.id) or date.max
    events = sorted([*_own(it, as_of, closed), *_ties(index, it)], key=lambda event: event[0])
    return [(day, what) for _, day, what in events]


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
        yield _event(it.term.starts, "begins")
    if it.terminated:
        yield _event(it.terminated.date, f"terminated: {it.terminated.grounds}")
    past = [(number, one) for number, one in _deadlines(it) if one.renews and one.end.latest < min(as_of, closed)]
    if past and it.term:
        number, last = past[-1]
        times = f", {number + 1} times by then" if number else ""
        yield _event(last.end, f"renewed by itself for {renewal_period(it.term) or 'a time not known'}{times}")
    coming = next_deadline(it, as_of)
    if coming and coming[1].end.earliest < closed:
        _, deadline = coming
        if deadline.act < deadline.end.earliest:
            yield deadline.act, f"{deadline.act}", "last day for notice"
        yield _event(deadline.end, "renewed by itself, unless somebody acts" if deadline.renews else "expires")
    elif (ended := last_deadline(it)) and not ended[1].renews and ended[1].end.earliest < closed:
        yield _event(ended[1].end, "expired")


def _ties(index: Index, it: Agreement) -> Iterator[_Event]:
    for later, type_, target, signed, first in index.ask(_TIES, {"id": it.id}):
        if target == it.id:
            what = f"{_BACK[AgreementRelation(type_)]} {later}"
        elif later == it.id:
            what = f"{type_} {target}"
        else:
            what = f"{later} {type_} {target}"
        yield (date.fromisoformat(first) if first else date.max), signed or "undated", what


def _event(day: EdtfDate | None, what: str) -> _Event:
    return (day.earliest, str(day), what) if day else (date.max, "undated", what)
