"""Effects of changes on the status of agreements on a day, and on their next deadlines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from eapa_cli.history.consequence import Consequence, ConsequenceKind
from eapa_cli.history.record_change import RecordChange
from eapa_cli.history.unchanged import Unchanged
from eapa_cli.history.version import agreement_of
from eapa_cli.model.effective_term import effective_term
from eapa_cli.model.english_dates import dated, day_in_words
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.terms import Deadline
from eapa_cli.model.vocabulary import Kind, Status

_RUNNING: Final = frozenset({Status.NOT_STARTED, Status.IN_FORCE, Status.DUE})


class _Case(NamedTuple):
    """An agreement before and after; `before` is None for a new one."""

    before: Agreement | None
    after: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """The status and the next deadline of an agreement."""

    status: Status
    next: Deadline | None


def outcomes(changes: Sequence[RecordChange], unchanged: Unchanged, as_of: date) -> Iterator[Consequence]:
    """Yield the changes of status as of a day, and of the next deadline.

    Includes the agreements that the changed ones supersede, amend or renew, directly or through others.
    """
    before = [agreement for change in changes if (agreement := agreement_of(change.before))]
    after = [agreement for change in changes if (agreement := agreement_of(change.after))]
    others = unchanged.linked_with([*before, *after]) if before or after else []
    old, new = _register([*before, *others]), _register([*after, *others])
    for case in [*_changed(changes), *(_Case(one, one) for one in others)]:
        yield from _compare_outcomes(case, old, new, as_of)


def _changed(changes: Iterable[RecordChange]) -> Iterator[_Case]:
    for change in changes:
        after = agreement_of(change.after)
        before = agreement_of(change.before)
        # The consequences of a version that could not be read are unknown.
        if after and (before or not change.before):
            yield _Case(before, after)


def _compare_outcomes(case: _Case, before: Register, after: Register, as_of: date) -> Iterator[Consequence]:
    new = _outcome(case.after, after, as_of)
    old = _outcome(case.before, before, as_of) if case.before else None
    if old is None or old.status is not new.status:
        instead = f", and {_status(old.status)} without the change" if old else ""
        yield Consequence(
            kind=ConsequenceKind.STATUS,
            id=case.after.id,
            # "Is terminated on" would name the day of the termination.
            text=f"has the status {_status(new.status)} on {day_in_words(as_of)}{instead}",
            before=old and old.status,
            after=new.status,
        )
    old_deadline = old.next if old else None
    if new.next != old_deadline and new.status in _RUNNING:
        yield Consequence(
            kind=ConsequenceKind.DEADLINE,
            id=case.after.id,
            text=_deadline(new.next, as_of) if new.next else "has no deadline any more",
            before=old_deadline and old_deadline.act.isoformat(),
            after=new.next and new.next.act.isoformat(),
        )


def _status(status: Status) -> str:
    return f"'{status.replace('-', ' ')}'"


def _deadline(next_: Deadline, as_of: date) -> str:
    later = f"; due from {day_in_words(next_.due_from)}" if next_.due_from > as_of else ""
    result = "renews automatically" if next_.renews else "ends"
    return f"is to be acted on by {day_in_words(next_.act)}: it {result} {dated(next_.end)}{later}"


def _outcome(agreement: Agreement, register: Register, as_of: date) -> _Outcome:
    term = effective_term(agreement, register)
    status = term.status_on(as_of)
    # The deadlines of an amendment are those of the agreement that it amends, which is reported itself.
    coming = (one.deadline for one in term.deadlines() if one.deadline.due_to >= as_of and not term.part_of)
    return _Outcome(status=status, next=next(coming, None) if status in _RUNNING else None)


def _register(agreements: Iterable[Agreement]) -> Register:
    entries = (Entry(path="", kind=Kind.AGREEMENT, id=one.id, record=one) for one in agreements)
    return Register(entries=tuple(entries))
