"""The sections of a report about one agreement."""

from collections.abc import Iterator, Sequence
from typing import Any

from eapa_cli.publishing.agreement_view import AgreementViews
from eapa_cli.publishing.page_parts import PageParts, TimelineEntry
from eapa_cli.publishing.record_links import RecordLinks
from eapa_cli.publishing.record_summaries import AgreementSummary
from eapa_cli.publishing.report.footnotes import Footnotes
from eapa_cli.publishing.report.partner_pages import FACT_WIDTHS, fact_row
from eapa_cli.publishing.report.report_model import Block, Cell, Line, Paragraph, Section, Table, cell, line
from eapa_cli.publishing.site_data import SiteData


class AgreementSections:
    """The report of an agreement in one language.

    Its sections have values of the agreement's page on the site, but not the title in other languages.
    """

    def __init__(self, data: SiteData, parts: PageParts, link: RecordLinks, footnotes: Footnotes) -> None:
        self._parts = parts
        self._footnotes = footnotes
        self._views = AgreementViews(data, parts, link)

    def sections(self, agreement: AgreementSummary) -> Iterator[Section]:
        """Yield the sections about an agreement; sections without content are omitted."""
        _, view = self._parts.wording.gettext, self._views.view(agreement)
        sources = self._footnotes.numbers(agreement.record().sources)
        status = cell(view["status_label"], view["reason"])
        type_ = (line(view["type"], notes=sources),)
        facts = [(cell(_("Type")), type_), (cell(_("Status")), status), *map(fact_row, view["facts"])]
        # The first section has no heading, since the title of the report is above it.
        yield Section(heading=line(""), blocks=[Table(widths=FACT_WIDTHS, rows=facts)])
        yield from self._make_section(_("Parties"), self._list_parties(view["parties"]))
        yield from self._make_section(_("Signatories"), self._list_signatories(view["signatories"]))
        areas = [(cell(topic.text), cell(text.shortened())) for topic, text in view["areas"]]
        yield from self._make_section(_("Areas of cooperation"), _list_facts(areas))
        yield from self._make_section(_("Term"), _list_facts([fact_row(field) for field in view["term"]]))
        yield from self._make_section(_("Timeline"), _list_facts([_format_event(entry) for entry in view["timeline"]]))
        documents = [(cell(one["title"]), cell(one["details"])) for one in view["documents"]]
        yield from self._make_section(_("Documents"), _list_facts(documents))
        notes = [Paragraph(line=line(part)) for part in view["notes"].split("\n\n") if part.strip()]
        yield from self._make_section(_("Notes"), notes)

    def _make_section(self, heading: str, blocks: Sequence[Block]) -> Iterator[Section]:
        if blocks:
            yield Section(heading=line(heading), blocks=blocks, level=2)

    def _list_parties(self, parties: Sequence[dict[str, Any]]) -> list[Block]:
        _ = self._parts.wording.gettext
        rows = [(self._format_party(one), cell(*self._describe_party(one))) for one in parties]
        return [Table(headings=(_("Party"), _("Type")), widths=(60, 40), rows=rows)] if rows else []

    def _format_party(self, party: dict[str, Any]) -> Cell:
        label = self._parts.wording.gettext("Signed as:")
        name_as_signed = f"{label} {party['as_signed']}" if party["as_signed"] else ""
        return cell(party["link"].text, name_as_signed, party["note"])

    def _describe_party(self, party: dict[str, Any]) -> tuple[str, ...]:
        country = party["country"].text.value if party["country"] else ""
        return party["type"][:1].upper() + party["type"][1:], country

    def _list_signatories(self, signatories: Sequence[dict[str, Any]]) -> list[Block]:
        _ = self._parts.wording.gettext
        rows = [
            (
                cell(one["link"].text.shortened(), one["note"]),
                cell(one["position"].shortened(), one["capacity"]),
                cell(one["party"].text),
            )
            for one in signatories
        ]
        headings = (_("Signatory"), _("Position"), _("Party"))
        return [Table(headings=headings, widths=(30, 30, 40), rows=rows)] if rows else []


def _list_facts(rows: Sequence[tuple[Cell, Cell]]) -> list[Block]:
    return [Table(widths=FACT_WIDTHS, rows=rows)] if rows else []


def _format_event(entry: TimelineEntry) -> tuple[Cell, Cell]:
    related: tuple[Line, ...] = (line(entry.link.text),) if entry.link else ()
    return cell(entry.day), (line(entry.text), *related)
