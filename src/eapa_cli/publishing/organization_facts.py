"""The facts about an organization, for its page of the site and for reports."""

from collections.abc import Iterator
from typing import Any

from eapa_cli.model.names import Name
from eapa_cli.model.records import Figure, Organization, OrganizationLink
from eapa_cli.model.vocabulary import NameKind, OrganizationRelation
from eapa_cli.publishing.page_parts import Field, Link, PageParts, Text, web_address_or_none
from eapa_cli.publishing.record_links import RecordLinks, country_link
from eapa_cli.publishing.record_summaries import OrganizationSummary
from eapa_cli.publishing.site_data import SiteData


class OrganizationFacts:
    """The facts about organizations in one language."""

    def __init__(self, data: SiteData, parts: PageParts, link: RecordLinks) -> None:
        self._data = data
        self._parts = parts
        self._link = link

    def values(self, summary: OrganizationSummary) -> dict[str, Any]:
        """Return the values about an organization by their names in its template."""
        organization, w = summary.record(), self._parts.wording
        return {
            "record": summary,
            "title": self._link.name(organization.id),
            "type": w.heading(organization.type),
            "country": country_link(organization.country, self._data, self._parts),
            "scope": w.label(organization.scope) if organization.scope else "",
            "summary": self._parts.text(organization.summary),
            "facts": [field for field in self._facts(organization) if field.values],
            "names": [self._name(name) for name in organization.names],
            "tasks": [self._parts.text(task) for task in organization.tasks],
            "relations": [self._relation(link) for link in organization.relations],
            "related": list(self._related(organization.id)),
            "figures": [self._figure(organization, figure) for figure in organization.figures],
            "sources": [self._parts.source(one) for one in organization.sources],
            "notes": organization.notes or "",
            "former_ids": organization.former_ids,
        }

    def _facts(self, organization: Organization) -> Iterator[Field]:
        w, _, field = self._parts.wording, self._parts.wording.gettext, self._parts.field
        yield field(_("Seat"), w.place(organization.seat))
        yield field(_("Founded"), w.date(organization.founded) if organization.founded else None)
        yield field(_("Dissolved"), w.date(organization.dissolved) if organization.dissolved else None)
        address = web_address_or_none(organization.website)
        website = Text(organization.website or "", "")
        yield field(_("Website"), Link(website, address) if address else website)
        for identifier in organization.identifiers:
            yield field(w.heading(identifier.scheme), self._parts.text_in_unknown_language(identifier.value))

    def _name(self, name: Name) -> tuple[Text, str]:
        """Return a name, and its language, kind and period in words."""
        w = self._parts.wording
        kind = "" if name.kind is NameKind.OFFICIAL else w.label(name.kind)
        details = (w.language_name(name.lang), kind, w.period(name.from_, name.to))
        return Text(name.value, name.lang), ", ".join(filter(None, details))

    def _relation(self, link: OrganizationLink) -> tuple[str, Link, str, str]:
        w = self._parts.wording
        target = (
            self._link.organization(link.organization) if link.organization else Link(self._parts.text(link.name), None)
        )
        return w.heading(link.type), target, w.period(link.from_, link.to), link.note or ""

    def _related(self, id_: str) -> Iterator[tuple[str, Link]]:
        """Yield the organizations that name this one in their relations."""
        _ = self._parts.wording.gettext
        labels = {
            OrganizationRelation.FOUNDED_BY: _("Founder of"),
            OrganizationRelation.MEMBER_OF: _("Has as a member"),
            OrganizationRelation.PART_OF: _("Includes"),
            OrganizationRelation.SUCCESSOR_OF: _("Succeeded by"),
        }
        for relation in self._data.organization_relations.get(id_, ()):
            if relation.target == id_:
                yield labels[OrganizationRelation(relation.type)], self._link.organization(relation.record)

    def _figure(self, organization: Organization, figure: Figure) -> dict[str, Any]:
        w = self._parts.wording
        has_source = figure.source is not None and 0 < figure.source <= len(organization.sources)
        return {
            "label": w.heading(figure.of),
            "value": w.figure(figure),
            "as_of": w.gettext("as of %(date)s") % {"date": w.date(figure.as_of)},
            "source": figure.source if has_source else None,
            "note": figure.note or "",
        }
