"""The timeline of an agreement: the past and future days of the agreement and of related agreements."""

from collections.abc import Iterator
from datetime import date

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline, renewal_period
from eapa_cli.model.vocabulary import AgreementRelation
from eapa_cli.publishing.page_parts import Link, PageParts, TimelineEntry, machine_day
from eapa_cli.publishing.record_links import RecordLinks
from eapa_cli.publishing.site_data import SiteData


class Timeline:
    """Timelines of agreements in one language."""

    def __init__(self, data: SiteData, parts: PageParts, link: RecordLinks) -> None:
        self._data = data
        self._parts = parts
        self._link = link

    def entries(self, agreement: Agreement, term: EffectiveTerm) -> list[TimelineEntry]:
        """Return the entries of an agreement, the earliest first; entries without a day are last."""
        own_entries = [*self._own_entries(agreement), *self._end_entries(term)]
        dated_entries = [*own_entries, *self._related_entries(agreement.id)]
        return [entry for _, entry in sorted(dated_entries, key=lambda dated: dated[0])]

    def _own_entries(self, agreement: Agreement) -> Iterator[tuple[date, TimelineEntry]]:
        """Yield the signing, the start of the term and the termination."""
        w, _ = self._parts.wording, self._parts.wording.gettext
        yield self._entry(agreement.signing_date, _("Planned signing") if agreement.stage else _("Signed"))
        if agreement.term and agreement.term.starts:
            yield self._entry(agreement.term.starts, _("Term starts"))
        if agreement.terminated:
            grounds = w.label(agreement.terminated.grounds)
            yield self._entry(agreement.terminated.date, _("Terminated early: %(grounds)s") % {"grounds": grounds})

    def _end_entries(self, term: EffectiveTerm) -> Iterator[tuple[date, TimelineEntry]]:
        """Yield the last renewal, and the next or the final end of the term."""
        as_of = self._data.as_of
        if renewal := term.last_renewal(as_of):
            yield self._renewal_entry(renewal.deadline, term)
        end = term.next_or_final_end(as_of)
        if end and end.end.latest < as_of:
            yield self._entry(end.end, self._parts.wording.gettext("Term ended"))
        elif end:
            yield from self._next_end_entries(end)

    def _renewal_entry(self, renewal: Deadline, term: EffectiveTerm) -> tuple[date, TimelineEntry]:
        w, _ = self._parts.wording, self._parts.wording.gettext
        period = renewal_period(term.term)
        if not period:
            return self._entry(renewal.end, _("Renewed automatically"))
        return self._entry(renewal.end, _("Renewed automatically for %(period)s") % {"period": w.duration(period)})

    def _next_end_entries(self, next_end: Deadline) -> Iterator[tuple[date, TimelineEntry]]:
        """Yield the last day for notice, if the site publishes what is due, and the next end."""
        w, _ = self._parts.wording, self._parts.wording.gettext
        if self._data.settings.due and next_end.act < next_end.end.earliest:
            text = _("Last day for notice")
            yield next_end.act, TimelineEntry(w.day(next_end.act), text, None, next_end.act.isoformat())
        renewal_text = _("Renewed automatically unless a party objects")
        yield self._entry(next_end.end, renewal_text if next_end.renews else _("Term ends"))

    def _related_entries(self, id_: str) -> Iterator[tuple[date, TimelineEntry]]:
        """Yield the relations to other agreements, on the days on which the agreements that state them were signed."""
        _ = self._parts.wording.gettext
        active_labels = {
            AgreementRelation.AMENDS: _("This agreement amends"),
            AgreementRelation.RENEWS: _("This agreement renews"),
            AgreementRelation.SUPERSEDES: _("This agreement supersedes"),
            AgreementRelation.IMPLEMENTS: _("This agreement implements"),
            AgreementRelation.SIGNED_WITH: _("Signed together with"),
        }
        passive_labels = {
            AgreementRelation.AMENDS: _("Amended by"),
            AgreementRelation.RENEWS: _("Renewed by"),
            AgreementRelation.SUPERSEDES: _("Superseded by"),
            AgreementRelation.IMPLEMENTS: _("Implemented by"),
            AgreementRelation.SIGNED_WITH: _("Signed together with"),
        }
        for relation in self._data.agreement_relations.get(id_, ()):
            type_ = AgreementRelation(relation.type)
            stating_agreement = self._data.all_agreements[relation.record]
            signed = EdtfDate.parse(stating_agreement.signed) if stating_agreement.signed else None
            if relation.target != id_:
                yield self._entry(signed, active_labels[type_], self._link.agreement(relation.target))
                continue
            link = self._link.agreement(relation.record)
            if stage := stating_agreement.stage:  # the agreement has no effect yet
                yield date.max, TimelineEntry(self._parts.wording.heading(stage), passive_labels[type_], link)
            else:
                yield self._entry(signed, passive_labels[type_], link)

    def _entry(self, day: EdtfDate | None, text: str, link: Link | None = None) -> tuple[date, TimelineEntry]:
        """Return an entry with the day by which it is sorted."""
        w = self._parts.wording
        if day is None:
            return date.max, TimelineEntry(w.gettext("Date unknown"), text, link)
        return day.earliest, TimelineEntry(w.date(day), text, link, machine_day(day))
