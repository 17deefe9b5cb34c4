"""The reason why an agreement has its status, as the page of the agreement states it."""

from datetime import date
from typing import assert_never

from eapa_cli.index.read_model import Index
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import Status
from eapa_cli.query.page_phrases import WORDS, ValueStyle
from eapa_cli.query.term_phrases import describe_computation


def explain_status(index: Index, agreement: Agreement, term: EffectiveTerm, as_of: date, style: ValueStyle) -> str:
    """Return the reason why an agreement has its status on a day."""
    _ = style.gettext
    match term.status_on(as_of):
        case Status.UNKNOWN if term.last_deadline():
            return _("its start, or the period of its renewals, is not recorded")
        case Status.UNKNOWN if term.term.ends or term.term.duration:
            return _("the year of its start or of its end is not recorded")
        case Status.UNKNOWN:
            return _("no end or duration of its term is recorded")
        case Status.PLANNED | Status.NEGOTIATING | Status.AGREED | Status.DROPPED | Status.NOT_STARTED as early:
            return _reason_before_term(early, style)
        case Status.IN_FORCE:
            return _reason_in_force(term, as_of, style)
        case Status.DUE:
            return _reason_due(term, as_of, style)
        case Status.EXPIRED:
            return _reason_expired(term, style)
        case Status.TERMINATED:
            return _reason_terminated(agreement, term, style)
        case Status.SUPERSEDED:
            return _reason_superseded(index, agreement, term, style)
        case status:
            assert_never(status)


def _reason_before_term(status: Status, style: ValueStyle) -> str:
    _ = style.gettext
    if status is Status.NOT_STARTED:
        return _("its term has not started")
    return _("its parties will not sign it") if status is Status.DROPPED else _("it is not signed")


def _reason_in_force(term: EffectiveTerm, as_of: date, style: ValueStyle) -> str:
    _ = style.gettext
    if term.first_end and term.first_end.is_open:
        return _("it has no end by agreement of its parties")
    next_end = term.next_deadline(as_of)
    if next_end is None:
        return _("it renews automatically, and later ends are not computed")
    if term.is_renewed_at(next_end.deadline):
        return _("its term has started, and %(agreement)s renews it") % {"agreement": term.renewed_by}
    if next_end.deadline.act < as_of:
        return _("its term has started, and the day to act before its next renewal has passed")
    return _("its term has started, and the day to act is more than 90 days away")


def _reason_due(term: EffectiveTerm, as_of: date, style: ValueStyle) -> str:
    _ = style.gettext
    deadline = next(numbered.deadline for numbered in term.all_deadlines() if numbered.deadline.due_to >= as_of)
    if deadline.act < as_of:
        return _("the day to act has passed, but the end of its term has not")
    return _("the day to act is at most 90 days away")


def _reason_expired(term: EffectiveTerm, style: ValueStyle) -> str:
    last = term.last_deadline()
    assert last, "an agreement expires at the last end of its term"
    computation = describe_computation(term, *last, style)
    if style is not WORDS:
        return f"the last day has passed: {computation}"
    text = style.gettext("its term ended %(on_date)s (%(how)s)")
    return text % {"on_date": style.date_phrase(last.deadline.end), "how": computation}


def _reason_terminated(agreement: Agreement, term: EffectiveTerm, style: ValueStyle) -> str:
    if term.part_of and not agreement.terminated:
        return style.gettext("%(agreement)s, which it amends, was terminated") % {"agreement": term.part_of}
    return style.gettext("it was terminated before its end")


def _reason_superseded(index: Index, agreement: Agreement, term: EffectiveTerm, style: ValueStyle) -> str:
    rows = index.query(
        "SELECT id FROM relation JOIN agreement USING (file) "
        "WHERE target IN (?, ?) AND relation.type = 'supersedes' AND stage IS NULL ORDER BY id",
        (agreement.id, term.part_of),
    )
    later_ids = ", ".join(id_ for (id_,) in rows)
    return style.gettext("it was superseded by %(agreements)s") % {"agreements": later_ids}
