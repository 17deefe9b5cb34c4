"""The rows and pages of lists of agreements and organizations."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import AgreementType, Kind, Status
from eapa_cli.publishing.page_addresses import list_address, record_address
from eapa_cli.publishing.page_parts import PageParts, Text, machine_day
from eapa_cli.publishing.record_links import RecordLinks
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary
from eapa_cli.publishing.site_data import SiteData, shown_status

PER_PAGE: Final = 50
"""The number of records on a page of a list."""

T = TypeVar("T")

_MAX_TOPICS: Final = 4
"""The greatest number of topics in a row."""


class Row(NamedTuple):
    """The values of a record that a list shows."""

    id: str
    address: str
    title: Text
    day: str
    machine_day: str | None
    """The day in ISO 8601, if it is known exactly."""
    status: str
    """The code of the status; empty for an organization."""
    status_label: str
    details: str
    """Further facts on one line, such as the countries and topics of an agreement."""


class Rows:
    """The rows of lists in one language."""

    def __init__(self, data: SiteData, parts: PageParts, link: RecordLinks) -> None:
        self._data = data
        self._parts = parts
        self._link = link
        self._agreement_rows: dict[str, Row] = {}

    def agreement(self, summary: AgreementSummary) -> Row:
        """Return the row of an agreement."""
        if summary.id not in self._agreement_rows:
            self._agreement_rows[summary.id] = self._make_agreement_row(summary)
        return self._agreement_rows[summary.id]

    def _make_agreement_row(self, summary: AgreementSummary) -> Row:
        w = self._parts.wording
        status = shown_status(summary.status, self._data.settings)
        signed = EdtfDate.parse(summary.signed) if summary.signed else None
        return Row(
            id=summary.id,
            address=record_address(Kind.AGREEMENT, summary.id),
            title=self._link.title(summary).shortened(),
            day=w.date(signed) if signed else w.gettext("Date unknown"),
            machine_day=machine_day(signed) if signed else None,
            status=status.value,
            # Most agreements have an unknown status, so a label on each of them would not help.
            status_label="" if status is Status.UNKNOWN else w.label(status),
            details=self._details(summary),
        )

    def _details(self, summary: AgreementSummary) -> str:
        w = self._parts.wording
        title = self._link.title(summary)
        partners: list[str] = []
        if title.lang != w.language:  # readers who do not know the language of the title recognize the partners
            partners = [self._link.name(id_).value for id_ in self._data.partners(summary)]
        type_ = [] if summary.type is AgreementType.AGREEMENT else [w.label(summary.type)]
        topics = summary.topics[:_MAX_TOPICS]
        parts = [*partners, *type_, *map(w.country, self._data.countries(summary)), *map(w.label, topics)]
        return " · ".join(parts)

    def organization(self, summary: OrganizationSummary) -> Row:
        """Return the row of an organization."""
        w = self._parts.wording
        number = len(self._data.agreements_by_organization.get(summary.id, ()))
        count = w.ngettext("%(num)d agreement", "%(num)d agreements", number) % {"num": number}
        parts = [w.label(summary.type), w.country(summary.country) if summary.country else "", count]
        return Row(
            id=summary.id,
            address=record_address(Kind.ORGANIZATION, summary.id),
            title=self._link.name(summary.id).shortened(),
            day="",
            machine_day=None,
            status="",
            status_label="",
            details=" · ".join(filter(None, parts)),
        )


class ListPage(NamedTuple):
    """A page of a list in a folder: its items, its number, and the number of pages."""

    folder: str
    items: Sequence[Any]
    number: int
    page_count: int

    @property
    def address(self) -> str:
        """The address of the page."""
        return list_address(self.folder, self.number)

    def pager(self, parts: PageParts) -> Mapping[str, Any]:
        """Return the values of the links to the previous and the next page, which the template shows below the list."""
        _ = parts.wording.gettext
        position = _("Page %(number)s of %(last)s") % {"number": self.number, "last": self.page_count}
        return {
            "number": self.number,
            "number_of_pages": self.page_count,
            "previous": list_address(self.folder, self.number - 1) if self.number > 1 else None,
            "next": list_address(self.folder, self.number + 1) if self.number < self.page_count else None,
            "labels": {"pages": _("Pages"), "previous": _("Previous"), "next": _("Next"), "position": position},
        }


def split_into_pages(folder: str, items: Sequence[T], per_page: int) -> Iterator[ListPage]:
    """Yield the pages of a list; a list without items has one page."""
    page_count = max(1, -(-len(items) // per_page))  # rounded up
    for number in range(1, page_count + 1):
        yield ListPage(folder, items[(number - 1) * per_page : number * per_page], number, page_count)
