"""Tables of agreements: numbered rows with titles, partners, dates and statuses in words, in groups if requested."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Final, assert_never

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import AgreementType, Status
from eapa_cli.publishing.agreement_timeline import effect_of
from eapa_cli.publishing.page_parts import Words
from eapa_cli.publishing.record_links import LinkTo
from eapa_cli.publishing.report.footnotes import Footnotes
from eapa_cli.publishing.report.report_model import Cell, Style, Table, cell, dated, line
from eapa_cli.publishing.site_data import AgreementSummary, SiteData


class GroupBy(StrEnum):
    """The property by which the agreements of a report are grouped."""

    COUNTRY = "country"
    YEAR = "year"
    TYPE = "type"
    PARTNER = "partner"
    STATUS = "status"


Groups = Sequence[tuple[str, Sequence[AgreementSummary]]]
"""Headings, each with its agreements; one with partners in two countries is in both groups."""

_WIDTHS: Final = (6, 38, 27, 14, 15)
_LAST: Final = "\U0010ffff"
"""A key after all others."""


class AgreementRows:
    """Rows of agreements in one language; each agreement has one number in the whole report."""

    def __init__(self, data: SiteData, words: Words, link: LinkTo, footnotes: Footnotes) -> None:
        self._data = data
        self._words = words
        self._link = link
        self._footnotes = footnotes
        self._numbers: dict[str, int] = {}

    def table(self, agreements: Iterable[AgreementSummary]) -> Table:
        """Return a table of agreements."""
        _ = self._words.wording.gettext
        headings = (_("No."), _("Agreement"), _("Partners"), _("Date of signing"), _("Status"))
        return Table(headings=headings, widths=_WIDTHS, rows=[self._row(it) for it in agreements])

    def _row(self, it: AgreementSummary) -> tuple[Cell, ...]:
        w = self._words.wording
        number = self._numbers.setdefault(it.id, len(self._numbers) + 1)
        signed = EdtfDate.parse(it.signed) if it.signed else None
        return (
            cell(w.number(number)),
            self.title(it),
            self.partners(it),
            dated(w.date(signed) if signed else w.gettext("Date unknown")),
            cell(w.heading(it.status), self._until(it)),
        )

    def title(self, it: AgreementSummary) -> Cell:
        """Return the title of an agreement with its sources, and its type if the title does not state it."""
        w = self._words.wording
        notes = self._footnotes.numbers(it.record().sources)
        type_ = "" if it.type is AgreementType.AGREEMENT else w.heading(it.type)
        return (line(self._link.title(it).shortened(), notes=notes), *([line(type_, Style.MUTED)] if type_ else []))

    def partners(self, it: AgreementSummary) -> Cell:
        """Return the names of the partners, each with its country."""
        lines = []
        for id_ in self._data.partners(it):
            lines.append(line(self._link.name(id_).shortened()))
            if place := self.country(id_):
                lines.append(line(place, Style.MUTED))
        return tuple(lines)

    def country(self, id_: str) -> str:
        """Return the country of an organization, or its scope if it is of no one country."""
        w, summary = self._words.wording, self._data.organizations.get(id_)
        if summary is None:
            return ""
        if summary.country:
            return w.country(summary.country)
        scope = summary.record().scope
        return w.gettext("International organization") if scope else ""

    def _until(self, it: AgreementSummary) -> str:
        """Return until when an agreement is in force, if that is known."""
        if it.status not in {Status.IN_FORCE, Status.DUE}:
            return ""
        w, effect = self._words.wording, effect_of(self._data, it)
        if coming := effect.coming(self._data.as_of):
            return w.period(None, coming.end)
        ends = effect.term.term.ends
        return w.date(ends) if ends and ends.is_open else ""

    def label(self, by: GroupBy) -> str:
        """Return the name of the property by which agreements are grouped."""
        _ = self._words.wording.gettext
        labels = {
            GroupBy.COUNTRY: _("Country of a partner"),
            GroupBy.YEAR: _("Year of signing"),
            GroupBy.TYPE: _("Type"),
            GroupBy.PARTNER: _("Partner"),
            GroupBy.STATUS: _("Status"),
        }
        return labels[by]

    def groups(self, agreements: Iterable[AgreementSummary], by: GroupBy) -> Groups:
        """Return agreements in groups: years and statuses in their order, others by name; unknown ones last."""
        found: defaultdict[tuple[str, str], list[AgreementSummary]] = defaultdict(list)
        for it in agreements:
            for key in self._keys(by)(it):
                found[key].append(it)
        ordered = sorted(found.items(), key=lambda group: group[0])
        return [(heading, group) for (_, heading), group in ordered]

    def _keys(self, by: GroupBy) -> Callable[[AgreementSummary], Sequence[tuple[str, str]]]:
        """Return the function that returns the groups of an agreement: what orders each, and its heading."""
        w, _ = self._words.wording, self._words.wording.gettext
        match by:
            case GroupBy.COUNTRY:
                return lambda it: self._named(map(self.country, self._data.partners(it)), _("Country not recorded"))
            case GroupBy.PARTNER:
                return lambda it: self._named(map(self._name, self._data.partners(it)), _("Partner not recorded"))
            case GroupBy.TYPE:
                return lambda it: self._named([w.heading(it.type)], "")
            case GroupBy.STATUS:
                order = {status: f"{number:02}" for number, status in enumerate(Status)}
                return lambda it: [(order[it.status], w.heading(it.status))]
            case GroupBy.YEAR:
                # The latest year is first, as in lists.
                return lambda it: [(str(9999 - int(it.year)), it.year) if it.year else (_LAST, _("Date unknown"))]
            case _:
                assert_never(by)

    def _name(self, id_: str) -> str:
        return line(self._link.name(id_).shortened()).value

    def _named(self, names: Iterable[str], unknown: str) -> Sequence[tuple[str, str]]:
        found = {name: None for name in names if name}
        return [(name.casefold(), name) for name in found] or [(_LAST, unknown)]
