"""Rows of the read model for the term of an agreement: its end, phases and deadlines."""

from datetime import date
from typing import NamedTuple

from eapa_cli.model.effective_term import EffectiveTerm, NumberedDeadline
from eapa_cli.model.terms import Deadline


class TermRows(NamedTuple):
    """The values and rows of the read model for the term of an agreement."""

    ends: str | None
    """The end before any renewal."""
    computed_to: str | None
    """The day from which renewals are omitted; None if all renewals are in the rows."""
    part_of: str | None
    """The agreement whose term an amendment shares."""
    phases: list[tuple[object, ...]]
    deadlines: list[tuple[object, ...]]


def term_rows(file: int, term: EffectiveTerm, until: date) -> TermRows:
    """Return the rows for the effective term of the agreement in a file.

    Ends of renewals that are due only after the day `until` are omitted.
    """
    deadlines, next_due = _deadlines_until(term, until)
    closed = term.closed or date.max
    return TermRows(
        ends=term.first_end.text if term.first_end else None,
        computed_to=next_due.isoformat() if next_due and next_due < closed else None,
        part_of=term.part_of,
        phases=[
            (file, phase.from_.isoformat(), phase.to.isoformat(), phase.status.value)
            for phase in term.phases([numbered.deadline for numbered in deadlines])
        ],
        deadlines=[
            _deadline_row(file, number, deadline)
            for number, deadline in deadlines
            if not term.is_renewed_at(deadline) and deadline.end.earliest < closed
        ],
    )


def _deadline_row(file: int, number: int, deadline: Deadline) -> tuple[object, ...]:
    earliest, latest = deadline.end.earliest.isoformat(), deadline.end.latest.isoformat()
    # Most ends are one day, whose text is the same.
    text = None if deadline.end.text == earliest else deadline.end.text
    return file, number, deadline.act.isoformat(), earliest, latest, deadline.renews, text


def _deadlines_until(term: EffectiveTerm, until: date) -> tuple[list[NumberedDeadline], date | None]:
    """Return the first deadline and the later ones due by a day, and the day from which the next one is due."""
    deadlines: list[NumberedDeadline] = []
    for numbered in term.all_deadlines():
        if deadlines and numbered.deadline.due_from > until:
            return deadlines, numbered.deadline.due_from
        deadlines.append(numbered)
    return deadlines, None
