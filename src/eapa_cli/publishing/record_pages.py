"""The pages of agreements and organizations in one language."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.addresses import record_address, segment
from eapa_cli.publishing.agreement_view import AgreementViews
from eapa_cli.publishing.linked_data import agreement_node, organization_node
from eapa_cli.publishing.listing import ListPage, Rows, in_pages
from eapa_cli.publishing.organization_view import OrganizationViews
from eapa_cli.publishing.page import Page
from eapa_cli.publishing.page_layout import Layout
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.site_data import AgreementSummary, OrganizationSummary
from eapa_cli.publishing.site_history import SiteHistory


class RecordPages:
    """Pages of records."""

    def __init__(self, layout: Layout, rows: Rows, keys: RecordKeys, history: SiteHistory) -> None:
        self._layout = layout
        self._data = layout.data
        self._rows = rows
        self._keys = keys
        self._history = history
        self._agreements = AgreementViews(layout.data, layout.words, layout.link)
        self._organizations = OrganizationViews(layout.data, layout.words, layout.link)

    def pages(self) -> Iterator[Page]:
        """Yield all pages of records, and a page at each former address that leads to the present one."""
        for agreement in self._data.documents.values():
            yield self._agreement(agreement)
        for organization in self._data.organizations.values():
            yield from self._organization(organization)
        taken = {kind: self._data.documents if kind is Kind.AGREEMENT else self._data.organizations for kind in Kind}
        for kind, former, id_ in self._data.former_ids:
            if former not in taken[kind] and id_ in taken[kind]:
                target = record_address(kind, id_)
                yield self._layout.page("moved.html", record_address(kind, former), id_, partial(dict, target=target))

    def _agreement(self, it: AgreementSummary) -> Page:
        key = (self._keys.page(it), self._history.key(it.id))
        return self._layout.page(
            "agreement.html", record_address(Kind.AGREEMENT, it.id), key, lambda: self._agreement_values(it)
        )

    def _agreement_values(self, it: AgreementSummary) -> dict[str, Any]:
        view = self._agreements.view(it)
        return {
            "view": view,
            "heading": view["title"].value,
            "description": f"{view['status_label']}. {view['reason']}",
            "json_ld": agreement_node(it, self._layout),
            **self._end(Kind.AGREEMENT, it.id),
        }

    def _end(self, kind: Kind, id_: str) -> dict[str, Any]:
        return {
            "history": self._history.of(id_, self._layout.wording),
            "api_address": f"api/v1/{kind.plural}/{segment(id_)}.json",
        }

    def _organization(self, it: OrganizationSummary) -> Iterator[Page]:
        agreements = self._data.agreements_of.get(it.id, ())
        unsigned = [self._keys.agreement(one) for one in self._data.unsigned_of.get(it.id, ())]
        key = (self._keys.organization(it), self._history.key(it.id), len(agreements), unsigned)
        for page in in_pages(record_address(Kind.ORGANIZATION, it.id).rstrip("/"), agreements, self._layout.per_page):
            shown = (key, page.number, page.last, [self._keys.agreement(one) for one in page.items])
            yield self._layout.page(
                "organization.html",
                page.address,
                shown,
                partial(self._organization_values, it, page),
            )

    def _organization_values(self, it: OrganizationSummary, page: ListPage) -> dict[str, Any]:
        view = self._organizations.view(it)
        w = self._layout.wording
        number = len(view["agreements"])
        return {
            "view": view,
            "heading": view["title"].value,
            "pager": page.pager(self._layout.words),
            "rows": [self._rows.agreement(one) for one in page.items],
            "unsigned": [self._rows.agreement(one) for one in self._data.unsigned_of.get(it.id, ())],
            "agreements_heading": w.ngettext("%(num)s agreement", "%(num)s agreements", number)
            % {"num": w.number(number)}
            if number
            else w.gettext("Agreements"),
            "json_ld": organization_node(it, self._layout),
            **self._end(Kind.ORGANIZATION, it.id),
        }
