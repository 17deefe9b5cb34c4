"""Lists of agreements and organizations in pages, and the filters above them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import AgreementType, Kind, Status
from eapa_cli.publishing.addresses import list_address, record_address
from eapa_cli.publishing.page_parts import Text, Words
from eapa_cli.publishing.record_links import LinkTo
from eapa_cli.publishing.site_data import AgreementSummary, OrganizationSummary, SiteData, shown_status

T = TypeVar("T")


class Row(NamedTuple):
    """A record in a list."""

    id: str
    address: str
    title: Text
    day: str
    machine_day: str | None
    status: str
    status_label: str
    details: str


class Filter(NamedTuple):
    """A field of the form above a list; without options it takes text."""

    name: str
    label: str
    any: str
    options: Sequence[tuple[str, str]]


class Rows:
    """Rows of lists in one language."""

    def __init__(self, data: SiteData, words: Words, link: LinkTo) -> None:
        self._data = data
        self._words = words
        self._link = link
        self._known: dict[str, Row] = {}

    def agreement(self, it: AgreementSummary) -> Row:
        """Return the row of an agreement."""
        if it.id not in self._known:
            self._known[it.id] = self._agreement(it)
        return self._known[it.id]

    def _agreement(self, it: AgreementSummary) -> Row:
        w = self._words.wording
        status = shown_status(it.status, self._data.settings)
        signed = EdtfDate.parse(it.signed) if it.signed else None
        return Row(
            id=it.id,
            address=record_address(Kind.AGREEMENT, it.id),
            title=self._link.title(it).shortened(),
            day=w.date(signed) if signed else w.gettext("Date unknown"),
            machine_day=signed.text if signed and signed.earliest == signed.latest and len(signed.text) == 10 else None,  # noqa: PLR2004
            status=status.value,
            # Most registers do not know the end of most agreements: a label on each would say nothing.
            status_label="" if status is Status.UNKNOWN else w.label(status),
            details=self._details(it),
        )

    def _details(self, it: AgreementSummary) -> str:
        w = self._words.wording
        # A reader of another language than the title's recognises the partners.
        title = self._link.title(it)
        partners = [] if title.lang == w.language else [self._link.name(id_).value for id_ in self._data.partners(it)]
        type_ = [] if it.type is AgreementType.AGREEMENT else [w.label(it.type)]
        parts = [*partners, *type_, *map(w.country, self._data.countries(it)), *map(w.label, it.topics[:4])]
        return " · ".join(parts)

    def organization(self, it: OrganizationSummary) -> Row:
        """Return the row of an organization."""
        w = self._words.wording
        number = len(self._data.agreements_of.get(it.id, ()))
        count = w.ngettext("%(num)d agreement", "%(num)d agreements", number) % {"num": number}
        parts = [w.label(it.type), w.country(it.country) if it.country else "", count]
        return Row(
            id=it.id,
            address=record_address(Kind.ORGANIZATION, it.id),
            title=self._link.name(it.id).shortened(),
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
    last: int

    @property
    def address(self) -> str:
        """The address of the page."""
        return list_address(self.folder, self.number)

    def pager(self, words: Words) -> Mapping[str, Any]:
        """Return links to the pages around this one."""
        _ = words.wording.gettext
        position = _("Page %(number)s of %(last)s") % {"number": self.number, "last": self.last}
        return {
            "number": self.number,
            "number_of_pages": self.last,
            "previous": list_address(self.folder, self.number - 1) if self.number > 1 else None,
            "next": list_address(self.folder, self.number + 1) if self.number < self.last else None,
            "labels": {"pages": _("Pages"), "previous": _("Previous"), "next": _("Next"), "position": position},
        }


def in_pages(folder: str, items: Sequence[T], per_page: int) -> Iterator[ListPage]:
    """Yield the pages of a list; a list without items has one page."""
    last = max(1, -(-len(items) // per_page))
    for number in range(1, last + 1):
        yield ListPage(folder, items[(number - 1) * per_page : number * per_page], number, last)


def agreement_filters(data: SiteData, words: Words) -> list[Filter]:
    """Return the filters of agreements, with the values that occur."""
    w, _ = words.wording, words.wording.gettext
    agreements = list(data.agreements.values())
    statuses = {shown_status(one.status, data.settings) for one in agreements}
    found = [
        Filter("country", _("Country of a partner"), _("any country"), _countries(data, words)),
        Filter("type", _("Type"), _("any type"), _labels({one.type for one in agreements}, w.label)),
        Filter(
            "topic", _("Topic"), _("any topic"), _labels({topic for one in agreements for topic in one.topics}, w.label)
        ),
        Filter("status", _("Status"), _("any status"), _labels(statuses, w.label)),
        Filter(
            "year",
            _("Year of signing"),
            _("any year"),
            [(year, year) for year in sorted({one.year for one in agreements if one.year}, reverse=True)],
        ),
    ]
    return [*(one for one in found if one.options), Filter("signatory", _("Signatory"), "", ())]


def organization_filters(data: SiteData, words: Words) -> list[Filter]:
    """Return the filters of organizations, with the values that occur."""
    w, _ = words.wording, words.wording.gettext
    organizations = data.organizations.values()
    countries = {one.country for one in organizations if one.country}
    found = [
        Filter("country", _("Country"), _("any country"), _labels(countries, w.country)),
        Filter("type", _("Type"), _("any type"), _labels({one.type for one in organizations}, w.label)),
    ]
    return [one for one in found if one.options]


def _countries(data: SiteData, words: Words) -> list[tuple[str, str]]:
    found = {country for one in data.agreements.values() for country in data.countries(one)}
    return _labels(found, words.wording.country)


def _labels(codes: set[T], label: Callable[[T], str]) -> list[tuple[str, str]]:
    return sorted(((str(code), label(code)) for code in codes), key=lambda one: one[1].casefold())
