"""Rows of the read model for the term of an agreement: its end, phases and deadlines."""

from datetime import date
from typing import NamedTuple

from eapa_cli.model.effective_term import EffectiveTerm, NumberedDeadline


class TermRows(NamedTuple):
    """The end of a term before any renewal, and the rows of its phases and deadlines.

    If `computed_to` is a day, renewals go on, and the rows are valid for the days before it.
    """

    ends: str | None
    computed_to: str | None
    part_of: str | None
    phases: list[tuple[object, ...]]
    deadlines: list[tuple[object, ...]]


def term_rows(file: int, term: EffectiveTerm, until: date) -> TermRows:
    """Return the rows for the effective term of the agreement in a file.

    Renewals that are due only after the day `until` are omitted.
    """
    ends, omitted = _ends_until(term, until)
    closed = term.closed or date.max
    return TermRows(
        ends=term.first_end.text if term.first_end else None,
        computed_to=omitted.isoformat() if omitted and omitted < closed else None,
        part_of=term.part_of,
        phases=[
            (file, phase.from_.isoformat(), phase.to.isoformat(), phase.status.value)
            for phase in term.phases([one.deadline for one in ends])
        ],
        deadlines=[
            (file, number, it.act.isoformat(), it.end.earliest.isoformat(), it.end.latest.isoformat(), it.renews, text)
            for number, it in ends
            if not term.covers(it) and it.end.earliest < closed
            # Most ends are one day, which needs no text of its own.
            for text in [None if it.end.text == it.end.earliest.isoformat() else it.end.text]
        ],
    )


def _ends_until(term: EffectiveTerm, until: date) -> tuple[list[NumberedDeadline], date | None]:
    """Return the ends that may be due by a day, at least the first one; and the day from which the next one is due."""
    found: list[NumberedDeadline] = []
    for one in term.all_deadlines():
        if found and one.deadline.due_from > until:
            return found, one.deadline.due_from
        found.append(one)
    return found, None
