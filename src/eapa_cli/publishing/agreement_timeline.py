"""The timeline of an agreement: the past and future days of the agreement and of related agreements."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.effective_term import EffectiveTerm, effective_term
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline, renewal_period
from eapa_cli.model.vocabulary import AgreementRelation
from eapa_cli.publishing.page_parts import Link, TimelineEntry, Words
from eapa_cli.publishing.record_links import LinkTo
from eapa_cli.publishing.record_summaries import AgreementSummary
from eapa_cli.publishing.site_data import SiteData


class Effect(NamedTuple):
    """An agreement and its effective term."""

    agreement: Agreement
    term: EffectiveTerm

    def next_end(self, as_of: date) -> Deadline | None:
        """Return the next end of the term."""
        deadline = self.term.next_deadline(as_of)
        return deadline.deadline if deadline else None


class _RelatedAgreements:
    """The agreements of a site that can affect the term of another agreement."""

    def __init__(self, data: SiteData) -> None:
        self._data = data

    def agreement(self, id_: str) -> Agreement | None:
        summary = self._data.documents.get(id_)
        return summary.record() if summary else None

    def agreements_related_to(self, id_: str, type_: AgreementRelation) -> Iterator[Agreement]:
        for tie in self._data.ties.get(id_, ()):
            if tie.type == type_ and tie.target == id_ and tie.later in self._data.agreements:
                yield self._data.agreements[tie.later].record()


def find_effect(data: SiteData, summary: AgreementSummary) -> Effect:
    """Return an agreement with its effective term."""
    agreement = summary.record()
    return Effect(agreement, effective_term(agreement, _RelatedAgreements(data)))


class Timeline:
    """Timelines of agreements in one language."""

    def __init__(self, data: SiteData, words: Words, link: LinkTo) -> None:
        self._data = data
        self._words = words
        self._link = link

    def entries(self, effect: Effect) -> list[TimelineEntry]:
        """Return the entries of an agreement, the earliest first; entries without a day are last."""
        dated_entries = [*self._own_entries(effect), *self._related_entries(effect.agreement.id)]
        return [entry for _, entry in sorted(dated_entries, key=lambda dated: dated[0])]

    def _own_entries(self, effect: Effect) -> Iterator[tuple[date, TimelineEntry]]:
        agreement = effect.agreement
        w, _ = self._words.wording, self._words.wording.gettext
        yield self._entry(
            agreement.signed.date if agreement.signed else None,
            _("Planned signing") if agreement.stage else _("Signed"),
        )
        if agreement.term and agreement.term.starts:
            yield self._entry(agreement.term.starts, _("Term starts"))
        if agreement.terminated:
            grounds = w.label(agreement.terminated.grounds)
            yield self._entry(agreement.terminated.date, _("Terminated early: %(grounds)s") % {"grounds": grounds})
        yield from self._end_entries(effect.term)

    def _end_entries(self, term: EffectiveTerm) -> Iterator[tuple[date, TimelineEntry]]:
        """Yield the last renewal, and the next end of the term with its day for notice, or the last end."""
        w, _, as_of = self._words.wording, self._words.wording.gettext, self._data.as_of
        closed = term.closed or date.max
        ends = [deadline.deadline for deadline in term.all_deadlines()]
        renewals = [end for end in ends if end.renews and end.end.latest < min(as_of, closed)]
        if renewals:
            period = renewal_period(term.term)
            text = _("Renewed automatically")
            if period:
                text = _("Renewed automatically for %(period)s") % {"period": w.duration(period)}
            yield self._entry(renewals[-1].end, text)
        next_end = next((end for end in ends if end.end.latest >= as_of), None)
        if next_end and next_end.end.earliest < closed:
            if self._data.settings.due and next_end.act < next_end.end.earliest:
                text = _("Last day for notice")
                yield next_end.act, TimelineEntry(w.day(next_end.act), text, None, next_end.act.isoformat())
            renews = _("Renewed automatically unless a party objects")
            yield self._entry(next_end.end, renews if next_end.renews else _("Term ends"))
        elif not next_end and ends and not ends[-1].renews and ends[-1].end.earliest < closed:
            yield self._entry(ends[-1].end, _("Term ended"))

    def _related_entries(self, id_: str) -> Iterator[tuple[date, TimelineEntry]]:
        _ = self._words.wording.gettext
        active_labels = {
            "amends": _("This agreement amends"),
            "renews": _("This agreement renews"),
            "supersedes": _("This agreement supersedes"),
            "implements": _("This agreement implements"),
            "signed-with": _("Signed together with"),
        }
        passive_labels = {
            "amends": _("Amended by"),
            "renews": _("Renewed by"),
            "supersedes": _("Superseded by"),
            "implements": _("Implemented by"),
            "signed-with": _("Signed together with"),
        }
        for tie in self._data.ties.get(id_, ()):
            later = self._data.documents[tie.later]
            when = EdtfDate.parse(later.signed) if later.signed else None
            if tie.target == id_:
                yield self._entry(when, passive_labels[tie.type], self._link.agreement(tie.later))
            else:
                yield self._entry(when, active_labels[tie.type], self._link.agreement(tie.target))

    def _entry(self, day: EdtfDate | None, text: str, link: Link | None = None) -> tuple[date, TimelineEntry]:
        w = self._words.wording
        if day is None:
            return date.max, TimelineEntry(w.gettext("Date unknown"), text, link)
        machine_day = day.earliest.isoformat() if day.earliest == day.latest else None
        return day.earliest, TimelineEntry(w.date(day), text, link, machine_day)
