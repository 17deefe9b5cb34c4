"""The part of a report about one organization: its facts and its agreements."""

from collections.abc import Iterator, Sequence
from typing import Any

from eapa_cli.publishing.organization_facts import OrganizationFacts
from eapa_cli.publishing.page_parts import Field, Link, PageParts, Text
from eapa_cli.publishing.record_links import RecordLinks
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary
from eapa_cli.publishing.report.agreement_rows import AgreementRows
from eapa_cli.publishing.report.footnotes import Footnotes
from eapa_cli.publishing.report.report_model import Block, Cell, Paragraph, Section, Style, Table, cell, line
from eapa_cli.publishing.site_data import SiteData

FACT_WIDTHS = (30, 70)
"""The widths of a column of labels and a column of values, in percent."""


class PartnerPages:
    """Pages of organizations in one language."""

    def __init__(
        self, data: SiteData, parts: PageParts, link: RecordLinks, rows: AgreementRows, footnotes: Footnotes
    ) -> None:
        self._parts = parts
        self._rows = rows
        self._footnotes = footnotes
        self._facts = OrganizationFacts(data, parts, link)

    def describe(self, summary: OrganizationSummary) -> list[Block]:
        """Return the facts about an organization."""
        view = self._facts.values(summary)
        notes = self._footnotes.numbers(summary.record().sources)
        blocks: list[Block] = []
        if view["summary"]:
            blocks.append(Paragraph(line=line(view["summary"], notes=notes)))
        rows = list(self._list_facts(view))
        if notes and not view["summary"]:  # the first fact has the footnotes instead
            label, (first, *others) = rows[0]
            rows[0] = (label, (first._replace(notes=notes), *others))
        return [*blocks, Table(widths=FACT_WIDTHS, rows=rows)]

    def _list_facts(self, view: dict[str, Any]) -> Iterator[tuple[Cell, Cell]]:
        _ = self._parts.wording.gettext
        yield cell(_("Type")), cell(view["type"])
        if country := view["country"]:
            yield cell(_("Country")), cell(country.text)
        yield from map(fact_row, view["facts"])
        if len(view["names"]) > 1:
            lines = [name for text, details in view["names"] for name in _name_lines(text.shortened(), details)]
            yield cell(_("Names")), tuple(lines)
        for figure in view["figures"]:
            yield cell(figure["label"]), cell(figure["value"], figure["as_of"])

    def page(self, summary: OrganizationSummary, agreements: Sequence[AgreementSummary]) -> Section:
        """Return the page of an organization with the agreements that the report selects."""
        title = self._facts.values(summary)["title"].shortened()
        blocks = [*self.describe(summary), self._rows.table(agreements)]
        return Section(heading=line(title), blocks=blocks, on_new_page=True)


def fact_row(field: Field) -> tuple[Cell, Cell]:
    """Return the row of a field with its label and its values."""
    values = (value.text if isinstance(value, Link) else value for value in field.values)
    return cell(field.label), tuple(line(value.shortened()) for value in values)


def _name_lines(text: Text, details: str) -> Cell:
    return (line(text), *([line(details, Style.MUTED)] if details else []))
