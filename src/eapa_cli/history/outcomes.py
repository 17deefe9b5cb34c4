"""Effects of changes on the status of agreements on a day, and on their next deadlines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from eapa_cli.history.code_words import code_words
from eapa_cli.history.consequence import Consequence, ConsequenceKind
from eapa_cli.history.record_change import RecordChange
from eapa_cli.history.unchanged import Unchanged
from eapa_cli.history.version import agreement_of
from eapa_cli.model.effective_term import effective_term
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.terms import Deadline
from eapa_cli.model.vocabulary import Kind, Status
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import date_phrase, day_in_words, quoted

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
        yield Consequence(
            kind=ConsequenceKind.STATUS,
            id=case.after.id,
            text=_status_on(as_of, new.status, old.status if old else None),
            before=old and old.status,
            after=new.status,
        )
    old_deadline = old.next if old else None
    if new.next != old_deadline and new.status in _RUNNING:
        yield Consequence(
            kind=ConsequenceKind.DEADLINE,
            id=case.after.id,
            text=_deadline(new.next, as_of) if new.next else _("has no deadline any more"),
            before=old_deadline and old_deadline.act.isoformat(),
            after=new.next and new.next.act.isoformat(),
        )


def _status_on(day: date, after: Status, before: Status | None) -> str:
    # "Is terminated on" would name the day of the termination.
    message = _("has the status %(after)s on %(day)s")
    if before:
        message = _("has the status %(after)s on %(day)s, and %(before)s without the change")
    return message % {"after": _status(after), "day": day_in_words(day), "before": before and _status(before)}


def _status(status: Status) -> str:
    words = code_words(status, Status)
    return words if " " in words else quoted(words)


def _deadline(next_: Deadline, as_of: date) -> str:
    if next_.renews:
        message = _("is to be acted on by %(day)s: it renews automatically %(on_date)s")
    else:
        message = _("is to be acted on by %(day)s: it ends %(on_date)s")
    text = message % {"day": day_in_words(next_.act), "on_date": date_phrase(next_.end)}
    if next_.due_from > as_of:
        return _("%(text)s; due from %(day)s") % {"text": text, "day": day_in_words(next_.due_from)}
    return text


def _outcome(agreement: Agreement, register: Register, as_of: date) -> _Outcome:
    term = effective_term(agreement, register)
    status = term.status_on(as_of)
    # The deadlines of an amendment are those of the agreement that it amends, which is reported itself.
    coming = (one.deadline for one in term.deadlines() if one.deadline.due_to >= as_of and not term.part_of)
    return _Outcome(status=status, next=next(coming, None) if status in _RUNNING else None)


def _register(agreements: Iterable[Agreement]) -> Register:
    entries = (Entry(path="", kind=Kind.AGREEMENT, id=one.id, record=one) for one in agreements)
    return Register(entries=tuple(entries))
