"""The front page, the lists, and the pages by country, topic, year and person, in one language."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from eapa_cli.model.names import select_valid_texts
from eapa_cli.model.vocabulary import Kind, Status, Topic
from eapa_cli.publishing.charts import bars_chart, years_chart
from eapa_cli.publishing.coverage import describe_coverage
from eapa_cli.publishing.linked_data import list_node, register_node
from eapa_cli.publishing.list_filters import Filter, agreement_filters, organization_filters
from eapa_cli.publishing.list_rows import ListPage, Rows, split_into_pages
from eapa_cli.publishing.page import Page, key_of
from eapa_cli.publishing.page_addresses import facet_folder
from eapa_cli.publishing.page_layout import Layout
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.record_links import register_description
from eapa_cli.publishing.record_summaries import AgreementSummary

_LATEST_COUNT: Final = 8
"""The number of the latest agreements on the front page."""
_MAX_DUE: Final = 50
"""The greatest number of agreements due on the front page."""
_MAX_COUNTRIES: Final = 12
"""The greatest number of countries in the chart."""
_NO_CHART: Final = Markup("")
_NAMES_PER_AGREEMENT: Final = 6
"""The number of names that take as much space on a page as one agreement."""


class _FacetRow(NamedTuple):
    """A value of a facet, such as a country: its label, the address of its page, and the number of its agreements."""

    label: str
    address: str
    number: str


class ListPages:
    """The pages that list records."""

    def __init__(self, layout: Layout, rows: Rows, keys: RecordKeys) -> None:
        self._layout = layout
        self._data = layout.data
        self._rows = rows
        self._keys = keys
        self._w = layout.wording
        self._by_country = self._data.agreements_of_country
        self._by_topic = self._data.agreements_of_topic
        self._by_year = self._data.group_agreements(lambda one: [one.year] if one.year else [])

    def pages(self) -> Iterator[Page]:
        """Yield all pages that list records."""
        _ = self._w.gettext
        agreements = list(self._data.agreements.values())
        yield self._home_page(agreements)
        filters = agreement_filters(self._data, self._layout.parts)
        yield from self._agreement_pages("agreements", _("Agreements"), agreements, filters=filters)
        if self._data.unsigned:
            lead = _("These agreements are not signed. No count or other list includes them.")
            yield from self._agreement_pages(
                "unsigned", _("Before signing"), list(self._data.unsigned.values()), lead=lead
            )
        yield from self._organization_pages()
        countries = {code: self._w.country(code) for code in self._by_country}
        yield from self._facet_pages("countries", _("Partners by country"), countries, self._by_country)
        topics = {topic: self._w.heading(Topic(topic)) for topic in self._by_topic}
        yield from self._facet_pages("topics", _("Agreements by topic"), topics, self._by_topic)
        years = {year: year for year in self._by_year}
        yield from self._facet_pages("years", _("Agreements by year of signing"), years, self._by_year)
        yield from self._people_pages()

    def _agreement_pages(
        self,
        folder: str,
        heading: str,
        agreements: Sequence[AgreementSummary],
        *,
        filters: Sequence[Filter] = (),
        lead: str = "",
    ) -> Iterator[Page]:
        lead, filters_key = lead or self._w.agreement_count(len(agreements)), key_of(filters)
        for page in split_into_pages(folder, agreements, self._layout.per_page):
            key = (
                heading,
                lead,
                filters_key,
                page.number,
                page.page_count,
                [self._keys.agreement_row(one) for one in page.items],
            )
            values = partial(self._list_values, page, heading, lead, filters, Kind.AGREEMENT)
            yield self._layout.page("list.html", page.address, key, values)

    def _list_values(
        self, page: ListPage, heading: str, lead: str, filters: Sequence[Filter], kind: Kind
    ) -> dict[str, Any]:
        make_row = self._rows.agreement if kind is Kind.AGREEMENT else self._rows.organization
        return {
            "heading": heading,
            "lead": lead,
            "kind": kind.value,
            "filters": filters,
            "rows": list(map(make_row, page.items)),
            "pager": page.pager(self._layout.parts),
            "json_ld": list_node(heading, page.address, self._layout),
        }

    def _organization_pages(self) -> Iterator[Page]:
        heading = self._w.gettext("Organizations")
        filters = organization_filters(self._data, self._layout.parts)
        name = self._layout.link.name
        organizations = sorted(
            self._data.organizations.values(), key=lambda one: (name(one.id).value.casefold(), one.id)
        )
        lead = self._w.ngettext("%(num)s organization", "%(num)s organizations", len(organizations))
        lead %= {"num": self._w.number(len(organizations))}
        for page in split_into_pages("organizations", organizations, self._layout.per_page):
            row_keys = [
                (self._keys.organization_row(one), len(self._data.agreements_by_organization.get(one.id, ())))
                for one in page.items
            ]
            yield self._layout.page(
                "organizations.html",
                page.address,
                (lead, filters, page.number, page.page_count, row_keys),
                partial(self._list_values, page, heading, lead, filters, Kind.ORGANIZATION),
            )

    def _facet_pages(
        self,
        folder: str,
        heading: str,
        labels: Mapping[str, str],
        groups: Mapping[str, Sequence[AgreementSummary]],
    ) -> Iterator[Page]:
        """Yield the page that lists the values of a facet, such as all countries, and the pages of each value.

        `labels` has the label of each value, and `groups` has its agreements.
        """
        is_latest_first = folder == "years"
        values = sorted(labels, key=lambda value: (labels[value].casefold(), value), reverse=is_latest_first)
        addresses = {value: facet_folder(folder, value) for value in values}
        rows = [
            _FacetRow(labels[value], f"{addresses[value]}/", self._w.number(len(groups[value]))) for value in values
        ]
        base = self._layout.base_from(f"{folder}/")
        charts = {"years": self._years_chart, "countries": self._countries_chart}
        chart = charts[folder](base) if folder in charts else _NO_CHART
        yield from self._index_pages(folder, heading, rows, chart=chart)
        for value in values:
            yield from self._agreement_pages(addresses[value], labels[value], groups[value])

    def _index_pages(
        self, folder: str, heading: str, rows: Sequence[_FacetRow], *, chart: Markup = _NO_CHART
    ) -> Iterator[Page]:
        for page in split_into_pages(folder, rows, self._layout.per_page * _NAMES_PER_AGREEMENT):
            yield self._layout.page(
                "facets.html",
                page.address,
                (heading, page.items, page.number, page.page_count, chart),
                partial(self._index_values, page, heading, chart),
            )

    def _index_values(self, page: ListPage, heading: str, chart: Markup) -> dict[str, Any]:
        return {
            "heading": heading,
            "rows": page.items,
            "pager": page.pager(self._layout.parts),
            "chart": chart if page.number == 1 else _NO_CHART,
            "json_ld": list_node(heading, page.address, self._layout),
        }

    def _people_pages(self) -> Iterator[Page]:
        people = self._data.people
        names_by_key = self._data.signatory_names()
        names = [self._w.local(names_by_key[person.key]) for person in people]
        rows = [
            _FacetRow(name, f"people/{person.key}/", self._w.number(len({id_ for id_, _ in person.signatures})))
            for person, name in zip(people, names, strict=True)
        ]
        rows.sort(key=lambda row: (row.label.casefold(), row.address))
        yield from self._index_pages("people", self._w.gettext("Signatories"), rows)
        positions = {id_: position for position, id_ in enumerate(self._data.agreements)}
        for person, name in zip(people, names, strict=True):
            ids = sorted({id_ for id_, _ in person.signatures}, key=positions.__getitem__)
            yield from self._agreement_pages(f"people/{person.key}", name, [self._data.agreements[id_] for id_ in ids])

    def _years_chart(self, base: str) -> Markup:
        counts = {int(year): len(agreements) for year, agreements in self._by_year.items()}
        return years_chart(counts, self._w.gettext("Agreements by year of signing"), base)

    def _countries_chart(self, base: str) -> Markup:
        rows = [
            (self._w.country(code), f"{facet_folder('countries', code)}/", len(agreements))
            for code, agreements in self._by_country.items()
        ]
        rows.sort(key=lambda row: (-row[2], row[0]))  # by the number of agreements, and then by the name
        return bars_chart(rows[:_MAX_COUNTRIES], self._w.gettext("Agreements by country of the partner"), base)

    def _home_page(self, agreements: Sequence[AgreementSummary]) -> Page:
        row_keys = [self._keys.agreement_row(one) for one in agreements]
        key = (self._data.as_of, row_keys, len(self._data.organizations), self._data.owner_text)
        return self._layout.page("home.html", "", key, lambda: self._home_values(agreements))

    def _home_values(self, agreements: Sequence[AgreementSummary]) -> dict[str, Any]:
        w, parts = self._w, self._layout.parts
        intro = register_description(self._data, parts)
        n = w.ngettext
        organizations, countries = len(self._data.organizations), len(self._by_country)
        figures = [
            (w.number(len(agreements)), n("agreement", "agreements", len(agreements)), "agreements/"),
            (w.number(organizations), n("organization", "organizations", organizations), "organizations/"),
            (w.number(countries), n("country of partners", "countries of partners", countries), "countries/"),
        ]
        due = [one for one in agreements if one.status is Status.DUE] if self._data.settings.due else []
        title = select_valid_texts(self._data.register.get("title"))
        return {
            "heading": self._layout.title,
            "title": parts.text(title) if title else parts.page_text(self._layout.title),
            "intro": intro,
            "description": intro.value,
            "figures": figures,
            "coverage": describe_coverage(self._data, w),
            "years_chart": self._years_chart(self._layout.base_from("")),
            "countries_chart": self._countries_chart(self._layout.base_from("")),
            "due": [self._rows.agreement(one) for one in due[:_MAX_DUE]],
            "rows": [self._rows.agreement(one) for one in agreements[:_LATEST_COUNT]],
            "json_ld": register_node(self._layout),
        }
