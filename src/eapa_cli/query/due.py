"""Agreements that end or need notice, by the day on which to act."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from eapa_cli.index.read_model import Index
from eapa_cli.index.sql_lists import PARTIES, split_list
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.index.stored_terms import stored_term
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.english_dates import date_phrase, day_in_words
from eapa_cli.model.records import Agreement, Responsible
from eapa_cli.model.terms import Deadline
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.applied_filters import Filters, Where
from eapa_cli.query.condition_builder import NOT_ENDED
from eapa_cli.query.page_phrases import WORDS, ValueStyle, in_both_styles
from eapa_cli.query.term_phrases import describe_computation, stated_origin
from eapa_cli.render.rows import CodedText, Column, Event, Rows, Task
from eapa_cli.text import code_formatters


class Action(StrEnum):
    """The event at the end of a term, and with it the action that is possible."""

    EXPIRES = "expires"
    """The agreement ends. It can be renewed."""
    NOTICE = "notice"
    """Notice can be given, until this day."""
    RENEWS = "renews"
    """The agreement renews automatically. Notice is not needed, or it is too late for it."""


_COLUMNS: Final = (
    Column("act", "Act by", can_wrap=True, format_code=code_formatters.format_date),
    Column("days", "Days"),
    Column("what", "What", can_wrap=True, format_code=code_formatters.label_formatter(Action)),
    Column("ends", "Ends", can_wrap=True, omit_if_narrow=True, format_code=code_formatters.format_date),
    Column("parties", "Parties", can_wrap=True, identifies_row=True),
    Column("how", "How it is computed", can_wrap=True, can_stack=True),
    Column("id", "Id", can_stack=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueEnd:
    """An end of the term of an agreement, with the required action."""

    id: str
    original_id: str
    """The first id of the agreement, which does not change when it is renamed."""
    title: str | None
    parties: tuple[str, ...]
    number: int
    """The number of renewals before this end."""
    action: Action
    deadline: Deadline
    how: CodedText
    """The explanation of how the end is computed."""
    responsible: Responsible | None

    @property
    def act(self) -> date:
        """The last day to act: the day of notice, or else the earliest possible day of the end."""
        return self.deadline.act if self.action is Action.NOTICE else self.deadline.end.earliest

    @property
    def name(self) -> str:
        """The title of the agreement, or else its parties."""
        return self.title or ", ".join(self.parties)


def due_rows(index: Index, filters: Filters, within: Duration) -> Rows:
    """Return the ends that need an action within a period from the day of the filters.

    The rows have events for a calendar, and tasks for a list of tasks.
    """
    due_ends = find_due(index, filters, within)
    cells = [
        (
            f"{due_end.act}",
            (due_end.act - filters.as_of).days,
            due_end.action,
            f"{due_end.deadline.end}",
            due_end.parties,
            due_end.how,
            due_end.id,
        )
        for due_end in due_ends
    ]
    names = [column.name for column in _COLUMNS]
    objects = [
        dict(zip(names, row, strict=True))
        | {
            "parties": list(due_end.parties),
            "title": due_end.title,
            "responsible": str(due_end.responsible) if due_end.responsible else None,
        }
        for row, due_end in zip(cells, due_ends, strict=True)
    ]
    return Rows(
        "due",
        _COLUMNS,
        cells,
        objects=objects,
        events=[_event(due_end) for due_end in due_ends],
        tasks=[_task(due_end) for due_end in due_ends],
    )


def find_due(index: Index, filters: Filters, within: Duration) -> list[DueEnd]:
    """Return the ends that need an action within a period from the day of the filters, the most urgent first."""
    return sorted(
        _select_due_ends(index, filters, within), key=lambda due_end: (due_end.act, due_end.id, due_end.number)
    )


def count_without_end(index: Index, filters: Filters) -> tuple[int, int]:
    """Return the number of selected agreements without an end date, and the number of all selected agreements.

    Amendments are not counted, since they share the end of the agreement that they amend.
    """
    where = Where(index, Kind.AGREEMENT, filters)
    ((without, number),) = index.query(
        "SELECT coalesce(sum(ends IS NULL), 0), count(*) FROM agreement AS record "
        f"WHERE part_of IS NULL AND {where.text}",
        where.parameters,
    )
    return without, number


def _select_due_ends(index: Index, filters: Filters, within: Duration) -> Iterator[DueEnd]:
    where = Where(index, Kind.AGREEMENT, filters)
    last = within.add_to(filters.as_of)
    register_responsible = index.responsible
    index.compute_renewals(last)
    rows = index.query(
        f"SELECT id, title, data, {PARTIES} FROM agreement AS record "
        "WHERE file IN (SELECT file FROM deadline WHERE to_day >= :as_of AND min(act, from_day) <= :last) "
        f"AND part_of IS NULL AND {NOT_ENDED} AND {where.text}",
        {**where.parameters, "last": last.isoformat()},
    )
    for id_, title, data, parties in rows:
        agreement = decode_stored(Agreement, json.loads(data))
        effective = stored_term(index.query, agreement)
        for number, action, deadline in _list_remaining_ends(effective, filters.as_of):
            due_end = DueEnd(
                id=id_,
                original_id=next(iter(agreement.former_ids), id_),
                title=title,
                parties=split_list(parties),
                number=number,
                action=action,
                deadline=deadline,
                how=in_both_styles(partial(_describe_end, effective, number, deadline, action)),
                responsible=agreement.responsible or register_responsible,
            )
            if due_end.act <= last:
                yield due_end


def _list_remaining_ends(effective: EffectiveTerm, as_of: date) -> Iterator[tuple[int, Action, Deadline]]:
    """Yield the ends that have not passed, each with the number of renewals before it and the action."""
    for number, deadline in effective.deadlines():
        if deadline.end.latest < as_of:
            continue
        if as_of <= deadline.act < deadline.end.earliest:
            yield number, Action.NOTICE, deadline
        else:
            yield number, Action.RENEWS if deadline.renews else Action.EXPIRES, deadline
        if ".." in deadline.end.text:
            return  # an end such as '../2026' can be any day before, and so can each later end


def _describe_end(effective: EffectiveTerm, number: int, deadline: Deadline, action: Action, style: ValueStyle) -> str:
    how = describe_computation(effective, number, deadline, style)
    if style is not WORDS:
        return how
    if action is not Action.NOTICE and deadline.end.earliest == deadline.end.latest:
        # The table shows this day already, so only a computation adds information.
        return "" if how == stated_origin(style) else how
    return style.gettext("ends %(on_date)s: %(how)s") % {"on_date": style.date_phrase(deadline.end), "how": how}


def _task(due_end: DueEnd) -> Task:
    return Task(
        day=day_in_words(due_end.act),
        action=_TASK_TEXTS[due_end.action, due_end.deadline.renews].format(date_phrase(due_end.deadline.end)),
        name=due_end.name,
        id=due_end.id,
    )


def _event(due_end: DueEnd) -> Event:
    responsible = str(due_end.responsible) if due_end.responsible else None
    lines = [due_end.how, "; ".join(due_end.parties), due_end.id]
    if responsible:
        lines.append(f"Responsible: {responsible}")
    summary = _EVENT_SUMMARIES[due_end.action, due_end.deadline.renews].format(due_end.deadline.end)
    return Event(
        # An event keeps its uid when its date or the id of the agreement changes.
        uid=f"{due_end.original_id}-{due_end.number}-{due_end.action}@eapa",
        day=due_end.act,
        summary=f"{summary}: {due_end.name}",
        description="\n".join(lines),
        contact=responsible,
        categories=(due_end.action,),
        reminders=_REMINDERS[due_end.action],
    )


# The keys of both tables are the action, and whether the term is renewed unless a party acts.
_TASK_TEXTS: Final = {
    (Action.EXPIRES, False): "Renew it, or let it end {}:",
    (Action.NOTICE, False): "Last day for notice before its end {}:",
    (Action.NOTICE, True): "Give notice, or it renews automatically after its end {}:",
    (Action.RENEWS, True): "It renews automatically after its end {}; agree on an end if it must not:",
}
_EVENT_SUMMARIES: Final = {
    (Action.EXPIRES, False): "Expires {}",
    (Action.NOTICE, False): "Last day for notice before {}",
    (Action.NOTICE, True): "Last day for notice, else renewed on {}",
    (Action.RENEWS, True): "Renews automatically on {}",
}
# A calendar reminds of an event this many days before.
_REMINDERS: Final[dict[Action, Sequence[int]]] = {Action.EXPIRES: (30, 7), Action.NOTICE: (30, 7), Action.RENEWS: (1,)}
