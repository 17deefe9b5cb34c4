"""The pages of agreements, and of organizations with the list of their agreements, in one language."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.agreement_view import AgreementViews
from eapa_cli.publishing.linked_data import agreement_node, organization_node
from eapa_cli.publishing.list_rows import ListPage, Rows, split_into_pages
from eapa_cli.publishing.organization_facts import OrganizationFacts
from eapa_cli.publishing.page import Page
from eapa_cli.publishing.page_addresses import record_address
from eapa_cli.publishing.page_layout import Layout
from eapa_cli.publishing.record_api import record_path
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary
from eapa_cli.publishing.site_history import SiteHistory


class RecordPages:
    """The pages of records."""

    def __init__(self, layout: Layout, rows: Rows, keys: RecordKeys, history: SiteHistory) -> None:
        self._layout = layout
        self._data = layout.data
        self._rows = rows
        self._keys = keys
        self._history = history
        self._agreements = AgreementViews(layout.data, layout.parts, layout.link)
        self._organizations = OrganizationFacts(layout.data, layout.parts, layout.link)

    def pages(self) -> Iterator[Page]:
        """Yield the pages of all records, and a redirect at the address of each former id."""
        for agreement in self._data.all_agreements.values():
            yield self._agreement_page(agreement)
        for organization in self._data.organizations.values():
            yield from self._organization_pages(organization)
        yield from self._redirects()

    def _redirects(self) -> Iterator[Page]:
        """Yield a redirect for each former id, unless another record has this id now."""
        records: Mapping[Kind, Mapping[str, object]] = {
            Kind.AGREEMENT: self._data.all_agreements,
            Kind.ORGANIZATION: self._data.organizations,
        }
        for kind, former, id_ in self._data.former_ids:
            if former not in records[kind] and id_ in records[kind]:
                target = record_address(kind, id_)
                yield self._layout.page("moved.html", record_address(kind, former), id_, partial(dict, target=target))

    def _agreement_page(self, summary: AgreementSummary) -> Page:
        key = (self._keys.agreement_page(summary), self._history.key(summary.id))
        return self._layout.page(
            "agreement.html", record_address(Kind.AGREEMENT, summary.id), key, lambda: self._agreement_values(summary)
        )

    def _agreement_values(self, summary: AgreementSummary) -> dict[str, Any]:
        view = self._agreements.view(summary)
        return {
            "view": view,
            "heading": view["title"].value,
            "description": f"{view['status_label']}. {view['reason']}",
            "json_ld": agreement_node(summary, self._layout),
            **self._closing_values(Kind.AGREEMENT, summary.id),
        }

    def _closing_values(self, kind: Kind, id_: str) -> dict[str, Any]:
        """Return the values for the end of a page: the history of the record, and its address in the API."""
        return {
            "history": self._history.describe_record(id_, self._layout.wording),
            "api_address": record_path(kind, id_),
        }

    def _organization_pages(self, summary: OrganizationSummary) -> Iterator[Page]:
        agreements = self._data.agreements_by_organization.get(summary.id, ())
        unsigned = [self._keys.agreement_row(one) for one in self._data.unsigned_by_organization.get(summary.id, ())]
        shared_key = (self._keys.organization_page(summary), self._history.key(summary.id), len(agreements), unsigned)
        folder = record_address(Kind.ORGANIZATION, summary.id).rstrip("/")
        for page in split_into_pages(folder, agreements, self._layout.per_page):
            key = (shared_key, page.number, page.page_count, [self._keys.agreement_row(one) for one in page.items])
            values = partial(self._organization_values, summary, page)
            yield self._layout.page("organization.html", page.address, key, values)

    def _organization_values(self, summary: OrganizationSummary, page: ListPage) -> dict[str, Any]:
        view, w = self._organizations.values(summary), self._layout.wording
        number = len(self._data.agreements_by_organization.get(summary.id, ()))
        return {
            "view": view,
            "heading": view["title"].value,
            "pager": page.pager(self._layout.parts),
            "rows": [self._rows.agreement(one) for one in page.items],
            "unsigned": [self._rows.agreement(one) for one in self._data.unsigned_by_organization.get(summary.id, ())],
            "agreements_heading": w.agreement_count(number) if number else w.gettext("Agreements"),
            "json_ld": organization_node(summary, self._layout),
            **self._closing_values(Kind.ORGANIZATION, summary.id),
        }
