"""JSON-LD nodes in the pages, for search engines, with the vocabulary of schema.org."""

import re
from typing import Any, Final

from eapa_cli.model.vocabulary import Kind, OrganizationType
from eapa_cli.publishing.page_addresses import record_address
from eapa_cli.publishing.page_layout import Layout
from eapa_cli.publishing.page_parts import Link
from eapa_cli.publishing.record_links import register_description
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary

_CONTEXT: Final = "https://schema.org"
# The dates of schema.org: a year, month or day. They have no form for an interval or an uncertain date.
_DATE: Final = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
# The types of schema.org. Any other type of organization is an "Organization".
_TYPES: Final = {
    OrganizationType.NGO: "NGO",
    OrganizationType.GOVERNMENT: "GovernmentOrganization",
    OrganizationType.REGIONAL_GOVERNMENT: "GovernmentOrganization",
    OrganizationType.UNIVERSITY: "CollegeOrUniversity",
    OrganizationType.MEDIA: "NewsMediaOrganization",
    OrganizationType.BUSINESS: "Corporation",
}


def agreement_node(agreement: AgreementSummary, layout: Layout) -> dict[str, Any]:
    """Return the JSON-LD node of an agreement."""
    has_iso_date = agreement.signed and not agreement.stage and _DATE.fullmatch(agreement.signed)
    return {
        "@context": _CONTEXT,
        "@type": "CreativeWork",
        "identifier": agreement.id,
        "name": layout.link.title(agreement).value,
        "contributor": [_party(layout.link.organization(party), layout) for party in agreement.parties],
        **({"creativeWorkStatus": layout.wording.label(agreement.stage)} if agreement.stage else {}),
        **({"dateCreated": agreement.signed} if has_iso_date else {}),
        **({"keywords": [layout.wording.label(topic) for topic in agreement.topics]} if agreement.topics else {}),
        **_url(layout, record_address(Kind.AGREEMENT, agreement.id)),
    }


def organization_node(organization: OrganizationSummary, layout: Layout) -> dict[str, Any]:
    """Return the JSON-LD node of an organization."""
    names = list(dict.fromkeys(organization.names.values()))
    name = layout.link.name(organization.id).value
    return {
        "@context": _CONTEXT,
        "@type": _TYPES.get(organization.type, "Organization"),
        "identifier": organization.id,
        "name": name,
        "alternateName": [other for other in names if other != name],
        **_url(layout, record_address(Kind.ORGANIZATION, organization.id)),
    }


def list_node(heading: str, address: str, layout: Layout) -> dict[str, Any]:
    """Return the JSON-LD node of a page that lists records."""
    return {"@context": _CONTEXT, "@type": "CollectionPage", "name": heading, **_url(layout, address)}


def register_node(layout: Layout) -> dict[str, Any]:
    """Return the JSON-LD node of the register, which is a data set."""
    description = register_description(layout.data, layout.parts).value
    node = {"@context": _CONTEXT, "@type": "Dataset", "name": layout.title, **_url(layout, "")}
    return {**node, "description": description} if description else node


def _party(link: Link, layout: Layout) -> dict[str, Any]:
    node = {"@type": "Organization", "name": link.text.value}
    return {**node, **_url(layout, link.address)} if link.address else node


def _url(layout: Layout, address: str) -> dict[str, str]:
    url = layout.data.settings.url
    return {"url": f"{url}{layout.language.prefix}{address}"} if url else {}
