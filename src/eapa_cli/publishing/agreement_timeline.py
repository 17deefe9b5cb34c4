"""The days of an agreement and of those it is related to, past and coming."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from eapa_cli.model.amendments import amended_term
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline, deadlines, renewal_period
from eapa_cli.model.vocabulary import AgreementRelation, Status
from eapa_cli.publishing.parts import Link, TimelineEntry, Words
from eapa_cli.publishing.record_links import LinkTo
from eapa_cli.publishing.site_data import AgreementSummary, SiteData

_CLOSED = frozenset({Status.TERMINATED, Status.SUPERSEDED})


class Effect(NamedTuple):
    """An agreement after its amendments: its ends, and which of them are past or coming."""

    agreement: Agreement
    renewed_by: str | None
    ends: tuple[Deadline, ...]
    closed: date

    def coming(self, as_of: date) -> Deadline | None:
        """Return the next end of the term."""
        return next((one for one in self.ends if one.end.latest >= as_of), None)


def effect_of(data: SiteData, summary: AgreementSummary) -> Effect:
    """Return an agreement after its amendments."""
    it = summary.record()

    def amending(id_: str) -> Iterator[Agreement]:
        for tie in data.ties.get(id_, ()):
            if tie.type == AgreementRelation.AMENDS and tie.target == id_:
                yield data.agreements[tie.later].record()

    term, _ = amended_term(it, amending)
    renewals = [tie.later for tie in data.ties.get(it.id, ()) if tie.type == "renews" and tie.target == it.id]
    renewed_by = next((id_ for id_ in renewals if data.agreements[id_].record().terminated is None), None)
    rows = data.index.ask(
        "SELECT min(from_day) FROM phase WHERE file = ? AND status IN ('terminated', 'superseded')", (summary.file,)
    )
    closed = date.fromisoformat(rows[0][0]) if rows[0][0] else date.max
    signed = it.signed.date if it.signed else None
    return Effect(replace(it, term=term), renewed_by, tuple(deadlines(signed, term)) if term else (), closed)


class Timeline:
    """Entries of one language."""

    def __init__(self, data: SiteData, words: Words, link: LinkTo) -> None:
        self._data = data
        self._words = words
        self._link = link

    def of(self, effect: Effect) -> list[TimelineEntry]:
        """Return the entries of an agreement, the earliest first; those without a day are last."""
        found = [*self._own(effect), *self._related(effect.agreement.id)]
        return [entry for _, entry in sorted(found, key=lambda one: one[0])]

    def _own(self, effect: Effect) -> Iterator[tuple[date, TimelineEntry]]:
        it, as_of = effect.agreement, self._data.as_of
        w, _ = self._words.wording, self._words.wording.gettext
        yield self._entry(it.signed.date if it.signed else None, _("Signed"))
        if it.term and it.term.starts:
            yield self._entry(it.term.starts, _("Term starts"))
        if it.terminated:
            grounds = w.label(it.terminated.grounds)
            yield self._entry(it.terminated.date, _("Terminated early: %(grounds)s") % {"grounds": grounds})
        past = [one for one in effect.ends if one.renews and one.end.latest < min(as_of, effect.closed)]
        if past and it.term:
            period = renewal_period(it.term)
            text = (
                _("Renewed automatically for %(period)s") % {"period": w.duration(period)}
                if period
                else _("Renewed automatically")
            )
            yield self._entry(past[-1].end, text)
        coming = effect.coming(as_of)
        if coming and coming.end.earliest < effect.closed:
            if self._data.settings.due and coming.act < coming.end.earliest:
                yield (
                    coming.act,
                    TimelineEntry(w.day(coming.act), _("Last day for notice"), None, coming.act.isoformat()),
                )
            yield self._entry(
                coming.end, _("Renewed automatically unless a party objects") if coming.renews else _("Term ends")
            )
        elif effect.ends and not effect.ends[-1].renews and effect.ends[-1].end.earliest < effect.closed:
            yield self._entry(effect.ends[-1].end, _("Term ended"))

    def _related(self, id_: str) -> Iterator[tuple[date, TimelineEntry]]:
        _ = self._words.wording.gettext
        own = {
            "amends": _("This agreement amends"),
            "renews": _("This agreement renews"),
            "supersedes": _("This agreement supersedes"),
            "implements": _("This agreement implements"),
        }
        back = {
            "amends": _("Amended by"),
            "renews": _("Renewed by"),
            "supersedes": _("Superseded by"),
            "implements": _("Implemented by"),
        }
        for tie in self._data.ties.get(id_, ()):
            later = self._data.agreements[tie.later]
            when = EdtfDate.parse(later.signed) if later.signed else None
            if tie.target == id_:
                yield self._entry(when, back[tie.type], self._link.agreement(tie.later))
            else:
                yield self._entry(when, own[tie.type], self._link.agreement(tie.target))

    def _entry(self, day: EdtfDate | None, text: str, link: Link | None = None) -> tuple[date, TimelineEntry]:
        w = self._words.wording
        if day is None:
            return date.max, TimelineEntry(w.gettext("Date unknown"), text, link)
        exact = day.earliest.isoformat() if day.earliest == day.latest else None
        return day.earliest, TimelineEntry(w.date(day), text, link, exact)
