"""The keys of record pages. A page is rendered only if its key is new."""

from collections.abc import Iterable

from eapa_cli.publishing.page import key_of
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary
from eapa_cli.publishing.site_data import SiteData


class RecordKeys:
    """The keys of records. A key also depends on the other records that the page or row shows."""

    def __init__(self, data: SiteData) -> None:
        self._data = data
        self._row_keys: dict[str, str] = {}
        self._page_keys: dict[str, str] = {}
        self._register = key_of(data.settings, data.owner)
        self._organization_keys = {id_: key_of(one.text) for id_, one in data.organizations.items()}

    def agreement(self, summary: AgreementSummary) -> str:
        """Return a key of the row of an agreement in a list."""
        if summary.id not in self._row_keys:
            self._row_keys[summary.id] = key_of(
                self._register,
                summary.text,
                str(summary.status),
                summary.deadline,
                self._keys_of_organizations(summary.parties),
            )
        return self._row_keys[summary.id]

    def page(self, summary: AgreementSummary) -> str:
        """Return a key of the page of an agreement."""
        if summary.id not in self._page_keys:
            self._page_keys[summary.id] = self._make_page_key(summary)
        return self._page_keys[summary.id]

    def _make_page_key(self, summary: AgreementSummary) -> str:
        ties = self._data.ties.get(summary.id, ())
        related = [self.agreement(self._data.documents[id_]) for id_ in self._related(summary.id)]
        people = sorted(
            (position, person.key) for position, person in self._data.people_of_agreement.get(summary.id, {}).items()
        )
        return key_of(self.agreement(summary), ties, related, people)

    def organization(self, summary: OrganizationSummary) -> str:
        """Return a key of the page of an organization, without its agreements."""
        links = self._data.links.get(summary.id, ())
        return key_of(
            summary.text, links, self._keys_of_organizations(id_ for link in links for id_ in (link.later, link.target))
        )

    def row(self, summary: OrganizationSummary) -> str:
        """Return a key of the row of an organization in a list, without the number of its agreements."""
        return self._organization_keys[summary.id]

    def _related(self, id_: str) -> list[str]:
        """Return the ids of the agreements that are related to an agreement, directly or through other agreements."""
        found, pending = {id_}, [id_]
        while pending:
            for tie in self._data.ties.get(pending.pop(), ()):
                for other in (tie.later, tie.target):
                    if other not in found and other in self._data.documents:
                        found.add(other)
                        pending.append(other)
        return sorted(found - {id_})

    def _keys_of_organizations(self, ids: Iterable[str]) -> list[str]:
        return [self._organization_keys.get(id_, id_) for id_ in ids]
