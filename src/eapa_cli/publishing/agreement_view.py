"""The content of the page of an agreement."""

from collections.abc import Iterator
from typing import Any, assert_never

from eapa_cli.index.stored_terms import stored_term
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.names import name_at_signing
from eapa_cli.model.records import Agreement, Document, Party, Signatory, Signing
from eapa_cli.model.terms import Renewal
from eapa_cli.model.vocabulary import RenewalMode, Status, Topic
from eapa_cli.publishing.agreement_timeline import Timeline
from eapa_cli.publishing.page_parts import Field, Link, PageParts, Text, web_address_or_none
from eapa_cli.publishing.record_links import RecordLinks, country_link
from eapa_cli.publishing.record_summaries import AgreementSummary
from eapa_cli.publishing.site_data import SiteData, shown_status


class AgreementViews:
    """Views of agreements in one language."""

    def __init__(self, data: SiteData, parts: PageParts, link: RecordLinks) -> None:
        self._data = data
        self._parts = parts
        self._link = link
        self._timeline = Timeline(data, parts, link)

    def view(self, summary: AgreementSummary) -> dict[str, Any]:
        """Return the values for the template of an agreement."""
        agreement, w = summary.record(), self._parts.wording
        term = stored_term(self._data.index.query, agreement)
        status = shown_status(summary.status, self._data.settings)
        return {
            "record": summary,
            "title": self._link.title(summary),
            "status": status.value,
            "status_label": w.heading(status),
            "reason": self._reason(term, status),
            "type": w.heading(agreement.type),
            "parties": [self._party(agreement, party) for party in agreement.parties],
            "facts": [field for field in self._facts(agreement, agreement.signed or Signing()) if field.values],
            "titles": self._titles(agreement),
            "signatories": [self._signatory(agreement, index, one) for index, one in enumerate(agreement.signatories)],
            "areas": [(self._topic_link(area.topic), self._parts.text(area.text)) for area in agreement.areas],
            "term": [field for field in self._term(agreement) if field.values],
            "timeline": self._timeline.entries(agreement, term),
            "documents": [self._document(one) for one in agreement.documents],
            "sources": [self._parts.source(one) for one in agreement.sources],
            "notes": agreement.notes or "",
            "former_ids": agreement.former_ids,
        }

    def _titles(self, agreement: Agreement) -> list[tuple[str, Text]]:
        """Return the title in each language, if there are several."""
        titles = agreement.title or {}
        if len(titles) <= 1:
            return []
        return [(self._parts.wording.language_name(tag), Text(value, tag)) for tag, value in titles.items()]

    def _topic_link(self, topic: Topic) -> Link:
        return Link(self._parts.page_text(self._parts.wording.heading(topic)), self._data.topic_address(topic))

    def _facts(self, agreement: Agreement, signed: Signing) -> Iterator[Field]:
        w, _, field = self._parts.wording, self._parts.wording.gettext, self._parts.field
        label = _("Planned date of signing") if agreement.stage else _("Date of signing")
        yield field(label, w.date(signed.date) if signed.date else _("not recorded"))
        yield field(_("Source of the date"), w.label(signed.basis) if signed.basis else None)
        yield field(_("About the date"), self._parts.text_in_unknown_language(signed.note or ""))
        place = w.place(signed.place)
        online = _("online") if signed.online else ""
        yield field(_("Place of signing"), ", ".join(filter(None, (place, online))))
        yield field(_("Event"), self._parts.text(signed.event))
        yield field(
            _("Languages of the text"),
            *(self._language(one.lang, authentic=one.authentic) for one in agreement.languages),
        )

    def _language(self, tag: str, *, authentic: bool | None) -> Text:
        w = self._parts.wording
        name = w.language_name(tag)
        text = w.gettext("%(language)s (authentic text)") % {"language": name} if authentic else name
        return self._parts.page_text(text)

    def _party(self, agreement: Agreement, party: Party) -> dict[str, Any]:
        organization = self._data.organization(party.organization)
        w = self._parts.wording
        name_today = self._link.name(party.organization).value
        name_then = name_today
        if organization:
            name_then = name_at_signing(organization.names, agreement.signing_date, w.languages)
        name_as_signed = party.name_as_signed or name_then
        return {
            "link": self._link.organization(party.organization),
            "country": country_link(organization.country, self._data, self._parts) if organization else None,
            "type": w.label(organization.type) if organization else "",
            "as_signed": name_as_signed if name_as_signed != name_today else "",
            "note": party.note or "",
        }

    def _signatory(self, agreement: Agreement, index: int, signatory: Signatory) -> dict[str, Any]:
        person = self._data.people_of_agreement.get(agreement.id, {}).get(index)
        name = self._parts.text(signatory.name)
        other_spellings = [value for value in (*signatory.name.values(), *signatory.also) if value != name.value]
        return {
            "link": Link(name, f"people/{person.key}/" if person else None),
            "other_spellings": list(dict.fromkeys(other_spellings)),
            "position": self._parts.text(signatory.position),
            "party": self._link.organization(signatory.party),
            "capacity": self._parts.wording.label(signatory.capacity) if signatory.capacity else "",
            "note": signatory.note or "",
        }

    def _term(self, agreement: Agreement) -> Iterator[Field]:
        w, _, field = self._parts.wording, self._parts.wording.gettext, self._parts.field
        if term := agreement.term:
            yield field(_("Starts"), w.date(term.starts) if term.starts else None)
            yield field(_("Ends"), w.date(term.ends) if term.ends else None)
            yield field(_("Duration"), w.duration(term.duration) if term.duration else None)
            yield field(_("Renewal"), self._renewal(term.renewal) if term.renewal else None)
            yield field(_("Notice before the end"), w.duration(term.notice) if term.notice else None)
            yield field(_("About the term"), self._parts.text_in_unknown_language(term.note or ""))
        if end := agreement.terminated:
            yield field(_("Terminated"), w.date(end.date) if end.date else _("Date unknown"))
            yield field(_("Grounds"), w.label(end.grounds))
            yield field(_("About the termination"), self._parts.text_in_unknown_language(end.note or ""))

    def _renewal(self, renewal: Renewal) -> str:
        w, _ = self._parts.wording, self._parts.wording.gettext
        match renewal.mode:
            case RenewalMode.TACIT:
                parts = [_("automatic")]
            case RenewalMode.EXPRESS:
                parts = [_("by agreement of the parties")]
            case RenewalMode.NONE:
                parts = [_("none")]
            case _:
                assert_never(renewal.mode)
        if renewal.period:
            parts.append(_("for %(period)s each time") % {"period": w.duration(renewal.period)})
        if renewal.max is not None:
            text = w.ngettext("at most %(num)d time", "at most %(num)d times", renewal.max)
            parts.append(text % {"num": renewal.max})
        return ", ".join(parts)

    def _document(self, document: Document) -> dict[str, Any]:
        w, _ = self._parts.wording, self._parts.wording.gettext
        # A small file has '1 KB' rather than '0 KB'.
        size = _("%(size)s KB") % {"size": w.number(max(1, round(document.size / 1000)))} if document.size else ""
        language = w.language_name(document.lang) if document.lang else ""
        return {
            "title": document.title
            or (document.path or "").rpartition("/")[2]
            or document.url
            or _("Text of the agreement"),
            "url": web_address_or_none(document.url),
            "details": ", ".join(filter(None, (language, document.media_type, size))),
        }

    def _reason_before_term(self, status: Status) -> str:
        _ = self._parts.wording.gettext
        if status is Status.NOT_STARTED:
            return _("Its term has not started yet.")
        return _("Its parties will not sign it.") if status is Status.DROPPED else _("It is not signed.")

    def _reason(self, term: EffectiveTerm, status: Status) -> str:
        """Return the sentence that explains a status."""
        w, _ = self._parts.wording, self._parts.wording.gettext
        match status:
            case Status.UNKNOWN if term.last_deadline():
                return _("The register does not record when its term started or for how long it was renewed.")
            case Status.UNKNOWN:
                return _("The register does not record how long it applies.")
            case Status.PLANNED | Status.NEGOTIATING | Status.AGREED | Status.DROPPED | Status.NOT_STARTED:
                return self._reason_before_term(status)
            case Status.IN_FORCE | Status.DUE:
                if next_end := term.next_deadline(self._data.as_of):
                    return _("End of the current term: %(date)s.") % {"date": w.date(next_end.deadline.end)}
                is_open = bool(term.first_end and term.first_end.is_open)
                return _("It has no end date.") if is_open else _("It is renewed automatically.")
            case Status.EXPIRED:
                return _("Its term has ended.")
            case Status.TERMINATED:
                return _("It was terminated before the end of its term.")
            case Status.SUPERSEDED:
                return _("Another agreement has taken its place.")
            case _:
                assert_never(status)
