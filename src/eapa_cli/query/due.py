"""What of the register's agreements needs somebody to act, by the day on which to."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from eapa_cli.index.effective_terms import Standing, closed_on, standing
from eapa_cli.index.json_lists import PARTIES, items_of
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import stored_record
from eapa_cli.model.date_phrases import dated, in_words
from eapa_cli.model.dates import Duration
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline, Term, renewal_period
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.conditions import STATUS, Where
from eapa_cli.query.filters import Filters
from eapa_cli.render.rows import Column, Event, Rows

_COLUMNS: Final = (
    Column("act", "Act by"),
    Column("days", "Days"),
    Column("what", "What"),
    Column("ends", "Ends"),
    Column("parties", "Parties", flexible=True),
    Column("how", "How it is computed", flexible=True),
    Column("id", "Id", below=True),
)


class Duty(StrEnum):
    """What there is to do about an end."""

    EXPIRES = "expires"  # renew it, or let it go
    NOTICE = "notice"  # give notice by this day, or it renews by itself, if it does
    RENEWS = "renews"  # by itself, and notice is not asked for or too late


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An end of an agreement's term, and what is to be done about it by which day."""

    id: str
    title: str | None
    parties: tuple[str, ...]
    number: int
    duty: Duty
    deadline: Deadline
    how: str

    @property
    def act(self) -> date:
        """The day by which to act: that of notice, else the earliest that the end can be."""
        return self.deadline.act if self.duty is Duty.NOTICE else self.deadline.end.earliest


def due(index: Index, filters: Filters, within: Duration) -> Rows:
    """What is due within a time of the filters' day, the first first; with its events for a calendar."""
    found = sorted(_dues(index, filters, within), key=lambda one: (one.act, one.id, one.number))
    cells = [
        (f"{one.act}", (one.act - filters.as_of).days, one.duty, f"{one.deadline.end}", one.parties, one.how, one.id)
        for one in found
    ]
    names = [column.name for column in _COLUMNS]
    objects = [dict(zip(names, row, strict=True)) | {"parties": list(row[4]), "title": one.title}
               for row, one in zip(cells, found, strict=True)]  # fmt: skip
    return Rows("due", _COLUMNS, cells, objects=objects, events=[_event(one, filters.as_of) for one in found])


def without_end(index: Index, filters: Filters) -> tuple[int, int]:
    """How many of the agreements asked for state no end of a term, and how many there are."""
    where = Where(index, Kind.AGREEMENT, filters)
    ((none, all_),) = index.ask(
        f"SELECT coalesce(sum(ends IS NULL), 0), count(*) FROM agreement AS record WHERE {where.text}", where.parameters
    )
    return none, all_


def _dues(index: Index, filters: Filters, within: Duration) -> Iterator[Due]:
    where = Where(index, Kind.AGREEMENT, filters)
    last = within.after(filters.as_of)
    index.reckon(last)
    rows = index.ask(
        f"SELECT id, title, data, {PARTIES} FROM agreement AS record "
        "WHERE file IN (SELECT file FROM deadline WHERE to_day >= :as_of AND min(act, from_day) <= :last) "
        f"AND {STATUS} NOT IN ('expired', 'terminated', 'superseded') AND {where.text}",
        {**where.parameters, "last": last.isoformat()},
    )
    for id_, title, data, parties in rows:
        now = standing(index.ask, stored_record(Agreement, json.loads(data)))
        closed = closed_on(index.ask, id_) or date.max
        for number, duty, deadline in _ends(now, filters.as_of):
            end = deadline.end.earliest
            act = deadline.act if duty is Duty.NOTICE else end
            if act <= last and end < closed:
                yield Due(
                    id=id_,
                    title=title,
                    parties=items_of(parties),
                    number=number,
                    duty=duty,
                    deadline=deadline,
                    how=how_computed(now, number, deadline),
                )


def _ends(now: Standing, as_of: date) -> Iterator[tuple[int, Duty, Deadline]]:
    for number, deadline in enumerate(now.deadlines()):
        if deadline.end.latest < as_of:
            continue
        if as_of <= deadline.act < deadline.end.earliest:
            yield number, Duty.NOTICE, deadline
        else:
            yield number, Duty.RENEWS if deadline.renews else Duty.EXPIRES, deadline


def how_computed(it: Standing, number: int, deadline: Deadline) -> str:
    """From what the end of a number of renewals was computed: 'P3Y from 2020-01-31 (signing), 2 renewals of P1Y'."""
    term = it.agreement.term or Term()
    parts = [f"as amended by {it.amended_by}"] if it.amended_by else []
    parts.insert(0, _first(it, term))
    if number:
        parts.append(f"{number} renewal{'s' if number > 1 else ''} of {renewal_period(term)}")
    if deadline.act < deadline.end.earliest:
        parts.append(f"notice {term.notice} before")
    return ", ".join(parts)


def _first(it: Standing, term: Term) -> str:
    if term.ends:
        # An amendment may state an end, or a length from which it was reckoned.
        return f"{'to end' if it.amended_by else 'stated to end'} {dated(term.ends)}"
    if term.starts:
        return f"{term.duration} from {in_words(term.starts)} (start)"
    signed = it.agreement.signed.date if it.agreement.signed else None
    return f"{term.duration} from {signed and in_words(signed)} (signing)"


def _event(one: Due, as_of: date) -> Event:
    return Event(
        # The same end has the same name in each calendar, also when its day was corrected.
        uid=f"{one.id}-{one.number}-{one.duty}@eapa",
        day=one.act,
        stamp=as_of,
        summary=f"{_said(one)}: {one.title or ', '.join(one.parties)}",
        description="\n".join([one.how, "; ".join(one.parties), one.id]),
        categories=(one.duty,),
        warning=_WARNING[one.duty],
    )


def _said(one: Due) -> str:
    if one.duty is Duty.NOTICE and not one.deadline.renews:
        return f"Last day for notice before {one.deadline.end}"
    return _SAID[one.duty].format(one.deadline.end)


_SAID: Final = {
    Duty.EXPIRES: "Expires {}",
    Duty.NOTICE: "Last day for notice, else renewed on {}",
    Duty.RENEWS: "Renewed by itself {}",
}
# The days before an event on which a calendar reminds of it: enough to act, where there is something to be done.
_WARNING: Final[dict[Duty, Sequence[int]]] = {Duty.EXPIRES: (30, 7), Duty.NOTICE: (30, 7), Duty.RENEWS: (1,)}
