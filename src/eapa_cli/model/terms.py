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

# Phases are stored in a table, so that a query finds the status on a day by one comparison. Unlimited renewals
# are therefore computed up to this year or, for very short terms, up to this number of ends (a century of months).
# The agreement stays in force after that.
HORIZON: Final = 2100
MAX_ENDS: Final = 1200

_DUE_WITHIN: Final = Duration.parse(f"P{DUE_WITHIN_DAYS}D")
_ONE_DAY: Final = Duration.parse("P1D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The renewal of a term: the length of each renewal, and the maximum number of them."""

    mode: RenewalMode
    period: Duration | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The term of an agreement; `ends` is the last day of the first term, before any renewal."""

    starts: EdtfDate | None = None
    ends: EdtfDate | None = None
    duration: Duration | None = None
    renewal: Renewal | None = None
    notice: Duration | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Termination:
    """The early end of an agreement."""

    date: EdtfDate | None = None
    grounds: Grounds
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """An end of the first or a renewed term, and the earliest possible day by which to act on it."""

    act: date
    end: EdtfDate
    renews: bool

    @property
    def due_from(self) -> date:
        """The first day on which the agreement is due."""
        return _DUE_WITHIN.before(self.act)

    @property
    def due_to(self) -> date:
        """The last day on which the agreement is due."""
        return self.act if self.renews and self.end.earliest == self.end.latest else self.end.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A period with one status: from a day to another day, which is excluded.

    The last phase runs to `date.max`, which means no end and is included.
    """

    status: Status
    from_: date
    to: date


class _Change(NamedTuple):
    day: date
    status: Status


def first_end(signed: EdtfDate | None, term: Term) -> EdtfDate | None:
    """Return the last day of the first term, stated or computed from the start; None if it is unknown.

    A stated first day is part of the term: a year from 1 January ends on 31 December. The day of signing is not: a
    year from a signing on 1 January ends on 1 January.
    """
    start = term.starts or signed
    if term.ends or start is None or term.duration is None:
        return term.ends
    if not start.has_year:
        return None
    return _moved(start, partial(_last_day if term.starts else Duration.after, term.duration))


def deadlines(signed: EdtfDate | None, term: Term) -> Iterator[Deadline]:
    """Yield the ends of the term and of its renewals in order, as far as they are known, up to the horizon.

    Renewed ends are computed from the first one, so that a 31st survives a shorter month.
    """
    first = first_end(signed, term)
    if first is None or first.is_open or not first.has_year:
        return
    end = first
    most = _most_renewals(term)
    period = renewal_period(term)
    for number in range(1, MAX_ENDS + 1):
        renews = number <= most
        act = term.notice.before(end.earliest) if term.notice and (renews or term.renewal is None) else end.earliest
        yield Deadline(act=act, end=end, renews=renews)
        if not renews or period is None or end.earliest.year >= HORIZON:
            return
        end = _moved(first, partial(period.continued, times=number))


def phases(
    signed: EdtfDate | None,
    term: Term | None,
    terminated: Termination | None,
    superseded: EdtfDate | None,
    *,
    renewed: bool = False,
    known: Sequence[Deadline] | None = None,
) -> tuple[Phase, ...]:
    """Return the phases of an agreement in order; `superseded` is the date from which another replaces it.

    Termination, supersession and expiry are final. The first of them counts; on the same day, this order decides.
    An agreement that another one `renewed` is not due before it expires, since no action is needed.
    `known` are the deadlines of the term, if the caller computed them already.
    """
    term = term or Term()
    at_ends = _changes_at_ends(term, deadlines(signed, term) if known is None else known, renewed=renewed)
    changes = _in_order(_changes(signed, term, at_ends))
    closings = _closings(term.starts or signed or ANY_DAY, terminated, superseded)
    closing = min(closings, key=lambda change: change.day, default=None)
    last = changes[-1]
    if closing and (last.status is not Status.EXPIRED or closing.day <= last.day):
        changes = [*(change for change in changes if change.day < closing.day), closing]
    ends = [*(change.day for change in changes[1:]), date.max]
    return tuple(
        Phase(status=status, from_=day, to=to) for (day, status), to in zip(changes, ends, strict=True) if day < to
    )


def status_on(phases: Sequence[Phase], day: date) -> Status:
    """Return the status on a day."""
    return next(phase.status for phase in reversed(phases) if phase.from_ <= day)


def _moved(day: EdtfDate, later: Callable[[date], date]) -> EdtfDate:
    """Return a date whose bounds are those of another date, moved by a function."""
    earliest = later(day.earliest) if day.earliest > date.min else date.min
    latest = earliest if day.earliest == day.latest else later(day.latest) if day.latest < date.max else date.max
    return EdtfDate.between(earliest, latest, day.qualifier)


def _last_day(duration: Duration, first: date) -> date:
    return duration.continued(_ONE_DAY.before(first))


def _most_renewals(term: Term) -> float:
    if term.renewal is None or term.renewal.mode is not RenewalMode.TACIT:
        return 0
    return inf if term.renewal.max is None else term.renewal.max


def renewal_period(term: Term) -> Duration | None:
    """Return the length of each renewal: the stated one, else the length of the first term."""
    return (term.renewal and term.renewal.period) or term.duration


def _changes(signed: EdtfDate | None, term: Term, at_ends: Iterable[_Change]) -> Iterator[_Change]:
    start = term.starts or signed or ANY_DAY
    yield _Change(date.min, Status.NOT_STARTED)
    yield _Change(start.earliest, Status.UNKNOWN)
    end = first_end(signed, term)
    if end is None or not end.has_year:
        return
    yield _Change(start.latest, Status.IN_FORCE)
    # A stated end is independent of the start; a computed end is as uncertain as the start.
    since = start.earliest if term.ends else start.latest
    for day, status in at_ends:
        yield _Change(max(day, since), status)


def _changes_at_ends(term: Term, ends: Iterable[Deadline], *, renewed: bool) -> Iterator[_Change]:
    for deadline in ends:
        if deadline.renews or not renewed:
            yield _Change(deadline.due_from, Status.DUE)
        yield _Change(_ONE_DAY.after(deadline.due_to), Status.IN_FORCE if deadline.renews else Status.EXPIRED)
        if deadline.renews and renewal_period(term) is None:
            yield _Change(_ONE_DAY.after(deadline.end.latest), Status.UNKNOWN)


def _closings(start: EdtfDate, terminated: Termination | None, superseded: EdtfDate | None) -> Iterator[_Change]:
    # An unknown end date still means that the agreement ended.
    for when, status in (
        (terminated and (terminated.date or start), Status.TERMINATED),
        (superseded, Status.SUPERSEDED),
    ):
        if when:
            earliest = max(start.earliest, when.earliest)
            yield _Change(when.latest if when.latest.year < MAXYEAR else earliest, status)


def _in_order(changes: Iterable[_Change]) -> list[_Change]:
    """Order changes by day; each change replaces earlier ones of the same or a later day."""
    ordered: list[_Change] = []
    for change in changes:
        while ordered and ordered[-1].day >= change.day:
            ordered.pop()
        if not ordered or ordered[-1].status is not change.status:
            ordered.append(change)
    return ordered
