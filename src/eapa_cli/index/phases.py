"""The phases and deadlines of an agreement as rows."""

from datetime import date
from typing import Final, NamedTuple

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import deadlines, first_end, phases
from eapa_cli.model.vocabulary import Status

_CLOSED: Final = frozenset({Status.TERMINATED, Status.SUPERSEDED})


class Time(NamedTuple):
    """The end of an agreement's term before any renewal, and the rows of its phases and deadlines."""

    ends: str | None
    phases: list[tuple[object, ...]]
    deadlines: list[tuple[object, ...]]


def rows_of_phases(file: int, agreement: Agreement, superseded: EdtfDate | None, *, renewed: bool) -> Time:
    """The rows of an agreement in a file, with the date from which another takes its place, if one does.

    What another agreement has `renewed` has no deadline at its last end: it has been acted on.
    """
    signed = agreement.signed.date if agreement.signed else None
    ends = tuple(deadlines(signed, agreement.term)) if agreement.term else ()
    found = phases(signed, agreement.term, agreement.terminated, superseded, renewed=renewed, known=ends)
    first = first_end(signed, agreement.term) if agreement.term else None
    closed = min((it.from_ for it in found if it.status in _CLOSED), default=date.max)
    return Time(
        first.text if first else None,
        [(file, phase.from_.isoformat(), phase.to.isoformat(), phase.status) for phase in found],
        [
            (file, number, it.act.isoformat(), it.end.earliest.isoformat(), it.end.latest.isoformat(), it.renews)
            for number, it in enumerate(it for it in ends if it.renews or not renewed)
            if it.end.earliest < closed
        ],
    )
