"""The report of a register, of a selection of its agreements, or of one record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from eapa_cli.index.read_model import Index
from eapa_cli.model.durations import Duration
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.page_parts import PageParts, Text
from eapa_cli.publishing.record_links import RecordLinks, register_title
from eapa_cli.publishing.record_summaries import AgreementSummary
from eapa_cli.publishing.report.agreement_rows import AgreementRows, GroupBy
from eapa_cli.publishing.report.agreement_sections import AgreementSections
from eapa_cli.publishing.report.filter_wording import describe_selection
from eapa_cli.publishing.report.footnotes import Footnotes
from eapa_cli.publishing.report.partner_pages import PartnerPages
from eapa_cli.publishing.report.report_model import Line, Paragraph, Report, Section, line
from eapa_cli.publishing.report.summary import Summary
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.site_settings import read_settings
from eapa_cli.publishing.wording import Wording
from eapa_cli.query.applied_filters import Filters, Where
from eapa_cli.storage.store import Store
from eapa_cli.text.catalogues import interface_languages


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """The options of a report."""

    filters: Filters
    typed_values: Mapping[str, Any]
    """The values of the filters as the user typed them."""
    within: Duration
    """How far ahead the report lists decisions."""
    language: str | None = None
    title: str | None = None
    group_by: GroupBy | None = None
    record: str | None = None
    """The id of the agreement or organization that the report is about; None for a report of the register."""
    has_partner_pages: bool = False


def build_report(index: Index, options: ReportOptions) -> Report:
    """Return the report of one record, or of the agreements that the filters select."""
    return _Builder(index, options).report()


def report_language(index: Index, requested: str | None) -> str:
    """Return the requested language, or else the first language of the register in which reports can be written."""
    return requested or interface_languages(index.languages)[0]


class _Builder:
    """The parts of one report. They are made in the order of the pages, which numbers the rows and footnotes."""

    def __init__(self, index: Index, options: ReportOptions) -> None:
        self._options = options
        register = Store(index.root).register_data()
        # A report is for the owner of the register, so it includes the agreements that are due.
        settings = replace(read_settings(register, None), due=True)
        self._data = SiteData(index, options.filters.as_of, register, settings)
        self._wording = Wording(report_language(index, options.language), self._data.languages)
        self._parts = PageParts(self._wording)
        self._link = RecordLinks(self._data, self._parts)
        self._footnotes = Footnotes(self._parts)
        self._rows = AgreementRows(self._data, self._parts, self._link, self._footnotes)
        self._partners = PartnerPages(self._data, self._parts, self._link, self._rows, self._footnotes)

    def report(self) -> Report:
        _ = self._wording.gettext
        # The sections are made first, since they number the footnotes.
        sections = list(self._make_sections())
        # Each format has a field of its own for the two numbers, so only the words around them are translated.
        before, between, after = (_("Page %(number)s of %(last)s") % {"number": "\0", "last": "\0"}).split("\0")
        return Report(
            language=self._wording.language,
            above_title=line(self._make_line_above_title()),
            title=line(self._make_title()),
            subtitles=list(self._make_subtitles()),
            sections=sections,
            notes=self._footnotes.notes,
            notes_heading=_("Sources"),
            page_label=(before, between, after),
        )

    def _make_line_above_title(self) -> Text | str:
        """Return the title of the register if the report has another title, and otherwise the name of the owner."""
        if self._options.record or self._options.title:
            return register_title(self._data, self._wording)
        return self._link.name(self._data.owner) if self._data.owner in self._data.organizations else ""

    def _make_title(self) -> Text | str:
        record = self._options.record
        if self._options.title:
            return self._options.title
        if record in self._data.all_agreements:
            return self._link.title(self._data.all_agreements[record]).shortened()
        return self._link.name(record).shortened() if record else register_title(self._data, self._wording)

    def _make_subtitles(self) -> Iterator[Line]:
        _, options = self._wording.gettext, self._options
        yield line(_("Report as of %(date)s") % {"date": self._wording.day(self._data.as_of)})
        yield from map(line, describe_selection(options.filters, options.typed_values, self._wording, self._link))

    def _make_sections(self) -> Iterator[Section]:
        options = self._options
        if options.record in self._data.all_agreements:
            builder = AgreementSections(self._data, self._parts, self._link, self._footnotes)
            yield from builder.sections(self._data.all_agreements[options.record])
            return
        if options.record:
            yield Section(heading=line(""), blocks=self._partners.describe(self._data.organizations[options.record]))
        agreements, unsigned = self._select_agreements()
        if agreements or not unsigned:  # without any agreement, a section says that none was found
            yield from self._make_signed_sections(agreements)
        if unsigned:
            yield self._make_unsigned_section(unsigned)
        if options.has_partner_pages:
            yield from self._make_partner_pages(agreements)

    def _select_agreements(self) -> tuple[list[AgreementSummary], list[AgreementSummary]]:
        """Return the signed and the unsigned agreements that the filters select, the latest first."""
        where = Where(self._data.index, Kind.AGREEMENT, self._options.filters)
        rows = self._data.index.query(f"SELECT id FROM agreement AS record WHERE {where.text}", where.parameters)
        ids = {id_ for (id_,) in rows}
        record = self._options.record
        selected = [
            agreement
            for agreement in self._data.all_agreements.values()
            if agreement.id in ids and (record is None or record in agreement.parties)
        ]
        signed = [agreement for agreement in selected if agreement.stage is None]
        unsigned = [agreement for agreement in selected if agreement.stage]
        return signed, unsigned

    def _make_signed_sections(self, agreements: Sequence[AgreementSummary]) -> Iterator[Section]:
        options, _ = self._options, self._wording.gettext
        by = options.group_by
        groups = self._rows.groups(agreements, by) if by else []
        summary = Summary(self._data, self._parts, self._rows)
        is_whole_register = not options.filters.values and options.record is None
        yield summary.figures(agreements, groups, by, is_whole_register=is_whole_register)
        yield summary.due(agreements, options.filters, options.within)
        heading = line(_("Agreements"))
        if not agreements:
            yield Section(heading=heading, blocks=[Paragraph(line=line(_("No agreement was found.")))])
        elif not groups:
            yield Section(heading=heading, blocks=[self._rows.table(agreements)])
        else:
            yield Section(heading=heading, blocks=[])
            for name, group in groups:
                yield Section(heading=line(name), blocks=[self._rows.table(group)], level=2)

    def _make_unsigned_section(self, agreements: Sequence[AgreementSummary]) -> Section:
        _ = self._wording.gettext
        intro = _("These agreements are not signed. They are not part of any figure.")
        table = self._rows.table(agreements)
        return Section(heading=line(_("Before signing")), blocks=[Paragraph(line=line(intro)), table])

    def _make_partner_pages(self, agreements: Sequence[AgreementSummary]) -> Iterator[Section]:
        groups: dict[str, list[AgreementSummary]] = {}
        for agreement in agreements:
            for id_ in self._data.partners(agreement):
                groups.setdefault(id_, []).append(agreement)
        known = [id_ for id_ in groups if id_ in self._data.organizations]
        for id_ in sorted(known, key=lambda id_: self._link.name(id_).value.casefold()):
            yield self._partners.page(self._data.organizations[id_], groups[id_])
