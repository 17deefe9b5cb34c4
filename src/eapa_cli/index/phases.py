"""The phases and deadlines of an agreement as rows."""

from datetime import date
from typing import Final, NamedTuple

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline, Term, deadlines, first_end, phases
from eapa_cli.model.vocabulary import Status

_CLOSED: Final = frozenset({Status.TERMINATED, Status.SUPERSEDED})


class Time(NamedTuple):
    """The end of an agreement's term before any renewal, and the rows of its phases and deadlines.

    They hold for the days before `reckoned_to`, if its renewals go on.
    """

    ends: str | None
    reckoned_to: str | None
    phases: list[tuple[object, ...]]
    deadlines: list[tuple[object, ...]]


def rows_of_phases(
    file: int, agreement: Agreement, superseded: EdtfDate | None, until: date, *, renewed: bool = False
) -> Time:
    """The rows of an agreement in a file, with the date from which another takes its place, if one does.

    Renewals that are due only after the day `until` are left out. What another agreement has `renewed` has no deadline
    at its last end: it has been acted on.
    """
    signed = agreement.signed.date if agreement.signed else None
    ends, left = _reckoned(signed, agreement.term, until) if agreement.term else ([], None)
    found = phases(signed, agreement.term, agreement.terminated, superseded, renewed=renewed, known=ends)
    first = first_end(signed, agreement.term) if agreement.term else None
    closed = min((it.from_ for it in found if it.status in _CLOSED), default=date.max)
    return Time(
        first.text if first else None,
        left.due_from.isoformat() if left and left.due_from < closed else None,
        [(file, phase.from_.isoformat(), phase.to.isoformat(), phase.status.value) for phase in found],
        [
            (file, number, it.act.isoformat(), it.end.earliest.isoformat(), it.end.latest.isoformat(), it.renews)
            for number, it in enumerate(it for it in ends if it.renews or not renewed)
            if it.end.earliest < closed
        ],
    )


def _reckoned(signed: EdtfDate | None, term: Term, until: date) -> tuple[list[Deadline], Deadline | None]:
    """The ends of a term that may be due by a day, the first of them in any case; and the next one after these."""
    found: list[Deadline] = []
    for one in deadlines(signed, term):
        if found and one.due_from > until:
            return found, one
        found.append(one)
    return found, None
