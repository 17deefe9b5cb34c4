"""Effects of changes on the status of agreements on a day, and on their next deadlines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from eapa_cli.history.consequence_kinds import Consequence, ConsequenceKind
from eapa_cli.history.record_change import RecordChange
from eapa_cli.history.record_version import agreement_of
from eapa_cli.history.unchanged_records import UnchangedRecords
from eapa_cli.model.effective_term import effective_term
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.terms import Deadline
from eapa_cli.model.vocabulary import Kind, Status
from eapa_cli.text.code_wording import code_words
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import date_phrase, day_in_words, quote

_RUNNING_STATUSES: Final = frozenset({Status.NOT_STARTED, Status.IN_FORCE, Status.DUE})


class _AgreementPair(NamedTuple):
    """An agreement before and after the changes; `before` is None for a new agreement."""

    before: Agreement | None
    after: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """The status and the next deadline of an agreement."""

    status: Status
    next: Deadline | None


def find_status_effects(
    changes: Sequence[RecordChange], unchanged: UnchangedRecords, as_of: date
) -> Iterator[Consequence]:
    """Yield a consequence for each agreement with another status on a day, or with another next deadline.

    Unchanged agreements that are linked with a changed agreement are included.
    """
    before = [agreement for change in changes if (agreement := agreement_of(change.before))]
    after = [agreement for change in changes if (agreement := agreement_of(change.after))]
    others = unchanged.linked_with([*before, *after]) if before or after else []
    old, new = _make_register([*before, *others]), _make_register([*after, *others])
    for pair in [*_changed_agreements(changes), *(_AgreementPair(other, other) for other in others)]:
        yield from _compare_outcomes(pair, old, new, as_of)


def _changed_agreements(changes: Iterable[RecordChange]) -> Iterator[_AgreementPair]:
    for change in changes:
        after = agreement_of(change.after)
        before = agreement_of(change.before)
        # If the version before could not be read, the effects are unknown.
        if after and (before or not change.before):
            yield _AgreementPair(before, after)


def _compare_outcomes(pair: _AgreementPair, before: Register, after: Register, as_of: date) -> Iterator[Consequence]:
    """Yield the consequences for one agreement: another status, another next deadline."""
    new = _find_outcome(pair.after, after, as_of)
    old = _find_outcome(pair.before, before, as_of) if pair.before else None
    if old is None or old.status is not new.status:
        yield Consequence(
            kind=ConsequenceKind.STATUS,
            id=pair.after.id,
            text=_describe_status(as_of, new.status, old.status if old else None),
            before=old and old.status,
            after=new.status,
        )
    old_deadline = old.next if old else None
    if new.next != old_deadline and new.status in _RUNNING_STATUSES:
        yield Consequence(
            kind=ConsequenceKind.DEADLINE,
            id=pair.after.id,
            text=_describe_deadline(new.next, as_of) if new.next else _("has no deadline any more"),
            before=old_deadline and old_deadline.act.isoformat(),
            after=new.next and new.next.act.isoformat(),
        )


def _describe_status(day: date, after: Status, before: Status | None) -> str:
    # 'is terminated on 1 May' would mean that the agreement was terminated on this day.
    message = _("has the status %(after)s on %(day)s")
    if before:
        message = _("has the status %(after)s on %(day)s, and %(before)s without the change")
    return message % {
        "after": _quote_status(after),
        "day": day_in_words(day),
        "before": before and _quote_status(before),
    }


def _quote_status(status: Status) -> str:
    words = code_words(status, Status)  # several words are in quotes already
    return words if " " in words else quote(words)


def _describe_deadline(next_: Deadline, as_of: date) -> str:
    if next_.renews:
        message = _("is to be acted on by %(day)s: it renews automatically %(on_date)s")
    else:
        message = _("is to be acted on by %(day)s: it ends %(on_date)s")
    text = message % {"day": day_in_words(next_.act), "on_date": date_phrase(next_.end)}
    if next_.due_from > as_of:
        return _("%(text)s; due from %(day)s") % {"text": text, "day": day_in_words(next_.due_from)}
    return text


def _find_outcome(agreement: Agreement, register: Register, as_of: date) -> _Outcome:
    term = effective_term(agreement, register)
    status = term.status_on(as_of)
    # An amendment has the deadlines of the agreement that it amends, which is reported instead.
    coming = (one.deadline for one in term.deadlines() if one.deadline.due_to >= as_of and not term.part_of)
    return _Outcome(status=status, next=next(coming, None) if status in _RUNNING_STATUSES else None)


def _make_register(agreements: Iterable[Agreement]) -> Register:
    # The terms of agreements do not depend on the paths of their files.
    entries = (Entry(path="", kind=Kind.AGREEMENT, id=one.id, record=one) for one in agreements)
    return Register(entries=tuple(entries))
