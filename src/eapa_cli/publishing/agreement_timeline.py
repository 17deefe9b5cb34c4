"""The days of an agreement and of those it is related to, past and coming."""

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
from eapa_cli.publishing.site_data import AgreementSummary, SiteData


class Effect(NamedTuple):
    """An agreement and its effective term."""

    agreement: Agreement
    term: EffectiveTerm

    def coming(self, as_of: date) -> Deadline | None:
        """Return the next end of the term."""
        found = self.term.next_deadline(as_of)
        return found.deadline if found else None


class _Related:
    """The agreements of a site that have an effect on the term of another one."""

    def __init__(self, data: SiteData) -> None:
        self._data = data

    def agreement(self, id_: str) -> Agreement | None:
        summary = self._data.documents.get(id_)
        return summary.record() if summary else None

    def later(self, id_: str, type_: AgreementRelation) -> Iterator[Agreement]:
        for tie in self._data.ties.get(id_, ()):
            if tie.type == type_ and tie.target == id_ and tie.later in self._data.agreements:
                yield self._data.agreements[tie.later].record()


def effect_of(data: SiteData, summary: AgreementSummary) -> Effect:
    """Return an agreement with its effective term."""
    it = summary.record()
    return Effect(it, effective_term(it, _Related(data)))


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
        it = effect.agreement
        w, _ = self._words.wording, self._words.wording.gettext
        yield self._entry(it.signed.date if it.signed else None, _("Planned signing") if it.stage else _("Signed"))
        if it.term and it.term.starts:
            yield self._entry(it.term.starts, _("Term starts"))
        if it.terminated:
            grounds = w.label(it.terminated.grounds)
            yield self._entry(it.terminated.date, _("Terminated early: %(grounds)s") % {"grounds": grounds})
        yield from self._ends(effect.term)

    def _ends(self, term: EffectiveTerm) -> Iterator[tuple[date, TimelineEntry]]:
        w, _, as_of = self._words.wording, self._words.wording.gettext, self._data.as_of
        closed = term.closed or date.max
        ends = [one.deadline for one in term.all_deadlines()]
        past = [one for one in ends if one.renews and one.end.latest < min(as_of, closed)]
        if past:
            period = renewal_period(term.term)
            text = _("Renewed automatically")
            if period:
                text = _("Renewed automatically for %(period)s") % {"period": w.duration(period)}
            yield self._entry(past[-1].end, text)
        coming = next((one for one in ends if one.end.latest >= as_of), None)
        if coming and coming.end.earliest < closed:
            if self._data.settings.due and coming.act < coming.end.earliest:
                text = _("Last day for notice")
                yield coming.act, TimelineEntry(w.day(coming.act), text, None, coming.act.isoformat())
            renews = _("Renewed automatically unless a party objects")
            yield self._entry(coming.end, renews if coming.renews else _("Term ends"))
        elif not coming and ends and not ends[-1].renews and ends[-1].end.earliest < closed:
            yield self._entry(ends[-1].end, _("Term ended"))

    def _related(self, id_: str) -> Iterator[tuple[date, TimelineEntry]]:
        _ = self._words.wording.gettext
        own = {
            "amends": _("This agreement amends"),
            "renews": _("This agreement renews"),
            "supersedes": _("This agreement supersedes"),
            "implements": _("This agreement implements"),
            "signed-with": _("Signed together with"),
        }
        back = {
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
                yield self._entry(when, back[tie.type], self._link.agreement(tie.later))
            else:
                yield self._entry(when, own[tie.type], self._link.agreement(tie.target))

    def _entry(self, day: EdtfDate | None, text: str, link: Link | None = None) -> tuple[date, TimelineEntry]:
        w = self._words.wording
        if day is None:
            return date.max, TimelineEntry(w.gettext("Date unknown"), text, link)
        exact = day.earliest.isoformat() if day.earliest == day.latest else None
        return day.earliest, TimelineEntry(w.date(day), text, link, exact)
