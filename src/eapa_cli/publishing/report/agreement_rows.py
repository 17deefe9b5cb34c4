"""Tables of agreements: numbered rows with titles, partners, dates and statuses in words, in groups if requested."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, assert_never

from eapa_cli.index.stored_terms import stored_term
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import AgreementType, Status
from eapa_cli.publishing.page_parts import PageParts
from eapa_cli.publishing.record_links import RecordLinks
from eapa_cli.publishing.record_summaries import AgreementSummary
from eapa_cli.publishing.report.footnotes import Footnotes
from eapa_cli.publishing.report.report_model import Cell, Style, Table, cell, date_cell, line
from eapa_cli.publishing.site_data import SiteData


class GroupBy(StrEnum):
    """The property by which the agreements of a report are grouped."""

    COUNTRY = "country"
    YEAR = "year"
    TYPE = "type"
    PARTNER = "partner"
    STATUS = "status"


Groups = Sequence[tuple[str, Sequence[AgreementSummary]]]
"""Headings with their agreements; an agreement with partners in two countries is in two groups."""

_COLUMN_WIDTHS: Final = (6, 38, 27, 14, 15)
"""The widths of the columns in percent."""
_LAST_KEY: Final = "\U0010ffff"
"""A key that sorts after all others."""


class AgreementRows:
    """Rows of agreements in one language. An agreement in several tables of a report has the same number in each."""

    def __init__(self, data: SiteData, parts: PageParts, link: RecordLinks, footnotes: Footnotes) -> None:
        self._data = data
        self._parts = parts
        self._link = link
        self._footnotes = footnotes
        self._numbers: dict[str, int] = {}

    def table(self, agreements: Iterable[AgreementSummary]) -> Table:
        """Return a table of agreements."""
        _ = self._parts.wording.gettext
        headings = (_("No."), _("Agreement"), _("Partners"), _("Date of signing"), _("Status"))
        rows = [self._make_row(agreement) for agreement in agreements]
        return Table(headings=headings, widths=_COLUMN_WIDTHS, rows=rows)

    def _make_row(self, agreement: AgreementSummary) -> tuple[Cell, ...]:
        w = self._parts.wording
        number = self._numbers.setdefault(agreement.id, len(self._numbers) + 1)
        signed = EdtfDate.parse(agreement.signed) if agreement.signed else None
        return (
            cell(w.number(number)),
            self.title(agreement),
            self.partners(agreement),
            date_cell(w.date(signed) if signed else w.gettext("Date unknown")),
            cell(w.heading(agreement.status), self._format_end(agreement)),
        )

    def title(self, agreement: AgreementSummary) -> Cell:
        """Return the title of an agreement with footnotes for its sources, and its type unless that is `agreement`."""
        w = self._parts.wording
        notes = self._footnotes.numbers(agreement.record().sources)
        type_ = "" if agreement.type is AgreementType.AGREEMENT else w.heading(agreement.type)
        return (
            line(self._link.title(agreement).shortened(), notes=notes),
            *([line(type_, Style.MUTED)] if type_ else []),
        )

    def partners(self, agreement: AgreementSummary) -> Cell:
        """Return the names of the partners, each with its country."""
        lines = []
        for id_ in self._data.partners(agreement):
            lines.append(line(self._link.name(id_).shortened()))
            if place := self.country(id_):
                lines.append(line(place, Style.MUTED))
        return tuple(lines)

    def country(self, id_: str) -> str:
        """Return the country of an organization, or "International organization"; empty if neither is recorded."""
        w, summary = self._parts.wording, self._data.organizations.get(id_)
        if summary is None:
            return ""
        if summary.country:
            return w.country(summary.country)
        scope = summary.record().scope
        return w.gettext("International organization") if scope else ""

    def _format_end(self, agreement: AgreementSummary) -> str:
        """Return when the current term of an agreement in force ends, if it is known."""
        if agreement.status not in {Status.IN_FORCE, Status.DUE}:
            return ""
        w, term = self._parts.wording, stored_term(self._data.index.query, agreement.record())
        if next_end := term.next_deadline(self._data.as_of):
            return w.period(None, next_end.deadline.end)
        return w.date(term.first_end) if term.first_end and term.first_end.is_open else ""

    def label(self, by: GroupBy) -> str:
        """Return the name of the property by which agreements are grouped."""
        _ = self._parts.wording.gettext
        labels = {
            GroupBy.COUNTRY: _("Country of a partner"),
            GroupBy.YEAR: _("Year of signing"),
            GroupBy.TYPE: _("Type"),
            GroupBy.PARTNER: _("Partner"),
            GroupBy.STATUS: _("Status"),
        }
        return labels[by]

    def groups(self, agreements: Iterable[AgreementSummary], by: GroupBy) -> Groups:
        """Return agreements in groups, in the order of their headings; the group of unknown values is last.

        Years are in descending order, and statuses in the order of the vocabulary.
        """
        by_key: defaultdict[tuple[str, str], list[AgreementSummary]] = defaultdict(list)
        for agreement in agreements:
            for key in self._list_keys(agreement, by):
                by_key[key].append(agreement)
        ordered = sorted(by_key.items(), key=lambda group: group[0])
        return [(heading, group) for (_, heading), group in ordered]

    def _list_keys(self, agreement: AgreementSummary, by: GroupBy) -> Sequence[tuple[str, str]]:
        """Return the groups of an agreement, each as a key for sorting and a heading."""
        w, _ = self._parts.wording, self._parts.wording.gettext
        partners = self._data.partners(agreement)
        match by:
            case GroupBy.COUNTRY:
                return self._make_keys(map(self.country, partners), _("Country not recorded"))
            case GroupBy.PARTNER:
                return self._make_keys(map(self._name, partners), _("Partner not recorded"))
            case GroupBy.TYPE:
                return self._make_keys([w.heading(agreement.type)], "")
            case GroupBy.STATUS:
                position = list(Status).index(agreement.status)
                return [(f"{position:02}", w.heading(agreement.status))]
            case GroupBy.YEAR if agreement.year:
                # The latest year is first, as in lists: it is the nearest one to 9999, the last year of a date.
                return [(str(9999 - int(agreement.year)), agreement.year)]
            case GroupBy.YEAR:
                return [(_LAST_KEY, _("Date unknown"))]
            case _:
                assert_never(by)

    def _name(self, id_: str) -> str:
        return line(self._link.name(id_).shortened()).value

    def _make_keys(self, names: Iterable[str], unknown: str) -> Sequence[tuple[str, str]]:
        """Return each name once, after its sort key; without names, the heading `unknown`, sorted last."""
        distinct = dict.fromkeys(filter(None, names))
        return [(name.casefold(), name) for name in distinct] or [(_LAST_KEY, unknown)]
