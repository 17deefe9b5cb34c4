"""Keys of the content of record pages: a page is rendered only if its key is new."""

from collections.abc import Iterable

from eapa_cli.publishing.page import key_of
from eapa_cli.publishing.site_data import AgreementSummary, OrganizationSummary, SiteData


class RecordKeys:
    """Keys of records and of the records they refer to."""

    def __init__(self, data: SiteData) -> None:
        self._data = data
        self._agreements: dict[str, str] = {}
        self._pages: dict[str, str] = {}
        self._register = key_of(data.settings, data.owner)
        self._texts = {id_: key_of(one.text) for id_, one in data.organizations.items()}

    def agreement(self, it: AgreementSummary) -> str:
        """Return a key of the row of an agreement in a list."""
        if it.id not in self._agreements:
            self._agreements[it.id] = key_of(
                self._register, it.text, str(it.status), it.deadline, self._texts_of(it.parties)
            )
        return self._agreements[it.id]

    def page(self, it: AgreementSummary) -> str:
        """Return a key of the page of an agreement."""
        if it.id not in self._pages:
            self._pages[it.id] = self._page(it)
        return self._pages[it.id]

    def _page(self, it: AgreementSummary) -> str:
        ties = self._data.ties.get(it.id, ())
        related = [self.agreement(self._data.documents[id_]) for id_ in self._related(it.id)]
        people = sorted((at, person.key) for at, person in self._data.people_of_agreement.get(it.id, {}).items())
        return key_of(self.agreement(it), ties, related, people)

    def organization(self, it: OrganizationSummary) -> str:
        """Return a key of the page of an organization, without its agreements."""
        links = self._data.links.get(it.id, ())
        return key_of(it.text, links, self._texts_of(id_ for link in links for id_ in (link.later, link.target)))

    def row(self, it: OrganizationSummary) -> str:
        """Return a key of the row of an organization in a list, without the number of its agreements."""
        return self._texts[it.id]

    def _related(self, id_: str) -> list[str]:
        """Return the ids of the agreements that may affect one, directly or through others."""
        found, left = {id_}, [id_]
        while left:
            for tie in self._data.ties.get(left.pop(), ()):
                for other in (tie.later, tie.target):
                    if other not in found and other in self._data.documents:
                        found.add(other)
                        left.append(other)
        return sorted(found - {id_})

    def _texts_of(self, ids: Iterable[str]) -> list[str]:
        return [self._texts.get(id_, id_) for id_ in ids]
