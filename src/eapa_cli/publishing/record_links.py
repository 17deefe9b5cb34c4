"""Links to the pages of records and countries, and the titles and names that they show."""

from eapa_cli.model.names import select_valid_texts
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.page_addresses import record_address
from eapa_cli.publishing.page_parts import Link, PageParts, Text
from eapa_cli.publishing.record_summaries import AgreementSummary
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.wording import Wording


class RecordLinks:
    """Links to pages of records, with their names in one language."""

    def __init__(self, data: SiteData, parts: PageParts) -> None:
        self._data = data
        self._parts = parts

    def agreement(self, id_: str) -> Link:
        """Return a link to an agreement; without an address if the register has no record with the id."""
        summary = self._data.all_agreements.get(id_)
        if summary is None:
            return Link(self._parts.text_in_unknown_language(id_), None)
        return Link(self.title(summary).shortened(), record_address(Kind.AGREEMENT, id_))

    def title(self, summary: AgreementSummary) -> Text:
        """Return the title of an agreement; without a title, its type and parties."""
        if summary.title:
            return self._parts.text(summary.title)
        w = self._parts.wording
        parties = " — ".join(self.name(party).value for party in summary.parties)
        return self._parts.page_text(f"{w.heading(summary.type)}: {parties}")

    def name(self, id_: str) -> Text:
        """Return the name of an organization, or its id if no name is recorded."""
        summary = self._data.organizations.get(id_)
        if summary and summary.names:
            return self._parts.text(summary.names)
        return self._parts.text_in_unknown_language(id_)

    def organization(self, id_: str) -> Link:
        """Return a link to an organization; without an address if the register has no record with the id."""
        return Link(
            self.name(id_).shortened(),
            record_address(Kind.ORGANIZATION, id_) if id_ in self._data.organizations else None,
        )


def register_title(data: SiteData, wording: Wording) -> str:
    """Return the title of the register, or "Register of agreements" if no title is recorded."""
    title = select_valid_texts(data.register.get("title"))
    return wording.local(title) if title else wording.gettext("Register of agreements")


def register_description(data: SiteData, parts: PageParts) -> Text:
    """Return the description of the register; an empty text if it has none."""
    return parts.text(select_valid_texts(data.register.get("description")))


def country_link(code: str | None, data: SiteData, parts: PageParts) -> Link | None:
    """Return a link to the page of a country; without an address if no partner is from there; None without a code."""
    return Link(parts.page_text(parts.wording.country(code)), data.country_address(code)) if code else None
