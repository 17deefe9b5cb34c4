"""The keys of the pages and rows of records. A page is rendered only if its key is new."""

from collections.abc import Iterable

from eapa_cli.publishing.page import key_of
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary
from eapa_cli.publishing.site_data import SiteData


class RecordKeys:
    """The keys of the rows and pages of records. A key also depends on the other records that the row or page shows."""

    def __init__(self, data: SiteData) -> None:
        self._data = data
        self._row_keys: dict[str, str] = {}
        self._page_keys: dict[str, str] = {}
        self._register_key = key_of(data.settings, data.owner)
        self._organization_keys = {id_: key_of(one.text) for id_, one in data.organizations.items()}

    def agreement_row(self, summary: AgreementSummary) -> str:
        """Return the key of an agreement's row in lists."""
        if summary.id not in self._row_keys:
            self._row_keys[summary.id] = key_of(
                self._register_key,
                summary.text,
                str(summary.status),
                summary.deadline,
                self._keys_of_organizations(summary.parties),
            )
        return self._row_keys[summary.id]

    def agreement_page(self, summary: AgreementSummary) -> str:
        """Return the key of an agreement's page."""
        if summary.id not in self._page_keys:
            self._page_keys[summary.id] = self._make_page_key(summary)
        return self._page_keys[summary.id]

    def _make_page_key(self, summary: AgreementSummary) -> str:
        relations = self._data.agreement_relations.get(summary.id, ())
        related = [self.agreement_row(self._data.all_agreements[id_]) for id_ in self._find_related(summary.id)]
        people = sorted(
            (position, person.key) for position, person in self._data.people_of_agreement.get(summary.id, {}).items()
        )
        return key_of(self.agreement_row(summary), relations, related, people)

    def organization_page(self, summary: OrganizationSummary) -> str:
        """Return the key of an organization's page, without its agreements."""
        relations = self._data.organization_relations.get(summary.id, ())
        ids = (id_ for relation in relations for id_ in (relation.record, relation.target))
        return key_of(summary.text, relations, self._keys_of_organizations(ids))

    def organization_row(self, summary: OrganizationSummary) -> str:
        """Return the key of an organization's row in lists, without the number of its agreements."""
        return self._organization_keys[summary.id]

    def _find_related(self, id_: str) -> list[str]:
        """Return the ids of the agreements that are related to an agreement, directly or through other agreements."""
        found, pending = {id_}, [id_]
        while pending:
            for relation in self._data.agreement_relations.get(pending.pop(), ()):
                for other in (relation.record, relation.target):
                    if other not in found and other in self._data.all_agreements:
                        found.add(other)
                        pending.append(other)
        return sorted(found - {id_})

    def _keys_of_organizations(self, ids: Iterable[str]) -> list[str]:
        return [self._organization_keys.get(id_, id_) for id_ in ids]
