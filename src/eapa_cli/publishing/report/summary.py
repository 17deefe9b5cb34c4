"""The first sections of a report: key figures, counts, and the agreements that need a decision."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from eapa_cli.model.durations import Duration
from eapa_cli.model.vocabulary import Status
from eapa_cli.publishing.coverage import describe_coverage
from eapa_cli.publishing.page_parts import PageParts
from eapa_cli.publishing.record_summaries import AgreementSummary
from eapa_cli.publishing.report.agreement_rows import AgreementRows, GroupBy, Groups
from eapa_cli.publishing.report.report_model import (
    Block,
    Cell,
    Figures,
    Paragraph,
    Section,
    Table,
    cell,
    date_cell,
    line,
)
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.query.applied_filters import Filters
from eapa_cli.query.due import DueEnd, find_due

_COUNT_WIDTHS = (75, 25)
"""The widths of a column of labels and a column of counts, in percent."""
_DUE_WIDTHS = (16, 18, 30, 20, 16)
"""The widths of the columns of the agreements that need a decision, in percent."""


class Summary:
    """The figures of some agreements in one language."""

    def __init__(self, data: SiteData, parts: PageParts, rows: AgreementRows) -> None:
        self._data = data
        self._wording = parts.wording
        self._rows = rows

    def figures(
        self, agreements: Sequence[AgreementSummary], groups: Groups, by: GroupBy | None, *, is_whole_register: bool
    ) -> Section:
        """Return the section of figures.

        For the whole register, it also compares the number of agreements with the number that the owner states.
        """
        _ = self._wording.gettext
        counted = self._omit_amendments(agreements)
        blocks: list[Block] = [Figures(items=list(self._list_key_figures(agreements)))]
        if is_whole_register and (coverage := describe_coverage(self._data, self._wording)):
            blocks.append(Paragraph(line=line(coverage)))
        if counted:
            blocks.append(self._make_status_table(counted))
        if len(agreements) != len(counted):
            text = _("Statuses do not count amendments, which share the status of the amended agreement.")
            blocks.append(Paragraph(line=line(text)))
        if groups and by and by is not GroupBy.STATUS:  # statuses are counted above
            counts = [(cell(name), self._number_cell(len(group))) for name, group in groups]
            blocks.append(Table(headings=(self._rows.label(by), _("Number")), widths=_COUNT_WIDTHS, rows=counts))
        return Section(heading=line(_("Figures")), blocks=blocks)

    def _list_key_figures(self, agreements: Sequence[AgreementSummary]) -> Iterator[tuple[str, str]]:
        _, n, number = self._wording.gettext, self._wording.ngettext, self._wording.number
        partners = {party for agreement in agreements for party in self._data.partners(agreement)}
        countries = {country for agreement in agreements for country in self._data.countries(agreement)}
        years = sorted({agreement.year for agreement in agreements if agreement.year})
        yield number(len(agreements)), n("agreement", "agreements", len(agreements))
        yield number(len(partners)), n("partner", "partners", len(partners))
        yield number(len(countries)), n("country of partners", "countries of partners", len(countries))
        if years:
            span = years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"
            yield span, _("year of signing") if len(years) == 1 else _("years of signing")

    def _omit_amendments(self, agreements: Iterable[AgreementSummary]) -> list[AgreementSummary]:
        """Return the agreements except amendments that share the term, and so the status, of the amended agreement."""
        amendments = {id_ for (id_,) in self._data.index.query("SELECT id FROM agreement WHERE part_of IS NOT NULL")}
        return [agreement for agreement in agreements if agreement.id not in amendments]

    def _make_status_table(self, agreements: Sequence[AgreementSummary]) -> Table:
        _ = self._wording.gettext
        counts = Counter(agreement.status for agreement in agreements)
        rows = [(cell(self._wording.heading(one)), self._number_cell(counts[one])) for one in Status if counts[one]]
        return Table(headings=(_("Status"), _("Number")), widths=_COUNT_WIDTHS, rows=rows)

    def _number_cell(self, number: int) -> Cell:
        return cell(self._wording.number(number))

    def due(self, agreements: Sequence[AgreementSummary], filters: Filters, within: Duration) -> Section:
        """Return the section of the agreements to act on within a period, the most urgent first."""
        _, w = self._wording.gettext, self._wording
        last_day = {"date": w.day(within.add_to(filters.as_of))}
        agreements_by_id = {agreement.id: agreement for agreement in agreements}
        due = [one for one in find_due(self._data.index, filters, within) if one.id in agreements_by_id]
        heading = line(_("Decisions due"))
        if not due:
            text = _("No agreement ends, is renewed or needs notice by %(date)s.") % last_day
            return Section(heading=heading, blocks=[Paragraph(line=line(text))])
        intro = _("Agreements that end, are renewed or need notice by %(date)s.") % last_day
        headings = (_("Act by"), _("Reason"), _("Agreement"), _("Partners"), _("End of the term"))
        rows = [self._make_due_row(one, agreements_by_id[one.id]) for one in due]
        table = Table(headings=headings, widths=_DUE_WIDTHS, rows=rows)
        return Section(heading=heading, blocks=[Paragraph(line=line(intro)), table])

    def _make_due_row(self, due: DueEnd, agreement: AgreementSummary) -> tuple[Cell, ...]:
        w, days = self._wording, (due.act - self._data.as_of).days
        remaining = w.ngettext("in %(num)d day", "in %(num)d days", days) % {"num": days} if days > 0 else ""
        return (
            date_cell(w.day(due.act), remaining),
            cell(w.heading(due.action)),
            self._rows.title(agreement),
            self._rows.partners(agreement),
            date_cell(w.date(due.deadline.end)),
        )
