"""The term of an agreement, its renewals, and its status on any day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import partial
from math import inf
from typing import Final, NamedTuple

from eapa_cli.model.dates import ANY_DAY, EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.vocabulary import Grounds, RenewalMode, Status

DUE_WITHIN_DAYS: Final = 90
"""The number of days before the day to act from which an agreement is due."""

HORIZON: Final = 2100
"""The year up to which renewals are computed. An agreement with more renewals stays in force after that.

The limit is needed because the index stores all phases in a table, which makes the search for a status on a day fast.
"""

MAX_ENDS: Final = 1200
"""The maximum number of ends that are computed, for very short terms: a century of months."""

_DUE_WITHIN: Final = Duration.parse(f"P{DUE_WITHIN_DAYS}D")
_ONE_DAY: Final = Duration.parse("P1D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The renewal of a term: its mode, the length of each renewal, and the maximum number of renewals."""

    mode: RenewalMode
    period: Duration | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The term of an agreement. `ends` is the last day of the first term, before any renewal."""

    starts: EdtfDate | None = None
    ends: EdtfDate | None = None
    duration: Duration | None = None
    renewal: Renewal | None = None
    notice: Duration | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Termination:
    """The termination of an agreement: its date and its grounds."""

    date: EdtfDate | None = None
    grounds: Grounds
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The end of the first or a renewed term, and the day by which the parties must act."""

    act: date
    """The last day to act before this end. If the day of the end is not known, the earliest possible last day."""
    end: EdtfDate
    renews: bool
    """Whether the term is renewed after this end."""

    @property
    def due_from(self) -> date:
        """The first day on which the agreement is due."""
        return _DUE_WITHIN.subtract_from(self.act)

    @property
    def due_to(self) -> date:
        """The last day on which the agreement is due.

        It is the day to act if the term is renewed at its end. An agreement without a renewal is due until its end. So
        is an agreement whose end may be one of several days, since `act` is then only the earliest possible day.
        """
        return self.act if self.renews and self.end.earliest == self.end.latest else self.end.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A period in which an agreement has one status."""

    status: Status
    from_: date
    to: date
    """The first day after the period; `date.max` for the last phase, which has no end."""


class _Change(NamedTuple):
    """A change to a status on a day."""

    day: date
    status: Status


def first_end(signed: EdtfDate | None, term: Term) -> EdtfDate | None:
    """Return the last day of the first term, stated or computed from the start; None if it is unknown.

    A stated first day is part of the term: one year from 1 January ends on 31 December. The day of signing is not part
    of the term: one year from a signing on 1 January ends on 1 January.
    """
    start = term.starts or signed
    if term.ends or start is None or term.duration is None:
        return term.ends
    if not start.has_year:
        return None
    if term.starts is None:
        return _move_bounds(start, term.duration.add_to)
    extend = term.duration.extend
    return _move_bounds(start, lambda first_day: extend(_ONE_DAY.subtract_from(first_day)))


def deadlines(signed: EdtfDate | None, term: Term) -> Iterator[Deadline]:
    """Yield the known ends in order, up to the horizon: the end of the term, then those of its renewals.

    The end of each renewal is computed from the first end. A term that ends on a 31st therefore ends on a 31st again
    after a renewal that ends in a shorter month.
    """
    first = end = first_end(signed, term)
    if first is None or first.is_open or not first.has_year:
        return
    max_renewals = _max_renewals(term)
    period = renewal_period(term)
    for number in range(1, MAX_ENDS + 1):
        if end is None:
            return
        renews = number <= max_renewals
        # After its last renewal, an agreement ends without notice. Without a stated renewal, it may renew itself.
        may_need_notice = renews or term.renewal is None
        act = term.notice.subtract_from(end.earliest) if term.notice and may_need_notice else end.earliest
        yield Deadline(act=act, end=end, renews=renews)
        # Without an earliest day, only the latest day moves.
        moving_day = end.earliest if end.earliest > date.min else end.latest
        if not renews or period is None or moving_day.year >= HORIZON:
            return
        end = _move_bounds(first, partial(period.extend, times=number))


def phases(
    signed: EdtfDate | None,
    term: Term,
    terminated: Termination | None,
    superseded: EdtfDate | None,
    *,
    renewed: bool = False,
    known_deadlines: Sequence[Deadline] | None = None,
) -> tuple[Phase, ...]:
    """Return the phases of an agreement in order.

    Termination, supersession and expiry are final. The first of them counts. If two are on the same day, this order
    decides.

    Args:
        signed: the date of signing.
        term: the term, after all amendments.
        terminated: the termination.
        superseded: the date from which another agreement replaces this one.
        renewed: whether another agreement renews this one. Then it is not due before it expires, since no action is
            needed.
        known_deadlines: the deadlines of the term, if the caller has already computed them.
    """
    term_deadlines = deadlines(signed, term) if known_deadlines is None else known_deadlines
    changes_at_ends = _changes_at_deadlines(term, term_deadlines, renewed=renewed)
    changes = _order_changes(_status_changes(signed, term, changes_at_ends))
    closings = _closing_changes(term.starts or signed or ANY_DAY, terminated, superseded)
    closing = min(closings, key=lambda change: change.day, default=None)
    last = changes[-1]
    # An agreement that has expired is not terminated or superseded later.
    if closing and (last.status is not Status.EXPIRED or closing.day <= last.day):
        changes = [*(change for change in changes if change.day < closing.day), closing]
    ends = [*(change.day for change in changes[1:]), date.max]
    return tuple(
        Phase(status=status, from_=day, to=to) for (day, status), to in zip(changes, ends, strict=True) if day < to
    )


def status_on(phases: Sequence[Phase], day: date) -> Status:
    """Return the status on a day."""
    return next(phase.status for phase in reversed(phases) if phase.from_ <= day)


def _move_bounds(day: EdtfDate, move: Callable[[date], date]) -> EdtfDate | None:
    """Return a date with its earliest and latest days moved by a function.

    An open bound, which is the first or last day of the calendar, does not move. Return None if the result can be any
    day.
    """
    earliest = move(day.earliest) if day.earliest > date.min else date.min
    if day.earliest == day.latest:
        return EdtfDate.between(earliest, earliest, day.qualifier)
    latest = move(day.latest) if day.latest < date.max else date.max
    return EdtfDate.between(earliest, latest, day.qualifier) if (earliest, latest) != (date.min, date.max) else None


def _max_renewals(term: Term) -> float:
    if term.renewal is None or term.renewal.mode is not RenewalMode.TACIT:
        return 0
    return inf if term.renewal.max is None else term.renewal.max


def renewal_period(term: Term) -> Duration | None:
    """Return the length of each renewal: the stated length, or else the duration of the term."""
    return (term.renewal and term.renewal.period) or term.duration


def _status_changes(signed: EdtfDate | None, term: Term, changes_at_ends: Iterable[_Change]) -> Iterator[_Change]:
    """Yield the changes of status at the start of a term, and then those at its ends, but none before the start."""
    start = term.starts or signed or ANY_DAY
    yield _Change(date.min, Status.NOT_STARTED)
    yield _Change(start.earliest, Status.UNKNOWN)
    end = first_end(signed, term)
    if end is None or not end.has_year:
        return
    yield _Change(start.latest, Status.IN_FORCE)
    # An end that is computed from the start changes no status before the last possible start. A stated end does not
    # depend on the start, so it can change the status from the first possible start.
    first_day = start.earliest if term.ends else start.latest
    for day, status in changes_at_ends:
        yield _Change(max(day, first_day), status)


def _changes_at_deadlines(term: Term, term_deadlines: Iterable[Deadline], *, renewed: bool) -> Iterator[_Change]:
    for deadline in term_deadlines:
        if deadline.renews or not renewed:
            yield _Change(deadline.due_from, Status.DUE)
        yield _Change(_ONE_DAY.add_to(deadline.due_to), Status.IN_FORCE if deadline.renews else Status.EXPIRED)
        if deadline.renews and renewal_period(term) is None:
            # The length of the renewal is not known.
            yield _Change(_ONE_DAY.add_to(deadline.end.latest), Status.UNKNOWN)


def _closing_changes(start: EdtfDate, terminated: Termination | None, superseded: EdtfDate | None) -> Iterator[_Change]:
    """Yield the changes of status at which a termination or another agreement ends an agreement."""
    # If the date of a termination is unknown, the agreement may have ended on any day after its start.
    for date_, status in (
        (terminated and (terminated.date or start), Status.TERMINATED),
        (superseded, Status.SUPERSEDED),
    ):
        if date_:
            earliest = max(start.earliest, date_.earliest)
            # A date without a last possible day counts from its first one, since it would close nothing otherwise.
            yield _Change(date_.latest if date_.latest.year < MAXYEAR else earliest, status)


def _order_changes(changes: Iterable[_Change]) -> list[_Change]:
    """Return changes in the order of their days.

    A change replaces the changes before it in `changes` that have the same or a later day. A change that does not
    change the status is omitted.
    """
    ordered: list[_Change] = []
    for change in changes:
        while ordered and ordered[-1].day >= change.day:
            ordered.pop()
        if not ordered or ordered[-1].status is not change.status:
            ordered.append(change)
    return ordered
