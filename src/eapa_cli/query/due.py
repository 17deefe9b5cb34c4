"""Agreements whose term ends or that need notice, by the day on which to act."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from eapa_cli.index.effective_terms import stored_term
from eapa_cli.index.json_lists import PARTIES, items_of
from eapa_cli.index.read_model import Index
from eapa_cli.index.stored_records import stored_record
from eapa_cli.model.dates import Duration
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.conditions import NOT_ENDED
from eapa_cli.query.page_phrases import WORDS, Speech, both
from eapa_cli.query.term_phrases import how_computed
from eapa_cli.query.where import Filters, Where
from eapa_cli.render.rows import Coded, Column, Event, Rows
from eapa_cli.text import wording


class Duty(StrEnum):
    """What can be done about an end."""

    EXPIRES = "expires"  # renew it, or let it end
    NOTICE = "notice"  # give notice by this day, or it renews automatically, if it does
    RENEWS = "renews"  # automatically; notice is not needed or too late


_COLUMNS: Final = (
    Column("act", "Act by", flexible=True, words=wording.date),
    Column("days", "Days"),
    Column("what", "What", flexible=True, words=wording.labels(Duty)),
    Column("ends", "Ends", flexible=True, spare=True, words=wording.date),
    Column("parties", "Parties", flexible=True, main=True),
    Column("how", "How it is computed", flexible=True, below=True),
    Column("id", "Id", below=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An end of an agreement's term, and what can be done about it by which day."""

    id: str
    title: str | None
    parties: tuple[str, ...]
    number: int
    duty: Duty
    deadline: Deadline
    how: Coded

    @property
    def act(self) -> date:
        """The day by which to act: that of notice, else the earliest that the end can be."""
        return self.deadline.act if self.duty is Duty.NOTICE else self.deadline.end.earliest


def due(index: Index, filters: Filters, within: Duration) -> Rows:
    """Return what is due within a time of the filters' day, the earliest first; with its events for a calendar."""
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
    """Return how many of the agreements state no end of a term, and how many there are."""
    where = Where(index, Kind.AGREEMENT, filters)
    ((none, all_),) = index.ask(
        "SELECT coalesce(sum(ends IS NULL), 0), count(*) FROM agreement AS record "
        f"WHERE part_of IS NULL AND {where.text}",
        where.parameters,
    )
    return none, all_


def _dues(index: Index, filters: Filters, within: Duration) -> Iterator[Due]:
    where = Where(index, Kind.AGREEMENT, filters)
    last = within.after(filters.as_of)
    index.compute_renewals(last)
    rows = index.ask(
        f"SELECT id, title, data, {PARTIES} FROM agreement AS record "
        "WHERE file IN (SELECT file FROM deadline WHERE to_day >= :as_of AND min(act, from_day) <= :last) "
        f"AND part_of IS NULL AND {NOT_ENDED} AND {where.text}",
        {**where.parameters, "last": last.isoformat()},
    )
    for id_, title, data, parties in rows:
        term = stored_term(index.ask, stored_record(Agreement, json.loads(data)))
        for number, duty, deadline in _ends(term, filters.as_of):
            act = deadline.act if duty is Duty.NOTICE else deadline.end.earliest
            if act <= last:
                yield Due(
                    id=id_,
                    title=title,
                    parties=items_of(parties),
                    number=number,
                    duty=duty,
                    deadline=deadline,
                    how=both(partial(_how, term, number, deadline)),
                )


def _ends(term: EffectiveTerm, as_of: date) -> Iterator[tuple[int, Duty, Deadline]]:
    for number, deadline in term.deadlines():
        if deadline.end.latest < as_of:
            continue
        if as_of <= deadline.act < deadline.end.earliest:
            yield number, Duty.NOTICE, deadline
        else:
            yield number, Duty.RENEWS if deadline.renews else Duty.EXPIRES, deadline


def _how(term: EffectiveTerm, number: int, deadline: Deadline, say: Speech) -> str:
    how = how_computed(term, number, deadline, say)
    return f"until {say.date(deadline.end)}: {how}" if say is WORDS else how


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
